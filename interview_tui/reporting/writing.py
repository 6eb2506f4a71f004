"""Writing the report on methods: it goes the way of an export, with its check and its list."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from interview_tui.export.traces import check_exports, refuse_locked_key
from interview_tui.export.write import write_files
from interview_tui.exported import ExportedFile
from interview_tui.files import private_folder
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.reporting.documents import FORMATS
from interview_tui.reporting.facts import MethodsFacts
from interview_tui.reporting.gathering import Progress, facts
from interview_tui.study import Study

_STEMS = {"sv": "metod", "en": "method"}


def write_methods(
    study: Study,
    formats: Iterable[str] = tuple(FORMATS),
    language: str | None = None,
    *,
    names: Sequence[str] | None = None,
    into: Path | None = None,
    progress: Progress = lambda _interview, _share: None,
) -> list[Path]:
    """Write the report in these formats and in `language` (`sv`, `en`; the study's where None), and return the paths.

    `names`: those in the key, which must stand in none of the files; empty where they are not to be searched for, None
    where there is no key. Raises `Problem` for an unknown format, where there is no interview to tell of,
    for a file that would give somebody away, or a folder that cannot be written.
    """
    refuse_locked_key(study, names)
    wanted, language = list(dict.fromkeys(formats)), language or study.settings.language
    for name in wanted:
        if name not in FORMATS:
            raise Problem(
                _("The report cannot be written as {name}.").format(name=name),
                cure=_("The formats are: {names}.").format(names=", ".join(FORMATS)),
            )
    return write_report(study, facts(study, progress), wanted, language, names=names, into=into)


def write_report(
    study: Study,
    found: MethodsFacts,
    formats: Sequence[str],
    language: str,
    *,
    names: Sequence[str] | None = None,
    into: Path | None = None,
) -> list[Path]:
    """The same of facts that are gathered already, in formats that there are. Raises `Problem` as `write_methods`."""
    files = report_files(found, formats, language)
    check_exports(study, files, names)
    try:
        folder = private_folder(into) if into is not None else study.exports
        return write_files(study, folder, files)
    except OSError as error:
        raise Problem(
            _("The report could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Close the file if it is open elsewhere, or choose a folder that you may write in."),
            where=error.filename2 or into or study.folder / "exports",
        ) from error


def report_files(found: MethodsFacts, formats: Sequence[str], language: str) -> list[ExportedFile]:
    """The files, ready to be written. They hold something of every interview that counts: whoever withdraws is in them.

    Raises `Problem` where there is nothing to tell of.
    """
    if not found.interviews:
        raise Problem(
            _("There is no interview to tell of yet."),
            cure=_("Rehearsals and the demo's interviews do not count. Hold one, or import a recording."),
        )
    holds = tuple(one.id for one in found.interviews)
    return [
        ExportedFile(_STEMS[language], suffix, make(found, language), holds)
        for suffix, make in (FORMATS[name] for name in formats)
    ]
