"""Interviews with sound and transcript on disk, made of the demo's own recording, whose truth is known."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from interview_tui.demo.material import material
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.engine import Heard
from interview_tui.transcription.segments import Segment, Word
from interview_tui.transcription.transcript import ChunkLine, Header, TranscriptWriter


def demo_talk(language: str = "sv") -> tuple[np.ndarray, list[tuple[str, Word]]]:
    """(sound at 16 kHz, each word with its speaker)."""
    folder = material(language)
    sound, _rate = soundfile.read(folder / "recording.flac", dtype="float32")
    script = json.loads((folder / "script.json").read_text(encoding="utf-8"))
    said = [
        (utterance["speaker"], Word(start=start, end=end, text=text + (mark if i == last else "")))
        for utterance in script["utterances"]
        for last, mark in [(len(utterance["words"]) - 1, utterance["text"][-1])]
        for i, (start, end, text) in enumerate(utterance["words"])
    ]
    return sound, said


def sentences(said: list[tuple[str, Word]], together: int = 2) -> list[Heard]:
    """As a transcriber hears them: so many sentences to a segment, whoever says them."""
    segments: list[Heard] = []
    words: list[Word] = []
    ends = 0
    for _speaker, word in said:
        words.append(word)
        ends += word.text.endswith((".", "?", "!"))
        if ends == together:
            segments.append(_heard(words))
            words, ends = [], 0
    return [*segments, _heard(words)] if words else segments


def _heard(words: list[Word]) -> Heard:
    text = " ".join(word.text for word in words)
    return Heard(start=words[0].start, end=words[-1].end, text=text, words=tuple(words))


def held(folder: Path, sound: Any, said: list[tuple[str, Word]], rate: int = 16000, **record: Any) -> Interview:
    """An interview of one participant, recorded and transcribed without speakers."""
    study = Study.create(
        folder / "study",
        (material("sv") / "guide.md").read_text(encoding="utf-8"),
        Settings(title="Demo", language="sv"),
    )
    participants = record.pop("participants", (Participant(pseudonym="Robin"),))
    interview = study.new_interview(InterviewRecord(participants=participants, **record))
    soundfile.write(interview.audio / "recording.flac", sound, rate, subtype="PCM_16")
    transcribed(interview, said, len(sound) / rate)
    return interview


def transcribed(interview: Interview, said: list[tuple[str, Word]], seconds: float) -> None:
    writer = TranscriptWriter(interview.folder, Header(engine="by hand", model="none", language="sv"))
    writer.add(ChunkLine(n=0, start=0, end=seconds, segments=tuple(sentences(said))))
    writer.finish(seconds)


def share_right(segments: list[Segment], said: list[tuple[str, Word]], names: dict[str, str]) -> float:
    """Of the words."""
    found = [segment.speaker for segment in segments for _word in segment.words]
    return sum(names[who] == one for (who, _word), one in zip(said, found, strict=True)) / len(said)
