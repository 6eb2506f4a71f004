"""A small finished study on disk, as docs/study-format.md describes it."""

import json
from pathlib import Path

from interview_tui.interview.events import EVENT, AnyEvent
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study

GUIDE = """---
language: en
minutes: 30
---
# Trust

## Welcome
Thank you for being here.

## Everyday (10 min)
1. Would you tell me about a normal day? {#day}
   - What do you do first? {#first}
2. Who helps you when it is hard? {#help}

## Closing
3. Is there something more? {#more}
"""

EVENTS = [
    {"event": "Started", "at": 0.0},
    {"event": "RecordingAgreed", "at": 0.0},
    {"event": "RecordingStarted", "at": 0.0},
    {"event": "ScriptRead", "at": 1.0, "section": "welcome"},
    {"event": "ConsentGiven", "at": 4.0, "how": "spoken"},
    {"event": "QuestionAsked", "at": 5.0, "question": "day"},
    {"event": "NoteTaken", "at": 7.5, "text": "smiles *a lot*"},
    {"event": "QuoteMarked", "at": 8.0},
    {"event": "OffTheRecord", "at": 10.4},
    {"event": "Resumed", "at": 10.4, "seconds": 125.0},
    {"event": "QuestionAsked", "at": 12.0, "question": "help"},
    {"event": "QuestionSkipped", "at": 15.0, "question": "more"},
    {"event": "Stopped", "at": 20.0, "seconds": 20.0},
    {"event": "Ended", "at": 20.0},
]

SAID = [
    (1.2, "Thank you for being here."),
    (5.4, "Would you tell me about a normal day?"),
    (8.5, "I read and then I write."),
    (12.4, "Who helps you? My sister."),
]


SPEECH = [[1.2, 2.7], [5.4, 7.8], [8.5, 10.3], [10.6, 11.8], [12.4, 14.0]]
"""What the detector took for speech; 10.6 to 11.8 has no words."""


def finished_study(folder: Path) -> tuple[Study, Interview]:
    """One interview of twenty seconds, transcribed; a third of a second a word."""
    study = Study.create(folder, GUIDE, Settings(title="Trust", language="en", minutes=30, model="small"))
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin", role="nurse"),)))
    for event in events():
        interview.timeline.append(event)
    write_transcript(interview)
    return study, interview


def events() -> list[AnyEvent]:
    return [EVENT.validate_python(event) for event in EVENTS]


def write_transcript(interview: Interview) -> None:
    """`transcript.jsonl` line by line, by the documentation rather than by the program's own writer."""
    segments = []
    for i, (start, text) in enumerate(SAID):
        words = [
            {"start": start + k * 0.3, "end": start + k * 0.3 + 0.25, "text": word, "probability": 0.9}
            for k, word in enumerate(text.split())
        ]
        end = words[-1]["end"]
        segments.append({"id": f"1.{i + 1}", "start": start, "end": end, "text": text, "words": words})
    lines = [
        {
            "kind": "header", "schema": 1, "engine": "openai-whisper", "engine_version": "1", "model": "small",
            "model_sha256": "0" * 64, "language": "en", "options": {}, "notice": "",
        },
        {"kind": "chunk", "n": 1, "start": 0.0, "end": 20.0, "speech": SPEECH, "segments": segments},
        {
            "kind": "end", "seconds": 20.0, "speech_seconds": 13.8, "covered_seconds": 12.8,
            "uncovered": [[10.5, 11.5]],
        },
    ]  # fmt: skip
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
