"""Where somebody speaks in a recording: `python -m interview_tui.importing.listening AUDIO_FOLDER`.

A process of its own, with low priority. It speaks JSON lines on stdout: `{"share": 0.4}` while it listens, and at the
end `{"speech": [[0.4, 3.1], …]}` in seconds of recording.
"""

import json
import os
import sys
from pathlib import Path

from interview_tui.importing.child import last_word
from interview_tui.importing.work import Work
from interview_tui.language import _

_WINDOW = 30.0
"""Seconds that are listened to at a time."""
_DOUBTFUL = 0.35
"""What is taken for speech, as the transcriber does."""

Stretch = tuple[float, float]


def speech_in(audio_folder: Path, work: Work, shares: tuple[float, float]) -> list[Stretch]:
    """Where somebody speaks in the recording of an interview. Raises `ImportStopped`, and `OSError` if it cannot be."""
    module = "interview_tui.importing.listening"
    log = audio_folder.parent / "listening.log"
    last, trace = last_word(module, [str(audio_folder)], log, work, _("listening for speech"), shares)
    if not last.startswith(b'{"speech"'):
        raise RuntimeError(trace.splitlines()[-1] if trace else "the process that listens was ended")
    return [(start, end) for start, end in json.loads(last)["speech"]]


def listen(audio_folder: Path) -> list[Stretch]:
    """The work itself: reads the recording window by window, so that an hour takes no more memory than a minute."""
    from interview_tui.audio.hearing.vad import SpeechDetector, spans
    from interview_tui.audio.storage.recording import Recording

    recording = Recording(audio_folder)
    seconds = recording.seconds
    detector = SpeechDetector()
    likely: list[float] = []
    at = 0.0
    while at < seconds:
        likely += detector.probabilities(recording.samples(at, at + _WINDOW))
        at += _WINDOW
        print(json.dumps({"share": round(min(1.0, at / seconds), 4)}), flush=True)
    found = spans(likely, seconds, threshold=_DOUBTFUL)
    return [(round(span.start, 3), round(span.end, 3)) for span in found]


def main(arguments: list[str]) -> None:
    """The process."""
    from interview_tui.transcription.priority import low_priority

    low_priority()
    try:
        print(json.dumps({"speech": listen(Path(arguments[0]))}), flush=True)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)  # whoever asked has gone


if __name__ == "__main__":
    main(sys.argv[1:])
