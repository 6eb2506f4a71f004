"""`interview-tui find`: where words stand in all interviews of a study."""

from typing import TYPE_CHECKING, Any

import click

from interview_tui.commands.terminal import (
    Context,
    TranslatedCommand,
    json_option,
    json_text,
    language_option,
    say,
    study_option,
    tell_reading,
)
from interview_tui.commands.terminal import translated_argument as argument
from interview_tui.commands.terminal import translated_option as option
from interview_tui.language import _, ngettext
from interview_tui.times import clock_time

if TYPE_CHECKING:
    from interview_tui.across.finding import Place
    from interview_tui.across.kept import Held


@click.command(cls=TranslatedCommand)
@study_option
@language_option
@argument("words", nargs=-1, required=True)
@option(
    "--most",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=300,
    show_default=True,
    help="How many places are printed.",
)
@json_option
@click.pass_obj
def find(context: Context, words: tuple[str, ...], most: int, as_json: bool) -> None:
    """Find WORDS in all interviews, as they are read: corrected, and with what is hidden hidden.

    Each word is found by its beginning, and all must stand in what somebody says in one go. Words between quotation
    marks stand one after the other, just so.
    """
    from interview_tui.across.finding import find as found_in
    from interview_tui.across.kept import Across
    from interview_tui.across.overview import told

    across = Across(context.study())
    held = across.refresh(tell_reading)
    # A shell takes quotation marks away: an argument with spaces in it was written between them.
    typed = " ".join(f'"{word}"' if " " in word else word for word in words)
    found = found_in(across, told(held.interviews), typed, most)
    if as_json:
        places = [_as_json(held, place) for place in found.first]
        click.echo(json_text({"count": found.count, "interviews": found.interviews, "places": places}))
        return
    heading = ""
    for place in found.first:
        under = f"{place.interview.id} · {question_text(held, place) or _('between the questions')}"
        if under != heading:
            heading = under
            say(under)
        time = f"{clock_time(place.start):>7}  " if place.interview.form == "conversation" else "  "
        say(f"{time}{place.speaker or '?'}: {place.text}")
    places_said = ngettext("{count} place", "{count} places", found.count).format(count=found.count)
    where = ngettext("in {count} interview", "in {count} interviews", found.interviews).format(count=found.interviews)
    say(f"{places_said} {where}", err=True)


def question_text(held: "Held", place: "Place") -> str:
    """The question that a place stands under, as its interview's guide words it; empty under none."""
    guide = held.guides.get(place.interview.guide)
    return guide.question(place.question).text if guide is not None and place.question is not None else ""


def _as_json(held: "Held", place: "Place") -> dict[str, Any]:
    return {
        "interview": place.interview.id,
        "start": round(place.start, 3),
        "speaker": place.speaker,
        "question_id": place.question,
        "question": question_text(held, place) or None,
        "section_id": place.section,
        "text": place.text,
        "marks": [list(mark) for mark in place.marks],
    }
