"""A Dask cluster that shares the folder: the same transcripts, also when a machine of it dies."""

import contextlib
import os
import signal
import socket
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.problem import Problem
from interview_tui.transcription.cluster import _task, transcribe_on_cluster
from interview_tui.transcription.finishing import finish_transcripts
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import Order
from interview_tui.transcription.progress import worker_lives
from interview_tui.transcription.transcript import read_transcript
from tests.conftest import FULL
from tests.transcription.conftest import talk
from tests.transcription.test_queue import chunks_done, interviews, said
from tests.waiting import wait_until

if not FULL:
    pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")

ORDER = Order(model=NANO, language="sv")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Address of a cluster on this machine: a scheduler and two workers, without a dashboard."""
    local = [
        sys.executable, "-c",
        "import sys; from distributed import LocalCluster\n"
        "if __name__ == '__main__':\n"
        "    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host='127.0.0.1') as one:\n"
        "        print(one.scheduler_address, flush=True)\n"
        "        sys.stdin.read()\n",
    ]  # fmt: skip
    process = subprocess.Popen(local, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert process.stdout is not None
    assert process.stdin is not None
    yield process.stdout.readline().strip()
    process.stdin.close()
    process.wait(30)
    process.stdout.close()


def at_work(folder: Path) -> int | None:
    """The process that holds this interview's transcript, by the system's own list of locks."""
    inode = str((folder / ".worker.lock").stat().st_ino) if (folder / ".worker.lock").exists() else None
    for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
        fields = line.split()
        if inode is not None and "FLOCK" in fields and any(field.endswith(f":{inode}") for field in fields):
            return int(fields[fields.index("WRITE") + 1])
    return None


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells who holds a lock")
def test_two_workers_of_which_one_is_killed_give_the_transcripts_that_one_machine_gives(
    cluster: str, tmp_path: Path
) -> None:
    sounds = [talk(30), talk(20), talk(10)]
    alone = interviews(tmp_path / "alone", sounds)
    assert finish_transcripts(alone, ORDER) == {}
    folders = interviews(tmp_path / "together", sounds)
    killed = threading.Event()

    def kill(_share: float, _left: float | None) -> None:
        if not killed.is_set() and worker_lives(folders[0]) and (process := at_work(folders[0])):
            os.kill(process, signal.SIGKILL)
            killed.set()

    assert transcribe_on_cluster(folders, ORDER, cluster, kill) == {}
    assert killed.is_set()
    assert [said(folder) for folder in folders] == [said(folder) for folder in alone]


def test_what_stops_one_is_said_of_it_alone(cluster: str, tmp_path: Path) -> None:
    folders = interviews(tmp_path, [talk(10), talk(10)])
    (folders[1] / "transcript.jsonl").write_text('{"kind": "header"}\n{"kind": "opera"}\n', encoding="utf-8")
    failed = transcribe_on_cluster(folders, ORDER, cluster)
    assert set(failed) == {folders[1]}
    assert "cannot be read" in failed[folders[1]]
    assert chunks_done(folders[:1]) >= 1


def test_ctrl_c_stops_the_cluster_after_the_chunk_it_is_in(cluster: str, tmp_path: Path) -> None:
    (folder,) = interviews(tmp_path, [talk(60)])

    def stop(_share: float, _left: float | None) -> None:
        if worker_lives(folder):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        transcribe_on_cluster([folder], ORDER, cluster, stop)
    wait_until(lambda: not worker_lives(folder), 120, "the cluster to stop")


def test_a_cluster_that_does_not_answer_is_named() -> None:
    with pytest.raises(Problem, match="No Dask cluster answers"):
        transcribe_on_cluster([], ORDER, "tcp://127.0.0.1:1")


def test_a_folder_that_the_cluster_does_not_have_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "not at the same place" in _task(str(tmp_path / "gone"), ORDER.model_dump(), "en", "stop")


class Wire:
    """A scheduler's address under another port; notes all that passes, either way."""

    def __init__(self, address: str) -> None:
        self.passed = bytearray()
        host, port = address.removeprefix("tcp://").split(":")
        self._to = host, int(port)
        wire = self

        class Passing(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with socket.create_connection(wire._to) as there:
                    back = threading.Thread(target=wire._pass, args=(there, self.request))
                    back.start()
                    wire._pass(self.request, there)
                    back.join()

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Passing)
        self._server.daemon_threads = True
        self.address = f"tcp://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := one.recv(65536):
                self.passed += part
                other.sendall(part)
            other.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    """Between a scheduler and everybody else: one worker, and whoever comes."""
    alone = [
        sys.executable, "-c",
        "import sys; from distributed import LocalCluster\n"
        "if __name__ == '__main__':\n"
        "    with LocalCluster(n_workers=0, dashboard_address=None, host='127.0.0.1') as one:\n"
        "        print(one.scheduler_address, flush=True)\n"
        "        sys.stdin.read()\n",
    ]  # fmt: skip
    scheduler = subprocess.Popen(alone, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert scheduler.stdout is not None
    assert scheduler.stdin is not None
    between = Wire(scheduler.stdout.readline().strip())
    worker = subprocess.Popen(
        [
            sys.executable, "-m", "distributed.cli.dask_worker", between.address, "--nthreads", "1", "--no-nanny",
            "--no-dashboard", "--host", "127.0.0.1",
        ],
        cwd=tmp_path, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    yield between
    worker.terminate()
    worker.wait(30)
    scheduler.stdin.close()
    scheduler.wait(30)
    scheduler.stdout.close()
    between.close()


def test_no_word_of_what_was_said_travels(wire: Wire, tmp_path: Path) -> None:
    folders = interviews(tmp_path / "together", [talk(20)])
    assert transcribe_on_cluster(folders, ORDER, wire.address) == {}
    transcript = read_transcript(folders[0] / "transcript.jsonl")
    assert transcript is not None
    words = {word.text.strip(" .,?!").casefold() for word in transcript.words}
    longer = [word for word in words if len(word) > 5]
    assert len(longer) > 5
    passed = bytes(wire.passed)
    assert str(folders[0]).encode() in passed, "the place of the interview does"
    assert not [word for word in longer if word.encode() in passed.lower()]
