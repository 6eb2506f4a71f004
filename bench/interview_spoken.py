"""A written interview as a transcriber would give it: words with times, wrong words, segments. Deterministic by seed.

Times are in seconds of recording. What is right for a word goes with it, however wrong the word is heard.
"""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz, process

from bench.interview_file import INTERVIEWERS, Script, Truth
from interview_tui.transcription.segments import Segment, Word

_BETWEEN_TURNS = (0.2, 1.5)
_LONGEST = 12.0
"""Seconds of a segment."""
_CHUNK = 30.0
_SWALLOWED = 0.15
"""Share of the turns of one or two words that stand in the segment of whoever spoke before, under a wrong label."""
_STRADDLES = 0.4
"""Share of the changes of turn that no segment without labels minds."""
_LETTERS = {"sv": "aeiouyåäölnrstkd", "en": "aeioulnrstkd"}
_FILLERS = {"sv": ("eh", "ja", "liksom", "då", "och", "det"), "en": ("uh", "yeah", "like", "and", "the", "so")}


@dataclass(frozen=True, slots=True)
class Heard:
    """A word as it was heard, and what is right for it."""

    word: Word
    speaker: str
    turn: int
    truth: Truth


@dataclass(frozen=True, slots=True)
class Border:
    """A place where another question becomes the right one."""

    at: float
    truth: Truth
    """From here on; never empty."""
    asked: bool
    """It is the interviewer who speaks there."""
    new: bool
    """None of the questions before it, small talk aside, is right here."""


@dataclass(frozen=True, slots=True)
class Talk:
    """An interview in time."""

    script: Script
    words: tuple[Heard, ...]
    borders: tuple[Border, ...]

    @property
    def seconds(self) -> float:
        return self.words[-1].word.end + 1.0


def spoken(script: Script, seed: int) -> Talk:
    """The interview, every word heard right."""
    dice = random.Random(f"{seed} {script.name} spoken")
    at, turn, pace = 0.8, -1, 1.0
    heard: list[Heard] = []
    borders: list[Border] = []
    before: Truth = ()
    latest: Truth = ()
    for said in script.words:
        if said.turn != turn:
            at += dice.uniform(*_BETWEEN_TURNS) if turn >= 0 else 0.0
            turn, pace = said.turn, dice.uniform(0.85, 1.2)
        at += said.pause
        length = pace * (0.12 + 0.045 * len(said.text)) * dice.uniform(0.8, 1.25)
        word = Word(start=round(at, 3), end=round(at + length, 3), text=said.text, probability=_sure(dice))
        heard.append(Heard(word, said.speaker, said.turn, said.truth))
        if said.truth and said.truth != before:
            new = not set(said.truth) & set(latest)
            borders.append(Border(word.start, said.truth, said.speaker in INTERVIEWERS, new))
        before, latest = said.truth, said.truth or latest
        at = word.end + _rest(said.text, dice)
    return Talk(script, tuple(heard), tuple(borders))


def _rest(text: str, dice: random.Random) -> float:
    """Seconds of silence after a word."""
    if text.endswith(("…", "...", "–", "-")):
        return dice.uniform(0.3, 1.1)
    if text.endswith((".", "?", "!")):
        return dice.uniform(0.2, 0.9)
    return dice.uniform(0.1, 0.4) if text.endswith((",", ":", ";")) else dice.uniform(0.01, 0.1)


def _sure(dice: random.Random, wrong: bool = False) -> float:
    return round(dice.uniform(0.2, 0.95) if wrong else dice.uniform(0.7, 1.0), 2)


# Words heard wrong


def garbled(talk: Talk, share: float, seed: int, vocabulary: Sequence[str]) -> Talk:
    """The interview with that share of its words heard wrong, and as many marks of punctuation lost.

    Of the wrong words half are other words or changed letters, a quarter are not heard at all, and the rest are words
    that nobody said; long words fall into two. `vocabulary`: the words that a wrong word may become.
    """
    if share == 0:
        return talk
    dice = random.Random(f"{seed} {talk.script.name} garbled {share}")
    known = tuple(vocabulary)
    result: list[Heard] = []
    for heard in talk.words:
        if dice.random() >= share:
            kept = re.sub(r"[.?!,]", "", heard.word.text) if dice.random() < share else heard.word.text
            result.append(replace(heard, word=heard.word.model_copy(update={"text": kept})))
        else:
            result += _wrong(heard, dice, known, talk.script.language)
    return replace(talk, words=tuple(result))


