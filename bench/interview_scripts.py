"""Interviews that a program makes up, in the format of those written by hand. Deterministic by seed.

    python -m bench.interview_scripts 3            prints the third

Questions are asked as in the guide, by the name of their subject, in other words, bare, two in one breath, out of
order, skipped, or come back to; participants take up questions that nobody has asked yet; answers are full of remarks
about other questions, and between it all there is small talk. Two to four people speak.
"""

import random
import re
import sys
from dataclasses import dataclass

from bench.interview_bank import Bank, Topic, read_banks, read_talk
from bench.interview_file import Script, parse

_NAMES = ("Robin", "Kim", "Alex", "Noa", "Lo", "Sam")
MANNERS = ("as written", "by its subject", "in other words", "bare", "not asked")
_ADDRESSED = re.compile(r"\b(you|your|yourself|du|dig|din|ditt|dina|ni|er)\b")
"""A name that only the interviewer can say."""
_PEOPLE = ((1, 1), (1, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2))
"""Interviewers and participants: the first three kinds of interview are the usual one."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an interview goes."""

    order: str
    """`kept`, `swapped` (neighbours change places) or `free`."""
    as_written: float
    """Share of the questions that are read from the guide."""
    bare: float
    """Share that is a bare prompt."""
    remarks: float
    """Share of the sentences in an answer that speak of another question."""
    talkative: float
    """Sentences in an answer, on average."""


def generated(count: int, seed: int) -> list[Script]:
    """That many interviews, over all banks in turn."""
    banks = read_banks()
    return [made(banks[number % len(banks)], number, seed) for number in range(count)]


def made(bank: Bank, number: int, seed: int, talkative: float | None = None) -> Script:
    """One interview; `talkative`: sentences in an answer on average, if it shall not be by chance."""
    text = _Making(bank, random.Random(f"{seed} interview {number}"), talkative).text()
    return parse(text, f"made-{number:02}-{bank.name}", bank.guide)


def how_asked(count: int, seed: int) -> list[dict[str, str]]:
    """Of the interviews that `generated` makes: each question's manner (`MANNERS`) when it was first asked."""
    banks = read_banks()
    makings = [_Making(banks[n % len(banks)], random.Random(f"{seed} interview {n}"), None) for n in range(count)]
    for making in makings:
        making.text()
    return [making.asked for making in makings]


