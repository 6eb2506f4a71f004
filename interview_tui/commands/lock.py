"""`interview-tui lock|unlock`: a whole study encrypted between uses. A passphrase is never an argument."""

from pathlib import Path

import click

from interview_tui.commands.passphrase import asked_twice, can_ask, passphrase_in, unlock_at_terminal
from interview_tui.commands.terminal import (
    PATH,
    Context,
    TranslatedCommand,
    language_option,
    say,
    study_here,
    study_option,
    tell,
)
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@option("--passphrase-file", type=PATH, help="Read the new passphrase from this file, or from stdin with -.")
@click.pass_obj
def lock(context: Context, passphrase_file: Path | None) -> None:
    """Encrypt the whole study, recordings too, until it is unlocked.

    A forgotten passphrase is final: nobody can open the study then, and this program cannot either.
    """
    from interview_tui.at_rest import not_encrypted
    from interview_tui.locking.before import away_words, exports_elsewhere, refuse_unfinished, spares_away
    from interview_tui.locking.lock import lock as lock_study
    from interview_tui.locking.streams import StudyKey

    study = context.study()
    with study.lock():
        refuse_unfinished(study)
        elsewhere = exports_elsewhere(study)
        for said in away_words(spares_away(study)):
            say(said, err=True)
        key = StudyKey.new(_new_passphrase(passphrase_file))
        lock_study(study, key, lambda share, left: tell(_("Locking"), share, left))
    say(_("The study is locked. Open it with: {command}").format(command=context.command("unlock")), err=True)
    for said in not_encrypted(study.folder):
        say(said, err=True)
    if elsewhere:
        said = ngettext(
            "{count} exported file lies outside the study and is not locked:",
            "{count} exported files lie outside the study and are not locked:",
            len(elsewhere),
        )
        say(said.format(count=len(elsewhere)), err=True)
        for path in elsewhere:
            click.echo(f"  {path}", err=True)


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@option("--passphrase-file", type=PATH, help="Read the passphrase from this file, or from stdin with -.")
@click.pass_obj
def unlock(context: Context, passphrase_file: Path | None) -> None:
    """Open a study that is locked. It stays open until it is locked again."""
    folder = (context.folder or study_here()).expanduser().absolute()
    unlock_at_terminal(folder, passphrase_file)
    say(_("The study is open. Lock it again with: {command}").format(command=context.command("lock")), err=True)


def _new_passphrase(file: Path | None) -> str:
    """Typed twice or from a file. Raises `Problem`."""
    from interview_tui.privacy.sealing import normalised

    if file is not None:
        return normalised(passphrase_in(file))
    if not can_ask():
        raise Problem(
            _("There is no terminal to ask for the passphrase on."),
            cure=_("Give it in a file, with --passphrase-file."),
        )
    say(
        _("A forgotten passphrase is final: nobody can open the study then, not this program either, and everything "
          "in it is lost. Write it down, and keep it apart from this computer."),
        err=True,
    )  # fmt: skip
    return asked_twice()
