"""Interviews of a study, written to disk by the documentation: when, how long, with whom, what was asked and said."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interview_tui.held import corrections_of
from interview_tui.interview.correction import AnyCorrection
from interview_tui.interview.events import EVENT
from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.study import Interview, Settings, Study

GUIDE = """---
language: en
minutes: 40
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
REWORDED = GUIDE.replace("Who helps you when it is hard?", "Who do you turn to when it is hard?")


def new_study(folder: Path, **settings: Any) -> Study:
    known = {"title": "Trust", "language": "en", "minutes": 40, "model": "small"} | settings
    return Study.create(folder, GUIDE, Settings(**known))


def hold(
    study: Study,
    name: str | Sequence[str] = "Robin",
    *,
    day: str = "2026-03-09",
    minutes: float | None = 40,
    asked: Sequence[str] = ("day", "help"),
    consent: dict[str, Any] | None = None,
    said: Sequence[str] = (),
    model: str = "small",
    engine: str = "openai-whisper",
    more: Sequence[dict[str, Any]] = (),
    ended: bool = True,
    roles: Sequence[str] = (),
    **record: Any,
) -> Interview:
    """An interview that began at ten o'clock on `day`; `said` is a minute of transcript a sentence."""
    names = [name] if isinstance(name, str) else list(name)
    people = tuple(
        Participant(pseudonym=one, role=role) for one, role in zip(names, (*roles, *[""] * len(names)), strict=False)
    )
    interview = study.new_interview(InterviewRecord.model_validate({"participants": people} | record))
    update_record(interview.folder, created=f"{day}T10:00:00+01:00")
    seconds = 60.0 * (minutes or 0)
    events: list[dict[str, Any]] = [{"event": "Started", "at": 0.0}]
    if minutes is not None:
        events += [{"event": "RecordingAgreed", "at": 0.0}, {"event": "RecordingStarted", "at": 0.0}]
    if consent is not None:
        events.append({"event": "ConsentGiven", "at": 1.0} | consent)
    events += [{"event": "QuestionAsked", "at": 5.0 + i, "question": id} for i, id in enumerate(asked)]
    events += more
    if minutes is not None:
        events.append({"event": "Stopped", "at": seconds, "seconds": seconds})
    if ended:
        events.append({"event": "Ended", "at": seconds})
    for event in sorted(events, key=lambda one: one["at"]):
        interview.timeline.append(EVENT.validate_python({"wall": f"{day}T10:00:00+01:00"} | event))
    if said:
        transcribe(interview, said, seconds, model=model, engine=engine)
    return interview


def transcribe(
    interview: Interview, said: Sequence[str], seconds: float, *, model: str = "small", engine: str = "openai-whisper"
) -> None:
    """`transcript.jsonl` with a sentence in every minute, half a second a word."""
    segments = []
    for i, text in enumerate(said):
        words = [
            {"start": 60.0 * i + k * 0.5, "end": 60.0 * i + k * 0.5 + 0.4, "text": word, "probability": 0.9}
            for k, word in enumerate(text.split())
        ]
        segments.append({"start": words[0]["start"], "end": words[-1]["end"], "text": text, "words": words})
    lines = [
        {"kind": "header", "schema": 1, "engine": engine, "engine_version": "20250625", "model": model,
         "model_sha256": None, "language": "en", "options": {}, "notice": ""},
        {"kind": "chunk", "n": 0, "start": 0.0, "end": seconds, "speech": [], "segments": segments},
        {"kind": "end", "seconds": seconds, "speech_seconds": 0.0, "covered_seconds": 0.0, "uncovered": []},
    ]  # fmt: skip
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def correct(interview: Interview, *corrections: AnyCorrection) -> None:
    for one in corrections:
        corrections_of(interview).append(one)


def change_guide(study: Study, text: str) -> None:
    study.guide_path.write_text(text, encoding="utf-8")
