"""The transcripts of a study in the background: one worker for all of them, in the order that she wants."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.importing import Source, import_interview
from interview_tui.interview.record import Participant
from interview_tui.study import Settings, Study
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.models import NANO
from interview_tui.tui.study_rows import StudyRow, study_rows
from interview_tui.tui.transcribing import Transcribing, queue_words
from tests.audio.sounds import save
from tests.studies import GUIDE
from tests.transcription.conftest import talk
from tests.waiting import wait_until


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two recordings that nobody has transcribed."""
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="T", language="en", model=NANO))
    for name in ("Robin", "Kim"):
        file = save(tmp_path / f"{name}.wav", talk(30))
        import_interview(study, Source(file=file, participants=(Participant(pseudonym=name),)))
    return study


@pytest.fixture
def transcribing(study: Study) -> Iterator[Transcribing]:
    one = Transcribing(study)
    yield one
    one.leave()


def worker_of(study: Study, id: str) -> Transcriber:
    worker = Transcriber.launched_here(study.interview(id).folder)
    assert worker is not None
    return worker


def test_one_worker_takes_all_of_them(study: Study, transcribing: Transcribing) -> None:
    transcribing.go_on(study_rows(study))
    worker = worker_of(study, "01-robin")
    assert worker is worker_of(study, "02-kim")
    assert [folder.name for folder in worker.folders] == ["01-robin", "02-kim"]


def test_the_one_she_asks_for_goes_first_and_the_others_after_it(study: Study, transcribing: Transcribing) -> None:
    transcribing.go_on(study_rows(study))
    before = worker_of(study, "01-robin")
    transcribing.wanted(study_rows(study)[1])
    assert not before.running
    transcribing.go_on(study_rows(study))
    assert [folder.name for folder in worker_of(study, "02-kim").folders] == ["02-kim", "01-robin"]


def test_all_of_it_can_be_stopped_and_wanted_again(study: Study, transcribing: Transcribing) -> None:
    rows = study_rows(study)
    transcribing.go_on(rows)
    transcribing.stop_all(rows)
    worker = worker_of(study, "01-robin")
    assert not worker.running
    transcribing.go_on(study_rows(study))
    assert worker_of(study, "01-robin") is worker, "nothing begins by itself"
    transcribing.all_wanted()
    assert transcribing.left(study_rows(study)) == ["01-robin", "02-kim"]
    transcribing.go_on(study_rows(study))
    assert worker_of(study, "01-robin") is not worker


def test_all_are_done_in_the_end(study: Study, transcribing: Transcribing) -> None:
    def done() -> bool:
        rows = study_rows(study)
        transcribing.go_on(rows)
        return [row.transcript for row in rows] == ["ready", "ready"]

    wait_until(done, 120, "both transcripts")


def row(id: str, **known: object) -> StudyRow:
    return StudyRow(id, id.title(), "interview", "", 600.0, 0, 0, **known)  # type: ignore[arg-type]


def test_what_is_worked_on_what_comes_after_it_and_how_long_that_takes_is_said() -> None:
    now = row("robin", transcript="running", share=0.5, seconds_left=150.0)
    waits = row("kim", transcript="waiting")
    assert queue_words([now, waits], ["kim"]) == (
        "Robin is being transcribed, and 1 interview after that. About 8 min left."
    )
    assert queue_words([now], []) == "Robin is being transcribed. About 2 min left."
    assert queue_words([row("robin", transcript="running")], []) == "Robin is being transcribed."
    assert queue_words([waits], ["kim"]) == ""
