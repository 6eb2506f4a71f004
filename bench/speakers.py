"""How many words get the right speaker, in talk between espeak-ng's voices. Exit 1 when a goal is missed.

    python -m bench.speakers                    voices that the tuning never heard, all conditions, and the goals
    python -m bench.speakers --voices tuning    those that the method was tuned with
    python -m bench.speakers --compare          what tells voices apart best: spectrum, network, Whisper's encoder
    python -m bench.speakers --hour             seconds and memory for an hour and for two hours
    python -m bench.speakers --network FILE     with the network that `models get voices` fetches, not the program's own

Prints tables, and one line of JSON last. No person speaks here; see docs/speakers.md for what that means.
"""

import argparse
import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bench.speaker_talk import Conditions, Talk, in_two_channels, talk, transcript
from bench.speaker_voices import groups, pairs
from interview_tui.guide.model import Guide, Question, Section
from interview_tui.speakers.features import Frames, frames
from interview_tui.speakers.finding import Listened, Task, listened, speakers
from interview_tui.speakers.found import MadeFrom, Speakers, with_speakers
from interview_tui.speakers.networks import OWN, Network
from interview_tui.speakers.sound import levels_of

CONDITIONS = {
    "quiet room": Conditions(),
    "one 12 dB weaker": Conditions(loudness=12),
    "white noise 20 dB": Conditions(white=20),
    "white noise 10 dB": Conditions(white=10),
    "six voices behind, 15 dB": Conditions(babble=15),
    "hum 10 dB": Conditions(hum=10),
    "echoing room": Conditions(reverb=0.4),
    "six of ten turns short": Conditions(short=0.6),
    "a third overlap": Conditions(overlap=0.3),
    "telephone": Conditions(phone=True),
    "some of everything": Conditions(loudness=8, white=22, babble=22, reverb=0.3, short=0.4, overlap=0.1),
}
TEXTS = {"guide": "transcript and guide", "words": "transcript, questions not in the guide", "none": "no words"}
GOALS = {2: 0.97, 4: 0.90}
NAMES = ("I", "Robin", "Kim", "Alex")
_JITTER = 0.2
"""Seconds by which a transcriber's word times are off at most."""
_SHORT = 0.8
"""Seconds: a turn that is shorter counts as short."""
_TENTHS = (0.0, 0.6, 0.8, 0.9, 0.95, 0.99, 1.01)


