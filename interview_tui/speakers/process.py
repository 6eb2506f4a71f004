"""Finds the speakers of one interview, a process of its own: `python -m interview_tui.speakers.process FOLDER`.

Lines on stdout tell how far it is: `{"share": 0.4}`. It may be stopped or killed at any moment: `speakers.json` is
replaced at the end or not at all. Exit code 0: it is there. 1: it is not, and the last line on stderr says why, without
a word of what was said.
"""

import argparse
import json
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from filelock import Timeout

from interview_tui.files import Lock
from interview_tui.language import LANGUAGES, _, set_language, system_language
from interview_tui.problem import Problem, reason
from interview_tui.transcription.priority import low_priority

LOCK = ".speakers.lock"
"""In the interview's folder; held while its speakers are found."""


def speakers_lock(interview_folder: Path, wait: float) -> Lock:
    """Held while the speakers are found; `wait` seconds for whoever holds it."""
    return Lock(interview_folder / LOCK, timeout=wait, mode=0o600)


def find_and_write(interview_folder: Path, voices: int | None) -> None:
    """Raises `Problem`."""
    from interview_tui.speakers.found import write_speakers
    from interview_tui.study import Study

    interview = Study(interview_folder.parent.parent).interview(interview_folder.name)
    try:
        with speakers_lock(interview_folder, wait=1.0):  # whoever only looks holds it for a moment
            from interview_tui.speakers.finding import find

            write_speakers(interview_folder, find(interview, voices, _tell))
    except Timeout:
        raise Problem(
            _("The speakers of this interview are being found already."), cure=_("Wait until that is done.")
        ) from None


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    parser = argparse.ArgumentParser(prog="python -m interview_tui.speakers.process")
    parser.add_argument("interview_folder", type=Path)
    parser.add_argument("--voices", type=int, help="how many speak; else as many as the record names")
    parser.add_argument("--texts", choices=LANGUAGES, default=system_language(), help="language of the reasons")
    parser.add_argument("--debug", action="store_true", help="show where a fault is")
    told = parser.parse_args(arguments)
    set_language(told.texts)
    # It holds nothing that has to be put in order; what it writes is written whole or not at all.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    low_priority()
    for library in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(library, "1")  # read when numpy is loaded, which is later
    why = ""
    try:
        find_and_write(told.interview_folder.absolute(), told.voices)
    except Problem as problem:
        why = str(problem)
    except KeyboardInterrupt:
        why = _("Stopped. What was done is kept; the same command goes on from there.")
    except OSError as error:
        why = _("The system refused: {reason}.").format(reason=reason(error))
    except Exception as error:
        if told.debug:
            traceback.print_exc()
        # Its message might hold what was said; its kind does not.
        why = _("A fault in the program ({kind}).").format(kind=type(error).__name__)
    if why:
        sys.stderr.write(why + "\n")
    sys.stderr.flush()
    os._exit(1 if why else 0)


def _tell(share: float) -> None:
    with suppress(OSError):  # whoever started it may have left; the work goes on
        sys.stdout.write(json.dumps({"share": round(share, 3)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
