"""Many interviews, one worker: the model is loaded once, a kill costs a chunk, what stops one stops no other."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from interview_tui.interview.events import Stopped
from interview_tui.interview.timeline import Timeline
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.finishing import _Queue, finish_transcripts, is_made
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import Order
from interview_tui.transcription.progress import Progress, progress, worker_lives
from interview_tui.transcription.recogniser import Recogniser
from interview_tui.transcription.transcript import ChunkLine, Header, TranscriptWriter, read_transcript
from tests.transcription.conftest import record, talk
from tests.waiting import wait_until

ORDER = Order(model=NANO, language="sv")


def interviews(tmp_path: Path, sounds: list[np.ndarray]) -> list[Path]:
    folders = [tmp_path / "interviews" / f"{number:02d}-p{number}" for number in range(1, len(sounds) + 1)]
    for folder, sound in zip(folders, sounds, strict=True):
        (folder / "audio").mkdir(parents=True)
        record(folder, sound)
    return folders


def said(folder: Path) -> list[dict[str, Any]]:
    """What stands in the transcript, but for the times that the work took."""
    lines = [json.loads(line) for line in (folder / "transcript.jsonl").read_text(encoding="utf-8").splitlines()]
    return [{key: value for key, value in line.items() if key != "took"} for line in lines]


def chunks_done(folders: list[Path]) -> int:
    found = [read_transcript(folder / "transcript.jsonl") for folder in folders]
    return sum(len(one.chunks) for one in found if one is not None)


def test_ten_kills_at_random_moments_give_the_same_transcripts_as_none(tmp_path: Path) -> None:
    sounds = [talk(70)[: 36 * 16_000], talk(70)[36 * 16_000 :]]
    unkilled = interviews(tmp_path / "unkilled", sounds)
    assert finish_transcripts(unkilled, ORDER) == {}
    folders = interviews(tmp_path / "killed", sounds)
    dice = random.Random(5)
    kills = 0
    while kills < 10:
        worker = Transcriber.launch(folders, ORDER)
        before = chunks_done(folders)
        more = dice.choice([0, 0, 1])
        wait_until(
            lambda: not worker.running or (any(map(worker_lives, folders)) and chunks_done(folders) >= before + more),  # noqa: B023
            120,
            "the worker to begin",
        )
        worker.wait(dice.uniform(0, 1.5))
        if not worker.running:
            for folder in folders:  # done before the tenth kill: once more from the start
                (folder / "transcript.jsonl").unlink()
            continue
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait(10)
        kills += 1
    assert finish_transcripts(folders, ORDER) == {}
    assert [said(folder) for folder in folders] == [said(folder) for folder in unkilled]


def test_memory_does_not_grow_over_a_queue_of_twenty(tmp_path: Path) -> None:
    folders = interviews(tmp_path, [talk(8)[: (4 + n % 4) * 16_000] for n in range(20)])
    worker = Transcriber.launch(folders, ORDER)
    process = psutil.Process(worker.pid)
    used: list[int] = []

    def one_more() -> bool:
        if is_made(folders[len(used)], ORDER):
            used.append(process.memory_info().rss if worker.running else used[-1])
        return len(used) == len(folders)

    wait_until(one_more, 200, "twenty transcripts")
    assert worker.wait(10)
    assert worker.problem is None
    assert max(used[15:]) < max(used[3:8]) + 30_000_000


def test_what_stops_one_stops_none_of_the_others_and_is_said_of_it_alone(tmp_path: Path) -> None:
    folders = interviews(tmp_path, [talk(4)] * 4)
    Timeline(folders[1] / "timeline.jsonl").append(Stopped(at=100.0, seconds=100.0))  # most of its sound is gone
    (folders[2] / "transcript.jsonl").write_text('{"kind": "header"}\n{"kind": "opera"}\n', encoding="utf-8")
    done: list[Path] = []
    failed = finish_transcripts(folders, ORDER, done=done.append)
    assert set(failed) == {folders[1], folders[2]}
    assert "100 s were recorded, and 4 s are here" in failed[folders[1]]
    assert "cannot be read" in failed[folders[2]]
    assert done == [folders[0], folders[3]]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_worker_that_dies_costs_the_interview_it_was_at_and_another_takes_the_rest(tmp_path: Path) -> None:
    folders = interviews(tmp_path, [talk(20), talk(4)])
    killed = threading.Event()

    def kill(folder: Path, _now: object, _left: object) -> None:
        worker = Transcriber.launched_here(folder)
        if worker is not None and not killed.is_set() and folder == folders[0]:
            os.kill(worker.pid, signal.SIGKILL)
            killed.set()

    failed = finish_transcripts(folders, ORDER, kill)
    assert failed == {folders[0]: "The transcription was broken off."}
    assert is_made(folders[1], ORDER)
    assert finish_transcripts(folders, ORDER) == {}


def test_the_time_left_is_of_all_that_is_to_come(tmp_path: Path) -> None:
    folders = interviews(tmp_path, [talk(10), talk(30), talk(30)])
    one = TranscriptWriter(folders[0], Header(engine="openai-whisper", model=NANO, language="sv"))
    one.add(ChunkLine(n=0, start=0.0, end=10.0, took=5.0))
    one.finish(10.0)
    done: list[Path] = []
    queue = _Queue(folders, ORDER, done.append)
    queue._look(running=False)
    assert done == folders[:1]
    at_first = Progress(done_seconds=0.0, total_seconds=30.0, complete=False, seconds_left=None, running=True)
    assert queue.seconds_left(folders[1], at_first) == pytest.approx(0.5 * 60), "at the pace of the one before it"
    later = at_first.model_copy(update={"done_seconds": 10.0, "seconds_left": 40.0})
    assert queue.seconds_left(folders[1], later) == pytest.approx(2.0 * 50), (
        "at its own pace, and the last one after it"
    )


def test_a_stopped_worker_leaves_in_the_middle_of_its_work(tmp_path: Path) -> None:
    folders = interviews(tmp_path, [talk(170), talk(170)])
    worker = Transcriber.launch(folders, ORDER)
    wait_until(lambda: chunks_done(folders) >= 1 or not worker.running, 120, "the first chunk")
    worker.stop()
    assert not worker.running
    assert not progress(folders[1]).complete


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a process can hear")
def test_a_worker_that_does_not_hear_is_killed(tmp_path: Path) -> None:
    deaf = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", deaf]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        Transcriber(process, [tmp_path]).stop()
        assert process.returncode == -signal.SIGKILL


def test_what_was_spoken_in_one_says_nothing_of_the_next() -> None:
    recogniser = Recogniser(Order(model=NANO))
    engine = recogniser.engine("sv")
    assert engine.language == "sv"
    assert recogniser.engine(None) is engine
    assert engine.language is None


def test_how_speech_is_found_stands_in_the_header() -> None:
    order = ORDER.model_copy(update={"finding": ORDER.finding.model_copy(update={"threshold": 0.6})})
    header = Recogniser(order).header
    assert header.options["finding"] == {"threshold": 0.6, "padding": 0.1, "silence": 0.3}
    assert not header.same_work(Recogniser(ORDER).header)


def test_a_language_that_whisper_does_not_know_is_named(tmp_path: Path) -> None:
    (folder,) = interviews(tmp_path, [talk(4)])
    failed = finish_transcripts([folder], Order(model=NANO, language="xx"))
    assert failed[folder].startswith("Whisper knows no language xx.")
