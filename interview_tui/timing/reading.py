"""The timing reports of a study, read from its folder."""

from collections.abc import Iterable, Sequence

from interview_tui.export.linked import gathered, language_of, linking, put_together
from interview_tui.export.shown_ids import under_shown_id
from interview_tui.held import standing_of
from interview_tui.interview.corrections import decisions
from interview_tui.interview.standing import told_of
from interview_tui.language import _
from interview_tui.privacy.hidden_texts import hidden_guide
from interview_tui.privacy.hiding import hider
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.timing.measure import timing
from interview_tui.timing.report import TimingReport
from interview_tui.timing.typical import pilots


def report_of(interview: Interview) -> TimingReport:
    """The report of the whole interview that `interview` is a sitting of. Raises `Problem` if a file is damaged.

    The guide's wording is that of the file, so that no placeholder tells a place; what is hidden in it is hidden.
    """
    material = gathered(interview)
    found = under_shown_id(interview.study, put_together(material, linking(material)))
    hide = hider(decisions(material.corrections), language_of(material))
    first = interview.study.sittings(interview)[0]
    return timing(found, hidden_guide(first.guide, hide))


def everyone(study: Study) -> list[Interview]:
    """Every interview that counts; in the demo's own study, those that it replayed.

    Also what cannot be read: its report says why.
    """
    standings = {sittings[0]: standing_of(sittings) for sittings in study.wholes()}
    wanted = (told_of(standings.values()), "unreadable")
    return [one for one, what in standings.items() if what in wanted]


def to_report(study: Study, named: Sequence[Interview] = ()) -> list[Interview]:
    """The interviews to be reported, each once: those named; else the pilots; else everyone.

    Of what was refused, withdrawn or only prepared there is no report, even if it is named. Raises `Problem` if there
    is no interview left.
    """
    whole = {sittings[0].id: sittings for sittings in map(study.sittings, named or pilots(study) or everyone(study))}
    found = [one[0] for one in whole.values() if standing_of(one) not in ("refused", "withdrawn", "prepared")]
    if not found:
        raise Problem(
            _("There is no interview to report on yet."),
            cure=_("Hold a pilot first, with someone you know: interview-tui interview --pilot"),
            where=study.folder,
        )
    return sorted(found, key=lambda one: one.record.created)


def reports_of(interviews: Iterable[Interview]) -> list[TimingReport]:
    """A report each. Raises `Problem` as `report_of` does."""
    return [report_of(interview) for interview in interviews]
