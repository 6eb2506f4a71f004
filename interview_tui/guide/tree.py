"""Lines that were read → the guide's own types."""

import re
from dataclasses import dataclass, field
from typing import Literal

from interview_tui.guide.marks import names_in, unescaped
from interview_tui.guide.model import Condition, Probe, Question, Section
from interview_tui.guide.outline import Item, Paragraphs


@dataclass
class Marked:
    """An item's text with its marks taken off."""

    item: Item
    text: str
    optional: bool = False
    research_questions: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()
    fixed_id: str | None = None
    is_condition: bool = False
    id: str = ""
    """Given last, when all fixed ids are known; a condition has none."""
    items: "list[Marked]" = field(default_factory=list)


def language_of(text: str) -> Literal["sv", "en"]:
    """The language of a guide without a header, by its small words: "en" or, if in doubt, "sv"."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    english = sum(word in {"the", "and", "you", "your", "how", "what", "is", "of", "to", "do"} for word in words)
    swedish = sum(word in {"och", "att", "du", "din", "ditt", "hur", "vad", "är", "det", "som"} for word in words)
    return "en" if english > swedish else "sv"


def below_item(item: Marked) -> list[Marked]:
    """Everything under the item, in the order it is read."""
    return [found for below in item.items for found in (below, *below_item(below))]


def text_of(paragraphs: Paragraphs) -> str:
    return "\n".join(unescaped(re.sub(r"[ \t]+", " ", line)) for line in paragraphs.text().split("\n"))


def clarifications_of(item: Marked) -> tuple[str, ...]:
    return tuple(unescaped(text) for text in item.item.clarifications if text)


def probe_of(item: Marked) -> Probe | Condition:
    probes = tuple(probe_of(below) for below in item.items)
    if item.is_condition:
        return Condition(text=item.text, clarifications=clarifications_of(item), probes=probes)
    return Probe(
        id=item.id,
        text=item.text,
        optional=item.optional,
        silenced=item.silenced,
        clarifications=clarifications_of(item),
        probes=probes,
    )


def question_of(item: Marked) -> Question:
    texts = [text for i in (item, *below_item(item)) for text in (i.text, *clarifications_of(i))]
    return Question(
        id=item.id,
        text=item.text,
        optional=item.optional,
        research_questions=item.research_questions,
        silenced=item.silenced,
        clarifications=clarifications_of(item),
        placeholders=names_in(*texts),
        numbered=item.item.numbered,
        probes=tuple(probe_of(below) for below in item.items),
    )


def texts_of_section(section: Section) -> list[str]:
    """Texts of a section that may hold a placeholder; the questions have gathered their own."""
    return [section.title, section.text, *(f"{{{name}}}" for q in section.questions for name in q.placeholders)]
