"""Placeholders: `{kommun}` in a guide becomes what the interviewer filled in before the interview."""

from collections.abc import Callable, Mapping
from typing import Any

from interview_tui.guide.marks import PLACEHOLDER, clean
from interview_tui.guide.model import Condition, Guide, Probe, Question, Section

Say = Callable[[str], str]


def filled(guide: Guide, values: Mapping[str, str]) -> Guide:
    """`guide` with each `{name}` replaced by its value. Ids stay. A name without a value stays as it is written."""
    known = {name: clean(value) for name, value in values.items() if clean(value)}
    said = reworded(guide, lambda text: PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), text))

    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in known)

    sections = tuple(
        part.model_copy(
            update={
                "questions": tuple(
                    item.model_copy(update={"placeholders": left(item.placeholders)}) for item in part.questions
                )
            }
        )
        for part in said.sections
    )
    return said.model_copy(update={"placeholders": left(guide.placeholders), "sections": sections})


def reworded(guide: Guide, say: Say) -> Guide:
    """`guide` with `say` of every text that is shown or asked; the research questions and all ids stay."""
    return guide.model_copy(
        update={
            "title": say(guide.title),
            "text": say(guide.text),
            "sections": tuple(_section(part, say) for part in guide.sections),
        }
    )


def _section(part: Section, say: Say) -> Section:
    questions = tuple(question.model_copy(update=_texts(question, say)) for question in part.questions)
    return part.model_copy(update={"title": say(part.title), "text": say(part.text), "questions": questions})


def _texts(item: Question | Probe | Condition, say: Say) -> dict[str, Any]:
    """The texts of an item and of what stands under it, by their fields."""
    return {
        "text": say(item.text),
        "clarifications": tuple(say(text) for text in item.clarifications),
        "probes": tuple(under.model_copy(update=_texts(under, say)) for under in item.probes),
    }
