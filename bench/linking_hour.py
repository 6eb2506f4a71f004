"""How long it takes to link an hour of talk: processor time, whatever else the machine is busy with."""

import time
from collections.abc import Sequence
from dataclasses import replace

from bench.interview_bank import Bank, read_banks
from bench.interview_file import Said, Script
from bench.interview_presses import TIMELINES, presses
from bench.interview_scripts import made
from bench.interview_spoken import Talk, garbled, segments, spoken
from interview_tui.interview.events import AnyEvent
from interview_tui.linking.passages import link
from interview_tui.transcription.segments import Segment

HOUR = 3600.0
_TIMES = 3
"""The quickest counts: the first one also loads what it needs."""
_LATE = next(timeline for timeline in TIMELINES if timeline.name == "late")


def an_hour(bank: Bank, seed: int, vocabulary: list[str]) -> Talk:
    """Made-up interviews with the same guide, one after the other, until an hour has been talked."""
    said: list[Said] = []
    script: Script | None = None
    number, seconds = 0, 0.0
    while script is None or seconds < HOUR:
        more = made(bank, 1000 + number, seed, talkative=12)
        turns = said[-1].turn + 1 if said else 0
        said += [replace(word, turn=word.turn + turns) for word in more.words]
        script = replace(more, name=f"hour-{bank.name}", words=tuple(said))
        number, seconds = number + 1, seconds + spoken(more, seed).seconds
    return garbled(spoken(script, seed), 0.1, seed, vocabulary)


def seconds_for_an_hour(seed: int, vocabulary: dict[str, list[str]]) -> float:
    """The slowest of all guides, with and without speakers, with and without key presses."""
    slowest = 0.0
    for bank in read_banks():
        talk = an_hour(bank, seed, vocabulary[bank.language])
        for labels in (True, False):
            heard = segments(talk, labels, seed)
            for timeline in (None, _LATE):
                events = presses(talk, timeline, seed).events
                slowest = max(slowest, min(_seconds(talk, events, heard) for _ in range(_TIMES)))
    return slowest


def _seconds(talk: Talk, events: Sequence[AnyEvent], heard: Sequence[Segment]) -> float:
    began = time.process_time()
    link(talk.script.guide, events, heard)
    return (time.process_time() - began) * HOUR / talk.seconds
