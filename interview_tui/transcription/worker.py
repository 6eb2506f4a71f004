"""The transcriber, a process of its own: `python -m interview_tui.transcription.worker INTERVIEW_FOLDER --model NAME`.

It ends by itself when the recording has ended and everything is transcribed. It may be stopped or killed at any moment;
the next one goes on where it was. Exit code 0: the transcript is whole. 1: it is not, and the last line on stderr says
why, without a word of what was said.
"""

import argparse
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import NoReturn

from filelock import Timeout

from interview_tui.language import LANGUAGES, _, set_language, system_language
from interview_tui.problem import Problem, reason
from interview_tui.transcription import models
from interview_tui.transcription.chunks import Cutting
from interview_tui.transcription.following import Wait, await_sound, follow
from interview_tui.transcription.models import Model
from interview_tui.transcription.priority import low_priority
from interview_tui.transcription.progress import progress, worker_lock
from interview_tui.transcription.transcript import Header, TranscriptWriter

_LOOK = 0.5
"""Seconds between two looks at a growing recording."""
_DOUBTFUL = 0.35
"""What the detector takes for speech: rather a cough too much than a low voice too little."""
_LEAVE = 0.5
"""Seconds a stopped worker has to finish a line; a chunk takes longer, and is done again next time."""


class Stopped(BaseException):
    """Told to stop by SIGTERM or Ctrl-C."""


def transcribe(interview_folder: Path, model_name: str, language: str | None, wait: Wait) -> None:
    """Make the transcript of one interview whole. Raises `Problem`."""
    lock = worker_lock(interview_folder)
    try:
        lock.acquire(timeout=1.0)  # whoever only looks whether a worker lives holds it for a moment
    except Timeout:
        raise Problem(
            _("This interview is being transcribed already."), cure=_("Wait until that is done, or stop it first.")
        ) from None
    with lock:
        model = models.find(model_name)
        await_sound(interview_folder, wait)
        _transcribe(interview_folder, model, language, wait)


def _transcribe(interview_folder: Path, model: Model, language: str | None, wait: Wait) -> None:
    from interview_tui.audio.hearing.vad import speech_spans
    from interview_tui.transcription import openai_whisper

    cutting = cutting_for(model)
    header = Header(
        engine=openai_whisper.NAME,
        engine_version=openai_whisper.engine_version(),
        model=model.name,
        model_sha256=model.sha256,
        language=language,
        options={**openai_whisper.OPTIONS, "cutting": asdict(cutting), "rest": _rest(model)},
        notice=model.notice,
    )
    writer = TranscriptWriter(interview_folder, header)
    if progress(interview_folder).complete:
        writer.finish(writer.transcript.end.seconds if writer.transcript.end else 0.0)
        return
    engine = openai_whisper.OpenAIWhisper(
        model.name, model.weights(), writer.transcript.language, model.heads, rest=_rest(model)
    )
    follow(
        interview_folder,
        writer,
        engine,
        lambda samples: [(s.start, s.end) for s in speech_spans(samples, threshold=_DOUBTFUL)],
        cutting,
        wait,
    )


def cutting_for(model: Model) -> Cutting:
    """The nano model is quick, and a demo shows words soon; a real one hears better, and costs less, with more at once.

    Measured on the demo's first minute: all words right with chunks from 2, 8 and 15 s on, for
    45, 16 and 15 s of work on a busy machine.
    """
    return Cutting(at_least=8.0) if model.name == models.NANO else Cutting()


def _rest(model: Model) -> float:
    """The nano model says that a sentence is over up to three seconds before it is; a real one is right about it."""
    return 3.0 if model.name == models.NANO else 1.0


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    parser = argparse.ArgumentParser(prog="python -m interview_tui.transcription.worker")
    parser.add_argument("interview_folder", type=Path)
    parser.add_argument("--model", required=True)
    parser.add_argument("--language", help="what is spoken; found out if not given")
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

    def wait() -> None:
        if stop.wait(_LOOK):
            raise Stopped

    def work() -> None:
        try:
            transcribe(told.interview_folder.absolute(), told.model, told.language, wait)
        except Problem as problem:
            reasons.append(str(problem))
        except Stopped:
            reasons.append(_stopped())
        except OSError as error:
            reasons.append(_("The system refused: {reason}.").format(reason=reason(error)))
        except BaseException as error:
            if told.debug:
                traceback.print_exc()
            # Its message might hold what was said; its kind does not.
            reasons.append(_("A fault in the program ({kind}).").format(kind=type(error).__name__))

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
        reasons = reasons or [_stopped()]
    if reasons:
        sys.stderr.write(reasons[0] + "\n")
    sys.stderr.flush()
    # Not sys.exit: it would wait for the thread that a stop has left in the middle of a chunk.
    os._exit(1 if reasons else 0)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


def _stopped() -> str:
    return _("The transcription was stopped; it can be gone on with.")


if __name__ == "__main__":
    main()
