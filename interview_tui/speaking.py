"""Who has spoken how much, and who has not: for groups, pairs, wherever there is more than one voice. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from interview_tui.interview.record import INTERVIEWERS
from interview_tui.interview.state import State
from interview_tui.language import _, ngettext
from interview_tui.times import length
from interview_tui.transcription.segments import Segment

_ENOUGH_KNOWN = 0.5
"""Share of the words whose speaker must be known before anything is said of who has not spoken."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One person's part of the talk."""

    speaker: str | None
    """`I`, `I2` or a pseudonym; None for words that nobody could be given."""
    words: int = 0
    seconds: float = 0.0
    turns: int = 0
    """How often the person takes the word: what is said in one go counts once."""
    share: float = 0.0
    """Of all words, 0 to 1."""


def speaking(segments: Iterable[Segment], voices: Sequence[str]) -> tuple[Spoken, ...]:
    """Everyone in `voices`, in that order, also those who have not said a word; then others who are heard.

    `voices` is `InterviewRecord.voices`. Words without a speaker come last, where there are any.
    """
    said = sorted((one for one in segments if _words(one)), key=lambda one: one.start)
    heard = dict.fromkeys(one.speaker for one in said if one.speaker is not None and one.speaker not in voices)
    unknown = [None] if any(one.speaker is None for one in said) else []
    turns = [speaker for speaker, _run in groupby(said, key=lambda one: one.speaker)]
    whole = sum(_words(one) for one in said)
    return tuple(_spoken(name, said, turns, whole) for name in (*voices, *heard, *unknown))


def _spoken(name: str | None, said: Sequence[Segment], turns: Sequence[str | None], whole: int) -> Spoken:
    mine = [one for one in said if one.speaker == name]
    words = sum(_words(one) for one in mine)
    seconds = round(sum(one.end - one.start for one in mine), 3)
    return Spoken(name, words, seconds, turns.count(name), words / whole if whole else 0.0)


def _words(segment: Segment) -> int:
    return len(segment.words) or len(segment.text.split())


def shares_sentence(shares: Sequence[Spoken]) -> str:
    """`I 31 % · Robin 38 % · Kim 31 % · Alex has not said anything`; empty where too little is known to say so."""
    known = [one for one in shares if one.speaker is not None]
    if sum(one.share for one in known) < _ENOUGH_KNOWN:
        return ""
    parts = [f"{one.speaker} {_per_cent(one.share)}" for one in known if one.words]
    unknown = sum(one.share for one in shares if one.speaker is None)
    if unknown:
        parts.append(_("not known who {share}").format(share=_per_cent(unknown)))
    return " · ".join([*parts, *_silent([str(one.speaker) for one in known if not one.words])])


def _silent(names: Sequence[str]) -> list[str]:
    """Those of the participants who have not said anything; an interviewer may well leave the talk to the other."""
    quiet = [name for name in names if name not in INTERVIEWERS]
    if not quiet:
        return []
    said = ngettext("{names} has not said anything", "{names} have not said anything", len(quiet))
    return [said.format(names=", ".join(quiet))]


def _per_cent(share: float) -> str:
    """`38 %`; what is there but rounds to nothing is `< 1 %`."""
    return f"{round(share * 100)} %" if share >= 0.005 else "< 1 %"


def noted_seconds(state: State, now: float) -> dict[str, float]:
    """How long each has spoken by the keys, in seconds of recording up to `now`; empty where none was pressed."""
    seconds: dict[str, float] = {}
    places = [*(at for _speaker, at in state.turns[1:]), now]
    for (speaker, start), end in zip(state.turns, places, strict=False):
        seconds[speaker] = seconds.get(speaker, 0.0) + max(0.0, end - start)
    return seconds


def noted_sentence(state: State, voices: Sequence[str], now: float) -> str:
    """`● Robin 3 min · Kim 40 s · Alex –` during a group, `●` before the one who speaks now; empty without keys."""
    seconds = noted_seconds(state, now)
    if not seconds:
        return ""
    return " · ".join(
        f"{'● ' if name == state.speaker else ''}{name} {length(seconds[name]) if name in seconds else '–'}"
        for name in voices
        if name in seconds or name not in INTERVIEWERS
    )
