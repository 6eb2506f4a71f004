"""The guide in the stable shape that other programs read: in the JSON export and in `guide show --json`."""

from typing import Any

from interview_tui.guide.model import Guide, Item, Probe, Question, Section


def guide_as_json(guide: Guide) -> dict[str, Any]:
    """`guide` as values that `json.dumps` takes. The keys are documented in docs/guide-format.md and stay."""
    return {
        "title": guide.title,
        "language": guide.language,
        "minutes": guide.minutes,
        "placeholders": list(guide.placeholders),
        "research_questions": list(guide.research_questions),
        "text": guide.text,
        "sections": [_section(section) for section in guide.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "kind": section.kind,
        "minutes": section.minutes,
        "text": section.text,
        "questions": [_question(question) for question in section.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "optional": question.optional,
        "research_questions": list(question.research_questions),
        "clarifications": list(question.clarifications),
        "placeholders": list(question.placeholders),
        "probes": [_probe(probe) for probe in question.probes],
    }


def _probe(item: Item) -> dict[str, Any]:
    own = {"id": item.id, "optional": item.optional} if isinstance(item, Probe) else {}
    return {
        "kind": item.kind,
        "text": item.text,
        **own,
        "clarifications": list(item.clarifications),
        "probes": [_probe(below) for below in item.probes],
    }
