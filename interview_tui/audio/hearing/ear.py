"""The ear: `python -m interview_tui.audio.hearing.ear`, the only process that listens through PortAudio.

A sound driver may hang in listing, opening, closing and even at the end of its process. So the recorder has a child
listen, which it can kill and start again, and which says what it hears as frames on stdout. An ear never outlives its
recorder: the end of stdin is its end, whatever PortAudio does at that moment.

Nothing is imported that is not needed: the start of an ear is sound that is missing.
"""

import argparse
import json
import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from interview_tui.audio.hearing.ear_frames import DEVICE_VARIABLE, Frame, Kind, packed
from interview_tui.audio.hearing.opening import attempts, entries, open_first, with_channels
from interview_tui.audio.storage.wav import SoundFormat

BUFFER_BYTES = 120 * SoundFormat(48_000, 2).second_bytes
"""What waits here while the recorder is stopped or has no time: two minutes of the widest format."""
_PIECE_BYTES = 32_768
"""Blocks that wait together go into the pipe together."""
_RETRY_SECONDS = 1.0
_TRIES = 30
"""Then the process ends, and the recorder starts another: what a driver has mixed up goes with it."""


class Mouth:
    """Between PortAudio's thread, which may not wait, and the pipe, which is full while the recorder is stopped.

    `SimpleQueue.put` takes no lock that another thread may hold for long; each counter has one writer.
    """

    def __init__(self, capacity_bytes: int = BUFFER_BYTES) -> None:
        self.convert: Callable[[bytes], bytes] = bytes
        """Makes of the device's frames those that are recorded."""
        self._frames: SimpleQueue[Frame] = SimpleQueue()
        self._capacity = capacity_bytes
        self._put = 0
        self._sent = 0
        self._lost = False

    def heard(self, data: Any, frames: int, clock: Any, flags: Any) -> None:
        """PortAudio's callback."""
        at = time.monotonic()
        self._lost = self._lost or bool(flags and flags.input_overflow)
        if self._put - self._sent + len(data) > self._capacity:
            self._lost = True
            return
        self._frames.put(Frame("block_after_loss" if self._lost else "block", at, bytes(data)))
        self._put += len(data)
        self._lost = False

    def say(self, kind: Kind, payload: str = "") -> None:
        self._frames.put(Frame(kind, time.monotonic(), payload.encode()))

    def send_all(self, pipe: int) -> None:
        """Write frames into the pipe as they come, until `finished` has gone out. Raises OSError if nobody reads."""
        last = False
        while not last:
            frames = [self._frames.get()]
            waiting = len(frames[0].payload)
            try:
                while waiting < _PIECE_BYTES:
                    frames.append(self._frames.get_nowait())
                    waiting += len(frames[-1].payload)
            except Empty:
                pass  # these are all for now
            last = frames[-1].kind == "finished"
            piece = memoryview(b"".join(packed(self._converted(frame)) for frame in frames))
            while piece:
                piece = piece[os.write(pipe, piece) :]

    def _converted(self, frame: Frame) -> Frame:
        if frame.kind not in ("block", "block_after_loss"):
            return frame
        self._sent += len(frame.payload)
        return frame._replace(payload=self.convert(frame.payload))


def listen(sounddevice: Any, wish: argparse.Namespace, mouth: Mouth) -> None:
    """Open the device that was wished for, trying again for a while, and return when it has ended."""
    keep = SoundFormat(wish.rate, wish.channels) if wish.rate else None
    finished = threading.Event()
    for turn in range(_TRIES):
        if turn:
            finished.wait(_RETRY_SECONDS)  # nobody sets it: no stream is open
        try:
            if turn:
                # PortAudio's list of devices is made once; only this brings back what was plugged in since.
                sounddevice._terminate()
                sounddevice._initialize()
            tries = attempts(entries(sounddevice), wish.device, keep, wish.channels)
        except sounddevice.PortAudioError:
            tries = []
        opened = open_first(sounddevice, tries, mouth.heard, finished.set)
        if opened is None:
            finished.clear()
            mouth.say("failed", "no_device")
            continue
        stream, attempt = opened  # the callback lives as long as this name
        format = attempt.format
        mouth.convert = partial(with_channels, have=attempt.channels, want=format.channels)
        said = {"rate": format.rate, "channels": format.channels}
        mouth.say("opened", json.dumps({**said, "device": attempt.entry.name, "default": attempt.entry.default}))
        finished.wait()
        del stream
        return


def main() -> None:
    """Never returns: this process ends when it has said its last, or with the recorder."""
    wish = _wish()
    for name in ("SIGINT", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)  # they are meant for the screen
    pipe = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)  # drivers write there whatever one does
    threading.Thread(target=_end_with_the_recorder, daemon=True).start()
    mouth = Mouth()
    threading.Thread(target=_speak, args=(mouth, pipe), daemon=True).start()
    sounddevice = _imported(mouth)
    if sounddevice is not None:
        listen(sounddevice, wish, mouth)
    mouth.say("finished")
    threading.Event().wait()  # the last frame ends the process


def _imported(mouth: Mouth) -> Any:
    """sounddevice; None where it does not load, and why has been said."""
    try:
        import sounddevice  # asks for every device of the machine: 0.1 s and more

        return sounddevice
    except OSError:
        mouth.say("failed", "no_sound_system")
    except Exception as error:
        if type(error).__name__ != "PortAudioError":  # its class cannot be named: its module did not load
            raise
        mouth.say("failed", "no_device")
    return None


def _speak(mouth: Mouth, pipe: int) -> None:
    try:
        mouth.send_all(pipe)
    except OSError:
        pass  # the recorder has gone
    os._exit(0)


def _end_with_the_recorder() -> None:
    """`os._exit`, since every tidier end may hang in the driver."""
    try:
        while os.read(0, 1):
            pass
    except OSError:
        pass
    os._exit(0)


def _wish() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m interview_tui.audio.hearing.ear", description=__doc__)
    parser.add_argument(
        "--device", default=os.environ.get(DEVICE_VARIABLE), help="name or id; else the system's default"
    )
    parser.add_argument("--rate", type=int, help="that a recording has already, with its channels")
    parser.add_argument("--channels", type=int, help="wished for, or kept where --rate is given")
    return parser.parse_args()


if __name__ == "__main__":
    main()
