"""The questions of all versions of a guide side by side, each once: matched by id, then by likeness. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interview_tui.guide.model import Guide, Question, Section
from interview_tui.guide.pairing import nodes, paired
from interview_tui.guide.theme_signs import ThemeSign, theme_signs


@dataclass(frozen=True, slots=True)
class Column:
    """One question, as the newest guide that has it words it."""

    id: str
    """In that guide."""
    number: int
    """From 1, over all columns: how a narrow table calls it."""
    text: str
    section: Section
    sign: ThemeSign
    of: Mapping[str, str]
    """Key of a guide → the question's id in it; a guide that does not ask it is not in here."""


@dataclass(slots=True)
class _Found:
    """A column that is being made."""

    section: str
    question: Question
    of: dict[str, str] = field(default_factory=dict)


def columns(guides: Mapping[str, Guide]) -> tuple[Column, ...]:
    """The questions of `guides`, key → guide, the newest first: its themes, order and wording. What only others ask
    stands after those of its theme, or where that is gone, in a theme of its own."""
    sections: dict[str, Section] = {}
    found: list[_Found] = []
    seen: list[tuple[str, Guide]] = []
    for key, guide in guides.items():
        known = _known(guide, seen, found)
        home = _homes(guide, seen, sections)
        for section in guide.sections:
            for question in section.questions:
                column = known.get(question.id)
                if column is None:
                    column = _Found(home[section.id], question)
                    found.append(column)
                column.of[key] = question.id
        seen.append((key, guide))
    ordered = [column for id in sections for column in found if column.section == id]
    if not ordered:
        return ()
    held = [
        section.model_copy(update={"questions": tuple(one.question for one in ordered if one.section == id)})
        for id, section in sections.items()
    ]
    signs = theme_signs(seen[0][1].model_copy(update={"sections": tuple(held)}))
    by_id = dict(zip(sections, held, strict=True))
    return tuple(
        Column(one.question.id, number, one.question.text, by_id[one.section], signs[by_id[one.section].id], one.of)
        for number, one in enumerate(ordered, 1)
    )


def _known(guide: Guide, seen: Sequence[tuple[str, Guide]], found: Sequence[_Found]) -> dict[str, _Found]:
    """Question's id → its column, for those that a guide before this one has: the nearest version is asked first."""
    known: dict[str, _Found] = {}
    taken: set[int] = set()
    old = nodes(guide)
    questions = {node.id for node in old if node.kind == "question"}
    for key, other in reversed(seen):
        if len(known) == len(questions):
            break
        columns = {column.of[key]: column for column in found if key in column.of}
        new = nodes(other)
        for a, b in paired(old, new).items():
            column = columns.get(new[b].id) if (old[a].kind, new[b].kind) == ("question", "question") else None
            if column is not None and old[a].id not in known and id(column) not in taken:
                known[old[a].id] = column
                taken.add(id(column))
    return known


def _homes(guide: Guide, seen: Sequence[tuple[str, Guide]], sections: dict[str, Section]) -> dict[str, str]:
    """Section's id in `guide` → the id of the section that its questions stand in; one that is new is added."""
    homes: dict[str, str] = {}
    if seen:
        old, new = nodes(guide), nodes(seen[0][1])
        homes = {old[a].id: new[b].id for a, b in paired(old, new).items() if old[a].kind == new[b].kind == "section"}
    for section in guide.sections:
        home = homes.setdefault(section.id, section.id)
        sections.setdefault(home, section)
    return homes
