"""Disks that fill up, fail and go away while sound is written: no sample is lost, none is there twice."""

import errno
import os
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.recover import recover
from interview_tui.audio.storage.reserve import EVENT_BYTES, Reserve
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.audio.storage.writer import SECONDS_A_FILE, SoundWriter
from interview_tui.interview.events import Paused, RecordingStarted, Stopped
from interview_tui.interview.timeline import Timeline
from tests.audio.conftest import Launch, RampFile
from tests.audio.killed import killed_at
from tests.audio.sounds import RATE, all_samples, ramp
from tests.audio.two_places import HALF, MONO, Clock, Disks, begin, names, on_disk, raw, say, spare_of
from tests.waiting import wait_until


def test_a_full_disk_sends_the_sound_on_within_the_same_flush_and_back_when_there_is_room(
    small_disk: Disks,
) -> None:
    disk, clock, sound = small_disk("4m"), Clock(), ramp(60)
    interview = on_disk(disk)
    spare = spare_of(interview)
    assert spare.helps
    recording = Recording(interview / "audio")
    writer = begin(interview, clock)
    assert say(writer, sound, 0, 10)
    assert not writer.on_spare
    disk.fill(leave=20_001)
    assert say(writer, sound, 10, 20)
    assert (writer.on_spare, writer.refused, writer.pending_bytes) == (True, False, 0)
    assert np.array_equal(all_samples(interview), sound[: 20 * RATE])  # read while it grows, in both places
    disk.make_room()
    clock.now = 29
    assert say(writer, sound, 20, 25)
    assert writer.on_spare
    clock.now = 61
    assert say(writer, sound, 25, 60)
    assert not writer.on_spare
    assert writer.close()
    assert writer.frames_written == writer.frames_added == 60 * RATE
    assert names(recording) == [("000.wav", True), ("001.wav", False), ("002.wav", True)]
    assert (recording.frames, recording.seconds) == (60 * RATE, 60)
    assert np.array_equal(all_samples(interview), sound)

    recording.archive()
    assert np.array_equal(all_samples(interview), sound)
    assert [path.name for path in recording.folder.iterdir()] == ["recording.flac"]
    assert not spare.folder.exists()


def test_a_disk_with_a_little_room_is_not_gone_back_to(small_disk: Disks) -> None:
    disk, clock, sound = small_disk("4m"), Clock(), ramp(60)
    interview = on_disk(disk)
    spare_of(interview)
    writer = begin(interview, clock)
    say(writer, sound, 0, 2)
    disk.fill()
    for second in range(2, 60):
        clock.now = second * 10
        assert say(writer, sound, second, second + 1)
        if second == 5:
            disk.make_room()
            disk.fill(leave=500_000)
    writer.close()
    assert names(Recording(interview / "audio")) == [("000.wav", True), ("001.wav", False)]


def test_nothing_is_lost_between_two_full_disks_and_room(small_disk: Disks) -> None:
    disk, other, clock, sound = small_disk("4m"), small_disk("1m"), Clock(), ramp(100)
    interview = on_disk(disk)
    spare_of(interview, other.folder)
    writer = begin(interview, clock)
    say(writer, sound, 0, 5)
    disk.fill(leave=30_001)
    assert not say(writer, sound, 5, 95)  # ninety seconds are three times what the other disk takes
    assert (writer.refused, writer.on_spare) == (True, True)
    assert writer.pending_seconds > 55
    assert np.array_equal(all_samples(interview), sound[: writer.frames_written])
    disk.make_room()
    writer.add(raw(sound[95 * RATE :]))
    assert writer.flush()
    assert not writer.on_spare
    assert writer.close()
    assert np.array_equal(all_samples(interview), sound)
    Recording(interview / "audio").archive()
    assert np.array_equal(all_samples(interview), sound)
    assert not list(other.folder.rglob("*.wav"))