@dataclass
class Sums:
    """Words counted."""

    words: int = 0
    right: int = 0
    short: int = 0
    short_right: int = 0
    overlap: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Seconds in which two speak, seconds that are marked so, seconds that are both."""
    by_probability: dict[float, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def share(self) -> float:
        return self.right / self.words if self.words else float("nan")

    @property
    def short_share(self) -> float:
        return self.short_right / self.short if self.short else float("nan")

    def __iadd__(self, other: "Sums") -> "Sums":
        self.words += other.words
        self.right += other.right
        self.short += other.short
        self.short_right += other.short_right
        true, marked, both = (one + more for one, more in zip(self.overlap, other.overlap, strict=True))
        self.overlap = (true, marked, both)
        for floor, (count, right) in other.by_probability.items():
            self.by_probability[floor][0] += count
            self.by_probability[floor][1] += right
        return self


def guide(language: str, questions: Sequence[str]) -> Guide:
    asked = tuple(Question(id=f"q{i}", text=text) for i, text in enumerate(questions))
    return Guide(
        title="Bench", language=language, sections=(Section(id="all", title="", kind="theme", questions=asked),)
    )


def found_in(spoken: Talk, read: Frames, ears: Callable[[Frames], Listened], text: str, seed: int) -> Sums:
    """One talk under one of `TEXTS`."""
    names = NAMES[: len(spoken.voices)]
    segments = transcript(spoken, _JITTER, seed)
    task = Task(
        segments=segments if text != "none" else (),
        guide=guide(spoken.language, spoken.guide if text == "guide" else ()),
        names=names,
        voices=len(names),
    )
    made = MadeFrom(rules=1, seconds=read.seconds, transcript=None, names=names)
    found = speakers(read, None, task, made, ears)
    sums = scored(spoken, with_speakers(segments, found), names, who_is_who=text != "none")
    sums.overlap = _overlap(spoken, found)
    return sums


def scored(spoken: Talk, segments: Sequence[Any], names: Sequence[str], who_is_who: bool) -> Sums:
    """`who_is_who`: the interviewer must be known as such; which participant is which is a guess in any case."""
    said = [(one.speaker, one.speaker_probability or 0.0) for one in segments for _word in one.words]
    short = _short_turns(spoken)
    fixed = names[:1] if who_is_who else ()
    best = Sums()
    for order in itertools.permutations(names[len(fixed) :]):
        label = dict(enumerate((*fixed, *order)))
        now = Sums()
        for (speaker, sure), word, is_short in zip(said, spoken.words, short, strict=True):
            right = speaker == label[word.speaker]
            now.words += 1
            now.right += right
            now.short += is_short
            now.short_right += is_short and right
            floor = max(one for one in _TENTHS if one <= sure)
            now.by_probability[floor][0] += 1
            now.by_probability[floor][1] += right
        if now.right >= best.right:
            best = now
    return best


def _short_turns(spoken: Talk) -> list[bool]:
    """For each word: whether its turn is short."""
    turns: list[tuple[int, float, float]] = []
    for one in spoken.utterances:
        if turns and turns[-1][0] == one.speaker:
            turns[-1] = (one.speaker, turns[-1][1], one.end)
        else:
            turns.append((one.speaker, one.start, one.end))
    few = [(who, start, end) for who, start, end in turns if end - start < _SHORT]
    return [
        any(who == word.speaker and start - 0.01 <= word.start and word.end <= end + 0.01 for who, start, end in few)
        for word in spoken.words
    ]


def talks(kind: str) -> Iterator[tuple[int, str, str, Talk]]:
    """(voices, far or near, condition, talk)."""
    of = pairs(kind)
    for number, (name, conditions) in enumerate(CONDITIONS.items()):
        for how, some in of.items():
            two = some[number % len(some)]
            language = ("sv", "en")[(number + (how == "near")) % 2]
            yield 2, how, name, talk(list(two), language, 240, conditions, 1000 + 10 * number + (how == "near"))
    for size in (3, 4):
        for number, some in enumerate(groups(kind, size)[: 3 if size == 3 else 6]):
            name = list(CONDITIONS)[(0, 10, 2, 6, 4, 7)[number]]
            conditions = CONDITIONS[name]
            yield size, "mixed", name, talk(list(some), ("sv", "en")[number % 2], 480, conditions, 2000 + number)


def measure(kind: str, by: Network) -> bool:
    """All conditions. Returns whether the goals are reached."""
    sums: dict[tuple[int, str, str], Sums] = defaultdict(Sums)
    print("| voices | | condition | guide and words | short turns | words, no guide | no words |")
    print("|---|---|---|---|---|---|---|")
    for number, (size, how, name, spoken) in enumerate(talks(kind)):
        read = frames([spoken.sound])
        once = listened(read, by)
        row = {text: found_in(spoken, read, lambda _frames, once=once: once, text, number) for text in TEXTS}
        for text, one in row.items():
            sums[(size, how, text)] += one
            sums[(size, "all", text)] += one
        who = " + ".join(f"{v.variant} {v.tract:.2f} {v.pitch}" for v in spoken.voices)
        print(f"| {size} | {how} | {name} ({spoken.language}: {who}) | {row['guide'].share:.1%} "
              f"| {row['guide'].short_share:.0%} | {row['words'].share:.1%} | {row['none'].share:.1%} |",
              flush=True)  # fmt: skip
    print("\n| voices | | guide and words | short turns | words, no guide | no words |\n|---|---|---|---|---|---|")
    for size, how in ((2, "far"), (2, "near"), (2, "all"), (3, "all"), (4, "all")):
        row = {text: sums[(size, how, text)] for text in TEXTS}
        print(f"| {size} | {how} | {row['guide'].share:.1%} | {row['guide'].short_share:.0%} "
              f"| {row['words'].share:.1%} | {row['none'].share:.1%} |")  # fmt: skip
    _calibration(sums)
    _one_channel(sums)
    channels = _channels(kind)
    result = {
        "bench": "speakers",
        "voices": kind,
        "network": by.mark,
        "two": round(sums[(2, "all", "guide")].share, 4),
        "two_far": round(sums[(2, "far", "guide")].share, 4),
        "two_near": round(sums[(2, "near", "guide")].share, 4),
        "two_without_guide": round(sums[(2, "all", "words")].share, 4),
        "two_without_words": round(sums[(2, "all", "none")].share, 4),
        "three": round(sums[(3, "all", "guide")].share, 4),
        "four": round(sums[(4, "all", "guide")].share, 4),
        **channels,
        "goals": {str(size): goal for size, goal in GOALS.items()},
    }
    reached = all(sums[(size, "all", "guide")].share >= goal for size, goal in GOALS.items())
    print(json.dumps({**result, "reached": reached}))
    return reached


def _calibration(sums: dict[tuple[int, str, str], Sums]) -> None:
    together = Sums()
    for (_size, how, text), one in sums.items():
        if how == "all" and text == "guide":
            together += one
    print("\n| probability from | words | of them right |\n|---|---|---|")
    for floor in _TENTHS[:-1]:
        count, right = together.by_probability[floor]
        print(f"| {floor:.2f} | {count} | {right / count if count else float('nan'):.1%} |")


def _one_channel(sums: dict[tuple[int, str, str], Sums]) -> None:
    """How much of the overlapping talk is marked where one channel holds all."""
    print("\n| one channel, two voices | overlap marked | of the marked overlap |\n|---|---|---|")
    for how in ("far", "near"):
        true, marked, both = sums[(2, how, "guide")].overlap
        print(f"| {how} | {both / true:.0%} of {true:.0f} s | {both / max(marked, 0.01):.0%} of {marked:.0f} s |")


def _channels(kind: str) -> dict[str, float]:
    """A channel each: how many words are right, and how much of the overlapping talk is marked."""
    total, marked, truly, both = Sums(), 0.0, 0.0, 0.0
    print("\n| a channel each | words right | overlap marked | of the marked overlap |\n|---|---|---|---|")
    for number, (leak, two) in enumerate(zip((-20.0, -10.0, -6.0), pairs(kind)["near"], strict=False)):
        spoken = talk(list(two), "sv", 240, Conditions(overlap=0.3, short=0.4, white=30), 3000 + number)
        left_right = in_two_channels(spoken, leak, number)
        read = frames([left_right.mean(axis=1)])
        levels = levels_of((left_right * 32767).astype(np.int16), 16000)[: len(read)]
        one, found = _two(spoken, read, levels, number)
        total += one
        here, there, common = _overlap(spoken, found)
        marked, truly, both = marked + there, truly + here, both + common
        print(f"| the other {-leak:.0f} dB weaker | {one.share:.1%} | {common / here:.0%} of {here:.0f} s "
              f"| {common / there if there else float('nan'):.0%} of {there:.0f} s |")  # fmt: skip
    return {"channels": round(total.share, 4), "overlap_found": round(both / truly, 3),
            "overlap_right": round(both / marked, 3) if marked else 0.0}  # fmt: skip


def _two(spoken: Talk, read: Frames, levels: Any, seed: int) -> tuple[Sums, Speakers]:
    segments = transcript(spoken, _JITTER, seed)
    task = Task(segments, guide(spoken.language, spoken.guide), NAMES[:2], 2, two_channels=True)
    found = speakers(read, levels, task, MadeFrom(rules=1, seconds=0, transcript=None, names=NAMES[:2]))
    return scored(spoken, with_speakers(segments, found), NAMES[:2], who_is_who=True), found


def _overlap(spoken: Talk, found: Speakers) -> tuple[float, float, float]:
    """Seconds in which two speak, seconds that are marked, seconds that are both."""
    true = np.zeros(len(spoken.sound) // 160 + 1, dtype=bool)
    here = np.zeros_like(true)
    for i, one in enumerate(spoken.utterances):
        for other in spoken.utterances[i + 1 :]:
            if other.speaker != one.speaker and other.start < one.end:
                true[round(other.start * 100) : round(min(one.end, other.end) * 100)] = True
    for start, end in found.overlaps:
        here[round(start * 100) : round(end * 100)] = True
    return float(true.sum()) / 100, float(here.sum()) / 100, float((true & here).sum()) / 100


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.speakers")
    parser.add_argument("--voices", choices=["measured", "tuning"], default="measured")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--hour", action="store_true")
    parser.add_argument("--network", type=Path, metavar="FILE")
    told = parser.parse_args()
    by = Network("own", OWN) if told.network is None else Network("voices", told.network)
    if told.compare:
        from bench.speaker_embeddings import compare

        compare(told.voices, itertools.takewhile(lambda one: one[0] == 2, talks(told.voices)), by)
    elif told.hour:
        from bench.speaker_hour import hours

        hours()
    elif not measure(told.voices, by):
        sys.exit(1)


if __name__ == "__main__":
    main()
