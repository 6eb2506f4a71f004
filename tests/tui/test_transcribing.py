"""The transcripts of a study in the background: one worker for all of them, in the order that she wants."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from interview_tui.importing import Source, import_interview
from interview_tui.interview.record import Participant
from interview_tui.problem import Problem
from interview_tui.speakers.client import SpeakerFinder
from interview_tui.speakers.process import speakers_lock
from interview_tui.speakers.wanted import needs_speakers
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription import adding
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.glossary import FILE
from interview_tui.transcription.models import NANO
from interview_tui.transcription.transcript import kept_transcripts, read_transcript
from interview_tui.tui.screens.study import StudyScreen
from interview_tui.tui.study_rows import StudyRow, study_rows
from interview_tui.tui.transcribing import Transcribing, queue_words
from tests.audio.sounds import save
from tests.studies import GUIDE, finished_study
from tests.transcription.conftest import talk
from tests.transcription.made import random_openai
from tests.tui.conftest import said, until, until_screen
from tests.tui.test_interview import on
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


def finish(study: Study, transcribing: Transcribing) -> None:
    def done() -> bool:
        rows = study_rows(study)
        transcribing.go_on(rows)
        return [row.transcript for row in rows] == ["ready", "ready"]

    wait_until(done, 120, "both transcripts")


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


def test_a_model_that_is_not_here_is_said_once_for_all_interviews(study: Study, transcribing: Transcribing) -> None:
    study.change_settings(model="small")
    problems = []

    def all_stopped() -> bool:
        try:
            transcribing.go_on(study_rows(study))
        except Problem as problem:
            problems.append(problem)
        return not transcribing.left(study_rows(study))

    wait_until(all_stopped, 60, "both given up")
    assert len(problems) == 1
    assert "small" in str(problems[0])
    transcribing.wanted(study_rows(study)[0])
    assert transcribing.left(study_rows(study)) == ["01-robin"]
    wait_until(all_stopped, 60, "it is given up once more")
    assert len(problems) == 2


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
    finish(study, transcribing)


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


def test_another_model_hears_it_again_and_the_old_transcript_is_read_until_then(
    study: Study, transcribing: Transcribing, tmp_path: Path
) -> None:
    finish(study, transcribing)
    adding.add(random_openai(tmp_path / "mine.pt"), "mine")
    interview = study.interview("01-robin")
    seen = set()

    def heard_again() -> bool:
        transcribing.go_on(study_rows(study))
        now = read_transcript(interview.transcript)
        assert now is not None
        assert now.complete
        seen.add(now.header.model)
        return now.header.model == "mine"

    transcribing.again(interview, "mine")
    wait_until(heard_again, 120, "the other transcript")
    assert seen == {NANO, "mine"}
    assert [path.name for path in kept_transcripts(interview.folder)] == [f"transcript-{NANO}.jsonl"]


def test_the_same_model_hears_it_again_with_new_words_of_the_study_and_without_them_says_that_nothing_is_new(
    study: Study, transcribing: Transcribing
) -> None:
    finish(study, transcribing)
    interview = study.interview("01-robin")
    before = interview.transcript.read_bytes()
    transcribing.again(interview, NANO)
    assert worker_of(study, "01-robin").wait(60)
    with pytest.raises(Problem, match=r"Nothing is new.*glossary\.txt"):
        transcribing.go_on(study_rows(study))
    transcribing.go_on(study_rows(study))  # it is said once
    assert interview.transcript.read_bytes() == before
    assert kept_transcripts(interview.folder) == []

    (study.folder / FILE).write_text("Försäkringskassan\n", encoding="utf-8")
    transcribing.again(interview, NANO)

    def heard_with_them() -> bool:
        transcribing.go_on(study_rows(study))
        now = read_transcript(interview.transcript)
        assert now is not None
        return bool(now.header.options["glossary"])

    wait_until(heard_with_them, 120, "the transcript with the new words")
    (kept,) = kept_transcripts(interview.folder)
    assert kept.read_bytes() == before


def test_why_another_model_could_not_hear_it_is_said_once(
    study: Study, transcribing: Transcribing, tmp_path: Path
) -> None:
    finish(study, transcribing)
    model = adding.add(random_openai(tmp_path / "mine.pt"), "mine")
    assert model.path is not None
    model.path.write_bytes(b"no model")
    transcribing.again(study.interview("01-robin"), "mine")
    worker = worker_of(study, "01-robin")
    assert worker.wait(60)
    with pytest.raises(Problem, match="model"):
        transcribing.go_on(study_rows(study))
    transcribing.go_on(study_rows(study))
    now = read_transcript(study.interview("01-robin").transcript)
    assert now is not None
    assert now.header.model == NANO


async def test_she_chooses_the_other_model_in_the_study(
    study: Study, transcribing: Transcribing, tmp_path: Path
) -> None:
    finish(study, transcribing)
    async with on(StudyScreen(study)) as pilot:
        await until(pilot, lambda: "ready" in said(pilot.app), "the list")
        await pilot.press("T")
        await until(pilot, lambda: "There is no other model on this computer" in said(pilot.app), "the problem")
        await pilot.press("escape")
        adding.add(random_openai(tmp_path / "mine.pt"), "mine")
        await pilot.press("T")
        await until_screen(pilot, "Choice")
        assert "mine" in said(pilot.app)
        assert f"{NANO} · the same model, with the study's words and settings as they are now" in said(pilot.app)
        await pilot.press("enter")
        await until(
            pilot,
            lambda: '"mine"' in study.interview("02-kim").transcript.read_text(encoding="utf-8").splitlines()[0],
            "the other transcript",
            120,
        )


@pytest.fixture
def talked(tmp_path: Path) -> tuple[Study, Interview]:
    """An interview with its transcript, whose voices nobody has told apart."""
    study, interview = finished_study(tmp_path / "trust")
    soundfile.write(interview.audio / "recording.flac", talk(20), 16_000)
    assert needs_speakers(interview)
    return study, interview


def test_voices_that_somebody_else_tells_apart_are_left_to_him_and_done_here_if_he_leaves_them(
    talked: tuple[Study, Interview],
) -> None:
    study, interview = talked
    transcribing = Transcribing(study)
    with speakers_lock(interview.folder, wait=0.0):
        transcribing.go_on(study_rows(study))
        assert SpeakerFinder.launched_here(interview.folder) is None
    transcribing.go_on(study_rows(study))
    assert SpeakerFinder.launched_here(interview.folder) is not None
    transcribing.leave()


def test_a_search_for_voices_that_came_too_late_is_no_trouble(
    talked: tuple[Study, Interview], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, interview = talked
    go = tmp_path / "go"
    late = f"import os, time\nwhile not os.path.exists({str(go)!r}):\n    time.sleep(0.01)\n"
    (tmp_path / "sitecustomize.py").write_text(late, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    transcribing = Transcribing(study)
    transcribing.go_on(study_rows(study))
    with speakers_lock(interview.folder, wait=0.0):
        go.touch()
        finder = SpeakerFinder.launched_here(interview.folder)
        assert finder is not None
        assert finder.wait(60)
        assert finder.problem is not None
        transcribing.go_on(study_rows(study))
    transcribing.go_on(study_rows(study))
    assert SpeakerFinder.launched_here(interview.folder) is not finder, "whoever was at it has left it"
    transcribing.leave()


def test_an_interview_that_was_thrown_away_since_the_list_was_read_stops_nobody(
    talked: tuple[Study, Interview], transcribing: Transcribing, study: Study
) -> None:
    there, interview = talked
    rows = study_rows(there)
    shutil.rmtree(interview.folder)
    Transcribing(there).go_on(rows)

    rows = study_rows(study)
    shutil.rmtree(study.interview("01-robin").folder)
    transcribing.go_on(rows)
    assert [folder.name for folder in worker_of(study, "02-kim").folders] == ["02-kim"]
