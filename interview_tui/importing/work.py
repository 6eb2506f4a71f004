"""What is to be imported, how far it is, and how it is stopped."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from interview_tui.interview.events import ConsentHow
from interview_tui.interview.record import InterviewKind, Mode, Participant


class ImportStopped(Exception):
    """It was told to stop; nothing is left of it."""


@dataclass(frozen=True)
class Source:
    """What is to be imported, and what is known about it. There is sound or a transcript, or both."""

    file: Path | None
    """A sound file or a film."""
    participants: tuple[Participant, ...]
    """With `sitting_of` none need be named: they are those of the sitting before."""
    kind: InterviewKind = "interview"
    mode: Mode = "in_person"
    consent: ConsentHow | None = None
    """How it was given, elsewhere; None is not known, and then nothing is claimed."""
    consent_reference: str = ""
    presses: Path | None = None
    """What was asked when, as docs/study-format.md describes `presses.jsonl`."""
    transcript: Path | None = None
    """The words, from a person or another program."""
    sitting_of: str | None = None
    """Folder, number or pseudonym of the interview that this goes on with: a second sitting."""
    speakers: dict[str, str] = field(default_factory=dict)
    """Labels of the transcript and who they are, where the user has said so."""


Tell = Callable[[str, float, float | None], None]
"""Hears what is being done, the share done (0 to 1), and the seconds left if they can be told."""


class Work:
    """How far it is, and whether to go on."""

    def __init__(self, tell: Tell, stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop
        self._began = time.monotonic()

    def tell(self, what: str, share: float) -> None:
        """Raises `ImportStopped`."""
        if self._stop.is_set():
            raise ImportStopped
        took = time.monotonic() - self._began
        self._tell(what, share, took / share - took if share > 0.02 and took > 1 else None)
