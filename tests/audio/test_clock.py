"""The diary of the clocks: what is kept, what a set clock changes (nothing), and what drift is read from it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.audio.recorder.clock import ClockLog, read_diary
from interview_tui.audio.recorder.drift import Pair, drift_between, drift_ppm
from interview_tui.audio.recorder.sleep_watch import SleepWatch

RATE = 16_000


class Clocks:
    """The machine's clocks, turned by hand."""

    def __init__(self) -> None:
        self.monotonic, self.wall, self.always = 5000.0, 1_790_000_000.0, 9000.0

    def go(self, seconds: float) -> None:
        self.monotonic += seconds
        self.wall += seconds
        self.always += seconds

    def sleep(self, seconds: float) -> None:
        self.wall += seconds
        self.always += seconds


def log(path: Path, clocks: Clocks) -> ClockLog:
    return ClockLog(path, RATE, monotonic=lambda: clocks.monotonic, wall=lambda: clocks.wall)


def run(clock: ClockLog, clocks: Clocks, seconds: float, frames: int = 0, ppm: float = 0.0) -> int:
    """Blocks of a fifth of a second; returns the frames so far."""
    start, begun = clocks.monotonic, frames
    for _ in range(round(seconds * 5)):
        clocks.go(0.2)
        frames = begun + round((clocks.monotonic - start) * RATE * (1 + ppm / 1e6))
        clock.look(frames, clocks.monotonic)
    return frames


def test_ten_seconds_make_a_line_and_an_hour_is_small(tmp_path: Path) -> None:
    clocks = Clocks()
    clock = log(tmp_path / "clock.jsonl", clocks)
    run(clock, clocks, 3600, ppm=40)
    clock.close()
    diary = read_diary(tmp_path / "clock.jsonl")
    assert 355 <= len(diary.pairs) <= 362
    assert diary.pairs == tuple(
        Pair(pair.frames, round(pair.monotonic, 4), round(pair.wall, 3), 0) for pair in clock.pairs
    )
    assert diary.notes == ()
    assert os.path.getsize(tmp_path / "clock.jsonl") < 50_000
    assert drift_ppm(diary.pairs, diary.rate) == pytest.approx(40, abs=0.5)


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    log(tmp_path / "clock.jsonl", Clocks()).close()
    if os.name == "posix":
        assert (tmp_path / "clock.jsonl").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", [3600.0, -3600.0, 86_400.0])
def test_a_clock_that_is_set_is_noted_and_changes_nothing(tmp_path: Path, step: float) -> None:
    clocks = Clocks()
    clock = log(tmp_path / "clock.jsonl", clocks)
    frames = run(clock, clocks, 100, ppm=25)
    clocks.wall += step
    run(clock, clocks, 100, frames, ppm=25)
    clock.close()
    notes = read_diary(tmp_path / "clock.jsonl").notes
    assert [(note["note"], note["by_seconds"]) for note in notes] == [("clock_set", pytest.approx(step, abs=0.01))]
    assert clock.drift_ppm == pytest.approx(25, abs=1)
    assert {pair.stretch for pair in clock.pairs} == {0}


def test_a_clock_that_is_corrected_little_by_little_is_not_noted(tmp_path: Path) -> None:
    clocks = Clocks()
    clock = log(tmp_path / "clock.jsonl", clocks)
    frames = 0
    for _ in range(100):
        frames = run(clock, clocks, 1, frames)
        clocks.wall += 0.02
    clock.close()
    assert read_diary(tmp_path / "clock.jsonl").notes == ()


def test_sleep_is_noted_as_sleep_and_not_as_a_set_clock(tmp_path: Path) -> None:
    clocks = Clocks()
    watch = SleepWatch(lambda: clocks.monotonic, lambda: clocks.always)
    clock = log(tmp_path / "clock.jsonl", clocks)
    frames = run(clock, clocks, 100, ppm=-30)
    clocks.sleep(600)
    clock.look(frames, clocks.monotonic)  # sound may come before the watch is asked
    clocks.go(1)
    slept = watch.look()
    assert slept == pytest.approx(600)
    clock.slept(slept)
    run(clock, clocks, 100, frames, ppm=-30)
    clock.close()
    diary = read_diary(tmp_path / "clock.jsonl")
    assert [(note["note"], note["seconds"]) for note in diary.notes] == [("slept", 600.0)]
    assert drift_ppm(diary.pairs, RATE) == pytest.approx(-30, abs=1)
    assert watch.look() == 0


