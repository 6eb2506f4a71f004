"""A conversation that what is chosen can be taken out of, and everything that a file says."""

import json
import zipfile
from pathlib import Path

from interview_tui.interview.record import Participant, update_record
from interview_tui.study import Interview, Study
from tests.studies import finished_study

SPOKEN = [
    ("I", 1.2, "Welcome everybody dear ones."),
    ("I", 5.4, "Would you tell me about a normal day?"),
    ("Robin", 8.0, "Um, I I read and then I wrestle."),
    ("Kim", 10.8, "We juggle."),
    ("I", 12.4, "Who helps you?"),
    ("Robin", 13.6, "My sister."),
    ("Kim", 14.6, "My grandmother."),
    (None, 15.8, "Somebody mumbles."),
]
"""Said by whom, at which second; two participants, and a few words that nobody knows the speaker of."""


def talk_of_two(folder: Path) -> tuple[Study, Interview]:
    """`SPOKEN` as an interview with a pair: under two questions, with a note and a quote mark."""
    study, interview = finished_study(folder)
    people = (Participant(pseudonym="Robin", role="nurse"), Participant(pseudonym="Kim"))
    update_record(interview.folder, participants=people, setting="pair")
    head, chunk, *rest = interview.transcript.read_text(encoding="utf-8").splitlines()
    segments = []
    for speaker, start, text in SPOKEN:
        words = [
            {"start": round(start + 0.2 * i, 3), "end": round(start + 0.2 * i + 0.15, 3), "text": word}
            for i, word in enumerate(text.split())
        ]
        segment = {"start": start, "end": words[-1]["end"], "text": text, "words": words}
        segments.append(segment | ({"speaker": speaker} if speaker else {}))
    lines = [head, json.dumps(json.loads(chunk) | {"segments": segments}), *rest]
    interview.transcript.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return study, interview


def everything_in(path: Path) -> str:
    """All that a file says, also one that is packed."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())