def _wrong(heard: Heard, dice: random.Random, known: tuple[str, ...], language: str) -> list[Heard]:
    """What is heard in place of one word: none, one or two."""
    plain, mark = _parts(heard.word.text)
    kind = dice.random()
    if kind < 0.25:
        return []
    if kind < 0.45:
        extra = plain if dice.random() < 0.4 else dice.choice(_FILLERS[language])
        return _two(heard, heard.word.text, extra, dice)
    if len(plain) >= 9 and kind < 0.75:
        cut = dice.randint(3, len(plain) - 3)
        return _two(heard, plain[:cut], plain[cut:] + mark, dice)
    alike = _look_alikes(plain.lower(), known) if dice.random() < 0.5 else ()
    text = dice.choice(alike) if alike else _other_letters(plain, dice, language)
    changes = {"text": text + mark, "probability": _sure(dice, wrong=True)}
    return [replace(heard, word=heard.word.model_copy(update=changes))]


def _two(heard: Heard, first: str, second: str, dice: random.Random) -> list[Heard]:
    """The time of one word, shared by two."""
    word, between = heard.word, round((heard.word.start + heard.word.end) / 2, 3)
    return [
        replace(heard, word=Word(start=start, end=end, text=text, probability=_sure(dice, wrong=True)))
        for start, end, text in ((word.start, between, first), (between, word.end, second))
    ]


def _parts(text: str) -> tuple[str, str]:
    """A word and the punctuation after it."""
    plain = text.rstrip(".,?!…:;–-\"”'")
    return (plain, text[len(plain) :]) if plain else (text, "")


@cache
def _look_alikes(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    near = process.extract(word, known, scorer=fuzz.ratio, limit=6, score_cutoff=60)
    return tuple(other for other, _score, _place in near if other != word)[:4]


def _other_letters(word: str, dice: random.Random, language: str) -> str:
    letters = list(word)
    for _ in range(max(1, len(letters) // 4)):
        place = dice.randrange(len(letters))
        match dice.randrange(3):
            case 0:
                letters[place] = dice.choice(_LETTERS[language])
            case 1:
                letters.insert(place, dice.choice(_LETTERS[language]))
            case _ if len(letters) > 2:
                del letters[place]
    return "".join(letters)


# Segments


def segments(talk: Talk, labels: bool, seed: int) -> list[Segment]:
    """The words in segments of about a sentence, two to twelve seconds.

    With labels they are cut where the speaker changes, but for some turns of a word or two; without, a segment may
    hold the end of one turn and the beginning of the next.
    """
    dice = random.Random(f"{seed} {talk.script.name} segments {labels}")
    lengths = Counter(heard.turn for heard in talk.words)
    runs: list[list[Heard]] = [[]]
    for heard, upcoming in zip(talk.words, (*talk.words[1:], None), strict=True):
        runs[-1].append(heard)
        if upcoming is not None and _ends(runs[-1], upcoming, lengths, labels, dice):
            runs.append([])
    return [_segment(run, number, labels) for number, run in enumerate(runs)]


def _ends(run: list[Heard], upcoming: Heard, lengths: Counter[int], labels: bool, dice: random.Random) -> bool:
    """A segment ends before `upcoming`; `lengths`: words of each turn."""
    last = run[-1]
    length = last.word.end - run[0].word.start
    if upcoming.turn != last.turn:
        if labels:
            return not (lengths[upcoming.turn] <= 2 and dice.random() < _SWALLOWED)
        return length > _LONGEST / 2 or dice.random() >= _STRADDLES
    if labels and upcoming.speaker != run[0].speaker:
        return False  # inside a turn that was swallowed
    if length >= _LONGEST - 1:
        return True
    sentence = last.word.text.endswith((".", "?", "!", "…"))
    return length >= 2 and sentence and dice.random() < 0.75


def _segment(run: list[Heard], number: int, labels: bool) -> Segment:
    start, end = run[0].word.start, run[-1].word.end
    words = tuple(heard.word for heard in run)
    text = " ".join(word.text for word in words)
    speaker = run[0].speaker if labels else None
    return Segment(id=f"{int(start // _CHUNK)}.{number}", start=start, end=end, text=text, words=words, speaker=speaker)
