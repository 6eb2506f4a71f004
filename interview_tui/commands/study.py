"""`interview-tui study show|set`: what is known about a study, on the command line."""

from typing import Any

import click

from interview_tui.commands.terminal import (
    Commands,
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    say,
    study_option,
)
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _

_EMPTY = "-"
"""Given alone, it empties a fact."""


@click.group(cls=Commands)
def study() -> None:
    """What is known about the study: title, minutes, the day of deletion, who is responsible."""


@study.command("show")
@study_option
@language_option
@json_option
@click.pass_obj
def show(context: Context, as_json: bool) -> None:
    """Show what is known about the study."""
    from interview_tui.study_facts import FACTS

    known = context.study().settings.model_dump(mode="json")
    if as_json:
        click.echo(json_text({name: known[name] for name in FACTS}))
        return
    for name in FACTS:
        say(f"{name:<17} {known[name] if known[name] not in (None, '') else '–'}")


@study.command("set", cls=TranslatedCommand)
@study_option
@language_option
@option("--title", help="Title of the study.")
@option("--minutes", metavar="NUMBER", type=click.IntRange(1, 600), help="Planned length of an interview.")
@option(
    "--interviews",
    metavar="NUMBER",
    type=click.IntRange(0, 1000),
    help="How many interviews are planned; 0 for unknown.",
)
@option("--model", help="Model that interviews are transcribed with from now on; see: interview-tui models list.")
@option("--retention", metavar="DAY", help="The day by which everything is to be deleted: 2027-06-30; - for none.")
@option("--ethics-reference", help="Number of the ethics approval, or in what way the study does without; - for none.")
@option("--responsible", help="Who carries out the study; told to participants.")
@option("--supervisor", help="Who supervises it; told to participants.")
@option("--university", help="University and department; told to participants.")
@option("--contact", help="How a participant reaches who is responsible.")
@option("--storage", help="Where and how the material is kept, in words that a participant is told.")
@click.pass_obj
def set_(context: Context, **told: Any) -> None:
    """Change what is known about the study; - alone empties a fact."""
    from interview_tui.retention import day_typed
    from interview_tui.study_facts import changed

    facts = {name: "" if value == _EMPTY else value for name, value in told.items() if value is not None}
    if not facts:
        raise click.UsageError(_("Say what is to be changed; see: interview-tui study set --help"))
    if facts.get("interviews") == 0:
        facts["interviews"] = None
    if "retention" in facts:
        facts["retention"] = day_typed(facts["retention"])
    if told["model"] is not None:
        from interview_tui.transcription.models import find

        find(told["model"])
    study = context.study()
    study.save_settings(changed(study.settings, facts))
    say(_("Saved."), err=True)