def test_the_real_clocks_of_this_machine_agree_that_it_is_awake() -> None:
    """A process that is stopped has not slept."""
    code = (
        "import sys; from interview_tui.audio.recorder.sleep_watch import SleepWatch; w = SleepWatch(); "
        "print('ready', flush=True); sys.stdin.readline(); print(w.look())"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    if os.name == "posix":
        import signal

        child.send_signal(signal.SIGSTOP)
        assert os.WIFSTOPPED(os.waitpid(child.pid, os.WUNTRACED)[1])
        child.send_signal(signal.SIGCONT)
    assert child.communicate("\n", timeout=20)[0] == "0.0\n"


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100), st.floats(-1e6, 1e6)), max_size=20))
def test_all_sleep_is_found_and_nothing_else(turns: list[tuple[float, float, float]]) -> None:
    clocks = Clocks()
    watch = SleepWatch(lambda: clocks.monotonic, lambda: clocks.always)
    for awake, asleep, wall_set in turns:
        clocks.go(awake)
        clocks.wall += wall_set
        clocks.sleep(asleep)
        found = watch.look()
        assert found == pytest.approx(asleep, abs=0.001) or (found == 0 and asleep <= 0.5)


def test_gaps_and_pauses_begin_a_new_stretch_and_do_not_count_as_drift(tmp_path: Path) -> None:
    clocks = Clocks()
    clock = log(tmp_path / "clock.jsonl", clocks)
    frames = 0
    for _ in range(4):
        frames = run(clock, clocks, 45, frames, ppm=60)
        clock.note("gap", seconds=3.0)
        clock.new_stretch()
        clocks.go(3)
    clock.close()
    diary = read_diary(tmp_path / "clock.jsonl")
    assert {pair.stretch for pair in diary.pairs} == {0, 1, 2, 3}
    assert drift_ppm(diary.pairs, RATE) == pytest.approx(60, abs=2)
    assert [note["frames"] for note in diary.notes] == [pytest.approx(RATE * 45 * n, abs=200) for n in (1, 2, 3, 4)]


def test_faults_are_noted_when_they_come_and_when_they_go(tmp_path: Path) -> None:
    clock = log(tmp_path / "clock.jsonl", Clocks())
    clock.note_faults(frozenset(), frozenset({"clipping", "hum"}))
    clock.note_faults(frozenset({"clipping", "hum"}), frozenset({"hum"}))
    clock.close()
    notes = read_diary(tmp_path / "clock.jsonl").notes
    assert [(n["note"], n["fault"]) for n in notes] == [
        ("fault", "clipping"),
        ("fault", "hum"),
        ("fault_over", "clipping"),
    ]


def test_a_fault_that_comes_and_goes_all_the_time_cannot_fill_the_disk(tmp_path: Path) -> None:
    clocks = Clocks()
    clock = log(tmp_path / "clock.jsonl", clocks)
    for _ in range(3600):
        clocks.go(1)
        clock.note("overrun", seconds=0.1)
        clock.look(round(clocks.monotonic * RATE), clocks.monotonic)
    clock.close()
    assert os.path.getsize(tmp_path / "clock.jsonl") < 100_000
    notes = read_diary(tmp_path / "clock.jsonl").notes
    assert len(notes) + sum(note.get("left_out", 0) for note in notes) >= 3580


def test_a_second_recorder_goes_on_in_the_same_diary(tmp_path: Path) -> None:
    path = tmp_path / "clock.jsonl"
    clocks = Clocks()
    for _ in range(2):
        clock = log(path, clocks)
        run(clock, clocks, 60, ppm=80)
        clock.close()
        clocks.go(500)
    path.write_bytes(path.read_bytes() + b'{"frames": 12')  # and the last one was killed while it wrote
    clock = log(path, clocks)
    run(clock, clocks, 60, ppm=80)
    clock.close()
    diary = read_diary(path)
    assert {pair.stretch for pair in diary.pairs} == {0, 1, 2}
    assert drift_ppm(diary.pairs, RATE) == pytest.approx(80, abs=2)


def test_what_is_erased_does_not_come_back(tmp_path: Path) -> None:
    clocks = Clocks()
    clock = log(tmp_path / "clock.jsonl", clocks)
    run(clock, clocks, 30)
    (tmp_path / "clock.jsonl").unlink()
    clock.abandon()
    run(clock, clocks, 30)
    clock.note("stopped")
    clock.close()
    assert not (tmp_path / "clock.jsonl").exists()


