"""`interview-tui withdraw`, `interview-tui purge`: a participant, or the whole study, is erased for good.

Both first show what goes and what stays, and do nothing before the study's name was typed.
"""

from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview_tui.commands.passphrase import can_ask, opened_key, passphrase_option
from interview_tui.commands.terminal import (
    Context,
    TranslatedCommand,
    asks,
    json_option,
    json_text,
    language_option,
    say,
    study_here,
    study_option,
    tell,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.erasing.carrying_out import Done
    from interview_tui.erasing.plan import Plan
    from interview_tui.privacy.key_file import OpenedKey
    from interview_tui.study import Interview, Study

_KEEPS = ("receipt", "exports", "guide")
_yes_erase = option(
    "--yes-erase", "typed", metavar="NAME", help="The study's name, instead of asking for it: for scripts."
)
_own_files = option(
    "--own-files", is_flag=True, help="Also files in the study's folder that this program did not make."
)
_show = option("--show", is_flag=True, help="Show what would go, and change nothing.")


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("interview")
@option("--whole", is_flag=True, help="Also where several take part: for all of them.")
@option("--all-of-participant", "everything", is_flag=True, help="With every other interview of the same participant.")
@option("--only-this", is_flag=True, help="Without other interviews of the same participant.")
@_own_files
@_show
@_yes_erase
@passphrase_option
@option("--without-key", is_flag=True, help="Do not open the key; the real name stays in it until it is opened.")
@json_option
@click.pass_obj
def withdraw(
    context: Context,
    interview: str,
    whole: bool,
    everything: bool,
    only_this: bool,
    own_files: bool,
    show: bool,
    typed: str | None,
    passphrase_file: Path | None,
    without_key: bool,
    as_json: bool,
) -> None:
    """Erase everything about the participant of INTERVIEW.

    Recordings, transcripts, exports, what is known of it elsewhere. It cannot be undone. What will go is shown first.
    """
    if everything and only_this:
        raise click.UsageError(_("Give --all-of-participant or --only-this, not both."))
    if without_key and passphrase_file is not None:
        raise click.UsageError(_("Give --passphrase-file or --without-key, not both."))
    from interview_tui.erasing.withdrawal import withdrawal_plan

    study = context.study()
    with nullcontext() if show else study.lock():
        wanted = _with_others(
            study.interview(interview), everything, only_this, can_ask() and not (typed or as_json), show
        )
        key = None if without_key else opened_key(study, passphrase_file)
        plan = withdrawal_plan(
            study,
            wanted,
            whole=whole,
            own_files=own_files,
            key=key.key if key is not None else None,
            tell=lambda share: tell(_("looking"), share),
        )
        _carry_out(plan, key, show, typed, as_json)


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@option(
    "--keep", default="receipt", show_default=True, metavar="WHAT,…",
    help="What stays: receipt, exports (as written, without sound), guide; or nothing.",
)  # fmt: skip
@option("--when-due", is_flag=True, help="Only if the study's day for that has come.")
@_own_files
@_show
@_yes_erase
@passphrase_option
@json_option
@click.pass_obj
def purge(
    context: Context,
    keep: str,
    when_due: bool,
    own_files: bool,
    show: bool,
    typed: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Erase the whole study, but what is to be kept.

    It cannot be undone. What will go is shown first.
    """
    from interview_tui.at_rest import finish, is_locked
    from interview_tui.erasing.carrying_out import leave_folder
    from interview_tui.erasing.purge import locked_purge_plan, purge_plan
    from interview_tui.retention import retention_in
    from interview_tui.study import study_lock

    kept, folder = _keep(keep), context.folder or study_here()
    if when_due and not _is_due(retention_in(folder)):
        return
    finish(folder)
    if is_locked(folder):  # nobody need open it for that
        with nullcontext() if show else study_lock(folder.expanduser().resolve()):
            plan = locked_purge_plan(folder, kept)
            _carry_out(plan, None, show, typed, as_json)
        leave_folder(plan.root)
        return
    study = context.study()
    with nullcontext() if show else study.lock():
        key = opened_key(study, passphrase_file) if "exports" in kept else None
        plan = purge_plan(study, kept, own_files=own_files, key=key.key if key is not None else None)
        _carry_out(plan, key, show, typed, as_json)
    leave_folder(plan.root)
    if not show:
        _forget_study(study)


def _keep(text: str) -> Any:
    names = tuple(name.strip() for name in text.split(",") if name.strip() and name.strip() != "nothing")
    if unknown := [name for name in names if name not in _KEEPS]:
        raise click.UsageError(
            _("{name} cannot be kept. What can: {names}.").format(name=unknown[0], names=", ".join(_KEEPS))
        )
    return names


def _is_due(retention: date | None) -> bool:
    """Whether its day has come; says so where it has not."""
    if retention is None:
        say(_("The study has no day by which it is to be deleted. Nothing was erased."), err=True)
        return False
    if retention > date.today():
        say(_("Its day is {day}. Nothing was erased.").format(day=retention.isoformat()), err=True)
        return False
    return True


def _with_others(
    interview: "Interview", everything: bool, only_this: bool, asking: bool, show: bool
) -> "list[Interview]":
    """The interview, and the others with the same participant if they are to go, too; where it is only shown, all.

    Raises `Problem` if nobody has said it and nobody can be asked.
    """
    from interview_tui.erasing.withdrawal import others_with, taking_part

    others = others_with(interview)
    alone = [one for one in others if len(taking_part(one)) < 2]
    for one in others:
        if one not in alone:
            say(
                _("{name} is an interview with others, too. It stays; to erase it whole, name it with --whole.").format(
                    name=one.id
                ),
                err=True,
            )
    if not alone or only_this:
        return [interview]
    if everything:
        return [interview, *alone]
    names = ", ".join(one.id for one in alone)
    said = ngettext(
        "The same participant was interviewed once more: {names}.",
        "The same participant was interviewed more often: {names}.",
        len(alone),
    ).format(names=names)
    if show:
        say(said, err=True)
        return [interview, *alone]
    if not asking:
        raise Problem(said, cure=_("Say what is meant: --all-of-participant, or --only-this."))
    return (
        [interview, *alone]
        if click.confirm(asks(f"{said} {_('Erase that too?')}"), default=True, err=True)
        else [interview]
    )


def _carry_out(plan: "Plan", key: "OpenedKey | None", show: bool, typed: str | None, as_json: bool) -> None:
    """Show it, have the name typed, and do it."""
    from interview_tui.erasing.carrying_out import erase
    from interview_tui.erasing.words import afterwards

    if not as_json:
        _show_plan(plan, err=not show)
    if show:
        if as_json:
            click.echo(json_text(_as_json(plan)))
        return
    if typed is None and not can_ask():
        raise Problem(
            _("There is nobody to ask whether this is meant."), cure=_("Say so with --yes-erase and the study's name.")
        )
    if typed is None:
        typed = str(
            click.prompt(
                asks(_("It cannot be undone. Type the study's name ({name}) to erase this").format(name=plan.title)),
                default="",
                show_default=False,
                err=True,
            )
        )
    if not plan.is_confirmed_by(typed):
        raise Problem(
            _("That is not the study's name. Nothing was erased."),
            cure=_("Its name is: {name}").format(name=plan.title),
        )
    take_out = (lambda: key.take_out(plan.names)) if key is not None and plan.names else None
    done = erase(plan, take_out, lambda share: tell(_("erasing"), share))
    if as_json:
        click.echo(json_text(_receipt(done)))
        return
    say("\n".join(afterwards(done, plan)))


def _show_plan(plan: "Plan", *, err: bool) -> None:
    """Print all that is to be known before; the paths of what stays are left in one piece, to be copied."""
    from interview_tui.erasing.words import file_lines, groups, limits, staying, summary

    say(_("This goes: {summary}.").format(summary=summary(plan.items)), err=err)
    for what, much, days in groups(plan):
        say(f"  {what}: {much}  {days}".rstrip(), err=err)
    say("\n" + "\n".join(f"    {line}" for line in file_lines(plan)), err=err)
    for sentence, paths in staying(plan):
        say("\n" + sentence, err=err)
        for path in paths:
            click.echo(f"    {path}", err=err)
    say("\n" + _("What cannot be promised:"), err=err)
    for sentence in limits(plan):
        say(f"  – {sentence}", err=err)
    click.echo(err=err)


def _as_json(plan: "Plan") -> dict[str, Any]:
    return {
        "goes": [
            {"path": str(one.path), "kind": one.kind, "bytes": one.size, "changed": one.changed.isoformat()}
            for one in plan.items
        ],
        "shared": [str(one.path) for one in plan.items if one.shared],
        "yours": [str(path) for path in plan.hers],
        "not_made_by_the_program": [str(one.path) for one in plan.own],
        "mentions": [str(one.path) for one in plan.mentions],
        "links": [str(path) for path in plan.links],
        "out_of_reach": [str(path) for path in plan.away],
        "stays_hidden_in": [one.interview for one in plan.hidden if one.phrases],
        "not_searched_for_what_was_hidden": [one.interview for one in plan.hidden if not one.searched],
        "kept": [str(path) for path in plan.kept],
        "key": plan.key,
        "not_promised": list(plan.limits),
    }


def _receipt(done: "Done") -> dict[str, Any]:
    return done.receipt.model_dump(mode="json") | {"left": [str(path) for path in done.left]}


def _forget_study(study: "Study") -> None:
    """Not among the recent ones any more."""
    from interview_tui.tui.memory import forget_missing_studies

    if not (study.folder / "study.toml").exists():
        forget_missing_studies()
