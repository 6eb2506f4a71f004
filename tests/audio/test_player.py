"""What the player makes audible, heard at the loudspeaker itself: the right sound, from the right place, for ever."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from interview_tui.audio.playback.client import Player
from interview_tui.audio.playback.stretch import Stretch
from interview_tui.audio.recorder.runtime import Address, announce, recorder_lock
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.wav import SoundFormat, header
from tests.audio.sounds import RATE, Pcm, ramp, save
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

SIX = ramp(6)


class Monitor:
    """What comes out of the loudspeaker, silence at both ends cut off."""

    def __init__(self, audio: VirtualAudio, into: Path) -> None:
        self._into = into
        command = ["parec", "-d", "speaker.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        with into.open("wb") as file:
            self.process = subprocess.Popen([*command, "--latency-msec=20"], env=audio.env, stdout=file)
        wait_until(lambda: into.stat().st_size > 0, 10, "the monitor")

    def heard(self) -> Pcm:
        everything = np.fromfile(self._into, dtype="<i2")
        (loud,) = np.nonzero(everything)
        return everything[loud[0] : loud[-1] + 1] if len(loud) else everything[:0]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def monitor(virtual_audio: VirtualAudio, tmp_path: Path, require: Callable[[str], None]) -> Iterator[Monitor]:
    require("parec")
    monitor = Monitor(virtual_audio, tmp_path / "monitor.raw")
    yield monitor
    monitor.close()


@pytest.fixture
def player() -> Iterator[Player]:
    player = Player()
    yield player
    player.close()
    wait_until(lambda: not player_processes(), 10, "the player's end")


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    """The audio folder of an interview of six seconds, in two files."""
    folder = tmp_path / "audio"
    folder.mkdir()
    save(folder / "000.wav", SIX[: 5 * RATE])
    save(folder / "001.wav", SIX[5 * RATE :])
    return folder


def player_processes() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children(recursive=True)
        if child.status() != psutil.STATUS_ZOMBIE and "interview_tui.audio.playback.player" in child.cmdline()
    ]


def wait_for(player: Player, state: str) -> None:
    wait_until(lambda: player.now.state == state, 20, f"{state}; it is {player.now}")


def play_to(player: Player, position: float) -> None:
    wait_until(lambda: player.now.state == "playing" and player.position >= position, 20, f"second {position:g}")


def reports_go_on(player: Player, seconds: float) -> None:
    before = player.now
    wait_until(lambda: player.now.monotonic > before.monotonic + seconds, 5, "another report")


def test_what_is_heard_is_what_was_recorded_sample_by_sample(player: Player, monitor: Monitor, audio: Path) -> None:
    player.load(audio)
    player.play(4.0)
    wait_for(player, "ended")
    wanted = SIX[4 * RATE :]  # from both files
    wait_until(lambda: len(monitor.heard()) >= len(wanted), 5, "all of it")
    assert np.array_equal(monitor.heard(), wanted)
    assert player.now.position == 6.0


def test_a_pause_stops_where_it_says_and_goes_on_there(player: Player, monitor: Monitor, audio: Path) -> None:
    player.load(audio)
    player.play(4.0)
    play_to(player, 4.6)
    player.pause()
    wait_until(lambda: not player.now.sounding, 5)
    reports_go_on(player, 0.4)  # what was on its way to the monitor has arrived
    still = len(monitor.heard())
    reports_go_on(player, 0.4)
    assert len(monitor.heard()) == still
    assert player.position == pytest.approx(4.0 + still / RATE, abs=0.1)  # what it says is what was audible
    place = round(player.position * RATE)
    player.play()
    wait_for(player, "ended")
    wanted = SIX[place:]
    wait_until(lambda: np.array_equal(monitor.heard()[-len(wanted) :], wanted), 5, "the rest")


def test_back_and_forward_land_where_they_should(player: Player, monitor: Monitor, audio: Path) -> None:
    player.load(audio, at=4.0)
    player.move(-2)
    assert player.now.position == 2.0  # without having played at all
    player.play()
    play_to(player, 2.3)
    player.move(+2.5)
    assert player.position == pytest.approx(4.8, abs=0.2)
    target = player.now.position
    wait_for(player, "ended")
    wanted = SIX[round(target * RATE) :]
    wait_until(lambda: np.array_equal(monitor.heard()[-len(wanted) :], wanted), 5, "the end of it")
    player.move(-50)
    assert (player.now.state, player.now.position) == ("paused", 0.0)


@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0])
def test_another_speed_changes_the_length_and_not_the_pitch(
    player: Player, monitor: Monitor, tmp_path: Path, speed: float
) -> None:
    n = np.arange(RATE)
    tone = (8000 * np.sin(2 * np.pi * 200 * n / RATE) * (1 + 0.3 * np.sin(2 * np.pi * 3 * n / RATE))).astype(np.int16)
    player.load(save(tmp_path / "tone.wav", tone))
    player.set_speed(speed)
    player.play(0.0)
    wait_for(player, "ended")
    wait_until(lambda: len(monitor.heard()) / RATE > 1 / speed - 0.1, 5, "all of it")
    heard = monitor.heard()
    assert len(heard) / RATE == pytest.approx(1 / speed, abs=0.1)
    assert pitch(heard) == pytest.approx(200, rel=0.02)


def pitch(sound: Pcm) -> float:
    """The strongest repetition between 100 and 400 times a second, by autocorrelation; median of tenths of seconds."""
    found = []
    for start in range(RATE // 4, len(sound) - RATE // 5, RATE // 10):
        piece = sound[start : start + RATE // 10].astype(float)
        repeats = np.correlate(piece, piece, "full")[len(piece) :]
        shortest, longest = RATE // 400, RATE // 100
        found.append(RATE / (shortest + 1 + int(np.argmax(repeats[shortest:longest]))))
    return float(np.median(found))


def test_the_place_it_says_is_the_place_one_hears_at_double_speed(
    player: Player, monitor: Monitor, audio: Path
) -> None:
    player.load(audio)
    player.set_speed(2.0)
    player.play(0.0)
    play_to(player, 2.0)
    player.pause()
    before = player.now.monotonic
    wait_until(lambda: player.now.monotonic > before, 5, "the player's own word")
    assert player.position == pytest.approx(2.0 * len(monitor.heard()) / RATE, abs=0.2)


def test_either_side_of_a_stereo_recording(player: Player, monitor: Monitor, tmp_path: Path) -> None:
    left, right = SIX[:RATE], SIX[4 * RATE : 5 * RATE]
    folder = tmp_path / "audio"
    folder.mkdir()
    save(folder / "000.wav", np.stack([left, right], axis=1).reshape(-1), channels=2)
    player.load(folder)
    assert player.now.channels == 2
    player.choose("right")
    player.play(0.0)
    wait_for(player, "ended")
    wait_until(lambda: len(monitor.heard()) >= len(right), 5, "all of it")
    assert np.array_equal(monitor.heard(), right)


def test_sound_in_memory_is_heard_and_leaves_no_file(
    player: Player, monitor: Monitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(scratch))
    player.hear(SIX[:RATE].astype("<i2").tobytes(), SoundFormat(RATE, 1))
    player.play()
    wait_for(player, "playing")
    (process,) = player_processes()
    assert not [file.path for file in process.open_files() if "w" in getattr(file, "mode", "")]
    wait_for(player, "ended")
    wait_until(lambda: len(monitor.heard()) >= RATE, 5, "all of it")
    assert np.array_equal(monitor.heard(), SIX[:RATE])
    assert not [path for path in scratch.rglob("*") if path.is_file() and path.stat().st_size > 4096]


def test_a_recording_that_still_grows_is_played_to_its_end(player: Player, monitor: Monitor, tmp_path: Path) -> None:
    folder = tmp_path / "audio"
    folder.mkdir()
    wav = folder / "000.wav"
    wav.write_bytes(header(SoundFormat(), 0) + SIX[:RATE].astype("<i2").tobytes())
    with recorder_lock(folder):  # somebody records
        announce(folder, Address(str(tmp_path / "socket"), b"", os.getpid()))
        player.load(folder)
        player.play(0.0)
        play_to(player, 1.0)
        with wav.open("ab") as file:
            file.write(SIX[RATE : 2 * RATE].astype("<i2").tobytes())
        play_to(player, 1.9)
    wait_for(player, "ended")
    heard = monitor.heard()
    pause = len(heard) - 2 * RATE  # the time it waited for more
    assert np.array_equal(heard[:RATE], SIX[:RATE])
    assert np.array_equal(heard[RATE + pause :], SIX[RATE : 2 * RATE])


def test_the_archive_is_played_like_the_files_it_was_made_of(player: Player, monitor: Monitor, audio: Path) -> None:
    Recording(audio).archive()
    player.load(audio)
    player.play(5.0)
    wait_for(player, "ended")
    wait_until(lambda: len(monitor.heard()) >= RATE, 5, "all of it")
    assert np.array_equal(monitor.heard(), SIX[5 * RATE :])


def test_a_killed_player_is_replaced_and_goes_on(player: Player, monitor: Monitor, audio: Path) -> None:
    player.load(audio)
    player.play(0.0)
    play_to(player, 2.2)
    (first,) = player_processes()
    first.kill()
    wait_until(lambda: player.now.trouble == "died", 5, "a word about it")
    wait_for(player, "playing")
    assert player_processes()[0].pid != first.pid
    assert 2.0 < player.position < 4.0
    assert player.now.problem is not None
    play_to(player, player.position + 0.3)


def test_a_player_that_dies_at_once_is_started_again_only_when_told(player: Player, audio: Path) -> None:
    player.load(audio)
    player.play(1.0)
    wait_until(player_processes, 10, "a player")
    player_processes()[0].kill()
    wait_until(lambda: player.now.trouble == "hangs", 5, "a word about it")
    assert (player.now.state, player.now.position) == ("paused", 1.0)
    assert not player_processes()


def test_a_player_that_hangs_is_ended_within_two_seconds_and_said(
    player: Player, virtual_audio: VirtualAudio, audio: Path
) -> None:
    player.load(audio)
    player.play(0.0)
    play_to(player, 0.3)
    (hanging,) = player_processes()
    os.kill(hanging.pid, signal.SIGSTOP)
    wait_until(lambda: player.now.trouble == "hangs", 3.0, "a word about it")
    assert player.now.state == "paused"
    assert 0.3 <= player.position < 3
    player.play()
    play_to(player, player.now.position + 0.2)
    assert player_processes()[0].pid != hanging.pid


def test_a_sound_system_that_freezes_does_not_freeze_the_screen(
    player: Player, virtual_audio: VirtualAudio, audio: Path
) -> None:
    player.load(audio)
    player.play(0.0)
    play_to(player, 0.3)
    virtual_audio.freeze()
    player.move(-1)
    player.pause()  # closing hangs; nobody here waits for it
    player.play()
    wait_until(lambda: player.now.trouble == "hangs", 12, "a word about it")


def test_no_loudspeaker_is_said_with_its_cure_and_tried_again(
    player: Player, virtual_audio: VirtualAudio, audio: Path
) -> None:
    assert virtual_audio.process is not None
    virtual_audio.process.kill()
    virtual_audio.process.wait()
    player.load(audio)
    player.play(1.0)
    wait_until(lambda: player.now.trouble, 15, "a word about it")
    problem = player.now.problem
    assert problem is not None
    assert problem.what == "There is no loudspeaker to play on."
    assert "play again" in problem.cure
    assert (player.now.state, player.now.position) == ("paused", 1.0)
    virtual_audio.start()
    player.play()
    play_to(player, 1.2)
    assert not player.now.trouble


@pytest.mark.parametrize("channels", [1, 2])
def test_sound_is_made_to_fit_a_loudspeaker_that_takes_another_rate(channels: int) -> None:
    stretch = Stretch(RATE, 1.0, 48_000, channels)
    tone = (8000 * np.sin(2 * np.pi * 200 * np.arange(RATE) / RATE)).astype(np.int16)
    pieces = [stretch.feed(tone[start : start + 4000]) for start in range(0, RATE, 4000)]
    played = np.frombuffer(b"".join([*pieces, stretch.finish()]), dtype="<i2").reshape(-1, channels)
    assert len(played) == pytest.approx(48_000, abs=50)
    assert np.array_equal(played[:, 0], played[:, -1])
    wanted = 8000 * np.sin(2 * np.pi * 200 * np.arange(len(played)) / 48_000)
    assert np.max(np.abs(played[1000:-1000, 0] - wanted[1000:-1000])) < 100


def test_nothing_to_play_is_said(player: Player, tmp_path: Path) -> None:
    player.load(tmp_path)
    player.play()
    wait_until(lambda: player.now.trouble == "no_sound", 15, "a word about it")


def test_the_player_leaves_with_its_screen(virtual_audio: VirtualAudio, audio: Path) -> None:
    code = (
        "import pathlib, sys; from interview_tui.audio.playback.client import Player; player = Player();"
        "player.load(pathlib.Path(sys.argv[1])); player.play(0.0); sys.stdin.read()"
    )
    screen = subprocess.Popen([sys.executable, "-c", code, str(audio)], stdin=subprocess.PIPE)
    wait_until(player_processes, 20, "a player")
    (process,) = player_processes()
    screen.kill()
    screen.wait()
    process.wait(10)