def test_a_full_disk_is_borne_and_made_good(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("files have no limit here")
    import resource

    path = tmp_path / "clock.jsonl"
    clocks = Clocks()
    clock = log(path, clocks)
    frames = run(clock, clocks, 300)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 100, hard))
    try:
        frames = run(clock, clocks, 300, frames)
        assert path.read_bytes().endswith(b"\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    run(clock, clocks, 30, frames)
    clock.close()
    moments = [pair.frames for pair in read_diary(path).pairs]
    assert moments == sorted(set(moments))
    assert len(moments) >= 62


def test_a_folder_that_is_gone_is_borne(tmp_path: Path) -> None:
    clocks = Clocks()
    clock = log(tmp_path / "away" / "clock.jsonl", clocks)
    run(clock, clocks, 30)
    clock.close()
    assert len(clock.pairs) >= 3


def pairs(
    seconds: int, ppm: float, late: list[float], *, offset: float = 0.0, rate: int = RATE, gap: bool = False
) -> list[Pair]:
    """One each ten seconds; each block comes a little late."""
    made = []
    for index in range(seconds // 10):
        t = index * 10.0
        position = (t + offset) * (1 + ppm / 1e6)
        made.append(Pair(round(position * rate), 700 + t + late[index % len(late)], 0.0, int(gap and t > seconds / 2)))
    return made


LATE = st.lists(st.floats(0, 0.004), min_size=3, max_size=30)


@given(ppm=st.floats(-300, 300), late=LATE, gap=st.booleans())
def test_drift_is_found_whatever_blocks_are_late(ppm: float, late: list[float], gap: bool) -> None:
    found = drift_ppm(pairs(1200, ppm, late, gap=gap), RATE)
    assert found == pytest.approx(ppm, abs=15)


@given(ppm=st.floats(-300, 300), late=LATE)
def test_one_block_in_ten_that_is_very_late_does_not_move_it(ppm: float, late: list[float]) -> None:
    disturbed = [
        Pair(p.frames, p.monotonic + (2.0 if index % 10 == 5 else 0), p.wall)
        for index, p in enumerate(pairs(1200, ppm, late))
    ]
    assert drift_ppm(disturbed, RATE) == pytest.approx(ppm, abs=20)


def test_less_than_a_minute_tells_nothing() -> None:
    assert drift_ppm([], RATE) is None
    assert drift_ppm(pairs(60, 50, [0.0]), RATE) is None
    assert drift_ppm(pairs(70, 50, [0.0]), RATE) is not None


@settings(deadline=None)
@given(
    first=st.floats(-200, 200),
    second=st.floats(-200, 200),
    late=LATE,
    offset=st.floats(-5, 5),
    rate=st.sampled_from([16_000, 44_100, 48_000]),
)
def test_a_backup_is_aligned_with_the_first(
    first: float, second: float, late: list[float], offset: float, rate: int
) -> None:
    one = pairs(1800, first, [0.0])
    other = pairs(1800, second, late, offset=offset, rate=rate)
    found = drift_between(one, RATE, other, rate)
    assert found is not None
    assert found.ppm == pytest.approx(second - first, abs=12)
    for t in (100.0, 1700.0):
        position = t * (1 + first / 1e6)
        there = (t + offset) * (1 + second / 1e6)
        assert position + found.offset_seconds + position * found.ppm / 1e6 == pytest.approx(there, abs=0.015)


def test_tracks_without_a_common_minute_are_not_aligned() -> None:
    late = [Pair(p.frames, p.monotonic + 1000, p.wall) for p in pairs(600, 0, [0.0])]
    assert drift_between(pairs(600, 0, [0.0]), RATE, late, RATE) is None
    assert drift_between([], RATE, late, RATE) is None


def test_a_note_holds_numbers_and_the_diarys_own_words_alone(tmp_path: Path) -> None:
    clock = log(tmp_path / "clock.jsonl", Clocks())
    clock.note("reopened", channels=2)
    with pytest.raises(ValueError, match="could not convert"):
        clock.note("reopened", device="Annas AirPods")  # type: ignore[arg-type]
    clock.close()
    assert "Anna" not in (tmp_path / "clock.jsonl").read_text()
    words = {v for line in (tmp_path / "clock.jsonl").read_text().splitlines() for v in json.loads(line).values()}
    assert {v for v in words if isinstance(v, str)} == {"reopened"}
