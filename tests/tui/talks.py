"""A talk of two minutes without key presses, as the linking and the voices would give it: sure here, unsure there."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from interview_tui.interview.events import EVENT
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.linking.passages import Guess, Linking, Passage, Proposal
from interview_tui.speakers.found import MadeFrom, Speakers, Turn, write_speakers
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.segments import Segment, cut, middle
from interview_tui.tui.correcting import Correcting
from tests.studies import GUIDE

EVENTS = [
    {"event": "Started", "at": 0.0},
    {"event": "RecordingAgreed", "at": 0.0},
    {"event": "RecordingStarted", "at": 0.0},
    {"event": "Stopped", "at": 130.0, "seconds": 130.0},
    {"event": "Ended", "at": 130.0},
]

SAID: Sequence[tuple[str, float, float, str]] = (
    ("I", 0.97, 1.0, "Thank you for taking the time. There are no right answers here."),
    ("Robin", 0.95, 7.0, "No problem at all."),
    ("I", 0.98, 10.0, "So, take me through an ordinary Tuesday, from the morning on."),
    ("Robin", 0.96, 16.0, "Well, I get up at six, and then there is the bus, and the bus is always late."),
    ("I", 0.61, 29.0, "Mm."),
    ("Robin", 0.97, 31.0, "And when I come home I am so tired that I cannot even call anyone."),
    ("Robin", 0.55, 46.0, "Is there somebody you would call?"),
    ("Robin", 0.96, 52.0, "My sister. She always picks up, whatever the hour is, and she never asks why."),
    ("Kim", 0.93, 67.0, "That is true."),
    ("Robin", 0.95, 69.0, "She is the one who told me to see the nurse in the first place."),
    ("I", 0.97, 84.0, "And before we stop, have I forgotten something?"),
    ("Robin", 0.96, 92.0, "Only that it was good to talk about it. Nobody asks about the mornings."),
)
"""Who speaks, how sure that is, when it begins, and what is said; a word takes 0.4 s and its pause a tenth."""


def talk(folder: Path) -> Interview:
    """The interview, transcribed, with its voices found."""
    study = Study.create(folder, GUIDE, Settings(title="Trust", language="en", minutes=30, model="small"))
    people = (Participant(pseudonym="Robin", role="nurse"), Participant(pseudonym="Kim", part="support"))
    interview = study.new_interview(InterviewRecord(participants=people))
    for event in EVENTS:
        interview.timeline.append(EVENT.validate_python(event))
    segments = []
    for _speaker, _sure, start, text in SAID:
        words = [
            {
                "start": round(start + k * 0.5, 3),
                "end": round(start + k * 0.5 + 0.4, 3),
                "text": word,
                "probability": 0.9,
            }
            for k, word in enumerate(text.split())
        ]
        segments.append({"start": start, "end": words[-1]["end"], "text": text, "words": words})
    speech = [[s["start"], s["end"]] for s in segments]
    lines = [
        {"kind": "header", "schema": 1, "engine": "openai-whisper", "model": "small", "language": "en"},
        {"kind": "chunk", "n": 0, "start": 0.0, "end": 130.0, "speech": speech, "segments": segments},
        {"kind": "end", "seconds": 130.0, "speech_seconds": 90.0, "covered_seconds": 90.0, "uncovered": []},
    ]
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    write_speakers(
        interview.folder,
        Speakers(
            made_from=MadeFrom(rules=1, seconds=130.0, transcript=None, names=("I", "Robin", "Kim")),
            method="one_channel",
            voices=("I", "Robin", "Kim"),
            turns=tuple(
                Turn(start=s["start"], end=s["end"], speaker=said[0], probability=said[1])
                for s, said in zip(segments, SAID, strict=True)
            ),
            overlaps=((67.0, 68.6),),
        ),
    )
    return interview


class Found(Correcting):
    """A transcript whose linking is given: what the program says by itself about this talk."""

    def link(self) -> Linking:
        heard = super().link()
        segments = [segment for passage in heard.passages for segment in passage.segments]
        under = [
            Passage(1.0, 9.0, (), None, "welcome", "text", 0.95),
            Passage(10.0, 45.0, (), "day", "everyday", "text", 0.97),
            Passage(46.0, 66.0, (), None, None, "text", 0.4, guess=Guess("help", 0.58)),
            Passage(67.0, 83.0, (), "help", "everyday", "text", 0.62, also=("more",)),
            Passage(84.0, 101.0, (), "more", "closing", "text", 0.93),
        ]
        starts = [passage.start for passage in under]
        parts: list[list[Segment]] = [[] for _passage in under]
        for segment in segments:
            for number, part in cut(segment, [sum(middle(w) >= s for s in starts) - 1 for w in segment.words]):
                parts[number].append(part)
        passages = tuple(replace(passage, segments=tuple(some)) for passage, some in zip(under, parts, strict=True))
        return Linking(passages, (Proposal("help", 31.0, 45.0, 0.7, "forgotten_press"),))
