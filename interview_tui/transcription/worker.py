"""The transcriber, a process of its own: `python -m interview_tui.transcription.worker INTERVIEW_FOLDER… --model NAME`.

One recording after the other, with the model loaded once. It ends by itself when they have ended and everything is
transcribed. It may be stopped or killed at any moment; the next one goes on where it was. Exit code 0: the transcripts
are whole. 1: they are not, and the last line on stderr says why, without a word of what was said; of several, the last
line of `.worker.log` in each folder.
"""

import argparse
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import FrameType
from typing import NoReturn

from filelock import Timeout

from interview_tui.audio.storage.recording import Recording
from interview_tui.files import PRIVATE_FILE
from interview_tui.language import LANGUAGES, _, set_language, system_language
from interview_tui.problem import Problem, reason
from interview_tui.transcription.client import LAST_WORDS
from interview_tui.transcription.cut_before import CutBefore
from interview_tui.transcription.following import await_sound, follow
from interview_tui.transcription.giving_way import GivingWay, Trouble
from interview_tui.transcription.order import Order, add_arguments, order_of
from interview_tui.transcription.priority import low_priority
from interview_tui.transcription.progress import progress, worker_lock
from interview_tui.transcription.recogniser import Recogniser
from interview_tui.transcription.transcript import TranscriptWriter, read_transcript, transcript_in_work

_LOOK = 0.5
"""Seconds between two looks at a growing recording."""
_LEAVE = 0.3
"""Seconds a stopped worker has to finish a line; a chunk takes longer, and is done again next time."""

Pause = Callable[[float], None]
"""Wait so many seconds; raises to end the work."""


class Stopped(BaseException):
    """Told to stop by SIGTERM or Ctrl-C."""


def transcribe(interview_folder: Path, recogniser: Callable[[], Recogniser], pause: Pause) -> None:
    """Make the transcript of one interview whole. Raises `Problem`, and whatever `pause` does.

    `pause` is called after each chunk, and while there is nothing to do, with the seconds to wait.
    """
    lock = worker_lock(interview_folder)
    try:
        lock.acquire(timeout=1.0)  # whoever only looks whether a worker lives holds it for a moment
    except Timeout:
        raise Problem(
            _("This interview is being transcribed already."), cure=_("Wait until that is done, or stop it first.")
        ) from None
    with lock:
        using = recogniser()
        await_sound(interview_folder, lambda: pause(_LOOK))
        giving_way = GivingWay(Trouble(interview_folder), pause)
        with CutBefore(interview_folder, using.order.finding.model_dump(), using.cutting) as cut_before:
            if Recording(interview_folder / "audio").ended and not progress(interview_folder).complete:
                cut_before.begin(_where(interview_folder))
            writer = TranscriptWriter(interview_folder, using.header, giving_way)
            if progress(interview_folder).complete:
                writer.finish(writer.transcript.end.seconds if writer.transcript.end else 0.0)
                return
            follow(
                interview_folder,
                writer,
                using.engine(writer.transcript.language),
                using.find_speech,
                using.cutting,
                lambda: pause(_LOOK),
                cut_before.chunks,
            )


def _where(interview_folder: Path) -> float:
    """Where the transcript will most likely be gone on with; seconds of recording."""
    now = read_transcript(transcript_in_work(interview_folder))
    return 0.0 if now is None or now.complete else now.seconds


def _one_by_one(folders: Sequence[Path], order: Order, pause: Pause, debug: bool) -> list[str]:
    """Transcribe them and return why some are not whole. What stops one does not stop those after it.

    Each one's reason is the last line on stderr when its turn is over.
    """
    recogniser = cache(lambda: Recogniser(order))
    reasons = []
    for folder in folders:
        if len(folders) > 1:
            _say_it_in(folder)
        if why := why_not(folder, recogniser, pause, debug):
            reasons.append(why)
            _say(why)
        elif len(folders) > 1:
            with suppress(OSError):
                os.truncate(folder / LAST_WORDS, 0)  # some library's warnings, if anything
    return reasons


def why_not(interview_folder: Path, recogniser: Callable[[], Recogniser], pause: Pause, debug: bool = False) -> str:
    """Transcribe one interview and return why its transcript is not whole; empty if it is."""
    try:
        transcribe(interview_folder, recogniser, pause)
    except Problem as problem:
        return str(problem)
    except OSError as error:
        return _("The system refused: {reason}.").format(reason=reason(error))
    except Stopped:
        raise
    except BaseException as error:
        if debug:
            traceback.print_exc()
        # Its message might hold what was said; its kind does not.
        return _("A fault in the program ({kind}).").format(kind=type(error).__name__)
    return ""


def _say(why: str) -> None:
    """On a full disk nobody is told; the exit code says that there was something."""
    with suppress(OSError):
        sys.stderr.write(why + "\n")
        sys.stderr.flush()


def _say_it_in(folder: Path) -> None:
    """Let stderr be this interview's log from now on."""
    try:
        handle = os.open(folder / LAST_WORDS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    except OSError:  # deleted meanwhile, or a full disk: nobody can be told
        handle = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError):
        sys.stderr.flush()
    os.dup2(handle, 2)
    os.close(handle)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    parser = argparse.ArgumentParser(prog="python -m interview_tui.transcription.worker")
    parser.add_argument("interview_folders", type=Path, nargs="+", metavar="INTERVIEW_FOLDER")
    add_arguments(parser)
    parser.add_argument(
        "--texts", choices=LANGUAGES, default=system_language(), help="language of the reason on stderr"
    )
    parser.add_argument("--debug", action="store_true", help="show where a fault is")
    told = parser.parse_args(arguments)
    set_language(told.texts)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    low_priority()
    stop = threading.Event()
    reasons: list[str] = []

    def pause(seconds: float) -> None:
        if stop.wait(seconds):
            raise Stopped

    def work() -> None:
        folders = [folder.absolute() for folder in told.interview_folders]
        try:
            reasons.extend(_one_by_one(folders, order_of(told), pause, told.debug))
        except Stopped:
            return  # the main thread says so

    # The work has a thread of its own, so that a signal is heard at once and not after minutes within torch.
    thread = threading.Thread(target=work, name="transcription", daemon=True)
    try:
        thread.start()
        while thread.is_alive():
            thread.join(_LOOK)
    except Stopped:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop.set()
        thread.join(_LEAVE)
        reasons.append(_("The transcription was stopped; it can be gone on with."))
        _say(reasons[-1])
    # Not sys.exit: it would wait for the thread that a stop has left in the middle of a chunk.
    os._exit(1 if reasons else 0)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


if __name__ == "__main__":
    main()
