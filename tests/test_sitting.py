"""An interview being held, at its edges: taken up, refused, ended, while disk or recorder does not play along."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from interview_tui.audio.recorder.client import Recorder, kill_recorder
from interview_tui.audio.recorder.runtime import announced, recorder_lives
from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.events import ConsentGiven, ConsentRefused, QuestionAsked, QuoteMarked, RecordingAgreed
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.problem import Problem
from interview_tui.recovery import erase_what_was_said, recover_interview
from interview_tui.sitting import Sitting
from interview_tui.study import Interview, Settings, Study
from tests.audio.sounds import ramp, save
from tests.studies import GUIDE
from tests.waiting import wait_until


@pytest.fixture
def interview(tmp_path: Path) -> Iterator[Interview]:
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en", live=False))
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),)))
    yield interview
    kill_recorder(interview.audio)


def launch(interview: Interview) -> Recorder:
    sound = save(interview.study.folder.parent / "ramp.wav", ramp(60))
    return Recorder.launch(interview.folder, source=sound, grace=30.0)


def recorded(interview: Interview) -> Sitting:
    """It has recorded for some moments and goes on."""
    sitting = Sitting(interview, launch(interview))
    sitting.dispatch(RecordingAgreed())
    wait_until(lambda: Recording(interview.audio).seconds > 0.4, 10, "some sound on the disk")
    sitting.refresh()
    sitting.ask("day")
    return sitting


def sounds(interview: Interview) -> list[str]:
    return [path.name for path in interview.audio.iterdir() if path.suffix in (".wav", ".flac", ".part")]


def taken_up(interview: Interview, before: Sitting) -> Sitting:
    """As by a program that was started after the first one was killed."""
    assert before.recorder is not None
    before.recorder.detach()
    recorder = Recorder.attach(interview.folder)
    assert recorder is not None
    return Sitting(interview, recorder)


def test_a_key_in_the_first_moment_after_taking_up_is_not_put_at_the_beginning(interview: Interview) -> None:
    now = taken_up(interview, recorded(interview)).dispatch(QuestionAsked(question="help"))
    assert now.intervals["help"][0].start > 0.4


def test_a_recorder_that_goes_on_with_a_recording_counts_from_its_end(interview: Interview) -> None:
    recorded(interview)
    kill_recorder(interview.audio)
    again = Sitting(interview, launch(interview))
    again.refresh()
    assert again.clock() == pytest.approx(Recording(interview.audio).seconds)
    assert again.clock() > 0.4


def test_ended_in_the_first_moment_after_taking_up_it_records_no_more(interview: Interview) -> None:
    sitting = taken_up(interview, recorded(interview))
    sitting.end()
    assert "Stopped" in [event.event for event in interview.timeline.events()]
    wait_until(lambda: not recorder_lives(interview.audio), 10, "the recorder to leave")


def test_a_refusal_erases_even_where_it_cannot_be_noted(interview: Interview) -> None:
    sitting = recorded(interview)
    with interview.timeline.path.open("a", encoding="utf-8") as file:
        file.write("not a line of ours\n{}\n")
    with pytest.raises(Problem, match="timeline"):
        sitting.dispatch(ConsentRefused())
    assert sounds(interview) == []
    sitting.recorder = launch_again(interview)
    sitting.record()
    assert sounds(interview) == [], "and nothing starts anew"


def launch_again(interview: Interview) -> Recorder:
    wait_until(lambda: not recorder_lives(interview.audio), 10, "the recorder to leave")
    interview.timeline.path.write_text("", encoding="utf-8")
    return launch(interview)


def test_after_a_refusal_nothing_is_recorded_whatever_comes(interview: Interview) -> None:
    sitting = recorded(interview)
    sitting.dispatch(ConsentRefused())
    wait_until(lambda: not recorder_lives(interview.audio), 10, "the recorder to leave")
    sitting.recorder = launch(interview)
    for event in (ConsentGiven(), RecordingAgreed()):
        sitting.dispatch(event)
    sitting.record()
    assert sounds(interview) == []
    assert not sitting.state.may_record
    assert sitting.state.recording == "erased"


@pytest.mark.parametrize("frozen", [False, True], ids=["alive", "frozen"])
def test_a_refusal_that_the_screen_did_not_survive_ends_the_recorder_too(interview: Interview, frozen: bool) -> None:
    sitting = recorded(interview)
    interview.timeline.append(ConsentRefused(at=1.0))  # and then the program was killed
    assert sitting.recorder is not None
    sitting.recorder.detach()
    address = announced(interview.audio)
    assert address is not None
    if frozen:
        psutil.Process(address.pid).suspend()
    assert recover_interview(interview)
    assert sounds(interview) == []
    wait_until(lambda: not recorder_lives(interview.audio), 10, "the recorder's end")
    assert sounds(interview) == []


def test_a_frozen_recorder_that_was_taken_up_cannot_write_after_a_refusal(interview: Interview) -> None:
    sitting = taken_up(interview, recorded(interview))
    address = announced(interview.audio)
    assert address is not None
    psutil.Process(address.pid).suspend()
    sitting.dispatch(ConsentRefused())
    assert not Path(address.address).exists(), "its socket"
    assert announced(interview.audio) is None
    assert not psutil.pid_exists(address.pid) or psutil.Process(address.pid).status() == psutil.STATUS_ZOMBIE
    assert sounds(interview) == []


def test_a_refusal_ends_a_recorder_that_the_screen_has_lost(interview: Interview) -> None:
    sitting = recorded(interview)
    assert sitting.recorder is not None
    sitting.recorder.detach()
    sitting.recorder = None
    sitting.dispatch(ConsentRefused())
    wait_until(lambda: not recorder_lives(interview.audio), 10, "the recorder's end")
    assert sounds(interview) == []


def test_the_receipt_counts_every_file_beside_the_sound(interview: Interview) -> None:
    Sitting(interview).dispatch(QuoteMarked())
    for name in ("000.wav", "recorder.log", "phone.m4a"):
        (interview.audio / name).write_bytes(b"heard")
    (interview.folder / "transcript.new.jsonl").write_bytes(b"heard")
    receipt = erase_what_was_said(interview)
    assert receipt.gone
    assert receipt.files == ("audio/000.wav", "audio/phone.m4a", "audio/recorder.log", "transcript.new.jsonl")
    assert receipt.bytes == 20


def test_words_beside_the_transcript_are_erased_on_opening_too(interview: Interview) -> None:
    Sitting(interview).dispatch(ConsentRefused())
    beside = interview.folder / "transcript.new.jsonl"
    beside.write_bytes(b"heard")
    assert recover_interview(interview)
    assert not beside.exists()
    assert not recover_interview(interview)
