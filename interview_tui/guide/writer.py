"""Guide → text, by way of the rows of a draft; an id is written only where it must be."""

from collections.abc import Iterator

from interview_tui.guide.drafting.rows import Draft, Row
from interview_tui.guide.drafting.writing import draft_text
from interview_tui.guide.header import Header
from interview_tui.guide.ids import unique_ids
from interview_tui.guide.model import Condition, Guide, Item, Question


def written(guide: Guide) -> str:
    """The guide's file, without the comments that only a draft has."""
    header = Header(
        language=guide.language,
        minutes=guide.minutes,
        placeholders=guide.placeholders,
        research_questions=guide.research_questions,
        advice_off=guide.advice_off,
    )
    return draft_text(Draft(header, tuple(_rows(guide))))


def _rows(guide: Guide) -> Iterator[Row]:
    fixed = _ids_to_write(guide)
    yield Row("title", guide.title)
    yield from _texts(guide.text)
    for section in guide.sections:
        id = section.id if section.id in fixed else ""
        yield Row(section.kind, section.title, minutes=section.minutes, id=id, labelled=section.labelled)
        yield from _texts(section.text)
        for question in section.questions:
            yield Row(
                "question",
                question.text,
                optional=question.optional,
                research_questions=question.research_questions,
                silenced=question.silenced,
                id=question.id if question.id in fixed else "",
                numbered=question.numbered,
            )
            yield from _below(question, 1, fixed)


def _texts(text: str) -> Iterator[Row]:
    for paragraph in text.split("\n\n") if text else ():
        yield Row("text", paragraph)


def _below(item: Question | Item, depth: int, fixed: set[str]) -> Iterator[Row]:
    for probe in item.probes:
        if isinstance(probe, Condition):
            yield Row("condition", probe.text, depth)
        else:
            id = probe.id if probe.id in fixed else ""
            yield Row("probe", probe.text, depth, optional=probe.optional, silenced=probe.silenced, id=id)
        yield from _below(probe, depth + 1, fixed)
    for clarification in item.clarifications:
        yield Row("clarification", clarification, depth)


def _ids_to_write(guide: Guide) -> set[str]:
    """Ids that the reader would not come to by itself, from the texts in the order it goes by."""
    questions = list(guide.questions())
    named = [
        *((q.id, q.text) for q in questions),
        *((s.id, s.title) for s in guide.sections),
        *((p.id, p.text) for q in questions for p in q.all_probes()),
    ]
    fixed: set[str] = set()
    while True:
        derived = unique_ids([(id if id in fixed else None, text) for id, text in named])
        wrong = {id for (id, _text), other in zip(named, derived, strict=True) if id != other}
        if not wrong:
            return fixed
        fixed |= wrong  # a fixed id may free or take another's, so look again; it only grows, so it ends
