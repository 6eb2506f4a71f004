"""`recording verify` and `recording repair`: what is wrong is said file by file, and nothing is lost by mending."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from interview_tui.audio.recorder.runtime import Address, announce, recorder_lock
from interview_tui.audio.storage.spare import prepare_spare
from interview_tui.cli import commands
from interview_tui.importing import Source, import_interview
from interview_tui.interview.events import RecordingStarted
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study
from tests.audio.small_disk import SmallDisk
from tests.audio.sounds import ramp, save
from tests.running import interview_tui
from tests.studies import GUIDE


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with one imported interview, to be copied."""
    folder = tmp_path_factory.mktemp("imported")
    study = Study.create(folder / "study", GUIDE, Settings(title="Trust", language="en"))
    import_interview(study, Source(save(folder / "a.wav", ramp(20)), (Participant(pseudonym="Kim"),)))
    return study.folder


@pytest.fixture
def interview(imported: Path, tmp_path: Path) -> Interview:
    shutil.copytree(imported, tmp_path / "study")
    return Study(tmp_path / "study").interview("kim")


def command(interview: Interview, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code, and the answer as a program gets it."""
    done = CliRunner().invoke(commands, ["--study", str(interview.study.folder), "recording", *arguments, "--json"])
    assert done.stderr == ""
    return done.exit_code, json.loads(done.stdout)


def damage(interview: Interview) -> None:
    path = interview.audio / "recording.flac"
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 2000] = bytes(2000)
    path.write_bytes(data)


def test_what_is_whole_is_named_and_the_exit_code_is_zero(interview: Interview) -> None:
    code, (answer,) = command(interview, "verify", "kim")
    assert code == 0
    assert answer == {
        "interview": "01-kim", "whole": ["audio/recording.flac", "audio/original.wav"], "findings": [],
    }  # fmt: skip


def test_for_people_it_is_a_line_a_file(interview: Interview) -> None:
    done = interview_tui("--study", interview.study.folder, "recording", "verify", "--all")
    assert done.stdout == "01-kim\n  ✓ audio/recording.flac: whole\n  ✓ audio/original.wav: whole\n"


@pytest.mark.parametrize(("file", "kind"), [("recording.flac", "changed"), ("original.wav", "changed")])
def test_a_changed_file_is_found_by_its_checksum(interview: Interview, file: str, kind: str) -> None:
    path = interview.audio / file
    path.write_bytes(path.read_bytes() + b"x")
    code, (answer,) = command(interview, "verify", "1")
    assert code == 1
    assert [(one["kind"], one["file"]) for one in answer["findings"]] == [(kind, f"audio/{file}")]
    assert all(one["what"] and one["cure"] for one in answer["findings"])


@pytest.mark.parametrize("file", ["recording.flac", "original.wav"])
def test_a_missing_file_is_found(interview: Interview, file: str) -> None:
    (interview.audio / file).unlink()
    code, (answer,) = command(interview, "verify", "--all")
    assert code == 1
    assert ("missing", f"audio/{file}") in [(one["kind"], one["file"]) for one in answer["findings"]]


def test_checking_changes_nothing(interview: Interview) -> None:
    damage(interview)
    before = {path: path.read_bytes() for path in interview.folder.rglob("*") if path.is_file()}
    assert command(interview, "verify", "--all")[0] == 1
    after = {path: path.read_bytes() for path in interview.folder.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if path.suffix != ".lock"} == {
        path: data for path, data in before.items() if path.suffix != ".lock"
    }


def test_repair_saves_what_can_be_read_keeps_the_damaged_file_and_says_so(interview: Interview) -> None:
    damage(interview)
    broken = (interview.audio / "recording.flac").read_bytes()
    code, (answer,) = command(interview, "repair", "kim")
    assert code == 0, answer
    assert len(answer["done"]) == 2
    assert (interview.audio / "recording.damaged.flac").read_bytes() == broken
    sound = soundfile.read(interview.audio / "recording.flac", dtype="int16")[0]
    (gap,) = interview.state().gaps
    assert gap.end is not None
    right = np.ones(len(sound), bool)
    right[round(gap.start * 16_000) : round(gap.end * 16_000)] = False
    assert len(sound) == 20 * 16_000
    assert right.mean() > 0.9
    assert np.array_equal(sound[right], ramp(20)[right])
    assert command(interview, "verify", "kim")[0] == 0


def test_repair_of_what_is_whole_does_nothing(interview: Interview) -> None:
    before = (interview.folder / "interview.json").read_bytes()
    assert command(interview, "repair", "--all") == (
        0,
        [{"interview": "01-kim", "whole": ["audio/recording.flac", "audio/original.wav"], "findings": [], "done": []}],
    )
    assert (interview.folder / "interview.json").read_bytes() == before


def test_repair_does_not_seal_a_file_that_somebody_exchanged(interview: Interview) -> None:
    soundfile.write(interview.audio / "recording.flac", ramp(20)[::-1], 16_000, subtype="PCM_16")
    code, (answer,) = command(interview, "repair", "kim")
    assert code == 1
    assert [one["kind"] for one in answer["findings"]] == ["changed"]


def test_repair_finishes_a_recording_that_was_broken_off(interview: Interview) -> None:
    study = interview.study
    broken = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Sam"),)))
    broken.timeline.append(RecordingStarted())
    save(broken.audio / "000.wav", ramp(3))
    assert [one["kind"] for one in command(broken, "verify", "sam")[1][0]["findings"]] == ["unarchived"]
    code, (answer,) = command(broken, "repair", "sam")
    assert code == 0
    assert answer["whole"] == ["audio/recording.flac"]
    assert answer["done"]


def test_repair_goes_on_without_a_stick_that_will_never_come_back(
    interview: Interview, small_disk: Callable[..., SmallDisk]
) -> None:
    stick = small_disk("4m")
    broken = interview.study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Sam"),)))
    broken.timeline.append(RecordingStarted())
    prepare_spare(broken.audio, stick.folder)
    save(broken.audio / "000.wav", ramp(3))
    stick.take_away()
    code, (answer,) = command(broken, "repair", "sam")
    assert code == 1
    assert "--without-spare" in answer["findings"][0]["cure"]
    code, (answer,) = command(broken, "repair", "sam", "--without-spare")
    assert (code, answer["whole"], answer["findings"]) == (0, ["audio/recording.flac"], [])


def test_one_that_is_being_recorded_is_left_alone_and_the_others_are_mended(interview: Interview) -> None:
    shutil.copytree(interview.folder, interview.folder.with_name("02-sam"))
    damage(interview)
    sam = interview.study.interview("02-sam")
    announce(sam.audio, Address("nowhere", b"", 1))
    with recorder_lock(sam.audio):
        code, (kim, other) = command(interview, "repair", "--all")
        checked, (answer,) = command(sam, "verify", "02-sam")
    assert (code, checked) == (1, 1)
    assert len(kim["done"]) == 2
    assert "being recorded" in other["done"][0]
    assert [one["kind"] for one in answer["findings"]] == ["recording"]


def test_which_interview_must_be_said(interview: Interview) -> None:
    done = interview_tui("--study", interview.study.folder, "recording", "verify")
    assert done.returncode == 2
    assert "--all" in done.stderr
