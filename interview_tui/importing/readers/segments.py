"""JSON: what Whisper and the programs around it write, our own export, or a plain list of segments. Pure.

Known: `{"segments": [{"start", "end", "text", "speaker", "words"}]}` of openai-whisper, faster-whisper, WhisperX and
aTrain; `{"passages": …}` of this program; `{"chunks": [{"timestamp": [a, b]}]}`; `{"transcription": [{"offsets"}]}` of
whisper.cpp; `{"utterances": …}`; or the list alone.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from interview_tui.importing.readers.cue import Cue, TimedWord, seconds, too_long
from interview_tui.language import _
from interview_tui.letters import without_commands
from interview_tui.problem import Problem

_LISTS = ("segments", "utterances", "chunks", "transcription", "cues", "results")
_MOST_PARTS = 1_000_000
"""Objects and lists in a file: a word is one, and forty hours have 400 000."""
_TEXTS = ("text", "transcript", "content", "body")
_SPEAKERS = ("speaker", "speaker_label", "label", "speakerName", "name")


def read_segments(text: str, path: Path) -> list[Cue]:
    """The cues of a JSON file. Raises `Problem` if it is no JSON, or none that holds a transcript."""
    if text.count("{") + text.count("[") > _MOST_PARTS:  # each takes 30 times its room in the file
        raise too_long(path)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Problem(
            _("This file is not JSON."),
            cure=_("Export the transcript again, or save it as txt, docx, vtt or srt."),
            where=path,
        ) from error
    found = _segments(data)
    if found is None:
        raise Problem(
            _("There is no transcript in this file that can be understood."),
            cure=_('It should hold a list of segments, like {"start": 0.0, "end": 2.5, "speaker": "I", "text": "…"}.'),
            where=path,
        )
    return [cue for segment in found if isinstance(segment, dict) for cue in _cues(segment)]


def _segments(data: Any) -> list[Any] | None:
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return None
    if isinstance(passages := data.get("passages"), list):
        inside = [one.get("segments") for one in passages if isinstance(one, dict)]
        return [segment for segments in inside if isinstance(segments, list) for segment in segments]
    for name in _LISTS:
        if isinstance(found := data.get(name), list):
            return found
        if isinstance(found, dict):
            return _segments(found)
    return None


def _cues(segment: dict[str, Any]) -> Iterator[Cue]:
    start, end = _span(segment)
    said = _first(segment, _TEXTS)
    label = _label(segment)
    listed = segment.get("words")
    words = [word for one in listed if (word := _word(one))] if isinstance(listed, list) else []
    if not words:
        if said:
            yield Cue(said, start, end, label)
        return
    runs = [(who, [word for word, _who in run]) for who, run in groupby(words, key=lambda pair: pair[1] or label)]
    for i, (who, run) in enumerate(runs):
        yield Cue(
            " ".join(word.text for word in run),
            start if i == 0 else run[0].start,
            end if i == len(runs) - 1 else run[-1].end,
            who,
            tuple(run),
        )


def _span(segment: dict[str, Any]) -> tuple[float | None, float | None]:
    if isinstance(both := segment.get("timestamp"), list | tuple) and len(both) == 2:
        return seconds(both[0]), seconds(both[1])
    if isinstance(offsets := segment.get("offsets"), dict):
        start, end = seconds(offsets.get("from")), seconds(offsets.get("to"))
        return (start / 1000 if start is not None else None), (end / 1000 if end is not None else None)
    return seconds(segment.get("start")), seconds(segment.get("end"))


def _first(segment: dict[str, Any], keys: Iterable[str]) -> str:
    return next(
        (" ".join(without_commands(value).split()) for key in keys if isinstance(value := segment.get(key), str)), ""
    )


def _label(segment: dict[str, Any]) -> str | None:
    for key in _SPEAKERS:
        value = segment.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(without_commands(value).split())[:60]
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)[:60]
    return None


def _word(value: Any) -> tuple[TimedWord, str | None] | None:
    if not isinstance(value, dict):
        return None
    text = _first(value, ("word", "text"))
    if not text:
        return None
    probability = next(
        (p for key in ("probability", "score", "confidence") if (p := seconds(value.get(key))) is not None), 1.0
    )
    start, end = _span(value)
    return TimedWord(text, start, end, min(1.0, probability)), _label(value)
