"""Banks of things that people say in interviews, from which interviews are made: `interview_banks/*.txt`, `*.talk`.

A bank has a guide (its own, made of its Q and P lines, or one of the project's) and, for each question, what is said:
`[id] how one speaks of it`, then W the question in other words, B a bare prompt, A a sentence of an answer, M a remark
about it that turns up in answers to other questions. The wording is the bank's own: nothing in it comes from the
program's matching. A `.talk` has what is said about nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.interview_file import find_guide
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide

FOLDER = Path(__file__).resolve().parent / "interview_banks"
_TOPIC = re.compile(r"\[(?P<id>[a-z0-9-]+)\] (?P<name>.+)")


@dataclass(slots=True)
class Topic:
    """What is said about one question."""

    id: str
    name: str
    """As the interviewer refers to it: `körledaren`."""
    lines: dict[str, list[str]] = field(default_factory=dict)
    """W, B, A and M; P and Q from the guide."""


@dataclass(frozen=True, slots=True)
class Bank:
    """A guide and what is said to its questions."""

    name: str
    language: str
    guide: Guide
    topics: tuple[Topic, ...]
    """In the order of the guide."""


def read_banks() -> list[Bank]:
    """Every bank, by name. Raises `ValueError` for what cannot be read."""
    return [read_bank(path.read_text(encoding="utf-8"), path.stem) for path in sorted(FOLDER.glob("*.txt"))]


def read_bank(text: str, name: str) -> Bank:
    """Raises `ValueError` for a line that is none, and where guide and topics are not the same questions."""
    header: dict[str, str] = {}
    sections: list[tuple[str, list[Topic]]] = []
    topics: list[Topic] = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TOPIC.fullmatch(line):
            topics.append(Topic(match["id"], match["name"]))
            if sections:
                sections[-1][1].append(topics[-1])
        elif line.startswith("== "):
            sections.append((line.removeprefix("== "), []))
        elif re.match(r"[QPWBAM] \S", line) and topics:
            topics[-1].lines.setdefault(line[0], []).append(line[2:])
        elif not topics and ": " in line:
            key, _colon, value = line.partition(": ")
            header[key] = value
        elif line.strip():
            raise ValueError(f"{name}, line {number}: what is this?")
    guide = find_guide(header["guide"]) if "guide" in header else _own_guide(header, sections)
    if [question.id for question in guide.questions()] != [topic.id for topic in topics]:
        raise ValueError(f"{name}: the topics are not the questions of its guide, in its order")
    for topic in topics:
        question = guide.question(topic.id)
        topic.lines["Q"] = [_filled(question.text)]
        topic.lines["P"] = [_filled(probe.text) for probe in question.all_probes()]
        if missing := [kind for kind in "WBAM" if not topic.lines.get(kind)]:
            raise ValueError(f"{name}, {topic.id}: no {missing[0]}")
    return Bank(name, header["language"], guide, tuple(topics))


def _filled(text: str) -> str:
    """A text of the guide as it is said: each placeholder's name stands for what it stands for."""
    return re.sub(r"\{([^{}]+)\}", r"\1", text)


def _own_guide(header: dict[str, str], sections: Sequence[tuple[str, list[Topic]]]) -> Guide:
    lines = ["---", f"language: {header['language']}", "---", f"# {header['title']}"]
    for title, topics in sections:
        lines += ["", f"## {title}"]
        for number, topic in enumerate(topics, 1):
            lines.append(f"{number}. {topic.lines['Q'][0]} {{#{topic.id}}}")
            lines += [f"   - {probe}" for probe in topic.lines.get("P", ())]
    return read_guide("\n".join(lines) + "\n")


def vocabulary(language: str) -> list[str]:
    """The words of the banks, in small letters, in order: what a word may be taken for when it is heard wrong."""
    lines = [
        line
        for bank in read_banks()
        if bank.language == language
        for topic in bank.topics
        for some in topic.lines.values()
        for line in some
    ]
    return sorted({word for line in lines for word in re.findall(r"\w+", line.lower()) if len(word) > 2})


def read_talk(language: str) -> dict[str, list[str]]:
    """What is said about nothing, by kind. A kind that has speakers (`greet I`) keeps them in front of the text."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / f"{language}.talk").read_text(encoding="utf-8").splitlines():
        kind, _space, text = line.partition(" ")
        found.setdefault(kind, []).append(text)
    return found
