"""`interview-tui pseudonyms show|set|remove|passphrase|forget`: the key, on the command line.

A real name is never an argument: it would stand in the shell's history. It is asked for, or read from stdin.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview_tui.commands.passphrase import asked_twice, can_ask, needed_key, passphrase_in, passphrase_option
from interview_tui.commands.terminal import (
    PATH,
    Context,
    TranslatedCommand,
    asks,
    json_option,
    json_text,
    language_option,
    say,
    study_option,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.privacy.key import Entry
    from interview_tui.privacy.key_people import Line

_DELETES = "-"
"""Typed alone, it empties what is asked for."""


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@passphrase_option
@json_option
@click.pass_obj
def show(context: Context, passphrase_file: Path | None, as_json: bool) -> None:
    """Show the key: who the pseudonyms are.

    Real names appear on the screen, or wherever the output goes.
    """
    from interview_tui.privacy.key_people import lines_of, people_of

    study = context.study()
    lines = lines_of(people_of(study), needed_key(study, passphrase_file).key)
    if as_json:
        click.echo(json_text({"entries": [_as_json(line) for line in lines]}))
    else:
        say(_as_text(lines))


@click.command("set", cls=TranslatedCommand)
@study_option
@language_option
@argument("pseudonym")
@option(
    "--stdin", "from_stdin", is_flag=True,
    help='Read what is to be set from stdin, as JSON: {"name": …, "other_names": […], "contact": …, "note": …}.',
)  # fmt: skip
@passphrase_option
@click.pass_obj
def set_(context: Context, pseudonym: str, from_stdin: bool, passphrase_file: Path | None) -> None:
    """Fill in or change who PSEUDONYM is.

    Names are asked for and never stand on the command line, where the shell would remember them.
    """
    from interview_tui.privacy.key import Entry, one_line
    from interview_tui.privacy.key_people import line_of, people_of

    study = context.study()
    told = _told() if from_stdin else None
    if told is None and not can_ask():
        raise Problem(_("There is no terminal to ask for the name on."), cure=_("Give it as JSON, with --stdin."))
    if not one_line(pseudonym):
        raise click.UsageError(_("The pseudonym is empty."))
    opened = needed_key(study, passphrase_file)
    line = line_of(pseudonym, people_of(study), opened.key)
    before = line.entry or Entry(pseudonym=line.pseudonym)
    if told is None:
        told = _answers(before)
    entry = Entry.model_validate(before.model_dump() | told)
    opened.change(lambda key: key.with_entry(entry, entry.pseudonym))
    say(_("Saved, encrypted."), err=True)


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("pseudonym")
@option("--yes", is_flag=True, help="Do not ask.")
@passphrase_option
@click.pass_obj
def remove(context: Context, pseudonym: str, yes: bool, passphrase_file: Path | None) -> None:
    """Take PSEUDONYM's real name and contact out of the key."""
    from interview_tui.privacy.key_people import line_of, people_of

    study = context.study()
    opened = needed_key(study, passphrase_file)
    entry = line_of(pseudonym, people_of(study), opened.key).entry
    if entry is None:
        raise Problem(
            _("This pseudonym has no line in the key."),
            cure=_("See them with: {command}").format(command=context.command("pseudonyms show")),
        )
    _sure(_("Take this line out of the key? It cannot be undone."), yes)
    opened.change(lambda key: key.without(entry.pseudonym))
    say(_("Taken out."), err=True)


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@passphrase_option
@option("--new-passphrase-file", "new_file", type=PATH, help="The new passphrase, in a file.")
@click.pass_obj
def passphrase(context: Context, passphrase_file: Path | None, new_file: Path | None) -> None:
    """Make the key with its first passphrase, or give it another one.

    A forgotten passphrase is final: nobody can open the key then, and this program cannot either.
    """
    from interview_tui.privacy.key_file import create_key, has_key

    study = context.study()
    if new_file is None and not can_ask():
        raise Problem(
            _("There is no terminal to ask for the passphrase on."), cure=_("Give it in a file: --new-passphrase-file.")
        )
    if not has_key(study.folder):
        create_key(study.folder, _new(new_file))
        say(
            _("The key is made. Fill it in with: {command} PSEUDONYM").format(
                command=context.command("pseudonyms set")
            ),
            err=True,
        )
        return
    opened = needed_key(study, passphrase_file)
    opened.change_passphrase(_new(new_file))
    say(
        _("The new passphrase opens the key from now on. Copies that were made before open with the old one."), err=True
    )


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def forget(context: Context, yes: bool) -> None:
    """Delete the key, also one whose passphrase is forgotten. Everything in it is lost."""
    from interview_tui.privacy.key_file import forget_key, has_key, no_key

    study = context.study()
    if not has_key(study.folder):
        raise no_key(context.command("pseudonyms passphrase"))
    _sure(_("Delete the key, and every real name in it? It cannot be undone."), yes)
    forget_key(study.folder)
    say(_("The key is deleted."), err=True)


