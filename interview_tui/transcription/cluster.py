"""Each interview a task on a Dask cluster that shares the study's folder. The extra `interview-tui[cluster]`.

The same worker code as on one machine, and the same resumption: a worker of the cluster that dies loses the chunk it
was in. What travels is the interviews' folders and the order; no word of what was said does.
"""

import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from interview_tui.audio.storage.recording import Recording
from interview_tui.language import _, current_language, set_language
from interview_tui.problem import Problem
from interview_tui.transcription.finishing import is_made
from interview_tui.transcription.order import Order
from interview_tui.transcription.progress import progress, worker_lives

if TYPE_CHECKING:
    from interview_tui.transcription.recogniser import Recogniser

_ANSWER = 10.0
"""Seconds in which a cluster answers."""
_LOOK = 0.5
_one_at_a_time = threading.Lock()
"""In a process of the cluster: its threads share one model."""


def transcribe_on_cluster(
    folders: Sequence[Path],
    order: Order,
    address: str,
    tell: Callable[[float, float | None], None] = lambda share, left: None,
    done: Callable[[Path], None] = lambda _folder: None,
) -> dict[Path, str]:
    """As `finish_transcripts`, on the cluster at `address`; `tell` hears the share of all of it, and the seconds left.

    Raises `Problem` if there is no such cluster. Ctrl-C stops its tasks after the chunk they are in.
    """
    client, library = _connected(address)
    stop = library.Event(f"interview-tui-{uuid4().hex}", client=client)
    with client:
        tasks = {
            client.submit(
                _task, str(folder.absolute()), order.model_dump(), current_language(), stop.name,
                key=f"interview-{uuid4().hex}", pure=False, retries=2,
            ): folder
            for folder in folders
        }  # fmt: skip
        failed: dict[Path, str] = {}
        watch, pulse = _Watch(folders), threading.Event()
        try:
            waiting = set(tasks)
            while waiting:
                over = {task for task in waiting if task.done()}
                for task in over:
                    if why := _why(task):
                        failed[tasks[task]] = why
                    else:
                        done(tasks[task])
                waiting -= over
                tell(*watch.share_and_left())
                if waiting and not over:
                    pulse.wait(_LOOK)
        except BaseException:
            stop.set()
            raise
    return failed


def _connected(address: str) -> tuple[Any, Any]:
    try:
        import distributed
    except ImportError:
        raise Problem(_("Dask is not installed."), cure=_("Install it: pip install 'interview-tui[cluster]'")) from None
    try:
        return distributed.Client(address, timeout=_ANSWER, set_as_default=False), distributed
    except (OSError, ValueError, TimeoutError) as error:
        raise Problem(
            _("No Dask cluster answers at {address}.").format(address=address),
            cure=_("Give the address that its scheduler says: tcp://HOST:8786"),
        ) from error


def _why(task: Any) -> str:
    """Why an interview is not whole; empty if it is."""
    if task.status == "finished":
        return str(task.result())
    if task.status == "error":
        error = task.exception()
        if type(error).__name__ == "KilledWorker":
            return _("The machines of the cluster that worked on it died, one after the other.")
        return _("A fault in the program ({kind}).").format(kind=type(error).__name__)
    return _("The cluster gave it up.")


class _Watch:
    """How far all of them are, by what lies in the folder that is shared."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._seconds = {folder: Recording(folder / "audio").seconds for folder in folders}
        self._began = time.monotonic()
        self._at_first: float | None = None

    def share_and_left(self) -> tuple[float, float | None]:
        all_seconds = sum(self._seconds.values())
        done = sum(min(_done_seconds(folder), seconds) for folder, seconds in self._seconds.items())
        if self._at_first is None:
            self._at_first = done
        gained = done - self._at_first
        took = time.monotonic() - self._began
        left = (all_seconds - done) * took / gained if gained > 0 else None
        return done / all_seconds if all_seconds else 1.0, left


def _done_seconds(folder: Path) -> float:
    try:
        return progress(folder).done_seconds
    except Problem:  # its task says why
        return 0.0


# In the cluster


def _task(folder: str, order: dict[str, Any], texts: str, stop_name: str) -> str:
    """Transcribe one interview; why it is not whole, or nothing. Another one that is at it already is waited for."""
    from distributed import Event

    from interview_tui.transcription.worker import Stopped, why_not

    set_language(texts)
    place, wanted = Path(folder), Order.model_validate(order)
    if not place.is_dir():
        return _("The study's folder is not at the same place on the machines of the cluster.")
    stop, pulse = Event(stop_name), threading.Event()

    def pause(seconds: float) -> None:
        if stop.is_set():
            raise Stopped
        pulse.wait(seconds)

    try:
        with _one_at_a_time:
            while worker_lives(place):
                pause(_LOOK)
            return "" if is_made(place, wanted) else why_not(place, lambda: _recogniser(wanted), pause)
    except Problem as problem:
        return str(problem)
    except Stopped:
        return _("The transcription was stopped; it can be gone on with.")


@lru_cache(maxsize=1)
def _recogniser(order: Order) -> "Recogniser":
    """Loaded once in a process of the cluster."""
    from interview_tui.transcription.recogniser import Recogniser

    return Recogniser(order)
