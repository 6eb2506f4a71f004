"""Placeholders: `{kommun}` in a guide becomes what the interviewer filled in before the interview."""

from collections.abc import Mapping

from interview_tui.guide.marks import PLACEHOLDER, clean
from interview_tui.guide.model import Condition, Guide, Item, Probe, Question, Section


def filled(guide: Guide, values: Mapping[str, str]) -> Guide:
    """`guide` with each `{name}` replaced by its value. Ids stay. A name without a value stays as it is written."""
    known = {name: clean(value) for name, value in values.items() if clean(value)}

    def say(text: str) -> str:
        return PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), text)

    def said(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(say(text) for text in texts)

    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in known)

    def probe(item: Item) -> Probe | Condition:
        below = tuple(probe(under) for under in item.probes)
        return item.model_copy(
            update={"text": say(item.text), "clarifications": said(item.clarifications), "probes": below}
        )

    def question(item: Question) -> Question:
        return item.model_copy(
            update={
                "text": say(item.text),
                "clarifications": said(item.clarifications),
                "placeholders": left(item.placeholders),
                "probes": tuple(probe(under) for under in item.probes),
            }
        )

    def section(part: Section) -> Section:
        return part.model_copy(
            update={
                "title": say(part.title),
                "text": say(part.text),
                "questions": tuple(question(item) for item in part.questions),
            }
        )

    return guide.model_copy(
        update={
            "title": say(guide.title),
            "text": say(guide.text),
            "placeholders": left(guide.placeholders),
            "sections": tuple(section(part) for part in guide.sections),
        }
    )
