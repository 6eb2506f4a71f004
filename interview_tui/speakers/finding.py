"""From the sound of an interview, its transcript and its guide to its speakers. Needs numpy and torch.

Where each channel holds a person, loudness tells; else the voices are told apart by what they are like, and the words
tell which of them is the interviewer's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.guide.placeholders import filled
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import _
from interview_tui.speakers import channels
from interview_tui.speakers.activity import activity, runs
from interview_tui.speakers.beginning import hints, ideas, units
from interview_tui.speakers.by_text import Asking, asking
from interview_tui.speakers.features import Frames
from interview_tui.speakers.found import MadeFrom, Speakers
from interview_tui.speakers.networks import Network
from interview_tui.speakers.overlaps import overlaps
from interview_tui.speakers.sound import read_sound
from interview_tui.speakers.telling_apart import STEP, STEPS, Heard, by_step, heard, steps_of, told_apart
from interview_tui.speakers.turns import turns
from interview_tui.speakers.voiceprint import prints
from interview_tui.speakers.wanted import Known, labelled, taught, wanted
from interview_tui.study import Interview
from interview_tui.transcription.segments import Segment, Word
from interview_tui.transcription.transcript import read_transcript

Array = np.ndarray[Any, Any]
Tell = Callable[[float], None]
"""Hears what share of the work is done, 0 to 1."""

_READING = 0.35
"""Share of the work that is reading the sound."""
_TEXT_SAYS = 0.5
"""How much an utterance's words say of who speaks, against the sound."""
_CERTAIN = 30.0
"""What is known says so much: in nats, for each step."""
_FIRST_WORDS = 0.4
"""Seconds somebody must have spoken to be the next participant; less may be a mistake."""
_GUESSED = 0.6
"""Most that is believed of who is who where no word says it."""


@dataclass(frozen=True)
class Task:
    """What is known beside the sound."""

    segments: Sequence[Segment]
    guide: Guide | None
    names: tuple[str, ...]
    """Interviewers first."""
    voices: int
    known: Sequence[Known] = ()
    two_channels: bool = False

    @property
    def askers(self) -> int:
        """Interviewers among the voices."""
        count = sum(name in INTERVIEWERS for name in self.names)
        return min(count, max(0, self.voices - 1)) if self.voices > 1 else 0


def find(interview: Interview, voices: int | None, tell: Tell = lambda _share: None) -> Speakers:
    """The speakers of an interview, from its folder; nothing is written. Raises `Problem` if a file is damaged."""
    made_from = wanted(interview, voices)
    record = interview.record
    transcript = read_transcript(interview.transcript)
    segments = transcript.segments if transcript is not None else ()
    task = Task(
        segments=segments,
        guide=filled(interview.guide, record.placeholders),
        names=made_from.names,
        voices=voices or len(made_from.names),
        known=[*labelled(segments), *taught(interview)],
        two_channels=made_from.two_channels,
    )
    sound = read_sound(interview.audio, lambda share: tell(_READING * share))
    found = speakers(sound.frames, sound.levels, task, made_from)
    tell(1.0)
    return found


@dataclass(frozen=True)
class Listened:
    """What there is to hear in a recording, whoever may speak in it."""

    sound: Heard
    runs: list[tuple[int, int]]


def listened(frames: Frames, by: Network | None = None) -> Listened:
    """The voiceprints of a recording, and what else tells voices apart: most of the work."""
    active, weight = activity(frames)
    spoken = runs(active)
    return Listened(heard(frames, prints(frames, spoken, by=by), active, weight), spoken)


