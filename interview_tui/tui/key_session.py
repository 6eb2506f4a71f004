"""The key while it is open in this program: changed at once on the screen, written by the side, undone, let go of.

Encrypting takes a second or more. What is changed meanwhile is written with the next turn, all of it together.
"""

import threading
import time
from collections.abc import Callable, Iterable

from interview_tui.privacy.key import Entry, Key
from interview_tui.privacy.key_file import OpenedKey, without_all

LOCKS_AFTER_MINUTES = 5
"""Without a key press or the mouse anywhere in the program, the key is let go of."""

Change = Callable[[Key], Key]


class KeySession:
    """From the opening of a key to its locking. `write` and `change_passphrase` take long: call them in threads."""

    def __init__(self, opened: OpenedKey, clock: Callable[[], float] = time.monotonic) -> None:
        self._opened = opened
        self._clock = clock
        self._last_key = clock()
        self._key = opened.key
        self._waiting: list[Change] = []
        self._to_undo: list[Change] = []
        self._guard = threading.Lock()
        self._writing = threading.Lock()

    def __repr__(self) -> str:
        return "KeySession(…)"

    @property
    def key(self) -> Key:
        """As she sees it: with what is not on the disk yet."""
        return self._key

    @property
    def saved(self) -> bool:
        """Everything is on the disk."""
        return not self._waiting

    @property
    def can_undo(self) -> bool:
        return bool(self._to_undo)

    def names(self) -> tuple[str, ...]:
        """`Key.names`: what must not stand in anything that is shared, the longest first."""
        return self._key.names()

    # Changing

    def put(self, entry: Entry, instead_of: str | None = None) -> None:
        """Put `entry` into the key, in the place of that pseudonym's. Raises `Problem` as `Key.with_entry` does."""
        before = self._key.entry(instead_of) if instead_of is not None else None

        def back(key: Key) -> Key:
            return key.without(entry.pseudonym) if before is None else key.with_entry(before, entry.pseudonym)

        self._change(lambda key: key.with_entry(entry, instead_of))
        self._to_undo.append(back)

    def remove(self, pseudonym: str) -> None:
        """Take that one's entry out, if there is one."""
        before = self._key.entry(pseudonym)
        if before is not None:
            self._change(lambda key: key.without(pseudonym))
            self._to_undo.append(lambda key: key.with_entry(before))

    def undo(self) -> None:
        """Take back what was done last. Raises `Problem` where that cannot be any more."""
        if self._to_undo:
            self._change(self._to_undo.pop())

    def take_out(self, pseudonyms: Iterable[str]) -> None:
        """Take these out for good, on the disk when this returns: nothing brings them back. Raises `Problem`."""
        names = tuple(pseudonyms)
        self._change(lambda key: without_all(key, names))
        self.write()
        self._to_undo.clear()

    def _change(self, change: Change) -> None:
        with self._guard:
            self._key = change(self._key)
            self._waiting.append(change)

    def write(self) -> None:
        """Return when everything is on the disk. Raises `Problem`; then what was not written is not in the key."""
        with self._writing:
            while waiting := tuple(self._waiting):
                try:
                    key = self._opened.change(lambda key, waiting=waiting: _after(key, waiting))  # type: ignore[misc]
                except BaseException:
                    with self._guard:
                        self._waiting.clear()
                        self._to_undo.clear()
                        self._key = self._opened.key
                    raise
                with self._guard:
                    del self._waiting[: len(waiting)]
                    self._key = _after(key, self._waiting)

    def change_passphrase(self, passphrase: str) -> None:
        """Raises `Problem`."""
        with self._writing:
            self._opened.change_passphrase(passphrase)

    # Locking by itself

    def touched(self) -> None:
        """A key was pressed."""
        self._last_key = self._clock()

    @property
    def is_idle(self) -> bool:
        """It is time to lock."""
        return self._clock() - self._last_key >= LOCKS_AFTER_MINUTES * 60


def _after(key: Key, changes: "tuple[Change, ...] | list[Change]") -> Key:
    for change in changes:
        key = change(key)
    return key
