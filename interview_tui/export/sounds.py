"""`audio`: the sound of interviews as files of an export, with what is hidden in them silenced."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from interview_tui.export.audio import SUFFIX, SoundPlan, sound_plan, write_sound
from interview_tui.export.building import Progress
from interview_tui.export.choices import checked, takes_part
from interview_tui.export.options import Options
from interview_tui.export.traces import Traces
from interview_tui.exported import ExportedFile
from interview_tui.held import refused
from interview_tui.language import _
from interview_tui.privacy.leaks import Original, leaks_in_sound
from interview_tui.privacy.to_hide import to_hide
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study


def sounds(
    study: Study,
    interviews: Sequence[Interview],
    options: Options,
    names: Sequence[str],
    progress: Progress,
    notice: Callable[[str], None],
) -> list[ExportedFile]:
    """A file for each interview, which is made when it is written.

    `notice` is told what she must know of it. Raises `Problem` where a part of what was said was chosen, for the sound
    holds all of it, and where it cannot be known when a name is said.
    """
    if options.participants or options.questions or options.quotes_only or not options.interviewer:
        raise Problem(
            _("The sound holds all that was said, not a part that was chosen."),
            cure=_("Export it by itself, with everything ticked."),
        )
    options = checked(options, interviews)
    wanted = [one for one in interviews if takes_part(one, options) and not refused(one)]
    hide = to_hide(study, names)
    files = []
    for number, interview in enumerate(wanted):
        folder = study.sittings(interview)[0].id
        originals = hide.originals([folder])
        plan = sound_plan(study, interview, originals, keep_unknown=options.keep_untranscribed)
        for one in plan.notices:
            notice(one)
        tell = partial(_share, progress, number, len(wanted))
        make = partial(_make, plan, originals, study.settings.language, options, tell)
        files.append(ExportedFile(plan.stem, SUFFIX, b"", (folder,), make))
    return files


def _make(
    plan: SoundPlan,
    originals: Sequence[Original],
    language: str,
    options: Options,
    tell: Callable[[str, float], None],
    path: Path,
) -> str:
    sha256 = write_sound(plan, path, options.hide_sound, partial(tell, plan.stem))
    with path.open("rb") as file:
        found = leaks_in_sound(plan.stem + SUFFIX, file, originals, language)
    if found:
        raise Traces(found, [plan.interview])
    return sha256


def _share(progress: Progress, number: int, count: int, name: str, share: float) -> None:
    progress(name, (number + share) / count)
