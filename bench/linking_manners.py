"""How right the words of a made-up interview are by the way in which their question was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.interview_presses import TIMELINES, presses
from bench.interview_scripts import MANNERS, how_asked
from bench.interview_spoken import Talk, segments
from interview_tui.linking.passages import link

_LATE = next(timeline for timeline in TIMELINES if timeline.name == "late")


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of the questions that were asked in one way."""

    manner: str
    timeline: str | None
    words: int
    right: float


def by_manner(talks: Sequence[Talk], seed: int) -> list[Asked]:
    """Of the interviews `generated` makes, in their order: without key presses, and with late ones."""
    asked = how_asked(len(talks), seed)
    found: list[Asked] = []
    for timeline in (None, _LATE):
        words, right = dict.fromkeys(MANNERS, 0), dict.fromkeys(MANNERS, 0)
        for talk, manners in zip(talks, asked, strict=True):
            linking = link(talk.script.guide, presses(talk, timeline, seed).events, segments(talk, True, seed))
            at = {word: passage.question_id for passage in linking.passages for word in passage.words}
            for heard in talk.words:
                if heard.truth:
                    manner = manners.get(heard.truth[0], "not asked")
                    words[manner] += 1
                    right[manner] += at.get(heard.word) in heard.truth
        found += [Asked(manner, timeline.name if timeline else None, words[manner], right[manner] / words[manner])
                  for manner in MANNERS if words[manner]]  # fmt: skip
    return found
