"""A recording that has ended is cut by a process beside the worker: the same chunks, and nothing of it stays behind."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from interview_tui.audio.storage.recording import Recording
from interview_tui.transcription.chunks import Chunk, Cutting
from interview_tui.transcription.cut import cut, speech_finder
from interview_tui.transcription.cut_before import CutBefore
from interview_tui.transcription.following import follow
from interview_tui.transcription.transcript import TranscriptWriter
from tests.transcription.builders import CountingEngine, header, loud_and_quiet, loud_spans
from tests.transcription.conftest import record, talk
from tests.waiting import wait_until

SECONDS = 70.0
FINDING = {"threshold": 0.5, "padding": 0.1, "silence": 0.3}
CUTTING = Cutting(at_least=8.0)


def here(interview: Path, at: float = 0.0) -> list[Chunk]:
    recording = Recording(interview / "audio")
    return list(cut(recording, at, recording.seconds, speech_finder(**FINDING), CUTTING, ended=True))


def test_the_chunks_are_those_that_are_found_without_it_from_wherever_the_work_goes_on(interview: Path) -> None:
    record(interview, talk(SECONDS))
    expected = here(interview)
    assert len(expected) > 3
    assert all(one.end == other.start for one, other in pairwise(expected))
    with CutBefore(interview, FINDING, CUTTING) as beside:
        beside.begin(0.0)
        assert list(beside.chunks(0.0, SECONDS)) == expected
        assert list(beside.chunks(expected[1].end, SECONDS)) == expected[2:]


def test_it_ends_with_whoever_started_it_even_if_that_one_is_killed(interview: Path) -> None:
    record(interview, talk(SECONDS))
    code = (
        "import signal, sys; from pathlib import Path; from interview_tui.transcription.chunks import Cutting\n"
        "from interview_tui.transcription.cut_before import CutBefore\n"
        f"beside = CutBefore(Path(sys.argv[1]), {FINDING!r}, Cutting()); beside.begin(0.0)\n"
        "beside._process.send_signal(signal.SIGSTOP); print(beside._process.pid, flush=True); sys.stdin.read()"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", code, str(interview)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout is not None
    process = psutil.Process(int(starter.stdout.readline()))
    assert [part for part in process.cmdline() if "/" not in part][-1].startswith("[0.0, {")
    starter.send_signal(signal.SIGKILL)
    starter.communicate()
    process.resume()
    wait_until(lambda: gone(process), 60, "the process to end")


def gone(process: psutil.Process) -> bool:
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("found", [0, 1])
def test_what_it_does_not_give_is_found_by_the_worker_itself(interview: Path, found: int) -> None:
    """It was killed from outside, or could not be started."""
    sound = (loud_and_quiet([1, 20, 1, 30, 1, 25, 1]) * 32767).astype("int16")
    record(interview, sound)
    recording = Recording(interview / "audio")
    cutting = Cutting(at_least=10.0)
    whole = list(cut(recording, 0.0, recording.seconds, loud_spans, cutting, ended=True))
    asked = []

    def breaks_off(at: float, length: float) -> Iterator[Chunk]:
        asked.append(at)
        return iter(whole[:found] if at == 0.0 else [])

    writer = TranscriptWriter(interview, header())
    follow(interview, writer, CountingEngine(), loud_spans, cutting, lambda: pytest.fail("waited"), breaks_off)
    assert [(line.start, line.end) for line in writer.transcript.chunks] == [(one.start, one.end) for one in whole]
    assert asked[0] == 0.0


def test_a_recording_that_is_not_there_gives_none(interview: Path) -> None:
    with CutBefore(interview, FINDING, CUTTING) as beside:
        assert list(beside.chunks(0.0, 10.0)) == []