class _Making:
    """Makes one interview. `text()` once, then throw it away."""

    def __init__(self, bank: Bank, dice: random.Random, talkative: float | None) -> None:
        self.bank, self.dice = bank, dice
        self.talk = read_talk(bank.language)
        interviewers, participants = dice.choice(_PEOPLE)
        self.interviewers = ("I", "I2")[:interviewers]
        self.people = tuple(dice.sample(_NAMES, participants))
        self.manner = Manner(
            order=dice.choice(("kept", "kept", "swapped", "swapped", "free")),
            as_written=dice.choice((0.1, 0.25, 0.6)),
            bare=dice.choice((0.05, 0.15, 0.3)),
            remarks=dice.choice((0.05, 0.15, 0.25)),
            talkative=talkative or dice.uniform(4, 12),
        )
        self.lines: list[str] = []
        self.mark: str | None = None
        """Question to write before the next words."""
        self.asked: dict[str, str] = {}
        """How each question was asked the first time."""
        self.said: set[str] = set()
        """Sentences of answers that have been used."""

    def text(self) -> str:
        self._small_talk("greet", 6)
        waiting = self._order()
        done: list[Topic] = []
        while waiting:
            topic = waiting.pop(0)
            both = waiting.pop(0) if waiting and self.dice.random() < 0.08 else None
            self._ask(topic, both)
            for one in (topic, both) if both else (topic,):
                if both:
                    self.mark = one.id
                self._answer(one)
                done.append(one)
            if waiting and self.dice.random() < 0.07:
                done.append(self._take_up(waiting))
            if len(done) > 2 and self.dice.random() < 0.06:
                self._come_back(self.dice.choice(done[:-1]))
            if waiting and self.dice.random() < 0.06:
                self._small_talk("chat", 2)
        self._small_talk("bye", 3)
        group = "yes" if len(self.people) > 2 else "no"
        return "\n".join(
            ["---", f"guide: {self.bank.name}", f"language: {self.bank.language}", "labels: yes",
             f"participants: {', '.join(self.people)}", f"group: {group}", "---", *self.lines]
        )  # fmt: skip

    def _order(self) -> list[Topic]:
        """The questions that will be asked, in the order in which they will."""
        topics = [topic for topic in self.bank.topics if self.dice.random() > 0.1]
        if self.manner.order == "free":
            self.dice.shuffle(topics)
        elif self.manner.order == "swapped":
            for place in range(len(topics) - 1):
                if self.dice.random() < 0.3:
                    topics[place], topics[place + 1] = topics[place + 1], topics[place]
        return topics

    # What is said

    def _ask(self, topic: Topic, both: Topic | None) -> None:
        """The interviewer's turn: a word about what was just said, and the question."""
        react = self.dice.choice(self.talk["react"]) if self.dice.random() < 0.5 else ""
        lead = self.dice.choice(self.talk["lead"])
        question = self._joined(lead, self._question(topic))
        mark = topic.id
        if both:
            question += " " + self._joined(self.dice.choice(self.talk["merge"]), self._question(both))
            mark = f"{topic.id}+{both.id}"
        self._turn(self.dice.choice(self.interviewers), f"{react} {{{mark}}} {self._restarted(question)}")

    def _question(self, topic: Topic) -> str:
        chance = self.dice.random()
        if chance < self.manner.as_written:
            manner, text = "as written", topic.lines["Q"][0]
        elif chance > 1 - self.manner.bare:
            manner, text = "bare", self.dice.choice(topic.lines["B"])
        elif self.dice.random() < 0.4:
            manner, text = "by its subject", self.dice.choice(self.talk["name"]).format(name=topic.name)
        else:
            manner, text = "in other words", self.dice.choice(topic.lines["W"])
        self.asked.setdefault(topic.id, manner)
        return text

    def _answer(self, topic: Topic) -> None:
        """Some turns about one question: monologue, back-channels, probes."""
        left = max(1, round(self.dice.gauss(self.manner.talkative, self.manner.talkative / 2)))
        probes = list(topic.lines["P"])
        speaker = self.dice.choice(self.people)
        echo = [self._echo(topic)] if self.dice.random() < 0.3 and not _ADDRESSED.search(topic.name) else []
        while left > 0:
            now = min(left, self.dice.randint(1, 6))
            sentences = echo + [sentence for sentence in (self._sentence(topic) for _ in range(now)) if sentence]
            echo = []
            self._turn(speaker, " ".join(sentences) or self.dice.choice(self.talk["filler"]))
            left -= now
            if left > 0:
                speaker = self._goes_on(speaker, probes)

    def _echo(self, topic: Topic) -> str:
        """What was asked about, said again by the one who is to answer."""
        text = self.dice.choice(self.talk["echo"]).format(name=topic.name)
        return text[0].upper() + text[1:]

    def _goes_on(self, speaker: str, probes: list[str]) -> str:
        """What makes the talk go on; who speaks then."""
        chance = self.dice.random()
        others = [person for person in self.people if person != speaker]
        if others and chance < 0.4:
            speaker = self.dice.choice(others)
            self._turn(speaker, self.dice.choice(self.talk["agree"]))
        elif probes and chance < 0.6:
            self._turn(self.dice.choice(self.interviewers), probes.pop(0))
        elif chance < 0.8:
            self._turn(self.dice.choice(self.interviewers), self.dice.choice(self.talk["follow"]))
        else:
            self._turn(self.dice.choice(self.interviewers), self.dice.choice(self.talk["react"]))
        return speaker

    def _sentence(self, topic: Topic) -> str:
        """A sentence of an answer, once in an interview; empty when there are no more."""
        fresh = [line for line in topic.lines["A"] if line not in self.said]
        if not fresh or self.dice.random() < 0.2:
            fresh = [line for line in self.talk["filler"] if line not in self.said]
        if not fresh:
            return ""
        line = self.dice.choice(fresh)
        self.said.add(line)
        if self.dice.random() < self.manner.remarks:
            other = self.dice.choice([one for one in self.bank.topics if one.id != topic.id])
            line = f"{line.rstrip('.!?')}, {self.dice.choice(other.lines['M'])}."
        return self._restarted(line)

    def _take_up(self, waiting: list[Topic]) -> Topic:
        """A participant answers a question that nobody has asked yet."""
        topic = waiting.pop(self.dice.randrange(len(waiting)))
        self.mark = topic.id
        opening = self.dice.choice(self.talk["own"])
        first = self.dice.choice([line for line in topic.lines["A"] if line not in self.said] or topic.lines["A"])
        self.said.add(first)
        self._turn(self.dice.choice(self.people), self._joined(opening, first))
        self._answer(topic)
        return topic

    def _come_back(self, topic: Topic) -> None:
        self.mark = topic.id
        self._turn(self.dice.choice(self.interviewers), self.dice.choice(self.talk["back"]).format(name=topic.name))
        self._answer(topic)

    def _small_talk(self, kind: str, most: int) -> None:
        lines = self.talk[kind]
        start = self.dice.randrange(0, len(lines), 2) if kind == "chat" else 0
        self.mark = "-"
        for place, line in enumerate(lines[start : start + most]):
            role, _space, text = line.partition(" ")
            self._turn("I" if role == "I" else self.people[place // 2 % len(self.people)], text)

    # How it is said

    def _turn(self, speaker: str, text: str) -> None:
        mark = f"{{{self.mark}}} " if self.mark else ""
        pause = f"({self.dice.randint(2, 5)} s) " if self.dice.random() < 0.06 else ""
        self.mark = None
        self.lines.append(f"{speaker}: {mark}{pause}{' '.join(text.split())}")

    def _joined(self, lead: str, text: str) -> str:
        """A lead and what it leads to; after a comma in small letters."""
        if not lead or text.startswith("I "):
            return f"{lead} {text}".strip()
        return f"{lead} {text[0].lower()}{text[1:]}" if not lead.endswith(".") else f"{lead} {text}"

    def _restarted(self, text: str) -> str:
        """The same with a filler or a start that was broken off, now and then."""
        words = text.split()
        if len(words) > 4 and self.dice.random() < 0.15:
            place = self.dice.randrange(1, len(words))
            if "{" not in words[place - 1]:
                words.insert(place, self.dice.choice(self.talk["uh"]))
        if len(words) > 4 and self.dice.random() < 0.08 and "{" not in text:
            words = [*words[:2], "–", *words]
        return " ".join(words)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    banks = read_banks()
    print(_Making(banks[number % len(banks)], random.Random(f"1 interview {number}"), None).text())


if __name__ == "__main__":
    main()
