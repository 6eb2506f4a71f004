"""A recording that lies in two places: read, archived, recovered and erased as one."""

import os
import shutil
import signal
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.storage.check import give_up_spares, verify
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.recover import recover
from interview_tui.audio.storage.reserve import Reserve
from interview_tui.audio.storage.spare import EVENTS, prepare_spare, spares
from interview_tui.audio.storage.writer import SoundWriter
from interview_tui.interview.events import GapDetected, Paused, RecordingStarted, Stopped
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem
from tests.audio.killed import killed_at
from tests.audio.sounds import RATE, all_samples, ramp
from tests.audio.two_places import MONO, Disks, begin, names, on_disk, raw, say, spare_of


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_in_the_middle_of_the_spare_place_it_is_merged_by_recovery(small_disk: Disks) -> None:
    disk, sound = small_disk("4m"), ramp(60)
    interview = on_disk(disk)
    Timeline(interview / "timeline.jsonl").append(RecordingStarted())
    spare = spare_of(interview)
    reader, out = os.pipe()
    child = os.fork()
    if child == 0:
        Reserve(interview / "audio").hold(1_000_000)
        writer = begin(interview)
        say(writer, sound, 0, 10)
        disk.fill()
        say(writer, sound, 10, 30)
        writer.add(raw(sound[30 * RATE : 40 * RATE]))  # in memory alone
        os.write(out, b"x")
        signal.pause()
    os.read(reader, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    paused = Paused(at=29.5, wall="2026-03-04T10:00:00+01:00")
    (spare.folder / EVENTS).write_text(paused.model_dump_json() + '\n{"event": "Resu')
    disk.make_room()
    (interview / "audio" / ".reserved").touch()

    assert recover(interview)
    assert np.array_equal(all_samples(interview), sound[: 30 * RATE])
    assert sorted(path.name for path in (interview / "audio").iterdir()) == [".recorder.lock", "recording.flac"]
    assert not spare.folder.exists()
    events = Timeline(interview / "timeline.jsonl").events()
    assert [type(event) for event in events] == [RecordingStarted, Paused, Stopped]
    assert events[1] == paused.model_copy(update={"n": 2})
    assert (events[-1].at, events[-1].n) == (30, 3)
    assert not recover(interview)


def test_events_are_taken_up_once_however_often_recovery_is_killed(interview: Path) -> None:
    spare = spare_of(interview)
    timeline = Timeline(interview / "timeline.jsonl")
    timeline.append(RecordingStarted())
    gap = GapDetected(at=2, start=1, seconds=1, cause="disk", wall="2026-03-04T10:00:00+01:00")
    timeline.append(gap)
    stopped = Stopped(at=3, seconds=3, wall="2026-03-04T10:00:01+01:00")
    (spare.folder / EVENTS).write_text(gap.model_dump_json() + "\n" + stopped.model_dump_json() + "\n")
    for _again in range(2):
        recover(interview)
        events = timeline.events()
        assert [type(event) for event in events] == [RecordingStarted, GapDetected, Stopped]
    assert not spare.folder.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_recovery_from_two_places_can_be_killed_before_any_of_its_steps(interview: Path, tmp_path: Path) -> None:
    sound, audio = ramp(3), interview / "audio"
    Timeline(interview / "timeline.jsonl").append(RecordingStarted())
    spare = spare_of(interview)
    for place, number in ((audio, 0), (spare.folder, 1), (audio, 2)):
        say(SoundWriter([place], MONO, number), sound, number, number + 1)
    gap = GapDetected(at=2, start=1, seconds=1, cause="disk", wall="2026-03-04T10:00:00+01:00")
    (spare.folder / EVENTS).write_text(gap.model_dump_json() + "\n")
    (audio / ".reserved").write_bytes(bytes(1000))
    pristine = tmp_path / "pristine"
    shutil.copytree(interview, pristine / "interview")
    shutil.copytree(spare.folder, pristine / "spare")
    step = 0
    while True:
        shutil.rmtree(interview)
        shutil.rmtree(spare.folder, ignore_errors=True)
        shutil.copytree(pristine / "interview", interview)
        shutil.copytree(pristine / "spare", spare.folder)
        if not killed_at(step, lambda: recover(interview), interview, spare.folder):
            break
        assert np.array_equal(all_samples(interview), sound), f"after {step} steps"
        recover(interview)
        assert np.array_equal(all_samples(interview), sound), f"after {step} steps and recovery"
        assert sorted(path.name for path in audio.iterdir()) == [".recorder.lock", "recording.flac"], step
        assert not spare.folder.exists()
        events = Timeline(interview / "timeline.jsonl").events()
        assert [type(event) for event in events] == [RecordingStarted, GapDetected, Stopped], step
        step += 1
    assert step > 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_erasure_of_two_places_can_be_killed_before_any_of_its_steps(interview: Path) -> None:
    audio = interview / "audio"
    step, killed = 0, True
    while killed:
        spare = spare_of(interview)
        (audio / "backup").mkdir(exist_ok=True)
        for place, number in ((audio, 0), (spare.folder, 1), (audio / "backup", 0)):
            say(SoundWriter([place], MONO, number), ramp(1), 0, 1)
        killed = killed_at(step, lambda: Recording(audio).erase(), interview, spare.folder)
        if killed and not (audio / ".erasing").exists() and Recording(audio).exists:
            Recording(audio).erase()  # it had not begun
        Recording(audio).repair()
        assert not [path for folder in (audio, spare.folder) for path in folder.rglob("*.wav")], step
        assert not spare.folder.exists(), step
        step += 1
    assert step > 8


def test_a_stick_that_is_away_is_said_and_the_sound_is_whole_when_it_is_back(small_disk: Disks, tmp_path: Path) -> None:
    stick, sound = small_disk("4m"), ramp(30)
    interview = tmp_path / "interviews" / "01-robin"
    audio = interview / "audio"
    audio.mkdir(parents=True)
    timeline = Timeline(interview / "timeline.jsonl")
    timeline.append(RecordingStarted())
    spare = spare_of(interview, stick.folder)
    say(begin(interview), sound, 0, 10)
    beyond = SoundWriter([spare.folder], MONO, 1)
    say(beyond, sound, 10, 20)
    kept = tmp_path / "kept"
    shutil.copytree(stick.folder, kept)
    beyond.drop()
    stick.take_away()

    with pytest.raises(Problem, match="cannot be reached"):
        recover(interview)
    recording = Recording(audio)
    assert (recording.away, recording.seconds, recording.next_number) == ([spare.folder], 10, 1000)
    writer = begin(interview)
    say(writer, sound, 20, 30)  # the interview goes on
    writer.close()
    with pytest.raises(Problem, match="cannot be reached"):
        recording.archive()

    shutil.copytree(kept, stick.folder, dirs_exist_ok=True)
    assert names(recording) == [("000.wav", True), ("001.wav", False), ("1000.wav", True)]
    assert recover(interview)
    assert np.array_equal(all_samples(interview), sound)
    assert [e.seconds for e in timeline.events() if isinstance(e, Stopped)] == [10, 30]
    assert not spare.folder.exists()


def test_a_stick_that_will_never_come_back_can_be_given_up(small_disk: Disks, interview: Path) -> None:
    stick, sound = small_disk("4m"), ramp(2)
    Timeline(interview / "timeline.jsonl").append(RecordingStarted())
    spare = spare_of(interview, stick.folder)
    say(begin(interview), sound, 0, 2)
    stick.take_away()
    with pytest.raises(Problem):
        recover(interview)
    assert [finding.kind for finding in verify(interview, [])] == ["away", "unarchived"]
    assert give_up_spares(interview) == [spare.folder]
    recover(interview)
    assert np.array_equal(all_samples(interview), sound)
    assert not Recording(interview / "audio").wavs


def test_without_room_for_the_archive_the_files_stay_in_both_places(small_disk: Disks) -> None:
    disk, sound = small_disk("2m"), ramp(60)
    interview = on_disk(disk)
    spare_of(interview)
    writer = begin(interview)
    say(writer, sound, 0, 10)
    disk.fill(leave=50_000)
    say(writer, sound, 10, 60)
    writer.close()
    recording = Recording(interview / "audio")
    before = {path: path.read_bytes() for path in recording.wavs}
    with pytest.raises(Problem, match="could not be archived"):
        recording.archive()
    assert {path: path.read_bytes() for path in recording.wavs} == before
    assert not recording.flac.exists()
    disk.make_room()
    recording.archive()
    assert np.array_equal(all_samples(interview), sound)


def test_recovery_puts_both_microphones_in_order(interview: Path) -> None:
    first, sound = Recording(interview / "audio"), ramp(3)
    first.backup.folder.mkdir()
    Timeline(interview / "timeline.jsonl").append(RecordingStarted())
    for one, length in ((first, 3), (first.backup, 2)):
        prepare_spare(one.folder)
        for number, place in enumerate(one.places):
            say(SoundWriter([place], MONO, number), sound, number, length if number else 1)
        with (one.folder / "000.wav").open("r+b") as file:
            file.seek(40)
            file.write(bytes(4))
    assert recover(interview)
    for one, length in ((first, 3), (first.backup, 2)):
        assert (one.flac.exists(), one.wavs, one.places) == (True, [], [one.folder])
        assert np.array_equal(np.round(one.samples(0, 9) * 32768).astype(np.int16), sound[: length * RATE])
    assert not recover(interview)


def test_a_spare_that_may_only_be_read_is_archived_and_never_heard_twice(small_disk: Disks, interview: Path) -> None:
    stick, sound = small_disk("4m"), ramp(4)
    spare = spare_of(interview, stick.folder)
    writer = begin(interview)
    say(writer, sound, 0, 2)
    writer.close()
    writer = SoundWriter([spare.folder], MONO, 1)
    say(writer, sound, 2, 4)
    writer.close()
    (spare.folder / "001.wav").open("ab").write(b"x")
    stick.read_only()
    for _again in range(2):
        recover(interview)
        recording = Recording(interview / "audio")
        assert recording.flac.exists()
        assert names(recording) == [("001.wav", False)]
        assert np.array_equal(all_samples(interview), sound)
    stick.read_only(False)
    recover(interview)
    assert not spare.folder.exists()
    assert np.array_equal(all_samples(interview), sound)


def test_a_spare_folder_that_somebody_deleted_is_waited_for_by_nobody(interview: Path) -> None:
    spare = spare_of(interview)
    say(begin(interview), ramp(2), 0, 2)
    spare.folder.rmdir()
    recording = Recording(interview / "audio")
    assert recording.away == []
    recording.archive()
    assert [path.name for path in recording.folder.iterdir()] == ["recording.flac"]


def test_the_second_microphone_is_kept_by_the_same_rules(small_disk: Disks) -> None:
    disk, sound = small_disk("4m"), ramp(20)
    interview = on_disk(disk)
    backup = Recording(interview / "audio").backup
    backup.folder.mkdir()
    spare = prepare_spare(backup.folder)
    assert spare is not None
    writer = SoundWriter(backup.places, MONO, backup.next_number)
    say(writer, sound, 0, 10)
    disk.fill()
    say(writer, sound, 10, 20)
    assert writer.on_spare
    writer.close()
    disk.make_room()
    backup.repair()
    backup.archive()
    assert [path.name for path in backup.folder.iterdir()] == ["recording.flac"]
    assert (backup.seconds, backup.ended, spare.folder.exists()) == (20, True, False)


def test_erasing_leaves_no_sound_in_any_place(small_disk: Disks) -> None:
    disk, sound = small_disk("8m"), ramp(10)
    interview = on_disk(disk)
    audio = interview / "audio"
    (audio / "backup").mkdir()
    folders = [spare_of(interview).folder]
    second = prepare_spare(audio / "backup")
    assert second is not None
    folders.append(second.folder)
    for folder in (audio, audio / "backup"):
        recording = Recording(folder)
        for place, number in zip(recording.places, range(2), strict=True):
            say(SoundWriter([place], MONO, number), sound, 0, 2)
            (place / ".002.wav.1.part").write_bytes(raw(sound))
        (folder / "recording.flac").write_bytes(b"fLaC")
        (folder / "recording.damaged.flac").write_bytes(b"fLaC")
        (folder / "original.m4a").write_bytes(b"ftyp")
    (folders[0] / EVENTS).write_text("{}\n")
    (audio / ".reserved").write_bytes(bytes(1000))
    (audio / "clock.jsonl").write_text('{"frames": 0}\n')
    disk.fill()
    sounds = Recording(audio).sound_files
    assert len(sounds) == len(set(sounds)) == 2 * (2 + 2 + 3)
    Recording(audio).erase()
    assert not Recording(audio).sound_files
    assert not [path for path in audio.rglob("*") if path.is_file()]
    assert not any(folder.exists() for folder in folders)


def test_an_erasure_waits_for_the_stick_that_is_away(small_disk: Disks, interview: Path, tmp_path: Path) -> None:
    stick = small_disk("4m")
    spare = spare_of(interview, stick.folder)
    say(begin(interview), ramp(2), 0, 2)
    say(SoundWriter([spare.folder], MONO, 1), ramp(2), 0, 2)
    kept = tmp_path / "kept"
    shutil.copytree(stick.folder, kept)
    stick.take_away()
    recording = Recording(interview / "audio")
    with pytest.raises(OSError, match="not connected"):
        recording.erase()
    assert not recording.exists
    shutil.copytree(kept, stick.folder, dirs_exist_ok=True)
    recording.repair()
    assert not list(stick.folder.rglob("*.wav"))
    assert list(recording.folder.iterdir()) == []


def test_the_spare_folder_tells_nothing_and_is_its_owners_alone(interview: Path, tmp_path: Path) -> None:
    spare = spare_of(interview)
    assert "robin" not in str(spare.folder)[len(str(tmp_path)) :]
    if os.name != "nt":
        assert spare.folder.stat().st_mode & 0o777 == 0o700
    assert not spare.helps  # the same disk
    assert spare_of(interview) == spare
    assert [one.folder for one in spares(interview / "audio")] == [spare.folder]
    with pytest.raises(Problem, match="cannot be used"):
        prepare_spare(interview / "audio", tmp_path / "no" / "stick")
