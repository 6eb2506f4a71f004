"""What the speakers of an interview are found from, and whether they still have to be. Light: screens ask it."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from interview_tui.audio.storage.recording import Recording
from interview_tui.held import corrections_of, held, seconds_of
from interview_tui.interview.corrections import Decisions, decisions
from interview_tui.linking.hand import speakers_by_hand
from interview_tui.speakers.found import MadeFrom, read_speakers
from interview_tui.speakers.networks import network
from interview_tui.study import Interview
from interview_tui.transcription.segments import Segment
from interview_tui.transcription.transcript import Transcript, read_transcript

RULES = 1
"""Grows when speakers are found in another way, so that those found before are found again."""
_SLACK = 0.05
"""Seconds by which two ways of measuring a recording may differ."""

Known = tuple[float, float, str]
"""A stretch whose speaker is known: seconds of this recording."""


def needs_speakers(interview: Interview, voices: int | None = None) -> bool:
    """Whether there are voices to tell apart, and nobody has, or something has changed since.

    `voices`: how many there are, where it is not as many as the record names. Raises `Problem` if a file is damaged.
    """
    if not can_be_found(interview):
        return False
    found = read_speakers(interview.folder)
    if found is None:
        return True
    told = voices if voices is not None else found.made_from.voices
    now = wanted(interview, told)
    then = found.made_from
    return abs(now.seconds - then.seconds) > _SLACK or now != then.model_copy(update={"seconds": now.seconds})


def can_be_found(interview: Interview) -> bool:
    """Whether there is a whole transcript with words that nobody's label says who spoke, and the sound of them."""
    transcript = _transcript(interview.transcript)
    if transcript is None or not transcript.complete or not interview.record.has_times:
        return False
    return any(segment.speaker is None for segment in transcript.segments) and Recording(interview.audio).exists


def wanted(interview: Interview, voices: int | None = None) -> MadeFrom:
    """What the speakers would be found from now. Raises `Problem` if a file is damaged."""
    record = interview.record
    known = taught(interview)
    return MadeFrom(
        rules=RULES,
        seconds=round(Recording(interview.audio).seconds, 3),
        transcript=_hash_of(interview.transcript),
        names=record.voices,
        voices=voices,
        two_channels=record.microphones == "two_channels",
        guide=_hash_of(interview.folder / "guide.md"),
        taught=hashlib.sha256(json.dumps(known).encode()).hexdigest() if known else None,
        network=network().mark,
    )


def taught(interview: Interview) -> list[Known]:
    """What somebody has put right to teach the rest by it, under the names that speakers are found by."""
    decided = decisions(corrections_of(interview).all())
    examples = [one for one in decided.speakers if one.teach]
    transcript = _transcript(interview.transcript)
    if not examples or transcript is None:
        return []
    start = _start(interview)
    here = [one.model_copy(update={"start": one.start - start, "end": one.end - start}) for one in examples]
    unlabelled = [segment.model_copy(update={"speaker": None}) for segment in transcript.segments]
    found_as = {now: was for was, now in decided.renamed.items()}
    return [
        (segment.start, segment.end, found_as.get(segment.speaker, segment.speaker))
        for segment in speakers_by_hand(unlabelled, Decisions(speakers=tuple(here)))
        if segment.speaker is not None
    ]


def labelled(segments: Sequence[Segment]) -> list[Known]:
    """What the labels of a transcript from elsewhere say, where only some of it has labels."""
    return [(segment.start, segment.end, segment.speaker) for segment in segments if segment.speaker is not None]


def _start(interview: Interview) -> float:
    """Where this sitting begins, in seconds of the whole interview."""
    start = 0.0
    for sitting in held(interview):
        if sitting.id == interview.id:
            break
        start = round(start + seconds_of(sitting.events()), 3)
    return start


def _transcript(path: Path) -> Transcript | None:
    """`read_transcript`, once for each state of the file."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return _read_once(path, stat.st_ino, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=4)
def _read_once(path: Path, _inode: int, _size: int, _changed: int) -> Transcript | None:
    return read_transcript(path)


def _hash_of(path: Path) -> str | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return _hash_once(path, stat.st_ino, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=64)
def _hash_once(path: Path, _inode: int, _size: int, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
