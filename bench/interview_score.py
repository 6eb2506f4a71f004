"""What linking made of an interview, against what is right for each word. Pure.

A word counts if it has a right question. It is right under one of them; under another, or under none, it is wrong.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.interview_spoken import Border, Talk
from interview_tui.linking.passages import Linking, Passage, Proposal
from interview_tui.transcription.segments import middle

SURE = 0.9


@dataclass(frozen=True, slots=True)
class Stated:
    """A passage under a question: how sure the program says it is, and how right it is."""

    confidence: float
    words: int
    right: int
    """Words of it that belong there; a word that belongs to no question does not."""
    counted: int
    """Words of it that have a right question."""

    @property
    def is_right(self) -> bool:
        """More than half of its words belong there."""
        return self.right * 2 > self.words


@dataclass(frozen=True, slots=True)
class Score:
    """One interview, linked once."""

    name: str
    words: int
    """Words that count."""
    right: int
    unlinked: int
    """Of those that count: under no question. They are wrong, too."""
    accepted: int
    """Right when every proposal is taken, the false ones, too."""
    idle: int
    """Words that belong to no question."""
    false_links: int
    """Of those: under a question."""
    border_errors: tuple[float, ...]
    """Seconds from each true border to the linked one; infinite where the question never begins."""
    proposed: int
    proposed_right: int
    forgotten: int
    found: int
    """Forgotten presses that were proposed."""
    stated: tuple[Stated, ...]
    lost: int
    """Words that are in no passage, or in two."""

    @property
    def share(self) -> float:
        return self.right / self.words

    @property
    def share_accepted(self) -> float:
        return self.accepted / self.words


def score(talk: Talk, linking: Linking, forgotten: Sequence[Border] = ()) -> Score:
    """The figures of one interview."""
    places = {heard.word: number for number, heard in enumerate(talk.words)}
    linked: list[str | None] = [None] * len(talk.words)
    times = [0] * len(talk.words)
    stated: list[Stated] = []
    for passage in linking.passages:
        numbers = [places[word] for word in passage.words if word in places]
        for number in numbers:
            linked[number] = passage.question_id
            times[number] += 1
        if passage.question_id is not None and numbers:
            stated.append(_stated(passage, [talk.words[number].truth for number in numbers]))
    accepted = taken(talk, linked, linking.proposals)
    right_proposals = [proposal for proposal in linking.proposals if is_right(talk, proposal)]
    counted = [(heard.truth, question) for heard, question in zip(talk.words, linked, strict=True) if heard.truth]
    idle = [question for heard, question in zip(talk.words, linked, strict=True) if not heard.truth]
    return Score(
        name=talk.script.name,
        words=len(counted),
        right=sum(question in truth for truth, question in counted),
        unlinked=sum(question is None for _truth, question in counted),
        accepted=sum(question in heard.truth for heard, question in zip(talk.words, accepted, strict=True)),
        idle=len(idle),
        false_links=sum(question is not None for question in idle),
        border_errors=tuple(_error(talk, linked, border) for border in talk.borders if border.new),
        proposed=len(linking.proposals),
        proposed_right=len(right_proposals),
        forgotten=len(forgotten),
        found=sum(any(_finds(talk, proposal, border) for proposal in right_proposals) for border in forgotten),
        stated=tuple(stated),
        lost=sum(number != 1 for number in times),
    )


def _stated(passage: Passage, truths: list[tuple[str, ...]]) -> Stated:
    right = sum(passage.question_id in truth for truth in truths)
    return Stated(passage.confidence, len(truths), right, sum(bool(truth) for truth in truths))


def taken(talk: Talk, linked: Sequence[str | None], proposals: Sequence[Proposal]) -> list[str | None]:
    """Each word's question when every proposal is taken."""
    result = list(linked)
    for proposal in proposals:
        for number, heard in enumerate(talk.words):
            if proposal.start <= middle(heard.word) < proposal.end:
                result[number] = proposal.question_id
    return result


def is_right(talk: Talk, proposal: Proposal) -> bool:
    """More than half of the words of the stretch belong to the question that is proposed for it."""
    inside = [heard for heard in talk.words if proposal.start <= middle(heard.word) < proposal.end]
    return sum(proposal.question_id in heard.truth for heard in inside) * 2 > len(inside)


