"""`interview-tui transcribe FILE`: a transcript of any recording, without a study."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.commands.terminal import Context, say, study_here, tell
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.quick import Wish


def sound_files(context: Context, names: Sequence[str]) -> list[Path]:
    """The names that are sound files; either all are, or none. Raises `Problem` for a mixture, or a missing file."""
    files = [Path(name) for name in names if Path(name).is_file()]
    known = _interviews_called(context, [name for name in names if Path(name).is_file()])
    if known:
        raise Problem(
            _("{name} is a file here and an interview of the study.").format(name=known[0]),
            cure=_("Write ./{name} for the file, or the interview's whole name.").format(name=known[0]),
        )
    if files and len(files) < len(names):
        other = next(name for name in names if not Path(name).is_file())
        raise Problem(
            _("{name} is no file, and the others are.").format(name=other),
            cure=_("Name either sound files, or interviews of the study."),
        )
    if not files:
        _refuse_missing_files(names)
    return files


def _interviews_called(context: Context, names: Sequence[str]) -> list[str]:
    """Those that are interviews of the study we are in, too."""
    from interview_tui.study import Study

    folder = context.folder or study_here()
    if not names or not (folder / "study.toml").exists():
        return []
    study, known = Study(folder), []
    for name in names:
        try:
            study.interview(name)
        except Problem:
            continue
        known.append(name)
    return known


def _refuse_missing_files(names: Sequence[str]) -> None:
    """A path that is no file is not the name of an interview."""
    from interview_tui.importing.sound import KINDS

    for name in names:
        if len(Path(name).parts) > 1 or Path(name).suffix.lower().removeprefix(".") in KINDS:
            raise Problem(_("There is no such file."), cure=_("See that its name is right."), where=Path(name))


def transcribe_files(wishes: "Sequence[Wish]") -> None:
    """Transcribe one after the other, with progress; prints what was written.

    Raises `Problem`; where there are several, in the end, and what stops one does not stop those after it.
    """
    from interview_tui.quick import transcribe_file

    failed = 0
    for wish in wishes:
        try:
            made = transcribe_file(wish, tell)
        except Problem as problem:
            if len(wishes) == 1:
                raise
            failed += 1
            say(f"{wish.file.name}: {problem.what} {problem.cure}".rstrip(), err=True)
            continue
        if not made.words:
            say(_("{name}: no words were heard in it").format(name=wish.file.name), err=True)
        click.echo("\n".join(str(path) for path in made.paths))
    if failed:
        said = ngettext("{count} file could not be transcribed.", "{count} files could not be transcribed.", failed)
        raise Problem(said.format(count=failed), cure=_("See above why; the others are done."))
