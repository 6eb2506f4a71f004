"""How much of what was said came out, and under the question it was said to."""

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Result:
    """Shares of 0 to 1."""

    recognised: float
    """Words of the script found in the transcript, in order, case and punctuation aside."""
    in_place: float
    """Of those, the ones under the question they were said to."""
    heard: int
    """Words in the transcript."""
    by_speaker: float = 0.0
    """Of those recognised, the ones with the right speaker."""


def plain(text: str) -> list[str]:
    """The words of a text, lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())


Place = tuple[str | None, bool]
"""The question a word stands under, and whether the interviewer says it."""


def said_words(script: dict[str, Any], until: float = float("inf")) -> list[tuple[str, Place]]:
    """Everything said before `until` seconds, with where it belongs."""
    return [
        (word, (utterance["question"], utterance["speaker"] == "I"))
        for utterance in script["utterances"]
        for _start, end, text in utterance["words"]
        if end <= until
        for word in plain(text)
    ]


def heard_words(exported: dict[str, Any]) -> list[tuple[str, Place]]:
    """Everything in a JSON export, by time, with where it stands."""
    timed = [
        (word["start"], text, (passage["question_id"], segment["speaker"] == "I"))
        for passage in exported["passages"]
        for segment in passage["segments"]
        for word in segment["words"]
        for text in plain(word["text"])
    ]
    return [(text, place) for _start, text, place in sorted(timed, key=lambda row: row[0])]


def compare(script: dict[str, Any], exported: dict[str, Any], until: float = float("inf")) -> Result:
    """The export of a replayed interview against the truth, up to `until` seconds of the recording."""
    said, heard = said_words(script, until), heard_words(exported)
    matcher = SequenceMatcher(None, [w for w, _p in said], [w for w, _p in heard], autojunk=False)
    pairs = [(said[b.a + i][1], heard[b.b + i][1]) for b in matcher.get_matching_blocks() for i in range(b.size)]
    in_place = sum(one[0] == other[0] for one, other in pairs) / max(1, len(pairs))
    by_speaker = sum(one[1] == other[1] for one, other in pairs) / max(1, len(pairs))
    return Result(len(pairs) / max(1, len(said)), in_place, len(heard), by_speaker)


def read(path: Path) -> dict[str, Any]:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))
