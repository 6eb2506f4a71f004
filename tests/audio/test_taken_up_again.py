"""A recording that was archived and is gone on with: nothing that follows is taken for what came before."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.recorder.runtime import announced, recorder_lives
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.recover import recover
from interview_tui.audio.storage.wav import SoundFormat, header
from interview_tui.audio.storage.writer import SoundWriter
from interview_tui.checking import check_interview
from interview_tui.interview.events import RecordingStarted
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.interview.timeline import Timeline
from interview_tui.recovery import recover_interview
from interview_tui.study import Interview, Settings, Study
from tests.audio.conftest import Launch, RampFile, go_to
from tests.audio.sounds import RATE, all_samples, ramp
from tests.audio.two_places import MONO, Disks, begin, raw, say, spare_of
from tests.studies import GUIDE
from tests.waiting import wait_until


def test_a_number_that_the_archive_holds_already_is_not_used_again(small_disk: Disks, interview: Path) -> None:
    stick, sound = small_disk("4m"), ramp(5)
    spare = spare_of(interview, stick.folder)
    say(begin(interview), sound, 0, 1)
    for place, number, second in ((spare.folder, 1, 1), (interview / "audio", 2, 2)):  # there, and back again
        writer = SoundWriter([place], MONO, number)
        say(writer, sound, second, second + 1)
        writer.close()
    stick.read_only()
    recover(interview)
    writer = begin(interview)  # while what is on the stick cannot be removed
    say(writer, sound, 3, 5)
    writer.close()
    assert np.array_equal(all_samples(interview), sound)
    recover(interview)
    assert np.array_equal(all_samples(interview), sound)


def test_the_end_of_a_killed_recording_is_when_it_was_written_last(interview: Path) -> None:
    writer = begin(interview)
    say(writer, ramp(2), 0, 2)
    writer.close()
    timeline = Timeline(interview / "timeline.jsonl")
    timeline.append(RecordingStarted())
    died = datetime(2026, 11, 21, 10, 4, 12).astimezone()
    os.utime(interview / "audio" / "000.wav", (died.timestamp(), died.timestamp()))
    recover(interview)
    assert datetime.fromisoformat(timeline.events()[-1].wall) == died


@pytest.fixture
def held(tmp_path: Path) -> Interview:
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en", live=False))
    return study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),)))


def cut_short(interview: Interview, start: float, end: float) -> None:
    """Record a part of the sound and die."""
    interview.timeline.append(RecordingStarted(at=start))
    say(begin(interview.folder), ramp(4), start, end)


def test_its_new_archive_is_sealed_anew(held: Interview) -> None:
    cut_short(held, 0, 2)
    recover_interview(held)
    cut_short(held, 2, 4)
    recover_interview(held)
    assert [one.frames for one in held.record.audio] == [4 * RATE]
    assert check_interview(held) == []


def test_killed_between_archive_and_seal_it_is_sealed_on_the_next_opening(held: Interview) -> None:
    cut_short(held, 0, 2)
    recover_interview(held)
    cut_short(held, 2, 4)
    recover(held.folder)  # and no more
    recover_interview(held)
    assert check_interview(held) == []


def test_an_archive_that_somebody_changed_is_not_sealed_in_passing(held: Interview) -> None:
    cut_short(held, 0, 2)
    recover_interview(held)
    with (held.audio / "recording.flac").open("ab") as file:
        file.write(b"x")
    recover_interview(held)
    assert [one.kind for one in check_interview(held)] == ["changed"]


def test_a_folder_that_has_the_name_of_a_sound_file_is_in_nobodys_way(interview: Path) -> None:
    sound = ramp(3)
    writer = begin(interview)
    (interview / "audio" / "000.wav").mkdir()
    writer.add(raw(sound[:RATE]))
    writer.flush()
    assert say(writer, sound, 1, 3)
    writer.close()
    recording = Recording(interview / "audio")
    assert [path.name for path in recording.wavs] == ["001.wav"]
    recover(interview)
    assert recording.format == SoundFormat()
    assert np.array_equal(all_samples(interview), sound)
    assert os.path.isdir(interview / "audio" / "000.wav")


@pytest.mark.skipif(sys.platform == "win32", reason="its SIGTERM is a kill")
def test_told_to_terminate_while_it_archives_it_leaves_the_files_to_the_next_opening(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    hours = 4 * 3600 * MONO.second_bytes
    with (interview / "audio" / "000.wav").open("wb") as file:  # most of it is a hole: only archiving takes its time
        file.write(header(MONO, hours))
        file.truncate(44 + hours)
    recorder = launch(source=ramp_file(1), speed=0, hold_at=0)
    address = announced(interview / "audio")
    assert address is not None
    recorder.start()
    go_to(recorder, 1)
    recorder.stop()
    wait_until((interview / "audio" / "recording.flac.part").exists, what="the archive")
    os.kill(address.pid, signal.SIGTERM)
    wait_until(lambda: not recorder_lives(interview / "audio"), 5, "its end")
    sound = [path for path in (interview / "audio").iterdir() if path.suffix in (".wav", ".flac", ".part")]
    assert sorted(path.name for path in sound) == ["000.wav", "001.wav"]
