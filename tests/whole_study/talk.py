"""A talk that is made up turn by turn, so that each silence, press and word of it is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.whole_study.plan import WORD, Chunk, GuidePlan, Person, Press, Turn

_SYLLABLES = [first + second for first in "bdfjklmnprtv" for second in "aeiou"]


def made_up_words(dice: Random, count: int, beginning: str = "", taken: frozenset[str] = frozenset()) -> list[str]:
    """Words that there are not, and that neither language would take an ending from."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = "".join(dice.choices(_SYLLABLES, k=2 if beginning else 3))
        word = beginning + syllables + dice.choice("kmp")
        if not any(word.startswith(one) for one in taken):
            found[word] = None
    return list(found)


@dataclass
class Voice:
    """One who talks, and the words there are to choose from."""

    person: Person
    words: Sequence[str]


@dataclass
class Talk:
    """One sitting as it comes about; `at` is how far it has come."""

    dice: Random
    guide: GuidePlan
    voices: Sequence[Voice]
    follow_ups: Sequence[str]
    """Words of the interviewers for what the guide does not say: like nothing in it, so that no question is taken to be
    asked with them."""
    interviewers: tuple[str, ...] = ("I",)
    overlaps: bool = True
    at: float = 1.0
    turns: list[Turn] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)
    unheard: list[tuple[float, float]] = field(default_factory=list)
    lost: list[tuple[float, float]] = field(default_factory=list)
    halts: list[float] = field(default_factory=list)

    def press(self, event: str, at: float | None = None, **values: object) -> None:
        self.presses.append(Press(round(self.at if at is None else at, 3), event, tuple(values.items())))

    def read_aloud(self) -> None:
        for id, _heading, text in self.guide.scripts:
            self.press("ConsentRead" if id == "agreeing" else "ScriptRead", section=id)
            self._say(self.interviewers[0], text.split(), 0.1, section=id, read=True)
            self.at += 2.5

    def ask(self, question: str, talkative: int, covers: Sequence[str] = ()) -> None:
        """The question, and some answers to it."""
        theme = next(one for one in self.guide.themes if question in [each.id for each in one.questions])
        text = next(one.text for one in theme.questions if one.id == question)
        place = {"section": theme.id, "question": question}
        self.press("QuestionAsked", question=question)
        self._say(self.dice.choice(self.interviewers), text.split(), 0.1, opens=True, **place)
        for number in range(talkative):
            if number:
                self._follow(place)
            self._wait()
            self._answer(place)
        for other in covers:
            self.press("QuestionCovered", self.at - 0.2, question=other, by=question)

    def skip(self, question: str) -> None:
        self.press("QuestionSkipped", question=question)

    def between(self, what: str) -> None:
        """Four seconds in which nobody is heard: `unheard`, `lost`, `paused`, `off`, or nothing of it."""
        start = round(self.at + 1.0, 3)
        if what == "unheard":
            self.unheard.append((start, round(start + 2.0, 3)))
        elif what == "lost":
            self.lost.append((start, 1.5))
            self.press("GapDetected", start + 1.5, start=start, seconds=1.5, cause="device")
        elif what in ("paused", "off"):
            self.halts.append(start)
            self.press("Paused" if what == "paused" else "OffTheRecord", start)
            self.press("Resumed", start, seconds=60.0)
        self.at = round(self.at + 4.0, 3)

    def note(self, text: str) -> None:
        self.press("NoteTaken", text=text)

    def quote(self) -> None:
        """A key at the end of what was said last."""
        self.press("QuoteMarked", self.at - 0.3)

    def doubtful(self) -> None:
        """The recogniser did not believe what it heard last."""
        last = self.turns[-1]
        chunks = (*last.chunks[:-1], Chunk(last.chunks[-1].start, last.chunks[-1].words, doubtful=True))
        self.turns[-1] = Turn(last.speaker, chunks, last.section, last.question, last.read, last.opens, last.hums)

    def _say(self, who: str, words: Sequence[str], after: float, **known: object) -> None:
        start = round(self.at + after, 3)
        self.turns.append(Turn(who, (Chunk(start, tuple(words)),), **known))  # type: ignore[arg-type]
        self.at = self.turns[-1].end

    def _wait(self) -> None:
        """A silence: short ones, now and then a long one, and now and then she cannot bear it herself."""
        chance = self.dice.random()
        self.at = round(self.at + (self.dice.uniform(5.2, 9.0) if chance < 0.12 else self.dice.uniform(0.4, 3.8)), 3)
        last = self.turns[-1]
        if chance > 0.9 and last.asks and self.at - last.end > 2.1:
            self._say(last.speaker, self._more("."), 0.0, section=last.section, question=last.question)
            self.at = round(self.at + 1.0, 3)

    def _follow(self, place: dict[str, str]) -> None:
        words = self._more(self.dice.choice("..?"))
        if self.overlaps and self.dice.random() < 0.15:
            self.at = round(self.at - 0.9, 3)
        else:
            self._wait()
        self._say(self.dice.choice(self.interviewers), words, 0.0, **place)

    def _answer(self, place: dict[str, str]) -> None:
        said = [self.dice.choice(self.voices)]
        if len(self.voices) > 1 and self.dice.random() < 0.6:
            said.append(self.dice.choice([one for one in self.voices if one is not said[0]]))
        for number, voice in enumerate(said):
            if number:
                self.at = round(self.at + self.dice.uniform(0.3, 2.5), 3)
            chunks, hums = [self._chunk(voice, self.at)], []
            while self.dice.random() < 0.3:
                hums.append(Chunk(round(chunks[-1].end + 0.3, 3), ("Mm.",)))
                chunks.append(self._chunk(voice, hums[-1].end + 0.4))
            self.turns.append(Turn(voice.person.name, tuple(chunks), hums=tuple(hums), **place))  # type: ignore[arg-type]
            self.at = self.turns[-1].end

    def _more(self, last: str) -> list[str]:
        words = self.dice.sample(self.follow_ups, self.dice.randint(3, 9))
        return [words[0].capitalize(), *words[1:-1], words[-1] + last]

    def _chunk(self, voice: Voice, start: float) -> Chunk:
        words = self.dice.choices(voice.words, k=self.dice.randint(4, 22))
        words[0], words[-1] = words[0].capitalize(), words[-1] + "."
        return Chunk(round(start, 3), tuple(words))

    @property
    def seconds(self) -> float:
        """Of the recording, when everybody has said goodbye."""
        return round(self.at + 3 * WORD, 1)