def speakers(
    frames: Frames, levels: Array | None, task: Task, made_from: MadeFrom, ears: Callable[[Frames], Listened] = listened
) -> Speakers:
    """The same, from a sound that has been read. `levels`: frames × 2 channels in dB, where there are two.

    `ears` may remember what it has listened to before.
    """
    words = [word for segment in task.segments for word in segment.words]
    asked = asking(task.segments, task.guide) if words and task.guide is not None else None
    by_channel = channels.apart(levels, asked, task.two_channels) if levels is not None and task.voices == 2 else None
    if task.voices == 1:
        active, _weight = activity(frames)
        name = next((name for name in task.names if name not in INTERVIEWERS), INTERVIEWERS[0])
        voices = _Voices("one_voice", np.ones((len(frames) // STEP + 1, 1)), active, [name])
    elif by_channel is not None:
        names = _names(by_channel.likely, task, 1)
        likely = by_channel.likely + _CERTAIN * _known(task, names, len(by_channel.likely))
        likely = likely / likely.sum(axis=1, keepdims=True)
        voices = _Voices(
            "two_channels", likely, by_channel.active, names, by_channel.overlaps, certain=by_channel.certain
        )
    else:
        voices = _one_channel(ears(frames), asked, task)
    return _made(voices, words, made_from)


@dataclass(frozen=True)
class _Voices:
    method: str
    likely: Array
    """Steps × voices."""
    active: Array
    """Frames."""
    names: Sequence[str]
    overlaps: Sequence[tuple[float, float]] = ()
    certain: bool = True
    """Whether it is known which voice is whose; that they are different ones is another thing."""


def _made(found: _Voices, words: Sequence[Word], made_from: MadeFrom) -> Speakers:
    active = by_step(found.active.astype(float)).mean(axis=1) > 0.5
    active = np.concatenate([active, np.zeros(max(0, len(found.likely) - len(active)), dtype=bool)])
    said = turns(words, found.likely, active, found.names)
    if not found.certain:
        said = [turn.model_copy(update={"probability": min(turn.probability, _GUESSED)}) for turn in said]
    there = dict.fromkeys(turn.speaker for turn in said)
    interviewers = [name for name in INTERVIEWERS if name in there]
    return Speakers(
        made_from=made_from,
        method=found.method,
        voices=(*interviewers, *(name for name in there if name not in interviewers)),
        turns=tuple(said),
        overlaps=tuple(found.overlaps),
    )


def _one_channel(ears: Listened, asked: Asking | None, task: Task) -> _Voices:
    sound = ears.sound
    columns = _columns(task)
    examples = [_known(task, (name,), sound.steps)[:, 0] > 0 for name in columns]
    said = hints(asked, sound.steps, task.voices, task.askers, _TEXT_SAYS) if asked is not None else 0.0
    said = said + _CERTAIN * _known(task, columns, sound.steps, task.voices)
    begun = ideas(units(sound.prints, ears.runs, asked), task.voices, sound.steps, asked is not None, examples)
    best = max((told_apart(sound, idea, said) for idea in begun), key=lambda one: one.evidence)
    names = _names(best.likely, task, len(columns))
    crossed = overlaps(sound.frames, sound.active, best.likely)
    return _Voices(
        "one_channel", best.likely, sound.active, names, crossed, certain=asked is not None or bool(task.known)
    )


def _columns(task: Task) -> tuple[str, ...]:
    """Whose voice each of the first columns is: the interviewers', then those of whom something is known."""
    known = {name for _start, _end, name in task.known}
    others = [name for name in task.names if name not in INTERVIEWERS and name in known]
    return (*task.names[: task.askers], *others)[: task.voices]


def _known(task: Task, names: Sequence[str], steps: int, voices: int | None = None) -> Array:
    """Steps × voices: 1 where it is known that the voice of that name speaks."""
    result = np.zeros((steps, voices or len(names)))
    for number, name in enumerate(names):
        result[steps_of([(start, end) for start, end, who in task.known if who == name], steps), number] = 1.0
    return result


def _names(likely: Array, task: Task, columns: int) -> list[str]:
    """A name for each voice: those without one get the participants' left, in the order of their first words."""
    names = list(_columns(task)[:columns])
    left = [name for name in task.names if name not in names]
    best = likely.argmax(axis=1)
    first: dict[int, int] = {}
    for voice in range(len(names), likely.shape[1]):
        own = np.flatnonzero(best == voice)
        first[voice] = int(own[min(len(own) - 1, round(_FIRST_WORDS * STEPS))]) if len(own) else len(best)
    given = {}
    for number, voice in enumerate(sorted(first, key=lambda one: (first[one], one))):
        given[voice] = left[number] if number < len(left) else _("Voice {number}").format(number=voice + 1)
    return [*names, *(given[voice] for voice in sorted(given))]
