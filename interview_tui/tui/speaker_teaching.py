"""The voices of an interview are told apart again, in the background, by what somebody has said of one of them."""

from collections.abc import Callable

from interview_tui.problem import Problem
from interview_tui.speakers.client import SpeakerFinder
from interview_tui.speakers.found import read_speakers
from interview_tui.speakers.wanted import can_be_found
from interview_tui.study import Interview

_LOOK = 0.2
"""Seconds between two looks at how far it is."""


def can_teach(interview: Interview) -> bool:
    """Whether there is sound to hear again, and words that no label of a file gives to somebody."""
    return interview.study.writable and can_be_found(interview)


def hear_again(interview: Interview, tell: Callable[[float], None], wanted: Callable[[], bool]) -> bool:
    """Find the speakers anew and return when they are written; `tell` hears what share is done.

    A search that still goes on without the newest example is ended first. Returns False, and leaves the process to
    its work, as soon as `wanted()` is False. Raises `Problem` if it fails. Waits: for a thread of its own.
    """
    before = SpeakerFinder.launched_here(interview.folder)
    if before is not None and before.running:
        before.stop()
    found = read_speakers(interview.folder)
    finder = SpeakerFinder.launch(interview.folder, found.made_from.voices if found is not None else None)
    while not finder.wait(_LOOK):
        if not wanted():
            return False
        tell(finder.share)
    if finder.problem:
        raise Problem(finder.problem)
    return wanted()