def test_a_disk_that_becomes_read_only_hands_over(small_disk: Disks) -> None:
    disk, sound = small_disk("2m"), ramp(10)
    interview = on_disk(disk)
    spare_of(interview)
    writer = begin(interview)
    say(writer, sound, 0, 4)
    writer.drop()  # a disk with an open file cannot be made read-only
    disk.read_only()
    recording = Recording(interview / "audio")
    writer = SoundWriter(recording.places, MONO, recording.next_number)
    assert say(writer, sound, 4, 10)
    assert writer.on_spare
    writer.close()
    assert np.array_equal(all_samples(interview), sound)
    disk.read_only(False)
    recording.archive()
    assert np.array_equal(all_samples(interview), sound)


def test_a_folder_that_was_deleted_under_the_recorder_costs_no_more_than_was_in_it(interview: Path) -> None:
    spare_of(interview)
    writer = begin(interview)
    sound = ramp(4)
    say(writer, sound, 0, 2)
    shutil.rmtree(interview / "audio")
    assert say(writer, sound, 2, 4)
    assert writer.on_spare
    writer.close()


def test_room_that_is_held_is_there_when_somebody_else_has_filled_the_disk(small_disk: Disks) -> None:
    disk, sound = small_disk("48m"), ramp(200)
    interview = on_disk(disk)
    audio = interview / "audio"
    reserve = Reserve(audio)
    assert reserve.hold(12_000_000)
    assert reserve.held_bytes == 12_000_000
    assert disk.free < (48 << 20) - 12_000_000
    disk.fill()
    writer = SoundWriter([audio], MONO, 0, reserve)
    assert say(writer, sound, 0, 200)
    assert not writer.on_spare
    writer.close()
    assert np.array_equal(all_samples(interview), sound)
    held = reserve.held_bytes
    assert EVENT_BYTES <= held <= 12_000_000 - 200 * MONO.second_bytes
    for second in range(0, 60, 6):
        reserve.breathe(float(second))
    Timeline(interview / "timeline.jsonl").append(Stopped(at=200, seconds=200))
    assert reserve.held_bytes < held
    Recording(audio).repair()
    assert reserve.held_bytes == 0
    assert disk.free > held - 1_000_000


def test_the_last_of_the_reserve_is_for_the_timeline_and_the_sound_goes_to_the_spare(small_disk: Disks) -> None:
    disk, sound = small_disk("40m"), ramp(120)
    interview = on_disk(disk)
    spare_of(interview)
    reserve = Reserve(interview / "audio")
    assert reserve.hold(6_000_000)
    disk.fill()
    recording = Recording(interview / "audio")
    writer = SoundWriter(recording.places, MONO, 0, reserve, Clock())
    assert say(writer, sound, 0, 120)
    assert writer.on_spare
    writer.close()
    assert reserve.held_bytes == EVENT_BYTES
    assert np.array_equal(all_samples(interview), sound)


def test_what_cannot_be_held_is_said_and_harms_nothing(small_disk: Disks, tmp_path: Path) -> None:
    disk = small_disk("40m")
    reserve = Reserve(disk.folder)
    assert not reserve.hold(100_000_000)
    assert 0 < reserve.held_bytes < 10_000_000  # some is left to everybody else
    reserve.shrink_to(1_000_000)
    assert reserve.held_bytes == 1_000_000
    assert not reserve.give(500_000)
    reserve.release()
    assert disk.free == pytest.approx(40 << 20, abs=10_000)
    nowhere = Reserve(tmp_path / "nowhere")
    assert not nowhere.hold(1)
    nowhere.shrink_to(0)
    nowhere.breathe()
    nowhere.release()


def test_five_minutes_end_a_file_between_two_samples(interview: Path) -> None:
    sound = ramp(2 * SECONDS_A_FILE + 1)
    writer = begin(interview)
    for at in range(0, len(sound), 99_991):
        writer.add(raw(sound[at : at + 99_991]))
        assert writer.flush()
    writer.close()
    recording = Recording(interview / "audio")
    assert names(recording) == [("000.wav", True), ("001.wav", True), ("002.wav", True)]
    assert np.array_equal(all_samples(interview), sound)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs RLIMIT_FSIZE")
