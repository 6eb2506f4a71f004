"""What is recorded and what is not, when an interview is replayed: to the sample, and never before it was agreed to."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.storage.recording import Recording
from interview_tui.demo.material import find_recording
from interview_tui.demo.replay import hold_interview, replayed_study
from interview_tui.export import write_exports
from interview_tui.interview.presses import read_presses
from interview_tui.problem import Problem
from interview_tui.recovery import recover_interview
from interview_tui.sitting import Sitting
from interview_tui.study import Interview
from tests.studies import GUIDE
from tests.truth import read

RATE = 16_000


def material(folder: Path, *presses: dict, seconds: float = 10.0) -> Path:
    """A folder to replay whose sound is a ramp: each sample says where it was."""
    folder.mkdir()
    (folder / "guide.md").write_text(GUIDE, encoding="utf-8")
    soundfile.write(folder / "recording.wav", ramp(0, seconds), RATE, subtype="PCM_16")
    (folder / "presses.jsonl").write_text("".join(json.dumps(p) + "\n" for p in presses), encoding="utf-8")
    return folder


def ramp(start: float, end: float) -> np.ndarray:
    return (np.arange(round(start * RATE), round(end * RATE)) % 30_000).astype(np.int16)


def held(source: Path, into: Path) -> tuple[Interview, Sitting]:
    """Hold the interview as fast as possible, without transcribing it; its recorder has gone."""
    study, interview = replayed_study(source, into)
    study.save_settings(study.settings.model_copy(update={"live": False}))
    recorder = Recorder.launch(interview.folder, source=find_recording(source), speed=0.0, hold_at=0.0, grace=5.0)
    sitting = Sitting(interview, recorder)
    hold_interview(sitting, recorder, read_presses(source / "presses.jsonl", interview.guide), lambda what, share: None)
    assert recorder.wait_until_gone(30)
    return interview, sitting


def kept(interview: Interview) -> np.ndarray:
    return soundfile.read(Recording(interview.audio).flac, dtype="int16")[0]


def test_nothing_is_recorded_before_it_was_agreed_to(tmp_path: Path) -> None:
    source = material(tmp_path / "m", {"at": 4.0, "event": "RecordingAgreed"}, {"at": 9.0, "event": "Ended"})
    interview, _sitting = held(source, tmp_path / "s")
    assert np.array_equal(kept(interview), ramp(4, 9))


def test_a_pause_is_cut_out_to_the_sample(tmp_path: Path) -> None:
    source = material(
        tmp_path / "m",
        {"at": 0.0, "event": "RecordingAgreed"},
        {"at": 1.0, "event": "QuestionAsked", "question": "day"},
        {"at": 3.0, "event": "Paused"},
        {"at": 7.5, "event": "Resumed"},
        {"at": 8.0, "event": "QuestionAsked", "question": "help"},
    )
    interview, sitting = held(source, tmp_path / "s")
    assert np.array_equal(kept(interview), np.concatenate([ramp(0, 3), ramp(7.5, 10)]))
    assert sitting.state.silences == (("paused", 3.0, 4.5),)
    (day,) = sitting.state.intervals["day"]
    assert (day.start, day.end) == (1.0, 3.5), "times are of the recording, where the pause takes none"


def test_off_the_record_leaves_no_sound_anywhere(tmp_path: Path) -> None:
    source = material(
        tmp_path / "m",
        {"at": 0.0, "event": "RecordingAgreed"},
        {"at": 2.0, "event": "OffTheRecord", "from": 2.0, "to": 6.0},
    )
    interview, sitting = held(source, tmp_path / "s")
    assert np.array_equal(kept(interview), np.concatenate([ramp(0, 2), ramp(6, 10)]))
    assert sitting.state.silences == (("off_record", 2.0, 4.0),)
    secret = ramp(3, 3.5).tobytes()
    assert not [path for path in interview.study.folder.rglob("*") if path.is_file() and secret in path.read_bytes()]


def test_a_refusal_erases_the_recording_and_leaves_a_receipt(tmp_path: Path) -> None:
    source = material(tmp_path / "m", {"at": 0.0, "event": "RecordingAgreed"}, {"at": 6.0, "event": "ConsentRefused"})
    interview, sitting = held(source, tmp_path / "s")
    assert not Recording(interview.audio).exists
    assert not list(interview.audio.glob("*.wav"))
    assert sitting.state.recording == "erased"
    receipt = read(interview.folder / "erased.json")
    assert receipt["gone"]
    assert receipt["files"]
    assert "Robin" not in json.dumps(receipt)
    (path,) = write_exports(interview.study, [interview], ["json"])
    assert read(path)["consent"]["status"] == "refused"


def test_a_refusal_that_was_cut_short_is_carried_out_on_opening(tmp_path: Path) -> None:
    source = material(tmp_path / "m", {"at": 0.0, "event": "RecordingAgreed"}, {"at": 6.0, "event": "ConsentRefused"})
    interview, _sitting = held(source, tmp_path / "s")
    # As if the program had died between the event and the erasure, with words already heard.
    soundfile.write(interview.audio / "000.wav", ramp(0, 6), RATE, subtype="PCM_16")
    interview.transcript.write_text("{}\n", encoding="utf-8")
    assert recover_interview(interview)
    assert not list(interview.audio.glob("*.wav"))
    assert not interview.transcript.exists()
    assert not recover_interview(interview), "and there is nothing left to do"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes; a profile's folders are its owner's")
def test_only_the_owner_can_read_what_an_interview_leaves(tmp_path: Path) -> None:
    source = material(tmp_path / "m", {"at": 0.0, "event": "RecordingAgreed"}, {"at": 6.0, "event": "Paused"})
    before = os.umask(0)  # the laxest there is
    try:
        interview, _sitting = held(source, tmp_path / "s")
        write_exports(interview.study, [interview], ["json", "md", "txt"])
    finally:
        os.umask(before)
    left = list(interview.study.folder.rglob("*"))
    assert interview.audio / "recording.flac" in left
    assert [path.name for path in left if path.stat().st_mode & 0o077] == []


def test_without_agreement_nothing_is_recorded_at_all(tmp_path: Path) -> None:
    source = material(tmp_path / "m", {"at": 1.0, "event": "QuestionAsked", "question": "day"})
    interview, sitting = held(source, tmp_path / "s")
    assert not Recording(interview.audio).exists
    assert sitting.state.status["day"] == "asked"


@pytest.mark.parametrize("missing", ["guide.md", "recording.wav", "presses.jsonl"])
def test_what_is_missing_is_named(missing: str, tmp_path: Path) -> None:
    source = material(tmp_path / "m", {"at": 0.0, "event": "RecordingAgreed"})
    (source / missing).unlink()
    with pytest.raises(Problem, match=missing.partition(".")[0]):
        replayed_study(source, tmp_path / "s")
    assert not (tmp_path / "s").exists(), "nothing was begun"
