"""The places of a guide that words can belong to, each with what is said when it is asked. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_tui.guide.model import Guide, Item, Question, Section
from interview_tui.linking.terms import spelled_out, spellings, words_in

CLARIFICATION, PROBE, THEME, LATER_THEME, NAME = 0.3, 0.25, 0.4, 0.32, 0.6
"""How much a text weighs against the question's own: a theme's title most at the first question under it."""
Texts = tuple[tuple[float, str], ...]
"""(weight, text), the question's own first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that words can belong: a question, a script or consent section of the guide, or nowhere."""

    question_id: str | None
    section_id: str | None
    asked: Texts
    """What is said when it is opened."""
    talked: Texts
    """What is said while it lasts: the probes, too."""


NOWHERE = Place(None, None, (), ())
"""What belongs to nothing in the guide; always the last of the places."""


def places_of(guide: Guide) -> list[Place]:
    """Every question and every script, in the order of the guide."""
    texts = (text for section in guide.sections for text in texts_in(section))
    spelling = spellings((word for text in texts for word in words_in(text)), guide.language)
    found: list[Place] = []
    for section in guide.sections:
        if not section.questions and (section.kind != "theme" or section.text):
            said = ((1.0, section.text), (THEME, section.title))
            found.append(Place(None, section.id, said, said))
        for number, question in enumerate(section.questions):
            theme = THEME if number == 0 else LATER_THEME
            found.append(_place(section, question, theme, spelled_out(question.id, spelling)))
    return found


def _place(section: Section, question: Question, theme: float, name: str) -> Place:
    """`name` is the question's id in words: it says what the question is about."""
    clarifications = tuple((CLARIFICATION, text) for text in question.clarifications)
    own: Texts = ((1.0, question.text), *clarifications, (NAME, name), (theme, section.title))
    probes = _probes(question.probes)
    asked = (*own, *((PROBE, text) for text in probes))
    return Place(question.id, section.id, asked, (*own, *((1.0, text) for text in probes)))


def _probes(items: Sequence[Item]) -> list[str]:
    return [text for item in items for text in (item.text, *item.clarifications, *_probes(item.probes))]


def texts_in(section: Section) -> list[str]:
    """All that the guide says in it."""
    probes = [text for question in section.questions for text in _probes(question.probes)]
    return [section.title, section.text, *(question.text for question in section.questions), *probes]
