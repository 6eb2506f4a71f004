"""A study of three interviews, one of them a pilot and one in two sittings, and a rehearsal.

Written as docs/study-format.md describes it. Two versions of the guide: in the second one a question is reworded, one
is new and one is gone.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from interview_tui.interview.events import EVENT
from interview_tui.interview.record import InterviewKind, InterviewRecord, Participant, update_record
from interview_tui.study import Interview, Settings, Study

FIRST_GUIDE = """---
language: en
minutes: 30
---
# Trust

## Welcome
Thank you for being here.

## Everyday (10 min)
1. Would you tell me about a normal day? {#day}
2. Who helps you when it is hard to cope at home?

## Trust (15 min)
3. What does trust mean to you? {#trust}
4. Which papers did you have to sign? {#papers}

## Closing
5. Is there something more? {#more}
"""
SECOND_GUIDE = (
    FIRST_GUIDE.replace(
        "2. Who helps you when it is hard to cope at home?", "2. Who helps you when it gets hard to cope at home?"
    )
    .replace("4. Which papers did you have to sign? {#papers}", "4. When did somebody let you down? {#down}")
)  # fmt: skip
MINUTE = 60.0
Turn = tuple[float, str, str]
"""Second, speaker, what is said."""


def hold(
    study: Study,
    name: str,
    asked: Sequence[tuple[float, str, str]],
    said: Sequence[Turn],
    *,
    seconds: float,
    day: str,
    kind: InterviewKind = "interview",
    after: Interview | None = None,
) -> Interview:
    """An interview of that length. `asked`: second, event, question; `after`: the sitting that it goes on with."""
    if after is None:
        record = InterviewRecord(participants=(Participant(pseudonym=name),), kind=kind)
    else:
        record = study.next_sitting(after)
    interview = study.new_interview(record)
    update_record(interview.folder, created=f"{day}T10:00:00+01:00")
    happened = [
        {"event": "Started", "at": 0.0},
        {"event": "RecordingAgreed", "at": 0.0},
        {"event": "RecordingStarted", "at": 0.0},
        *({"event": event, "at": at, **({"question": question} if question else {})} for at, event, question in asked),
        {"event": "Stopped", "at": seconds, "seconds": seconds},
        {"event": "Ended", "at": seconds},
    ]
    for event in happened:
        interview.timeline.append(EVENT.validate_python(event))
    write_transcript(interview.transcript, said, seconds)
    return interview


def write_transcript(path: Path, said: Sequence[Turn], seconds: float) -> None:
    segments = []
    for number, (start, speaker, text) in enumerate(said):
        words = [
            {"start": round(start + k * 0.3, 3), "end": round(start + k * 0.3 + 0.25, 3), "text": word}
            for k, word in enumerate(text.split())
        ]
        end = words[-1]["end"]
        segments.append(
            {"id": f"0.{number}", "start": start, "end": end, "text": text, "words": words, "speaker": speaker}
        )
    header = {"kind": "header", "schema": 1, "engine": "openai-whisper", "engine_version": "1", "model": "small"}
    header |= {"model_sha256": "0" * 64, "language": "en", "options": {}, "notice": ""}
    chunk = {"kind": "chunk", "n": 0, "start": 0.0, "end": seconds, "speech": [], "segments": segments}
    end_line = {"kind": "end", "seconds": seconds, "speech_seconds": 0.0, "covered_seconds": 0.0, "uncovered": []}
    path.write_text("".join(json.dumps(line) + "\n" for line in (header, chunk, end_line)), encoding="utf-8")


DAY = "Would you tell me about a normal day?"
HELP = "Who helps you when it is hard to cope at home?"
TRUST = "What does trust mean to you?"


def small_study(folder: Path) -> Study:
    """The study; everything in it is known to the second and to the word."""
    study = Study.create(folder, FIRST_GUIDE, Settings(title="Trust", language="en", minutes=30, model="small"))
    hold(
        study,
        "Robin",
        [
            (10.0, "QuestionAsked", "day"),
            (130.0, "QuestionAsked", "who-helps-you-when-it-is-hard-to-cope-at"),
            (200.0, "QuoteMarked", ""),
            (250.0, "QuestionAsked", "trust"),
            (550.0, "QuestionSkipped", "papers"),
            (560.0, "QuestionAsked", "more"),
        ],
        [
            (10.0, "I", DAY),
            (15.0, "Robin", "I walk the dog before breakfast. The dog is called Kaspersson."),
            (130.0, "I", HELP),
            (140.0, "Robin", "My sister helps me."),
            (195.0, "Robin", "Without my sister I would have given up."),
            (250.0, "I", TRUST),
            (256.0, "Robin", "That somebody rings when they have promised to ring."),
            (560.0, "I", "Is there something more?"),
            (564.0, "Robin", "No."),
        ],
        seconds=600.0,
        day="2026-03-02",
        kind="pilot",
    )
    study.guide_path.write_text(SECOND_GUIDE, encoding="utf-8")
    hold(
        study,
        "Kim",
        [
            (5.0, "QuestionAsked", "day"),
            (365.0, "QuestionAsked", "who-helps-you-when-it-gets-hard-to-cope"),
            (425.0, "QuestionAsked", "trust"),
            (500.0, "QuoteMarked", ""),
            (725.0, "QuestionAsked", "down"),
        ],
        [
            (5.0, "I", DAY),
            (12.0, "Kim", "I sleep until noon, and then I paint åkerbär on paper."),
            (365.0, "I", "Who helps you when it gets hard to cope at home?"),
            (372.0, "Kim", "Nobody. The neighbours, perhaps."),
            (425.0, "I", TRUST),
            (495.0, "Kim", "Trust is being able to count on somebody, without having to ask."),
            (725.0, "I", "When did somebody let you down?"),
            (732.0, "Kim", "The school rang my sister, not me."),
        ],
        seconds=900.0,
        day="2026-03-09",
    )
    first = hold(
        study,
        "Love",
        [(5.0, "QuestionAsked", "day"), (65.0, "QuestionAsked", "trust")],
        [(5.0, "I", DAY), (12.0, "Love", "I go to work."), (65.0, "I", TRUST), (70.0, "Love", "Trust is slow.")],
        seconds=120.0,
        day="2026-03-16",
    )
    hold(
        study,
        "Love",
        [(2.0, "QuestionAsked", "down")],
        [(2.0, "I", "When did somebody let you down?"), (8.0, "Love", "When the hospital lost my papers.")],
        seconds=180.0,
        day="2026-03-17",
        after=first,
    )
    hold(
        study, "Practice", [(1.0, "QuestionAsked", "day")], [(1.0, "I", DAY)], seconds=30.0, day="2026-03-18",
        kind="rehearsal",
    )  # fmt: skip
    return study
