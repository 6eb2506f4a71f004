"""The same participant again: which interview was the one before, and what was said in it on the same question."""

import math
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.guide.model import Guide
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import _
from interview_tui.linking.terms import is_function_word, is_part, stem, words_in
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study

_PART = 0.8
"""What a word counts that is a part of another one."""
_LIKE_ENOUGH = 0.35
"""Of 1: from here on a question is taken for another one reworded."""
_ASKING = frozenset({
    "berätta", "berättar", "beskriv", "beskriva", "förklara", "tänk", "tänka", "tänker", "tyck", "tycka", "tycker",
    "uppleva", "upplever", "upplevde", "upplevt", "betyda", "betyder", "innebär", "innebära", "känna", "känner",
    "ser", "menar", "igenom",
    "tell", "describe", "explain", "think", "feel", "felt", "see", "experience", "experienced", "mean", "means",
    "walk", "talk", "through",
})  # fmt: skip
"""Words that ask, whatever they ask about."""


@dataclass(frozen=True)
class SaidBefore:
    """What was said on one question last time."""

    question: str
    """As it was worded then."""
    said: tuple[tuple[str, str], ...]
    """(speaker, words), in order; the speaker is empty where nobody knows."""


@dataclass(frozen=True)
class LastTime:
    """The interview before this one with the same participant."""

    day: str = ""
    """`2026-03-09`; empty where it is not known."""
    asked: tuple[SaidBefore, ...] = ()
    """What was said then, question by question, in the order of that guide."""
    places: Mapping[str, int] = field(default_factory=dict)
    """Question of this interview → its place in `asked`; those on which nothing was said then are missing."""
    trouble: str = ""
    """Why there is nothing to read, in a sentence."""


def earlier_with(study: Study, names: Iterable[str]) -> Interview | None:
    """The latest interview with any of these participants, as a whole; rehearsals do not count."""
    wanted = {name.casefold() for name in names}
    found: Interview | None = None
    for interview in study.interviews():
        with suppress(Problem):
            record = interview.record
            mine = {one.pseudonym.casefold() for one in record.participants if one.part == "participant"}
            if record.kind != "rehearsal" and record.sitting_of is None and wanted & mine:
                found = interview
    return found


def last_time(study: Study, record: InterviewRecord, guide: Guide) -> LastTime | None:
    """What `record.earlier` holds on the questions of `guide`; None where there is no earlier interview.

    One that has been deleted since, or cannot be read, is told in a sentence.
    """
    if record.earlier is None:
        return None
    before = next((one for one in study.interviews() if one.id == record.earlier), None)
    if before is None:
        return LastTime(trouble=_("The interview from last time is no longer in this study."))
    try:
        return _answers(linked(before), guide, study.settings.language)
    except Problem as problem:
        return LastTime(trouble=str(problem))


def _answers(before: LinkedInterview, guide: Guide, language: str) -> LastTime:
    day = before.record.created[:10]
    if before.transcript is None:
        return LastTime(day, trouble=_("The interview from last time has not been transcribed."))
    said = {question.id: _said(before, question.id) for question in before.guide.questions()}
    ids = [id for id, turns in said.items() if turns]
    asked = tuple(SaidBefore(before.guide.question(id).text, said[id]) for id in ids)
    same = same_questions(guide, before.guide, language)
    return LastTime(day, asked, {id: ids.index(old) for id, old in same.items() if old in ids})


def _said(before: LinkedInterview, id: str) -> tuple[tuple[str, str], ...]:
    """(speaker, words) on a question, what one says in one go as one."""
    turns: list[tuple[str, str]] = []
    for passage in before.passages:
        for segment in passage.segments if id in (passage.question_id, *passage.also) else ():
            speaker, text = segment.speaker or "", segment.text.strip()
            if turns and turns[-1][0] == speaker:
                turns[-1] = (speaker, f"{turns[-1][1]} {text}")
            else:
                turns.append((speaker, text))
    return tuple(turns)


def same_questions(now: Guide, before: Guide, language: str) -> dict[str, str]:
    """Question of the guide now → the one it was in the guide before: by its id, else by its words. Pure.

    Two questions are taken for one where each is the likeliest for the other, words that many questions share saying
    little.
    """
    old, new = ({question.id: question.text for question in guide.questions()} for guide in (before, now))
    found = {id: id for id in new if id in old}
    left = {id: _content(text, language) for id, text in new.items() if id not in found}
    candidates = {id: _content(text, language) for id, text in old.items() if id not in found}
    worth = _worth([*(_content(text, language) for text in old.values()), *left.values()])
    pairs = sorted(
        (
            (_alike(mine, yours, worth, language), id, other)
            for id, mine in left.items()
            for other, yours in candidates.items()
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken: set[str] = set()
    for likeness, id, other in pairs:
        if likeness >= _LIKE_ENOUGH and id not in found and other not in taken:
            found[id] = other
            taken.add(other)
    return found


def _content(text: str, language: str) -> tuple[str, ...]:
    """The words that say what a question is about, without their endings."""
    words = words_in(text.replace("-", " "))
    said = [word for word in words if len(word) > 1 and not is_function_word(word, language) and word not in _ASKING]
    return tuple(dict.fromkeys(stem(word, language) for word in said))


def _worth(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """Word → what it says, more for one that few questions have."""
    return {word: math.log((1 + len(texts)) / sum(word in text for text in texts)) for text in texts for word in text}


def _alike(one: Sequence[str], other: Sequence[str], worth: Mapping[str, float], language: str) -> float:
    """0 to 1: how much of what both say they have in common."""
    shared = sum(worth[word] * _found(word, other, language) for word in one)
    shared += sum(worth[word] * _found(word, one, language) for word in other)
    whole = sum(worth[word] for word in (*one, *other))
    return shared / whole if whole else 0.0


def _found(word: str, among: Sequence[str], language: str) -> float:
    """How much of `word` is among the others: 1 for itself, less for a part of it."""
    if word in among:
        return 1.0
    return _PART if any(is_part(word, other) or is_part(other, word) for other in among) else 0.0
