"""The files of an export, made in memory: nothing is written before all of them are made and checked."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from interview_tui.export.choices import checked, takes_part
from interview_tui.export.chosen import chosen
from interview_tui.export.formats import FORMATS, GUIDE_FORMATS, Format, GuideFormat
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.export.options import Options
from interview_tui.export.shown_ids import under_shown_id, without_telling_ids
from interview_tui.exported import ExportedFile
from interview_tui.guide.ids import slug
from interview_tui.held import refused, standing_of
from interview_tui.language import _
from interview_tui.privacy.leaks.seeking import Seeker
from interview_tui.privacy.to_hide import to_hide
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study

Progress = Callable[[str, float], None]
"""Told which interview is being worked on, and how much of the work is done: 0 to 1.

No interview: the finished files are being checked, and how many of them have been.
"""


def built(
    study: Study,
    interviews: Sequence[Interview],
    formats: Iterable[str],
    options: Options,
    progress: Progress = lambda _interview, _share: None,
) -> list[ExportedFile]:
    """The files of these interviews in these formats.

    One interview is held at a time where no format needs several. Raises `Problem` for an unknown format or choice, and
    for a damaged interview.
    """
    names = list(dict.fromkeys(formats))
    if any(name not in GUIDE_FORMATS for name in names):  # the guide is exported whole
        options = checked(options, interviews)
    interviews = [one for one in interviews if takes_part(one, options)]
    writers = [_format(name) for name in names if name not in GUIDE_FORMATS]
    alone = [one for one in writers if not _joint(one, options, interviews)]
    joint = [one for one in writers if _joint(one, options, interviews)]
    files = [_guide_file(study, GUIDE_FORMATS[name]) for name in names if name in GUIDE_FORMATS]
    together: list[LinkedInterview] = []
    holds: list[str] = []
    for interview, folder, content in _contents(study, interviews if writers else (), options, progress):
        files += [_file(content.id, one, [content], [folder]) for one in alone]
        # Who refused is in no file with others: there is nothing of hers to read.
        if joint and not refused(interview):
            together.append(content)
            holds.append(folder)
    if together:
        files += [_file(slug(study.settings.title), one, together, holds) for one in joint]
    return files


def to_go_out(interviews: Iterable[Interview]) -> list[Interview]:
    """Without rehearsals, in which nobody took part, and without those whose participants have withdrawn.

    Either can be exported by its name; one that cannot be read is left to whoever reads it.
    """
    found = list(interviews)
    return [one for one in found if standing_of(one.study.sittings(one)) not in ("rehearsal", "withdrawn")]


def once(study: Study, interviews: Iterable[Interview]) -> list[Interview]:
    """Each interview once, whichever of its sittings are named."""
    return list({study.sittings(one)[0].id: one for one in interviews}.values())


def _contents(
    study: Study, interviews: Sequence[Interview], options: Options, progress: Progress
) -> Iterator[tuple[Interview, str, LinkedInterview]]:
    """Each with its folder, and with what is told of it, under the name that it is told by."""
    originals = to_hide(study).originals(()) if interviews else []
    seeker = Seeker([(one.text, one.kind) for one in originals], study.settings.language)
    for number, interview in enumerate(interviews):
        progress(interview.id, number / len(interviews))
        content = linked(interview)
        taken = chosen(under_shown_id(study, content), options)
        yield interview, content.id, without_telling_ids(taken, seeker)
    if interviews:
        progress(interviews[-1].id, 1.0)


def _joint(format: Format, options: Options, interviews: Sequence[Interview]) -> bool:
    """Whether all interviews go into one file; one alone is called by its own name where it can stand alone."""
    several = format.holds == "interviews" and options.one_file and len(interviews) > 1
    return several or format.holds == "study"


def _file(stem: str, format: Format, contents: Sequence[LinkedInterview], holds: Sequence[str]) -> ExportedFile:
    """`holds`: the folders of what is in it, whatever they are called there."""
    return ExportedFile(stem, format.suffix, format.make(contents), tuple(holds))


def _guide_file(study: Study, format: GuideFormat) -> ExportedFile:
    guide = study.guide
    stem = {"sv": "intervjuguide"}.get(guide.language, "interview-guide")
    return ExportedFile(stem, format.suffix, format.make(guide))


def _format(name: str) -> Format:
    try:
        return FORMATS[name]
    except KeyError:
        raise Problem(
            _("There is no export format {name}.").format(name=name),
            cure=formats_there_are(),
        ) from None


def formats_there_are() -> str:
    """A sentence that names them."""
    return _("The formats are: {names}.").format(names=", ".join([*FORMATS, "audio", *GUIDE_FORMATS]))
