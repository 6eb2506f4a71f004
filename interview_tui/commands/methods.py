"""`interview-tui report methods`: the report on methods, from the data of the study."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from interview_tui.commands.passphrase import names_in_key, passphrase_option
from interview_tui.commands.terminal import PATH, Context, TranslatedCommand, json_option, json_text, study_option, tell
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import LANGUAGES, _


@click.command(cls=TranslatedCommand)
@study_option
@option("--format", "formats", default="docx,md", show_default=True, help="docx, md, or both with a comma between.")
@option("--language", type=click.Choice(LANGUAGES), help="Language of the report; else the study's.")
@option("--into", type=PATH, help="Another folder than the study's exports.")
@passphrase_option
@option("--without-key", is_flag=True, help="Do not open the key; real names in it are not searched for.")
@option("--facts", "only_facts", is_flag=True, help="Print the figures as JSON, and write nothing.")
@json_option
@click.pass_obj
def methods(
    context: Context,
    formats: str,
    language: str | None,
    into: Path | None,
    passphrase_file: Path | None,
    without_key: bool,
    only_facts: bool,
    as_json: bool,
) -> None:
    """Write how the study was done, from its data: interviews, guide, transcription, consent, COREQ.

    Every figure is counted; what the data do not tell is said to be unknown. Nobody is named.
    """
    from interview_tui.reporting.gathering import facts
    from interview_tui.reporting.writing import write_methods

    if without_key and passphrase_file is not None:
        raise click.UsageError(_("Give --passphrase-file or --without-key, not both."))
    study = context.study()
    if only_facts:
        found = facts(study, tell)
        click.echo(json_text(_plain(asdict(found) | {"figures": found.figures()})))
        return
    names = () if without_key else names_in_key(study, passphrase_file)
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    paths = write_methods(study, wanted, language, names=names, into=into, progress=tell)
    click.echo(json_text([str(path) for path in paths]) if as_json else "\n".join(str(path) for path in paths))


def _plain(value: Any) -> Any:
    """What JSON can hold: days as text, figures of a kind under their names."""
    match value:
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case date():
            return value.isoformat()
        case _ if hasattr(value, "__dataclass_fields__"):
            return _plain(asdict(value))
        case _:
            return value
