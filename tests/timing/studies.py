"""A study with two pilots over two versions of its guide, and a rehearsal that counts nowhere."""

import json
from pathlib import Path

from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.study import Interview, Study
from tests.studies import GUIDE, events, finished_study

SPEAKERS = [(1.0, 3.0, "I"), (5.0, 8.0, "I"), (8.3, 10.5, "Robin"), (12.0, 13.3, "I"), (13.4, 14.5, "Robin")]
"""From, to, who: of the twenty seconds of `tests.studies`."""


def pilots(folder: Path) -> tuple[Study, list[Interview]]:
    """The first pilot has a transcript whose speakers are known, the second one none at all."""
    study, first = finished_study(folder)
    update_record(first.folder, kind="pilot", created="2026-03-09T10:00:00+01:00")
    know_speakers(first)
    text = GUIDE.replace("Who helps you when it is hard?", "Who helps you, and how, when it is hard?")
    (study.folder / "guide.md").write_text(text.replace("minutes: 30", "minutes: 25"), encoding="utf-8")
    second = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),), kind="pilot"))
    for event in events():
        second.timeline.append(event)
    update_record(second.folder, created="2026-03-16T10:00:00+01:00")
    rehearsal = study.new_interview(
        InterviewRecord(participants=(Participant(pseudonym="Rehearsal"),), kind="rehearsal")
    )
    for event in events():
        rehearsal.timeline.append(event)
    return study, [first, second]


def know_speakers(interview: Interview) -> None:
    """Say in its transcript who says what, as a person does."""
    lines = interview.transcript.read_text(encoding="utf-8").splitlines()
    told = []
    for line in lines:
        record = json.loads(line)
        for said in record.get("segments", ()):
            middle = (said["start"] + said["end"]) / 2
            said["speaker"] = next(who for start, end, who in SPEAKERS if start <= middle <= end)
        told.append(json.dumps(record))
    interview.transcript.write_text("\n".join(told) + "\n", encoding="utf-8")