def test_without_root_a_limit_in_the_middle_of_a_frame_loses_and_doubles_nothing(interview: Path) -> None:
    import resource

    sound = ramp(20)
    spare_of(interview)
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_003, resource.RLIM_INFINITY))
        writer = begin(interview, format=SoundFormat(RATE, 3))
        data = raw(sound)[: 106_000 * 6]
        for at in range(0, len(data), 30_000):
            writer.add(data[at : at + 30_000])
            writer.flush()
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        os._exit(7 if writer.close() else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    recording = Recording(interview / "audio")
    sizes = [path.stat().st_size for path in recording.wavs]
    assert all((size - 44) % 6 == 0 for size in sizes)
    assert [size > 299_990 for size in sizes] == [True, True, False]
    together = b"".join(path.read_bytes()[44:] for path in recording.wavs)
    assert together == raw(sound)[: 106_000 * 6]


def test_the_recorder_says_within_two_seconds_that_it_goes_on_elsewhere(
    small_disk: Disks, launch: Launch, ramp_file: RampFile, tmp_path: Path
) -> None:
    disk, other = small_disk("4m"), tmp_path / "other"
    other.mkdir()
    interview = on_disk(disk)
    recorder = launch(interview, source=ramp_file(30), hold_at=0, spare=other)
    recorder.start()
    recorder.hold_at(None)
    wait_until(lambda: recorder.status().seconds > 1, what="a second of sound")
    disk.fill()
    wait_until(lambda: "on_spare" in recorder.status().faults, 2.0, "word of the spare place")
    status = recorder.status()
    assert Path(status.spare).is_relative_to(other)
    assert "disk_full" not in status.faults
    recorder.pause()
    recorder.end_process()  # killed, with a part of the sound and perhaps an event in the other place alone
    wait_until(lambda: not recorder_lives(interview / "audio"), what="its death")
    disk.make_room()
    assert recover(interview)
    sound = all_samples(interview)
    assert len(sound) >= status.seconds * RATE - HALF
    assert np.array_equal(sound, ramp(30)[: len(sound)])
    kinds = [type(event) for event in Timeline(interview / "timeline.jsonl").events()]
    assert kinds == [RecordingStarted, Paused, Stopped]
    assert not list(other.rglob("*.*"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs RLIMIT_FSIZE")
def test_killed_at_any_step_between_two_places_no_confirmed_sample_is_missing(interview: Path, tmp_path: Path) -> None:
    import resource

    sound = ramp(10)
    handle = os.open(tmp_path / "confirmed", os.O_RDWR | os.O_CREAT)
    step, killed = 0, True
    while killed:
        shutil.rmtree(interview)
        (interview / "audio").mkdir(parents=True)
        Timeline(interview / "timeline.jsonl").append(RecordingStarted())
        spare = spare_of(interview)
        os.pwrite(handle, bytes(8), 0)

        def work() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_003, resource.RLIM_INFINITY))
            writer = begin(interview)
            for at in range(0, len(sound), HALF):
                writer.add(raw(sound[at : at + HALF]))
                writer.flush()
                os.pwrite(handle, writer.frames_written.to_bytes(8, "little"), 0)

        killed = killed_at(step, work, interview, spare.folder)
        confirmed = int.from_bytes(os.pread(handle, 8, 0), "little")
        assert Recording(interview / "audio").frames >= confirmed
        recover(interview)
        there = all_samples(interview)
        assert confirmed <= len(there) <= confirmed + HALF
        assert np.array_equal(there, sound[: len(there)]), step
        step += 1
    os.close(handle)
    assert confirmed == len(sound)
    assert step > 10


class FailingDisk:
    """fsync fails when told to, as on a stick that is pulled out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken = False
        self._fsync = os.fsync
        monkeypatch.setattr(os, "fsync", self)

    def __call__(self, handle: int) -> None:
        if self.broken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._fsync(handle)


def test_what_no_fsync_confirmed_is_written_again_and_never_heard_twice(
    interview: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, sound = FailingDisk(monkeypatch), ramp(6)
    writer = begin(interview)
    say(writer, sound, 0, 2)
    disk.broken = True
    assert not say(writer, sound, 2, 4)
    assert writer.pending_seconds == 2
    assert np.array_equal(all_samples(interview), sound[: 2 * RATE])
    disk.broken = False
    assert say(writer, sound, 4, 6)
    writer.close()
    assert np.array_equal(all_samples(interview), sound)
