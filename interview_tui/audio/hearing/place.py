"""Where an ear listens, and where it ought to: what a sound server moves silently is noticed, and moved back.

Home is the microphone of the first ear. Away from it sound is still recorded, which is better than none; back home it
goes when home has been away and is there again, or when an ear has just been started elsewhere. A person who moves the
stream herself in the system's settings, while both microphones are there, is not fought with.
"""

import threading

from interview_tui.audio.hearing.source_watch import SourceWatch


class Place:
    """Outlives the ears of one choice of microphone. Not safe for several threads: its owner holds a lock."""

    def __init__(self) -> None:
        self.moved = False
        self.name = ""
        """Of the microphone that is heard."""
        self.pinned = False
        """This ear was started for one microphone of the sound server, and hears nothing else."""
        self._home: str | None = None
        self._home_device = ""
        self._home_away = False
        self._pin_next = False
        self._watch: SourceWatch | None = None
        self._looked = False

    def variables(self) -> dict[str, str]:
        """For the environment of the ear that is about to start."""
        self.pinned, self._pin_next = self._pin_next, False
        return {"PULSE_SOURCE": self._home} if self.pinned and self._home is not None else {}

    def look(self, pid: int, device: str, changed: threading.Event, chosen: str | None) -> bool:
        """Whether this ear is to be replaced by one at home. `device` is what PortAudio calls it.

        Without a sound server that can be asked, only another default device is noticed. `changed` will be set when
        there is more to see.
        """
        if self._watch is None:
            self._watch = SourceWatch(pid, changed)
            self._looked = False
        self.name = device
        self._home_device = self._home_device or device
        seen = self._watch.seen
        if seen is None:
            self.moved = chosen is None and device != self._home_device
            return False
        first, self._looked = not self._looked, True
        self._home = self._home or seen.source
        self.moved = seen.source != self._home
        if not self.moved:
            self._home_away = False
            return False
        self.name = seen.description
        home_is_there = self._home in seen.present
        go_back = home_is_there and (self._home_away or (first and not self.pinned))
        self._home_away = not home_is_there
        self._pin_next = go_back
        return go_back

    def accept(self) -> None:
        """Where it listens now is home."""
        self.moved = self._home_away = self._pin_next = False
        self._home_device = ""
        self._home = self._watch.seen.source if self._watch is not None and self._watch.seen is not None else None

    def leave(self) -> None:
        """This ear is no more."""
        if self._watch is not None:
            self._watch.close()
        self._watch = None
