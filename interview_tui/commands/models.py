"""`interview-tui models …`: list, fetch, add and check Whisper models and the network of voices."""

from pathlib import Path

import click

from interview_tui.commands.terminal import Commands, json_option, json_text, say, tell
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _

PATH = click.Path(path_type=Path)


@click.group(cls=Commands)
def models() -> None:
    """List, fetch, add and check Whisper models, and the network that tells voices apart."""


@models.command("list")
@json_option
def list_(as_json: bool) -> None:
    """Show the models and which of them are on this computer."""
    from interview_tui.commands.model_listing import listed
    from interview_tui.transcription.models import catalogue, voices

    found = [*catalogue(), voices()]
    rows = listed(found, lambda name: tell(_("measuring"), [model.name for model in found].index(name) / len(found)))
    tell(_("measuring"), 1.0)
    if as_json:
        click.echo(json_text([row.as_json() for row in rows]))
        return
    for row in rows:
        first, *facts = row.lines()
        say(first)
        for fact in facts:
            say(fact, indent="    ")
    if any(row.model.swedish_errors for row in rows):
        say("\n" + _errors_explained())


@models.command()
@argument("name")
def get(name: str) -> None:
    """Fetch model NAME from its own home. The only command that uses the network."""
    from interview_tui.transcription.adding import get as fetch

    fetch(name, lambda done, total: tell(_("fetching"), done / total if total else 0.0))
    say(_("The model {name} is here and whole.").format(name=name), err=True)


@models.command()
@argument("path", type=PATH)
@option("--name", help="What to call it; else the file's name.")
def add(path: Path, name: str | None) -> None:
    """Add a model that you have: a .pt file of openai-whisper, or a folder from Hugging Face or CTranslate2."""
    from interview_tui.transcription.adding import add as add_model

    added = add_model(path, name).name
    click.echo(added)
    said = _("{name} can be chosen in a study now: b in the study, or --model {name} with a command.")
    say(said.format(name=added), err=True)


@models.command()
@argument("names", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Check that models are whole: NAMES, or all that are here."""
    from interview_tui.transcription.models import installed, voices
    from interview_tui.transcription.models import verify as verify_model

    for name in names or [model.name for model in [*installed(), voices()] if model.installed]:
        verify_model(name)
        click.echo(_("{name}: whole").format(name=name))


def _errors_explained() -> str:
    return _(
        "Wrong words in Swedish: how many of a hundred a model got wrong in three collections of Swedish that is read "
        "aloud (FLEURS, CommonVoice, NST), as KBLab measured it. None of them is an interview."
    )
