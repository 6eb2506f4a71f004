"""Off the record begins with the key, whatever keeps the recorder from hearing of it."""

import sys
import threading
import time
from multiprocessing.connection import Client
from pathlib import Path

import psutil
import pytest

from interview_tui.audio.recorder import messages as m
from interview_tui.audio.recorder.runtime import announced
from interview_tui.audio.recorder.server import Order, Server
from tests.audio.conftest import Launch
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP")
def test_what_is_said_after_the_key_to_a_stopped_recorder_is_not_kept(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio
) -> None:
    recorder = launch()
    recorder.start()
    wait_until(lambda: recorder.status().seconds > 0.5, 20, "the recording")
    address = announced(interview / "audio")
    assert address is not None
    process = psutil.Process(address.pid)
    before = recorder.status()
    process.suspend()  # and its ear goes on listening
    try:
        pressed = time.monotonic()
        key = threading.Thread(target=recorder.off_the_record)
        key.start()
        wait_until(lambda: time.monotonic() > pressed + 3, what="more to be said")
    finally:
        process.resume()
    key.join(20)
    after = recorder.status()
    assert after.state == "off_record"
    assert after.seconds == pytest.approx(before.seconds + pressed - before.monotonic, abs=0.5)


def test_a_key_is_never_pressed_in_the_future() -> None:
    wake = threading.Event()
    server = Server(m.RecorderStatus, wake)
    server.open()
    orders: list[Order] = []
    moments = [None, time.monotonic() - 3, time.monotonic() + 1000]
    with Client(server.address, authkey=server.authkey) as connection:
        for at in moments:
            connection.send_bytes(m.GoOffTheRecord(at=at).model_dump_json().encode())
            wait_until(lambda: server.orders, what="the order")
            orders.append(server.orders.popleft())
            orders[-1].answer(m.RecorderStatus())
            connection.recv_bytes()
    now = time.monotonic()
    assert orders[1].at == moments[1]
    assert orders[0].at <= orders[2].at <= now