def _finds(talk: Talk, proposal: Proposal, border: Border) -> bool:
    """The proposal is for the stretch that begins at this border."""
    after = [other.at for other in talk.borders if other.at > border.at]
    until = min(after, default=talk.seconds)
    return proposal.question_id in border.truth and proposal.start < until and proposal.end > border.at


def _error(talk: Talk, linked: Sequence[str | None], border: Border) -> float:
    """Seconds from the true border to the nearest place where the words come under its question."""
    begins = [
        heard.word.start
        for number, heard in enumerate(talk.words)
        if linked[number] in border.truth and (number == 0 or linked[number - 1] != linked[number])
    ]
    return min((abs(at - border.at) for at in begins), default=math.inf)


# Many interviews


@dataclass(frozen=True, slots=True)
class Sum:
    """Some interviews under one condition."""

    interviews: int
    share: float
    """Of all words that count, those under a right question."""
    mean: float
    """The same, the mean over the interviews."""
    mean_accepted: float
    """The same when every proposal is taken."""
    worst: float
    unlinked: float
    false_links: float
    """Share of the words that belong to no question."""
    border_median: float
    """Seconds; infinite if half of the borders are missing."""
    border_p90: float
    proposed: int
    proposed_right: int
    forgotten: int
    found: int
    sure_passages: int
    sure_right: float
    """Of the passages given with at least 90 % confidence, those that are right; 1 if there are none."""
    sure_words: float
    """Of the words in them that have a right question, those under it."""
    sure_share: float
    """Words in them, of all that are under a question."""
    lost: int


def add_up(scores: Sequence[Score]) -> Sum:
    """The figures of a condition."""
    stated = [passage for score in scores for passage in score.stated]
    sure = [passage for passage in stated if passage.confidence >= SURE]
    errors = sorted(error for score in scores for error in score.border_errors)
    words = sum(score.words for score in scores)
    return Sum(
        interviews=len(scores),
        share=sum(score.right for score in scores) / words,
        mean=sum(score.share for score in scores) / len(scores),
        mean_accepted=sum(score.share_accepted for score in scores) / len(scores),
        worst=min(score.share for score in scores),
        unlinked=sum(score.unlinked for score in scores) / words,
        false_links=_of(sum(score.false_links for score in scores), sum(score.idle for score in scores), 0.0),
        border_median=errors[len(errors) // 2],
        border_p90=errors[int(len(errors) * 0.9)],
        proposed=sum(score.proposed for score in scores),
        proposed_right=sum(score.proposed_right for score in scores),
        forgotten=sum(score.forgotten for score in scores),
        found=sum(score.found for score in scores),
        sure_passages=len(sure),
        sure_right=_of(sum(passage.is_right for passage in sure), len(sure), 1.0),
        sure_words=_of(sum(passage.right for passage in sure), sum(passage.counted for passage in sure), 1.0),
        sure_share=_of(sum(passage.words for passage in sure), sum(passage.words for passage in stated), 0.0),
        lost=sum(score.lost for score in scores),
    )


def _of(part: float, whole: float, none: float) -> float:
    return part / whole if whole else none


@dataclass(frozen=True, slots=True)
class Tenth:
    """The passages whose confidence lies in one tenth."""

    start: float
    passages: int
    words: int
    stated: float
    """Mean confidence."""
    right: float
    """Share of the passages that are right."""
    right_words: float
    """Share of all their words that belong there."""


def by_tenths(stated: Sequence[Stated]) -> list[Tenth]:
    """How right the passages are that say they are as sure as that; tenths without one are left out."""
    tenths: dict[int, list[Stated]] = {}
    for passage in stated:
        tenths.setdefault(min(9, int(passage.confidence * 10 + 1e-9)), []).append(passage)
    return [
        Tenth(
            start=tenth / 10,
            passages=len(group),
            words=sum(passage.words for passage in group),
            stated=sum(passage.confidence for passage in group) / len(group),
            right=sum(passage.is_right for passage in group) / len(group),
            right_words=sum(passage.right for passage in group) / sum(passage.words for passage in group),
        )
        for tenth, group in sorted(tenths.items())
    ]


def without_stated(result: Score) -> Score:
    """The score without its passages."""
    return replace(result, stated=())
