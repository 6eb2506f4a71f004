"""The timeline on disk: one fsync'd line of JSON an event, appended, never rewritten.

The screen and the recorder both write to it, each under the same lock, so that every event gets a number of its own.
"""

from datetime import datetime
from pathlib import Path

from filelock import FileLock
from pydantic import ValidationError

from interview_tui.files import BrokenLine, append_line, has_torn_line, numbered_lines
from interview_tui.interview.events import EVENT, AnyEvent
from interview_tui.language import _
from interview_tui.problem import Problem

SCHEMA = 1


class Timeline:
    """The events of one interview. `append` returns when the event is on the disk."""

    def __init__(self, path: Path, lock_seconds: float = 10) -> None:
        """`lock_seconds`: how long `append` waits for another process that is writing; then `TimeoutError`."""
        self.path = path
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=lock_seconds, mode=0o600)

    def events(self) -> list[AnyEvent]:
        """Every event, oldest first; none if nothing was written yet. A torn last line is left out.

        Raises `Problem` if a newer program wrote it, or if the file is damaged in the middle.
        """
        return self._read()[1]

    def torn(self) -> bool:
        """Whether the last line was cut short by a crash (and is therefore left out)."""
        return self.path.exists() and has_torn_line(self.path)

    def append(self, event: AnyEvent) -> AnyEvent:
        """Write `event` with its number and the wall clock, and return it so. Raises `OSError` if the disk refuses."""
        with self._lock:
            has_schema, written = self._read()
            if not has_schema and not written:
                append_line(self.path, {"schema": SCHEMA})
            number = 1 + max((e.n for e in written), default=0)
            wall = event.wall or datetime.now().astimezone().isoformat(timespec="milliseconds")
            event = event.model_copy(update={"n": number, "wall": wall})
            append_line(self.path, event.model_dump(mode="json"))
        return event

    def _read(self) -> tuple[bool, list[AnyEvent]]:
        """Whether the schema is written, and the events."""
        events: list[AnyEvent] = []
        has_schema = False
        if not self.path.exists():
            return has_schema, events
        try:
            for line, record in numbered_lines(self.path):
                if "schema" in record:
                    self._check_schema(record["schema"])
                    has_schema = True
                    continue
                try:
                    events.append(EVENT.validate_python(record))
                except ValidationError as error:
                    raise BrokenLine(line) from error
        except BrokenLine as error:
            raise Problem(
                _("This line of the timeline cannot be read."),
                cure=_("The file was changed by another program. Put back its copy, or remove the line."),
                where=self.path,
                line=error.line,
            ) from error
        return has_schema, events

    def _check_schema(self, schema: int) -> None:
        if schema > SCHEMA:
            raise Problem(
                _("The timeline was written by a newer version of Interview TUI."),
                cure=_("Install that version, or a later one, and open the study again."),
                where=self.path,
            )
