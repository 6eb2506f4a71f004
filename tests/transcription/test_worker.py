"""The worker process: it follows, stops, is killed and goes on, and the transcript is the same in the end."""

import os
import signal
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.storage.wav import SoundFormat, header
from interview_tui.transcription.giving_way import LATE_FILE, say_late
from interview_tui.transcription.models import NANO_NOTICE
from interview_tui.transcription.progress import progress, worker_lives
from interview_tui.transcription.transcript import Transcript, read_transcript
from tests.transcription.conftest import Launch, record, said, talk
from tests.waiting import wait_until

SECONDS = 26.0


def transcript(interview: Path) -> Transcript:
    found = read_transcript(interview / "transcript.jsonl")
    assert found is not None
    return found


def chunks_done(interview: Path) -> int:
    found = read_transcript(interview / "transcript.jsonl")
    return len(found.chunks) if found else 0


def has_done(interview: Path, chunks: int) -> bool:
    """Whether a worker is at it and has done so many chunks."""
    return worker_lives(interview) and chunks_done(interview) >= chunks


def recognised(interview: Path, seconds: float) -> float:
    """Share of the words said that were heard, in order."""
    heard = [word.text.lower().strip(".,?!") for word in transcript(interview).words]
    blocks = SequenceMatcher(None, said(seconds), heard, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(said(seconds))


def test_killed_again_and_again_it_ends_as_if_it_had_not_been(interview: Path, launch: Launch, tmp_path: Path) -> None:
    record(interview, talk(SECONDS))
    for chunks in (0, 1):
        while not kill(launch, interview, chunks):
            (interview / "transcript.jsonl").unlink()  # it was done before: once more from the start
    (interview / LATE_FILE).unlink()
    assert launch().wait(90)
    killed = transcript(interview)
    (interview / "transcript.jsonl").unlink()
    assert launch().wait(90)
    unkilled = transcript(interview)
    assert killed.complete
    assert killed.segments == unkilled.segments
    assert killed.end == unkilled.end
    assert progress(interview).complete
    assert killed.header.notice == NANO_NOTICE
    assert recognised(interview, SECONDS - 0.5) >= 0.9


def kill(launch: Launch, interview: Path, chunks: int) -> bool:
    """Kill a worker that has done so many chunks; whether there was something left to do."""
    say_late(interview)  # it gives way after each chunk, and is seldom done before it is killed
    worker = launch()
    wait_until(lambda: has_done(interview, chunks) or not worker.running, 60, f"{chunks} chunks")
    worker._process.kill()
    assert worker.wait(60)
    if progress(interview).complete:
        return False
    assert worker.problem, "it did not end well"
    return True


def test_a_growing_recording_is_followed_to_its_end(interview: Path, launch: Launch) -> None:
    """The recorder's place is taken by its lock and a WAV that grows."""
    from interview_tui.audio.recorder.runtime import recorder_lock

    sound = talk(26.0)
    wav = interview / "audio" / "000.wav"
    (interview / "audio" / "recorder.json").write_text("{}")
    with recorder_lock(interview / "audio"):
        worker = launch()
        wait_until(lambda: worker_lives(interview) or not worker.running, 60, "the worker to begin")
        grow(wav, sound[: 18 * 16_000])
        wait_until(lambda: chunks_done(interview) >= 1 or not worker.running, 90, "the first words")
        assert worker.running
        assert worker_lives(interview)
        assert not transcript(interview).complete
        grow(wav, sound)
    assert worker.wait(90)
    assert worker.problem is None
    assert transcript(interview).seconds == pytest.approx(26.0)
    assert recognised(interview, 25.0) >= 0.9


def grow(path: Path, samples: np.ndarray) -> None:
    """As the recorder does it: at the end, and the length of the file is the truth."""
    written = path.stat().st_size if path.exists() else 0
    with path.open("ab") as file:
        file.write((header(SoundFormat(16_000, 1), 0) + samples.tobytes())[written:])


def test_a_second_worker_says_that_one_is_at_it_and_leaves(interview: Path, launch: Launch) -> None:
    first = launch()  # nothing is recorded: it waits
    wait_until(lambda: worker_lives(interview) or not first.running, 60, "the first worker to begin")
    second = run_worker(interview)
    assert second.returncode == 1
    assert "being transcribed already" in second.stderr
    assert first.running
    first.stop()
    assert not first.running
    assert first.problem is None, "it was told to"


def run_worker(interview: Path, *, model: str = "nano-demo") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "interview_tui.transcription.worker", str(interview), "--model", model, "--texts", "en"],
        capture_output=True,
        text=True,
        timeout=90,
    )


@pytest.mark.parametrize(
    "samples",
    [
        pytest.param(np.empty(0, np.int16), id="no length"),
        pytest.param(np.random.default_rng(1).normal(0, 60, 25 * 16_000).astype(np.int16), id="noise only"),
    ],
)
def test_a_recording_without_speech_has_a_whole_transcript_without_words(interview: Path, samples: np.ndarray) -> None:
    record(interview, samples)
    told = run_worker(interview)
    assert (told.returncode, told.stderr, told.stdout) == (0, "", "")
    assert progress(interview).complete
    assert transcript(interview).words == []


def test_a_model_that_is_not_there_is_named_with_its_cure(interview: Path) -> None:
    record(interview, talk(1.0))
    told = run_worker(interview, model="small")
    assert told.returncode == 1
    assert told.stderr.splitlines()[-1].endswith("interview-tui models get small")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_where_no_reason_can_be_written_the_exit_code_still_says_that_there_is_one(interview: Path) -> None:
    record(interview, talk(1.0))
    worker = [sys.executable, "-m", "interview_tui.transcription.worker", str(interview), "--model", "small"]
    with open("/dev/full", "wb") as full:
        assert subprocess.run(worker, stderr=full, timeout=90).returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a process can hear")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_told_to_stop_it_leaves_soon_and_says_why(interview: Path, launch: Launch, how: signal.Signals) -> None:
    worker = launch()
    wait_until(lambda: worker_lives(interview) or not worker.running, 60, "the worker to begin")
    os.kill(worker.pid, how)
    assert worker.wait(60)
    assert worker.problem == "The transcription was stopped; it can be gone on with."


def test_an_erased_interview_ends_the_worker(interview: Path, launch: Launch) -> None:
    worker = launch()
    wait_until(lambda: worker_lives(interview) or not worker.running, 60, "the worker to begin")
    (interview / "erased.json").write_text("{}")
    assert worker.wait(60)
    assert worker.problem == "The recording was erased; there is nothing to transcribe."
    assert not (interview / "transcript.jsonl").exists()
