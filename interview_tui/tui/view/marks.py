"""Quotes and notes in words: what stands in the text, and what a list of them says. Pure."""

from collections.abc import Iterable

from interview_tui.correcting.marks import Note, Quote
from interview_tui.guide.model import Guide
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.language import _
from interview_tui.times import clock_time
from interview_tui.tui.view.block import Block

Mark = Quote | Note


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """By their place in the recording."""
    return sorted(marks, key=lambda mark: (place_of(mark), mark.n))


def place_of(mark: Mark) -> float:
    """Second of recording."""
    return mark.start if isinstance(mark, Quote) else mark.at


def theme_label(guide: Guide, section: str | None) -> str:
    """`■ Everyday`; in words where it belongs to no theme."""
    sign = theme_signs(guide).get(section) if section is not None else None
    if sign is None or section is None:
        return _("no theme")
    return f"{sign.sign} {guide.section(section).title}"


def blocks_of(guide: Guide, quotes: Iterable[Quote], notes: Iterable[Note]) -> list[Block]:
    """The marks as they stand in the text, each before its words."""
    signs = theme_signs(guide)

    def signed(text: str, section: str | None) -> str:
        return f"{text} {signs[section].sign}" if section is not None and section in signs else text

    return [
        *(
            Block(
                "quote",
                signed(_("quote: {comment}").format(comment=quote.comment) if quote.comment else _("quote"),
                       quote.section_id),
                quote.start,
                exact=True,
            )
            for quote in quotes
        ),
        *(Block("note", signed(note.text, note.section_id), note.at, exact=note.by == "hand") for note in notes),
    ]  # fmt: skip


def row(guide: Guide, mark: Mark, most: int) -> str:
    """A mark on one line of a list: time, sign, comment, the words."""
    signs = theme_signs(guide)
    section = mark.section_id
    theme = signs[section].sign if section is not None and section in signs else " "
    if isinstance(mark, Quote):
        words = f"“{mark.text}”" if mark.text else _("nothing stands there any more")
        text, sign = (f"{mark.comment} · {words}" if mark.comment else words), "❝"
    else:
        text, sign = mark.text, "✎"
    line = f"{clock_time(place_of(mark)):>7} {sign} {theme} {text}"
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
