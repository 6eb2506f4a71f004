"""`speakers.json`: who speaks when, as it was found from the sound, and how that comes to the words of a transcript.

Light to import: screens and exports read it. Times are seconds of recording.
"""

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview_tui.files import write_whole
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.stored import refuse_newer, stored_text
from interview_tui.transcription.segments import Segment, Word, cut, middle

SCHEMA = 1
SPEAKERS_FILE = "speakers.json"
UNCERTAIN = 0.8
"""A turn that is less likely than this is shown as uncertain."""
_REACH = 1.0
"""Seconds from a turn within which a word still belongs to it: the times of words are off by a few tenths."""


class Turn(BaseModel):
    """A stretch in which one voice speaks."""

    model_config = ConfigDict(frozen=True)
    start: float
    end: float
    speaker: str
    """`I`, `I2`, or a participant's pseudonym."""
    probability: float
    """How sure that is, 0 to 1."""


class MadeFrom(BaseModel):
    """What the speakers were found from: where any of it has changed since, they are out of date."""

    model_config = ConfigDict(frozen=True)
    rules: int
    """Grows when the program finds speakers in another way."""
    seconds: float
    """Length of the recording."""
    transcript: str | None
    """SHA-256 of `transcript.jsonl`; None where there was none."""
    names: tuple[str, ...]
    """Those who may speak: interviewers first, then participants as in the interview's record."""
    voices: int | None = None
    """How many were told to be there; None: as many as there are names."""
    two_channels: bool = False
    """The record says that each channel holds one person."""
    guide: str | None = None
    """SHA-256 of the interview's guide, whose questions tell the interviewer's voice."""
    taught: str | None = None
    """SHA-256 of what was put right by hand to teach the rest; None where nothing was."""
    network: str | None = None
    """Which network made the voiceprints: `own` or `voices`, with the beginning of its file's SHA-256."""


class Speakers(BaseModel):
    """All of `speakers.json`."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True, hide_input_in_errors=True)
    schema_version: int = Field(SCHEMA, alias="schema")
    made_from: MadeFrom
    method: str
    """`two_channels`, `one_channel` or `one_voice`."""
    voices: tuple[str, ...]
    """Everyone who was heard, interviewers first, then in the order of their first words."""
    turns: tuple[Turn, ...] = ()
    """In order, never overlapping."""
    overlaps: tuple[tuple[float, float], ...] = ()
    """Where two speak at a time; the turn there is that of the louder one."""

    @property
    def seconds(self) -> dict[str, float]:
        """How long each voice speaks, in the order of `voices`."""
        return {name: sum(turn.end - turn.start for turn in self.turns if turn.speaker == name) for name in self.voices}

    @property
    def uncertain(self) -> tuple[Turn, ...]:
        """Turns that somebody should listen to."""
        return tuple(turn for turn in self.turns if turn.probability < UNCERTAIN)


def read_speakers(interview_folder: Path) -> Speakers | None:
    """The speakers of an interview; None where nobody has looked for them yet.

    Raises `Problem` if a newer program wrote them or the file is damaged.
    """
    path = interview_folder / SPEAKERS_FILE
    if not path.exists():
        return None
    try:
        found = Speakers.model_validate_json(stored_text(path))
    except ValidationError as error:
        refuse_newer(_schema(path), SCHEMA, path)
        raise Problem(
            _("The speakers of this interview cannot be read."),
            cure=_("Remove the file and let the speakers be found again: interview-tui speakers"),
            where=path,
        ) from error
    refuse_newer(found.schema_version, SCHEMA, path)
    return found


def write_speakers(interview_folder: Path, speakers: Speakers) -> None:
    """Put `speakers` in place of what was found before. Raises `OSError`."""
    write_whole(interview_folder / SPEAKERS_FILE, speakers.model_dump_json(indent=1) + "\n")


def with_speakers(segments: Sequence[Segment], speakers: Speakers | None) -> list[Segment]:
    """The segments with a speaker each, cut where the voice changes.

    A word goes to the turn that holds its middle, else to the nearest one. A segment that has a speaker already (a
    label in a transcript from elsewhere) stays as it is. Pure.
    """
    if speakers is None or not speakers.turns:
        return list(segments)
    turns = _Turns(speakers)
    return [part for segment in segments for part in turns.parts(segment)]


class _Turns:
    """The turns of a recording, to look places up in."""

    def __init__(self, speakers: Speakers) -> None:
        self._turns = speakers.turns
        self._starts = [turn.start for turn in speakers.turns]
        self._overlaps = speakers.overlaps
        self._overlap_starts = [start for start, _end in speakers.overlaps]

    def parts(self, segment: Segment) -> list[Segment]:
        if segment.speaker is not None:
            return [segment]
        places = [middle(word) for word in segment.words] or [segment.middle]
        kinds = [turn.speaker if (turn := self._at(place)) is not None else None for place in places]
        return [self._labelled(part, speaker) for speaker, part in cut(segment, kinds)]

    def _labelled(self, segment: Segment, speaker: str | None) -> Segment:
        words = segment.words or (Word(start=segment.start, end=segment.end, text=segment.text),)
        sure = [turn.probability for word in words if (turn := self._at(middle(word))) is not None]
        return segment.model_copy(
            update={
                "speaker": speaker,
                "speaker_probability": round(sum(sure) / len(sure), 3) if speaker is not None else None,
                "overlap": any(self._overlapped(middle(word)) for word in words),
            }
        )

    def _at(self, place: float) -> Turn | None:
        """The turn that holds the place, else the nearest within reach."""
        i = bisect_right(self._starts, place) - 1
        near = [turn for turn in self._turns[max(i, 0) : i + 2] if _distance(turn, place) <= _REACH]
        return min(near, key=lambda turn: _distance(turn, place), default=None)

    def _overlapped(self, place: float) -> bool:
        i = bisect_right(self._overlap_starts, place) - 1
        return i >= 0 and place < self._overlaps[i][1]


def _distance(turn: Turn, place: float) -> float:
    """Seconds between a place and a turn, 0 inside."""
    return max(turn.start - place, place - turn.end, 0.0)


def _schema(path: Path) -> object:
    """The number that a file of another form gives itself."""
    import json

    try:
        data = json.loads(path.read_bytes())
    except ValueError:
        return None
    return data.get("schema") if isinstance(data, dict) else None
