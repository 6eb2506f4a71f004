"""Interviews written for the benches: plain text, with the truth for each word. Pure, but for reading the file.

    ---
    guide: vardagsstod.md
    language: sv
    labels: yes
    participants: Robin
    group: no
    ---
    I: {-} Hej och välkommen … {vanlig-dag} Om du skulle ta mig igenom en vanlig dag, liksom?
    Robin: Oj. (2 s) Ja alltså jag går upp …

A turn a line. `{question-id}`: from the next word on that main question is the right one (its probes, too); `{a+b}`:
both are; `{-}`: none is, and the words are not counted. `(2 s)` is a pause, `[skratt]` a sound of a second. A file that
says anything else is refused: a wrong truth would make every figure wrong.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide

ROOT = Path(__file__).resolve().parent.parent
INTERVIEWS = ROOT / "bench" / "interviews"
GUIDES = (INTERVIEWS / "guides", ROOT / "guides")
INTERVIEWERS = ("I", "I2")
_KEYS = {"guide", "language", "labels", "participants", "group"}
_TOKEN = re.compile(
    r"\{(?P<mark>[^{}]*)\}|\((?P<pause>\d+(?:[.,]\d+)?)\s*s\)|(?P<sound>\[[^\]{}]*\])"
    r"|(?P<word>[^\s{}\[\]]+)|(?P<stray>[{}\[\]])"
)
_TURN = re.compile(r"(?P<label>[^\s:{}][^:{}]{0,30}):\s+(?P<text>.*\S)\s*$")

Truth = tuple[str, ...]
"""The right questions for a word; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word as it was said."""

    text: str
    """With its punctuation."""
    speaker: str
    turn: int
    """From 0."""
    truth: Truth
    pause: float = 0.0
    """Seconds of silence that are written before it."""


@dataclass(frozen=True, slots=True)
class Script:
    """An interview, word by word."""

    name: str
    guide: Guide
    language: str
    labels: bool
    """The program is told who speaks."""
    participants: tuple[str, ...]
    group: bool
    words: tuple[Said, ...]

    @property
    def counted(self) -> int:
        """Words that have a right question."""
        return sum(bool(word.truth) for word in self.words)


def read_folder(folder: Path) -> list[Script]:
    """Every interview in the folder, by name. Raises `ValueError` for the first that cannot be read."""
    return [read_interview(path) for path in sorted(folder.glob("*.txt"))]


def read_interview(path: Path) -> Script:
    """Raises `ValueError` with file, line and reason."""
    try:
        return parse(path.read_text(encoding="utf-8"), path.stem)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from None


def find_guide(name: str) -> Guide:
    """The guide `name` of the interviews or of the project. Raises `ValueError`."""
    for folder in GUIDES:
        if (folder / name).is_file():
            return read_guide((folder / name).read_text(encoding="utf-8"), folder / name)
    raise ValueError(f"there is no guide {name}")


def parse(text: str, name: str, guide: Guide | None = None) -> Script:
    """The interview in `text`; `guide` is read from the header's file if it is not given. Raises `ValueError`."""
    lines = text.removeprefix("\ufeff").splitlines()
    header, first = _header(lines)
    guide = find_guide(header["guide"]) if guide is None else guide
    if header["language"] != guide.language:
        raise ValueError(f"the interview is in {header['language']}, its guide in {guide.language}")
    people = tuple(person.strip() for person in header["participants"].split(","))
    words: list[Said] = []
    truth: Truth | None = None
    pause, turn = 0.0, -1
    ids = {question.id for question in guide.questions()}
    for number, line in enumerate(lines[first:], first + 1):
        if not line.strip():
            continue
        if (match := _TURN.match(line)) is None:
            raise ValueError(f"line {number} is no turn: LABEL: text")
        speaker = match["label"]
        if speaker not in (*INTERVIEWERS, *people):
            raise ValueError(f"line {number}: {speaker} is nobody in the header")
        turn += 1
        for token in _TOKEN.finditer(match["text"]):
            if token["stray"]:
                raise ValueError(f"line {number}: a bracket alone")
            if token["mark"] is not None:
                truth = _truth(token["mark"], ids, number)
            elif token["sound"]:
                pause += 1.0
            elif token["pause"]:
                pause += float(token["pause"].replace(",", "."))
            elif not re.search(r"\w", token["word"]):  # "…" and "–" belong to the word before
                if words and words[-1].turn == turn:
                    last = words[-1]
                    words[-1] = Said(f"{last.text}{token['word']}", speaker, turn, last.truth, last.pause)
            elif truth is None:
                raise ValueError(f"line {number}: words before the first {{…}}")
            else:
                words.append(Said(token["word"], speaker, turn, truth, pause))
                pause = 0.0
    _check(words, people)
    return Script(name, guide, header["language"], header["labels"] == "yes", people, header["group"] == "yes",
                  tuple(words))  # fmt: skip


def _header(lines: list[str]) -> tuple[dict[str, str], int]:
    """What the header says, and the index of the first line after it."""
    if not lines or lines[0].strip() != "---":
        raise ValueError("the first line is not ---")
    found: dict[str, str] = {}
    for index, line in enumerate(lines[1:], 1):
        if line.strip() == "---":
            if missing := _KEYS - found.keys():
                raise ValueError(f"the header lacks {', '.join(sorted(missing))}")
            return found, index + 1
        key, colon, value = line.partition(":")
        value = value.split(" #")[0].strip()
        if not colon or key.strip() not in _KEYS or key.strip() in found:
            raise ValueError(f"line {index + 1} is no line of a header")
        if key.strip() in ("labels", "group") and value not in ("yes", "no"):
            raise ValueError(f"line {index + 1}: yes or no")
        found[key.strip()] = value
    raise ValueError("the header does not end")


def _truth(mark: str, ids: set[str], line: int) -> Truth:
    if mark.strip() == "-":
        return ()
    named = tuple(part.strip() for part in mark.split("+"))
    if unknown := [id for id in named if id not in ids]:
        raise ValueError(f"line {line}: the guide has no question {unknown[0]!r}")
    return named


def _check(words: list[Said], people: tuple[str, ...]) -> None:
    speakers = {word.speaker for word in words}
    if silent := [person for person in people if person not in speakers]:
        raise ValueError(f"{silent[0]} never speaks")
    if "I" not in speakers:
        raise ValueError("the interviewer never speaks")
    if not any(word.truth for word in words):
        raise ValueError("no word belongs to a question")
