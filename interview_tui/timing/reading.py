"""The timing reports of a study, read from its folder."""

from collections.abc import Iterable, Sequence

from interview_tui.export.linked import gathered, language_of, linking, put_together
from interview_tui.export.shown_ids import under_shown_id
from interview_tui.held import refused
from interview_tui.interview.corrections import decisions
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


def to_report(study: Study, named: Sequence[Interview] = ()) -> list[Interview]:
    """The interviews to be reported, each once: those named; else the pilots; else all, but for rehearsals.

    Raises `Problem` if there is none.
    """
    chosen = named or pilots(study) or [one for one in study.interviews() if one.record.kind != "rehearsal"]
    whole = {study.sittings(one)[0].id: study.sittings(one)[0] for one in chosen}
    found = [one for one in whole.values() if not refused(one)]
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
