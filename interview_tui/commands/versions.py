"""`interview-tui guide diff`, `versions`, `reason`: what was changed in a guide, when and why."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.commands.terminal import (
    PATH,
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    say,
    study_here,
    study_option,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.export.guide_changes import GuideChanges
    from interview_tui.guide.model import Guide
    from interview_tui.study import Study


_DOCUMENTS = (".docx", ".odt", ".txt", ".dotx", ".docm", ".ott")
"""Endings of files that are read as documents rather than in the guide format."""


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("old", required=False)
@argument("new", required=False)
@option(
    "--format", "format", type=click.Choice(["md", "docx", "csv"]), help="A table instead, in the guide's language."
)
@option("-o", "--output", type=PATH, help="File to write the table to; else it is printed (not docx).")
@json_option
@click.pass_obj
def diff(
    context: Context, old: str | None, new: str | None, format: str | None, output: Path | None, as_json: bool
) -> None:
    """Show what was changed in a guide: added, removed, reworded, moved.

    OLD and NEW are files, also from Word, or numbers of the study's versions. Without NEW: the working guide. Without
    both: what was changed since the last version before it.
    """
    from interview_tui.export.guide_changes import FORMATS
    from interview_tui.files import write_whole
    from interview_tui.guide.revision_words import lines, summary

    if output is not None and format is None:
        format = output.suffix.lower().removeprefix(".")
        if format not in FORMATS:
            raise click.UsageError(_("Say which table it is to be: --format md, docx or csv."))
    if format == "docx" and output is None:
        raise click.UsageError(_("A Word document cannot be printed: say where to write it with -o FILE."))
    told = _told(context, old, new)
    if format is None:
        if as_json:
            click.echo(json_text([asdict(change) for change in told.changes]))
        else:
            say("\n".join((summary(told.changes), *told.why(), *lines(told.changes))))
        return
    data = FORMATS[format][1](told)
    if output is None:
        click.echo(data.decode(), nl=False)
    else:
        write_whole(output, data)
        click.echo(str(output))


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@json_option
@click.pass_obj
def versions(context: Context, as_json: bool) -> None:
    """List the versions of the study's guide: since when, in which interviews, and why."""
    from interview_tui.guide_versions import needs_reason, versions_of

    study = context.study()
    found = versions_of(study)
    if as_json:
        click.echo(json_text([asdict(one) for one in found]))
        return
    for one in found:
        told = (str(one.number), one.since[:10] or "–", ", ".join(one.interviews) or "–", "; ".join(one.reasons) or "–")
        say("  ".join(told))
    if needs_reason(study):
        say(
            _("It has not been said why the guide was changed. Say it with: {command} TEXT").format(
                command=context.command("guide reason")
            ),
            err=True,
        )


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("text")
@option("--version", "number", metavar="NUMBER", type=int, help="Of this version, instead of the guide as it is now.")
@click.pass_obj
def reason(context: Context, text: str, number: int | None) -> None:
    """Say in one line, TEXT, why the guide was changed. Nobody is to be named in it."""
    from interview_tui.guide_versions import keep_version, note_reason

    study = context.study()
    click.echo(str(keep_version(study, text) if number is None else note_reason(study, number, text)))


VERSION_COMMANDS = (diff, versions, reason)


def _told(context: Context, old: str | None, new: str | None) -> "GuideChanges":
    """What lies between the two. Raises `Problem`."""
    from interview_tui.export.guide_changes import GuideChanges
    from interview_tui.guide.revision import compare
    from interview_tui.guide_versions import latest_other, number_now, reasons_between

    in_study = context.folder is not None or (study_here() / "study.toml").exists()
    study = context.study() if in_study else None
    if study is None and (old is None or new is None):
        raise Problem(
            _("There is no study here to take a guide from."),
            cure=_("Name two files, or a study with --study FOLDER."),
        )
    if old is None and study is not None:
        number = latest_other(study)
        if number is None:
            raise Problem(_("The guide has no earlier version yet."), cure=_("Versions are kept as interviews begin."))
        old = str(number)
    before, after = _guide(study, old), _guide(study, new)
    told = GuideChanges(after, compare(before, after))
    if study is None or not (_is_version(old) and (new is None or _is_version(new))):
        return told
    first, last = int(old or 0), number_now(study) if new is None else int(new)
    return replace(told, versions=(str(first), str(last)), reasons=reasons_between(study, first, last))


def _is_version(name: str | None) -> bool:
    return name is not None and name.isdecimal() and not Path(name).exists()


def _guide(study: "Study | None", name: str | None) -> "Guide":
    from interview_tui.guide.drafting.draft import draft_text
    from interview_tui.guide.markdown import read_guide
    from interview_tui.guide_files import read_guide_file
    from interview_tui.guide_import import read_document_file

    if study is not None and name is None:
        return study.guide
    if study is not None and name is not None and _is_version(name):
        return study.versions.guide(int(name))
    path = Path(name or "")
    if path.suffix.lower() in _DOCUMENTS:
        return read_guide(draft_text(read_document_file(path).draft), path)
    return read_guide_file(path)[0]
