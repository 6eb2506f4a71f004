"""`transcribe`: with another model the old transcript stays until the new one is whole, and nothing of it is lost."""

import argparse
import os
import signal
from pathlib import Path

import click
import pytest
import torch
from click.testing import CliRunner

from interview_tui.cli import commands
from interview_tui.export.linked import linked
from interview_tui.held import corrections_of
from interview_tui.importing import Source, import_interview
from interview_tui.interview.correction import Change, TextSet
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.recovery import erase_what_was_said
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.adding import add
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.glossary import FILE
from interview_tui.transcription.models import NANO, find
from interview_tui.transcription.order import Order, add_arguments
from interview_tui.transcription.progress import progress, worker_lives
from interview_tui.transcription.transcript import NEW, Header, TranscriptWriter, read_transcript
from tests.audio.sounds import save
from tests.running import interview_tui
from tests.studies import GUIDE, events, finished_study
from tests.transcription.conftest import record, talk
from tests.waiting import wait_until


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    """Transcribed by the demo's model; another model, called `other`, is here, too."""
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="T", language="en", model=NANO))
    file = save(tmp_path / "talk.wav", talk(20))
    made = import_interview(study, Source(file=file, participants=(Participant(pseudonym="Robin"),)))
    done = interview_tui("--study", study.folder, "transcribe", made.id, "--language", "sv")
    assert done.returncode == 0, done.stderr
    weights = find(NANO).weights()
    assert isinstance(weights, Path)
    again = tmp_path / "other.pt"
    torch.save(torch.load(weights, weights_only=True), again)
    add(again, "other")
    return made


def made_by(interview: Interview) -> str:
    transcript = read_transcript(interview.transcript)
    assert transcript is not None
    return transcript.header.model


def test_another_model_keeps_the_old_one_and_says_which_corrections_have_no_place(interview: Interview) -> None:
    before = interview.transcript.read_bytes()
    corrections = corrections_of(interview)
    first = linked(interview).segments[0].words[0]
    right = (first.start + first.end) / 2
    here, gone = (right - 0.01, right + 0.01, first.text, "Goddag"), (9.0, 9.5, "aldrig sagt", "ett ord")
    for start, end, was, text in (here, gone):
        changes = (Change(start=start, end=end, was=was, text=text, heard=("", was, "och", "")),)
        corrections.append(TextSet(changes=changes))
    done = interview_tui(
        "--study", interview.study.folder, "transcribe", interview.id, "--model", "other", "--language", "sv"
    )
    assert done.returncode == 0, done.stderr
    assert made_by(interview) == "other"
    assert (interview.folder / f"transcript-{NANO}.jsonl").read_bytes() == before
    assert "1 correction finds no place in the new transcript" in done.stderr
    assert any(segment.text.startswith("Goddag") for segment in linked(interview).segments)
    receipt = erase_what_was_said(interview)
    assert f"transcript-{NANO}.jsonl" in receipt.files
    assert list(interview.folder.glob("transcript*")) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_stopped_on_its_way_it_leaves_the_old_one_as_it_is(interview: Interview) -> None:
    before = interview.transcript.read_bytes()
    worker = Transcriber.launch([interview.folder], Order(model="other", language="sv"))
    wait_until(lambda: (interview.folder / NEW).exists() or not worker.running, 60, "the new one to begin")
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(10)
    wait_until(lambda: not worker_lives(interview.folder), 10, "its lock to fall")
    assert interview.transcript.read_bytes() == before
    assert progress(interview.folder).complete
    done = interview_tui(
        "--study", interview.study.folder, "transcribe", interview.id, "--model", "other", "--language", "sv"
    )
    assert done.returncode == 0, done.stderr
    assert made_by(interview) == "other"


def recorded(interview: Interview) -> Interview:
    """Twenty seconds of talk, and no transcript."""
    interview.audio.mkdir(exist_ok=True)
    for path in [*interview.audio.iterdir(), *interview.folder.glob("transcript*")]:
        path.unlink()
    record(interview.folder, talk(20.0))
    return interview


def transcribe(study: Study, *arguments: str) -> str:
    """What the command says to a good end."""
    done = CliRunner().invoke(commands, ["--study", str(study.folder), "transcribe", "--model", NANO, *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_damaged_file_of_one_interview_keeps_no_other_from_being_transcribed(tmp_path: Path) -> None:
    study, first = finished_study(tmp_path / "study")
    second = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    for event in events():
        second.timeline.append(event)
    recorded(second)
    first.transcript.write_text('{"kind": "header"}\n{"kind": "opera"}\n', encoding="utf-8")
    done = CliRunner().invoke(commands, ["--study", str(study.folder), "transcribe", "--all", "--model", NANO])
    assert done.exit_code == 1
    assert f"{first.id}/transcript.jsonl:1: This line of the transcript cannot be read." in done.output
    assert progress(second.folder).complete


def test_what_is_transcribed_is_heard_again_only_when_asked_and_when_the_words_of_the_study_are_others(
    tmp_path: Path,
) -> None:
    study, interview = finished_study(tmp_path / "study")
    recorded(interview)
    TranscriptWriter(interview.folder, Header(engine="openai-whisper", model=NANO, language="en")).finish(20.0)
    before = interview.transcript.read_bytes()
    (study.folder / FILE).write_text("Försäkringskassan\n", encoding="utf-8")
    said = transcribe(study, interview.id)
    assert "transcribed already; --again" in said
    assert "transcribed in" not in said
    assert interview.transcript.read_bytes() == before
    assert "transcribed in" in transcribe(study, interview.id, "--again")
    now = read_transcript(interview.transcript)
    assert now is not None
    assert now.header.options["glossary"] is not None
    again = interview.transcript.read_bytes()
    assert "already with the same words, settings and options" in transcribe(study, interview.id, "--again")
    assert interview.transcript.read_bytes() == again


def test_the_command_offers_the_engines_and_devices_that_the_worker_takes() -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    taken = {action.dest: action.choices for action in parser._actions if action.choices}
    offered = {
        option.name: tuple(option.type.choices)
        for option in commands.commands["transcribe"].params
        if isinstance(option.type, click.Choice) and option.name in taken
    }
    assert offered == taken
    assert set(taken) == {"engine", "device"}
