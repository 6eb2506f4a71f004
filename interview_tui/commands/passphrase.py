"""Passphrases of the key and of locked studies on the command line: asked for without being shown, or from a file.

Never an argument: what stands on a command line stands in the shell's history and in every list of programs; what
stands in the environment, in every program that is started. So there is neither an option for a passphrase itself nor a
variable.
"""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.at_rest import Locked
from interview_tui.commands.terminal import PATH, asks, command_for, say, study_here, tell, translated_option
from interview_tui.language import _, ngettext
from interview_tui.privacy.sealing import no_letters
from interview_tui.problem import Problem, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.locking.streams import StudyKey
    from interview_tui.privacy.key_file import OpenedKey
    from interview_tui.study import Study

_TRIES = 3
_END_OF_LINE = re.compile(r"\r\n|\r|\n")

passphrase_option = translated_option(
    "--passphrase-file", type=PATH, help="Read the key's passphrase from this file instead of asking for it."
)


def opened_key(study: "Study", passphrase_file: Path | None) -> "OpenedKey | None":
    """The key of a study; None where there is none, and where it stays locked because nobody can be asked.

    Raises `Problem` if the file cannot be read, if its passphrase is wrong or, after three tries, hers, or if the key
    is damaged. What follows from a key that stays locked, its caller says.
    """
    from interview_tui.privacy.key_file import has_key

    if not has_key(study.folder) or (passphrase_file is None and not can_ask()):
        return None
    return _opened(study, passphrase_file)


def needed_key(study: "Study", passphrase_file: Path | None) -> "OpenedKey":
    """The key of a study. Raises `Problem` as `opened_key` does, and if there is none, or nobody to ask."""
    from interview_tui.privacy.key_file import has_key, no_key

    if not has_key(study.folder):
        raise no_key(command_for("pseudonyms passphrase", None if _is_here(study) else study.folder))
    if passphrase_file is None and not can_ask():
        raise Problem(
            _("There is no terminal to ask for the passphrase on."),
            cure=_("Give it in a file, with --passphrase-file."),
        )
    return _opened(study, passphrase_file)


def _is_here(study: "Study") -> bool:
    """Whether a command without `--study` is about it."""
    return study_here().resolve() == study.folder.resolve()


def names_in_key(study: "Study", passphrase_file: Path | None) -> "Sequence[str] | None":
    """The real names; none where she leaves the key locked when she is asked, None where nobody can be asked.

    Raises `Problem` as `opened_key` does.
    """
    if passphrase_file is None and not can_ask():
        return None
    key = opened_key(study, passphrase_file)
    return key.names() if key is not None else ()


def can_ask() -> bool:
    """Somebody sits at a terminal."""
    return sys.stdin.isatty()


def asked(question: str) -> str:
    """What is typed, without showing it; may be empty. Raises `Problem` if the terminal sends no letters."""
    try:
        return str(click.prompt(asks(question), default="", hide_input=True, show_default=False, err=True))
    except UnicodeDecodeError:
        raise no_letters() from None


def asked_twice() -> str:
    """A new passphrase, typed twice, with a word when it is a weak one. Raises `Problem` if the two differ."""
    from interview_tui.privacy.sealing import advice, normalised

    first = normalised(asked(_("New passphrase")))
    if said := advice(first):
        say(said, err=True)
    if normalised(asked(_("Once more"))) != first:
        raise Problem(_("The two are not the same."), cure=_("Try again."))
    return first


def passphrase_in(file: Path) -> str:
    """The passphrase in a file, or on stdin where it is called `-`: its first line. Raises `Problem`.

    Bytes are read, and taken for UTF-8: what a system takes stdin for would make another passphrase of the same bytes.
    """
    from_stdin = str(file) == "-"
    try:
        data = sys.stdin.buffer.readline() if from_stdin else file.read_bytes()
    except OSError as error:
        raise Problem(
            _("The file with the passphrase cannot be read: {reason}.").format(reason=reason(error)), where=file
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if from_stdin:
            raise Problem(
                _("The passphrase that came in is not UTF-8 text."), cure=_("Send it as UTF-8, or give it in a file.")
            ) from None
        raise Problem(
            _("The file with the passphrase is not UTF-8 text."), cure=_("Save it as UTF-8."), where=file
        ) from None
    return _END_OF_LINE.split(text)[0]


def unlock_at_terminal(folder: Path, passphrase_file: Path | None) -> None:
    """Unlock the locked study in `folder`, with the passphrase in a file or asked for, and say how far it is.

    Raises `Problem` if it is not locked, if nobody can be asked, if the passphrase is wrong (hers after three tries),
    or if it cannot be done.
    """
    from interview_tui.at_rest import finish
    from interview_tui.locking.unlock import unlock
    from interview_tui.study import study_lock

    finish(folder)
    key = _study_key(folder, passphrase_file)
    with study_lock(folder):
        unlock(folder, key, lambda share, left: tell(_("Unlocking"), share, left))


def _study_key(folder: Path, passphrase_file: Path | None) -> "StudyKey":
    from interview_tui.at_rest import is_locked
    from interview_tui.locking.unlock import study_key
    from interview_tui.privacy.sealing import WrongPassphrase

    if passphrase_file is not None or not is_locked(folder):
        return study_key(folder, passphrase_in(passphrase_file) if passphrase_file is not None else "")
    if not can_ask():
        raise Locked(folder)
    for tries_left in reversed(range(_TRIES)):
        try:
            return study_key(folder, asked(_("The study is locked. Passphrase of the study")))
        except WrongPassphrase as problem:
            if not tries_left:
                raise
            say(str(problem), err=True)
    raise AssertionError("the last try opens it or raises")


def _opened(study: "Study", passphrase_file: Path | None) -> "OpenedKey":
    """Open it; lines of people who have withdrawn while it was locked are asked about again."""
    from interview_tui.erasing.key_note import forget_notes, still_in

    key = _unsealed(study, passphrase_file)
    if left := still_in(study.folder, key.key):
        said = ngettext(
            "The key still holds {count} line of somebody who has withdrawn.",
            "The key still holds {count} lines of people who have withdrawn.",
            len(left),
        ).format(count=len(left))
        say(said, err=True)
        if can_ask() and click.confirm(asks(_("Take that out of the key?")), default=True, err=True):
            key.take_out([one.pseudonym for one in left])
            forget_notes(study.folder)
    return key


def _unsealed(study: "Study", passphrase_file: Path | None) -> "OpenedKey":
    from interview_tui.privacy.key_file import open_key
    from interview_tui.privacy.sealing import WrongPassphrase

    if passphrase_file is not None:
        return open_key(study.folder, passphrase_in(passphrase_file))
    for tries_left in reversed(range(_TRIES)):
        try:
            return open_key(study.folder, asked(_("Passphrase of the key")))
        except WrongPassphrase as problem:
            if not tries_left:
                raise
            say(str(problem), err=True)
    raise AssertionError("the last try opens it or raises")
