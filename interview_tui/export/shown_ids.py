"""Ids that may be handed on: of an interview, and of what stands in its guide.

A folder keeps the name that it was made with. Where that was a real one, by a slip of the hand, the pseudonym is
changed later, and the folder's name tells it still. The id of a question is made of its words: where a town in them is
hidden, `hur-ar-det-i-boras` tells it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from typing import cast

from pydantic import BaseModel

from interview_tui.export.linked import LinkedInterview
from interview_tui.guide.ids import slug
from interview_tui.guide.model import Question
from interview_tui.held import corrections_of
from interview_tui.interview.corrections import decisions
from interview_tui.interview.participants import under_new_names
from interview_tui.privacy.hiding import hide_text
from interview_tui.privacy.leaks.seeking import Seeker
from interview_tui.problem import Problem
from interview_tui.study import Study


def under_shown_id(study: Study, interview: LinkedInterview) -> LinkedInterview:
    """The interview under the id that may be shown, and so the one with the same participant before it."""
    record = interview.record
    if record.earlier is not None:
        record = record.model_copy(update={"earlier": _earlier(study, record.earlier)})
    return replace(interview, id=_with_name(interview.id, record.pseudonym), record=record)


def without_telling_ids(interview: LinkedInterview, seeker: Seeker) -> LinkedInterview:
    """The interview with an x in the ids of its guide for each original that they tell.

    With the same originals the same id becomes the same in every interview and every version of the guide.
    """
    ids = [id for section in interview.guide.sections for id in (section.id, *_ids_in(section.questions))]
    names: dict[str, str] = {}
    for id in ids:
        shown = id
        for hit in sorted({*seeker.found_in_id(id), *seeker.found(id)}, key=lambda hit: hit.start, reverse=True):
            shown = f"{shown[: hit.start]}x{shown[hit.end :]}" if hit.end <= len(shown) else shown
        if shown != id:
            number = 1
            while (free := shown if number == 1 else f"{shown}-{number}") in (*ids, *names.values()):
                number += 1
            names[id] = free
    return cast(LinkedInterview, _renamed(interview, names)) if names else interview


def _ids_in(questions: Sequence[Question]) -> Iterator[str]:
    for question in questions:
        yield question.id
        yield from (probe.id for probe in question.all_probes())


def _renamed(value: object, names: Mapping[str, str]) -> object:
    """`value` with every text in it that is one of `names` renamed."""
    match value:
        case str():
            return names.get(value, value)
        case tuple():
            return tuple(_renamed(one, names) for one in value)
        case frozenset():
            return frozenset(_renamed(one, names) for one in value)
        case Mapping():
            return {_renamed(key, names): _renamed(one, names) for key, one in value.items()}
        case BaseModel():
            return value.model_copy(update={key: _renamed(one, names) for key, one in value})
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed = {one.name: _renamed(getattr(value, one.name), names) for one in fields(value)}
            return replace(value, **changed)
        case _:
            return value


def _earlier(study: Study, id: str) -> str:
    """The number alone where it has been deleted since, or cannot be read."""
    with suppress(Problem):
        before = study.interview(id)
        decided = decisions(corrections_of(before).all())
        name = under_new_names(before.record, decided.renamed).pseudonym
        return _with_name(before.id, hide_text(name, decided, before.guide.language))
    return id.partition("-")[0]


def _with_name(id: str, pseudonym: str) -> str:
    return f"{id.partition('-')[0]}-{slug(pseudonym)}"
