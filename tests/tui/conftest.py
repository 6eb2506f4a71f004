"""What the screens show, pinned: size of the disk, days, colours; and a sound file in the microphone's place."""

import math
import struct
import wave
from collections import deque, namedtuple
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from interview_tui.tui.app import InterviewApp
from tests.studies import finished_study
from tests.virtual_audio import VirtualAudio

Usage = namedtuple("Usage", "total used free")
SIZES = ((80, 24), (120, 40))
DAY = "2026-03-09T10:00:00+01:00"


@pytest.fixture(autouse=True)
def pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same disk and the same colours on every machine, and a cursor that does not blink."""
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(100 * 10**9, 59 * 10**9, 41 * 10**9))
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    for field in (Input, TextArea):
        monkeypatch.setattr(field.cursor_blink, "_default", False)


@pytest.fixture(params=["en", "sv"])
def language(request: pytest.FixtureRequest) -> str:
    """The screens in both languages."""
    return str(request.param)


@pytest.fixture(params=SIZES, ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """The folder of a study with one finished, transcribed interview, held on a day that does not change."""
    import numpy
    import soundfile

    study, interview = finished_study(tmp_path / "trust")
    soundfile.write(interview.audio / "recording.flac", numpy.zeros(20 * 16_000, "int16"), 16_000)
    record = interview.record.model_copy(update={"created": DAY})
    (interview.folder / "interview.json").write_text(record.model_dump_json(), encoding="utf-8")
    return study.folder


@pytest.fixture(scope="session")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty seconds of sound that stands in for a microphone."""
    path = tmp_path_factory.mktemp("sound") / "tone.wav"
    second = b"".join(
        struct.pack("<h", int(9000 * math.sin(n * 0.2) * abs(math.sin(n * math.pi / 8000)))) for n in range(16_000)
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(second * 60)
    return path


@pytest.fixture
def sound_system(require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualAudio]:
    """One that the recorders of this test use, and nobody else, with a microphone that can be unplugged."""
    for program in ("pulseaudio", "pactl", "paplay", "setpriv"):
        require(program)
    audio = VirtualAudio().start()
    for name, value in audio.variables.items():
        monkeypatch.setenv(name, value)
    yield audio
    audio.stop()


async def until(pilot: Pilot[None], condition: Callable[[], object], what: str, seconds: float = 20.0) -> None:
    """Let the app go on until `condition()` is true; fail with `what` after `seconds`."""
    turns = int(seconds / 0.02)
    for _turn in range(turns):
        if condition():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError(f"waited {seconds:g} s in vain for {what}; on screen:\n{shown(pilot.app)}")  # type: ignore[arg-type]


async def until_screen(pilot: Pilot[None], name: str) -> None:
    """Wait for the screen whose class is called `name`."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == name, name)


def shown(app: InterviewApp) -> str:
    """Everything on the screen as text, a line a line."""
    width = app.size.width
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text[:width].rstrip() for strip in strips)


def said(app: InterviewApp) -> str:
    """The same as one line: a sentence is found wherever it is broken."""
    return " ".join(shown(app).replace("│", " ").split())


async def until_still(pilot: Pilot[None]) -> None:
    """Wait until no thread of the program has anything left to tell, and the picture stays as it is.

    The recorder's thread tells as long as the interview lasts.
    """

    def at_work() -> list[str]:
        return [
            worker.group or worker.name
            for worker in pilot.app.workers
            if worker._thread_worker and not worker.is_finished and worker.group != "recorder"
        ]

    await until(pilot, lambda: not at_work(), f"the end of {at_work()}")
    pictures: deque[str] = deque(maxlen=4)

    def stays() -> bool:
        pictures.append(pilot.app.export_screenshot())
        return len(pictures) == pictures.maxlen and len(set(pictures)) == 1

    await until(pilot, stays, "a picture that stays")


Steps = Callable[[Pilot[None]], Awaitable[None]]
LooksRight = Callable[[InterviewApp, Steps], None]


@pytest.fixture
def looks_right(snap_compare: Callable[..., bool], size: tuple[int, int]) -> LooksRight:
    """`looks_right(app, steps)`: once everything is still after the steps, the screen is the approved one."""

    def check(app: InterviewApp, steps: Steps) -> None:
        async def and_wait(pilot: Pilot[None]) -> None:
            await steps(pilot)
            await until_still(pilot)

        assert snap_compare(app, terminal_size=size, run_before=and_wait)

    return check
