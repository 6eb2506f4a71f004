"""What stands wrong in a linked interview, in words, for whoever makes the matching."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bench.interview_score import is_right
from bench.interview_spoken import Border, Talk
from interview_tui.linking.passages import Linking

_SHOWN = 22
"""Words of a stretch that are shown."""


def failures(talk: Talk, linking: Linking, forgotten: Sequence[Border]) -> Iterator[str]:
    """A line for each stretch of words under a wrong question, then the borders, then the proposals."""
    at = {word: passage for passage in linking.passages for word in passage.words}

    def pair(number: int) -> tuple[tuple[str, ...], str | None]:
        passage = at.get(talk.words[number].word)
        return talk.words[number].truth, passage.question_id if passage else None

    for (truth, linked), run in groupby(range(len(talk.words)), pair):
        numbers = list(run)
        if not truth or linked in truth:
            continue
        first, passage = talk.words[numbers[0]], at.get(talk.words[numbers[0]].word)
        sure = f" ({passage.confidence:.2f})" if passage else ""
        if passage and passage.guess:
            sure += f" guess {passage.guess.question_id} ({passage.guess.confidence:.2f})"
        said = " ".join(talk.words[number].word.text for number in numbers[:_SHOWN])
        right = "+".join(truth)
        yield (f"{first.word.start:7.1f} s {len(numbers):4} words  right: {right}  linked: {linked}{sure}\n"
               f"          {first.speaker}: {said}{' …' if len(numbers) > _SHOWN else ''}")  # fmt: skip
    for border in talk.borders:
        if border.new:
            who = "asked" if border.asked else "taken up by the participant"
            press = ", press forgotten" if border in forgotten else ""
            yield f"  true border {border.at:7.1f} s  {'+'.join(border.truth)}  {who}{press}"
    for proposal in linking.proposals:
        kind = "right" if is_right(talk, proposal) else "WRONG"
        yield (f"  proposal {kind}: {proposal.question_id} {proposal.start:.1f}–{proposal.end:.1f} s "
               f"({proposal.confidence:.2f})")  # fmt: skip