KEY_COMMANDS = (show, set_, remove, passphrase, forget)


def _sure(question: str, yes: bool) -> None:
    """Ask, unless `yes`. Raises `Problem` where nobody can be asked, and `Abort` for a no."""
    if not yes and not can_ask():
        raise Problem(_("There is nobody to ask whether this is meant."), cure=_("Say so with --yes."))
    if not yes and not click.confirm(asks(question), err=True):
        raise Problem(_("Nothing was changed."))


def _new(file: Path | None) -> str:
    """A new passphrase, typed twice or from a file. Raises `Problem`."""
    from interview_tui.privacy.sealing import normalised

    if file is not None:
        return normalised(passphrase_in(file))
    say(
        _("A forgotten passphrase is final: nobody can open the key then, not this program either. Write it down, and "
          "keep it apart from this computer."),
        err=True,
    )  # fmt: skip
    return asked_twice()


def _as_json(line: "Line") -> dict[str, Any]:
    entry = line.entry
    return {
        "pseudonym": line.pseudonym,
        "formerly": list(line.person.formerly) if line.person is not None else [],
        "interviews": list(line.person.interviews) if line.person is not None else [],
        "name": entry.name if entry else "",
        "other_names": list(entry.other_names) if entry else [],
        "contact": entry.contact if entry else "",
        "note": entry.note if entry else "",
    }


def _as_text(lines: "list[Line]") -> str:
    if not lines:
        return _("There is nobody in the key, and no interview in the study.")
    width = max(len(line.pseudonym) for line in lines)
    return "\n".join(f"{line.pseudonym:<{width}}  {_told_of(line.entry)}" for line in lines)


def _told_of(entry: "Entry | None") -> str:
    if entry is None:
        return "–"
    also = f"({', '.join(entry.other_names)})" if entry.other_names else ""
    return "  ".join(part for part in (entry.name or "–", also, entry.contact, entry.note) if part)


def _told() -> dict[str, Any]:
    """What stands on stdin. Raises `Problem`, without a word of it."""
    try:
        told = json.loads(sys.stdin.read())
    except ValueError:
        told = None
    known = {"name": str, "contact": str, "note": str, "other_names": list}
    fits = isinstance(told, dict) and all(isinstance(value, known.get(key, ())) for key, value in told.items())
    if not fits or not all(isinstance(name, str) for name in told.get("other_names", [])):
        raise Problem(
            _("What stands on stdin is not what is to be set."),
            cure=_('Write JSON: {"name": …, "other_names": […], "contact": …, "note": …}.'),
        )
    return dict(told)


def _answers(before: "Entry") -> dict[str, Any]:
    """What she types for each field; Enter alone keeps it."""
    say(_("Enter keeps what stands in brackets; - alone empties it."), err=True)
    names = ", ".join(before.other_names)
    told: dict[str, Any] = {
        "name": _answer(_("Real name"), before.name),
        "other_names": _answer(_("Also called, with commas between"), names).split(","),
        "contact": _answer(_("Contact"), before.contact),
        "note": _answer(_("Note"), before.note),
    }
    return told


def _answer(question: str, now: str) -> str:
    typed = str(click.prompt(asks(question), default=now, show_default=bool(now), err=True)).strip()
    return "" if typed == _DELETES else typed
