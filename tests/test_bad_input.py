"""Bad input, as the list of it goes: each gets one clear sentence with a cure, the right exit code, and loses nothing.

What stands in a guide line by line is in tests/guide/test_bad_guides.py, sound files are in tests/audio/test_decode.py,
models in tests/transcription/test_models.py, full disks in tests/audio/test_recorder_survives.py.
"""

import errno
import os
import shutil
import signal
import subprocess
import sys
import traceback
import wave
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from interview_tui.demo.material import material
from interview_tui.demo.replay import replay
from interview_tui.export.linked import linked
from interview_tui.export.reading import facts
from interview_tui.interview.events import QuestionAsked, Stopped
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.language import set_language
from interview_tui.problem import Problem, reason
from interview_tui.study import Study
from interview_tui.transcription.client import Transcriber
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.opening import open_again, open_sitting
from interview_tui.tui.problems import as_problem
from interview_tui.tui.transcript_view import notices
from tests.running import interview_tui
from tests.studies import GUIDE, finished_study
from tests.tui.conftest import said, until, until_screen
from tests.waiting import wait_until


def word_file() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<xml/>")
    return file.getvalue()


def sound(path: Path, seconds: float, sample: bytes = b"\0\0") -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(sample * round(16_000 * seconds))
    return path


# A guide


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "my.md: The guide is empty.", id="empty"),
        pytest.param(b"# G\n## T\n1. \xff\xfe\n", "my.md:3: The guide is not UTF-8", id="not UTF-8"),
        pytest.param("# G\n## T\n1. Hur mår du?\n".encode("latin-1"), "with: --latin-1", id="Latin-1"),
        pytest.param(word_file(), "my.md: This is a Word file with another name.", id="a Word file renamed"),
        pytest.param(b"# G\n1. A\n", "my.md:2: This question stands outside", id="a question outside any section"),
        pytest.param(b"# G\n## T\n1. A {#x}\n2. B {#x}\n", "my.md:4: The id x stands", id="two equal ids"),
        pytest.param(
            b"# G\n## T\n" + b"".join(b"  " * n + b"- A\n" for n in range(6)), "my.md:8: This follow-up", id="six deep"
        ),
        pytest.param(b"# G\n## T\n- A\n  - B\n\t- C\n", "my.md:5: Tabs and spaces", id="a tab/space mixture"),
    ],
)
def test_a_guide_that_cannot_be_read_makes_no_study(data: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "my.md").write_bytes(data)
    made = interview_tui("new", "study", "--guide", "my.md", cwd=tmp_path)
    assert (made.returncode, made.stdout) == (1, "")
    assert says in made.stderr
    assert len(made.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["my.md"]
    assert (tmp_path / "my.md").read_bytes() == data


def test_a_guide_in_latin_1_is_read_as_such_when_told_and_kept_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "my.md").write_bytes("# Guide\n## Tema\n1. Hur mår du?\n".encode("latin-1"))
    made = interview_tui("new", "study", "--guide", "my.md", "--latin-1", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "Hur mår du?" in (tmp_path / "study" / "guide.md").read_text(encoding="utf-8")


def test_a_guide_of_ten_thousand_lines_becomes_a_study(tmp_path: Path) -> None:
    lines = [f"{n}. What happens in step {n}?" if n % 2 else "   - How?" for n in range(1, 10_000)]
    (tmp_path / "my.md").write_text("\n".join(["# Long", "## Theme", *lines]), encoding="utf-8")
    assert interview_tui("new", "study", "--guide", "my.md", cwd=tmp_path).returncode == 0
    checked = interview_tui("guide", "check", "study/guide.md", cwd=tmp_path)
    assert "5000 questions" in checked.stdout


# A study folder


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("study.toml", "There is no study in this folder."),
        ("interviews/01-robin/interview.json", "01-robin/interview.json: This file of the study is missing."),
        ("interviews/01-robin/guide.md", "01-robin/guide.md: This file of the study is missing."),
        ("interviews/01-robin/timeline.jsonl", "01-robin/timeline.jsonl: The timeline of this interview is missing"),
    ],
)
def test_a_missing_file_is_named_with_its_interview(name: str, says: str, tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "trust")
    (study.folder / name).unlink()
    before = sorted(path for path in study.folder.rglob("*") if path.is_file())
    done = interview_tui("--study", study.folder, "export")
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    after = sorted(path for path in study.folder.rglob("*") if path.is_file())
    assert after == before


@pytest.mark.parametrize("name", ["guide.md", "guide-versions", "exports", "private", "interviews/01-robin/audio"])
def test_what_an_export_does_not_need_may_be_missing(name: str, tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "trust")
    path = study.folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert interview_tui("--study", study.folder, "export").returncode == 0


def test_an_interview_that_lost_its_record_is_not_forgotten(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "trust")
    (interview.folder / "interview.json").unlink()
    assert [interview.id for interview in study.interviews()] == ["01-robin"]
    with pytest.raises(Problem, match="no interview called Kim"):
        study.interview("Kim")


async def test_opening_what_cannot_be_read_says_why_and_the_study_stays_open(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "trust")
    (interview.folder / "interview.json").unlink()
    (study.folder / "guide.md").unlink()
    app = InterviewApp(Study(study.folder), language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "cannot be read" in said(app), "the row")
        for key in ("enter", "i"):
            if type(app.screen).__name__ == "ProblemDialog":  # what the study itself had to say
                await pilot.press("escape")
            await until_screen(pilot, "StudyScreen")
            await pilot.press(key)
            await until_screen(pilot, "ProblemDialog")
            assert "This file of the study is missing" in said(app)
            await pilot.press("escape")
            await until_screen(pilot, "StudyScreen")


def test_a_study_without_interviews_says_that_there_is_nothing_to_export(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "trust")
    shutil.rmtree(interview.folder)
    done = interview_tui("--study", study.folder, "export")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no interview in this study yet" in done.stderr


@pytest.mark.parametrize("damage", ["gone", "empty", "text"])
def test_sound_that_is_gone_is_never_an_interview_in_which_nobody_spoke(damage: str, tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "trust")
    interview.transcript.unlink()
    if damage != "gone":
        (interview.audio / "recording.flac").write_bytes(b"" if damage == "empty" else b"hello")
    done = interview_tui("--study", study.folder, "transcribe", "--all", "--model", "nano-demo")
    assert done.returncode == 1
    assert "01-robin: The sound of this interview is missing: 20 s were recorded, and 0 s are here." in done.stderr


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("study.toml", "schema = 1", "schema = 2"),
        ("interviews/01-robin/interview.json", '"schema": 1', '"schema": 2'),
        ("interviews/01-robin/timeline.jsonl", '"schema": 1', '"schema": 2'),
        ("interviews/01-robin/transcript.jsonl", '"schema": 1', '"schema": 2'),
    ],
)
def test_what_a_newer_version_made_is_refused_and_left_alone(name: str, old: str, new: str, tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "trust")
    path = study.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    done = interview_tui("--study", study.folder, "export")
    assert done.returncode == 1
    assert "newer version of Interview TUI" in done.stderr
    assert "Install that version" in done.stderr
    assert new in path.read_text(encoding="utf-8")


def test_a_reason_of_the_system_is_said_in_her_language() -> None:
    refused = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert reason(refused) == "there is no room on the disk"
    set_language("sv")
    assert reason(refused) == "det finns inget utrymme kvar på disken"
    assert reason(OSError(errno.ELOOP, "Too many links")) == "Too many links"
    problem = as_problem(refused)
    assert problem is not None
    assert "det finns inget utrymme" in problem.what


# A microphone


def test_a_device_that_vanished_since_it_was_chosen_leaves_no_folder(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "trust")
    record = InterviewRecord(participants=(Participant(pseudonym="Kim", role=""),), device="one that was unplugged")
    with pytest.raises(Problem) as caught:
        open_sitting(study, record, source=None, sound=True)
    assert caught.value.cure
    assert [interview.id for interview in study.interviews()] == ["01-robin"]


def test_without_a_microphone_an_interview_that_was_broken_off_goes_on_without_recording(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "trust")
    record = InterviewRecord(participants=(Participant(pseudonym="Kim", role=""),), device="one that was unplugged")
    sitting = open_sitting(study, record, source=None, sound=False)
    sitting.dispatch(QuestionAsked(question="day"))
    again = open_again(sitting.interview, source=None)
    assert again.recorder is None
    assert again.state.current == "day"


def test_an_interview_that_was_not_recorded_says_so_to_the_reader(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "trust")
    record = InterviewRecord(participants=(Participant(pseudonym="Kim", role=""),))
    sitting = open_sitting(study, record, source=None, sound=False)
    sitting.end()
    assert notices(Correcting(sitting.interview)) == ["Nothing was recorded."]
    assert facts(linked(sitting.interview))[-1] == "Nothing was recorded."


def test_with_sound_already_there_it_waits_for_the_microphone(tmp_path: Path) -> None:
    """Without it, what is noted from now on would stand at the wrong places in the sound."""
    _study, interview = finished_study(tmp_path / "trust")
    interview.timeline.append(Stopped(at=20.0, seconds=20.0, interrupted=True))
    with pytest.raises(Problem):
        open_again(interview, source=tmp_path / "unplugged.wav")


async def test_a_device_that_gives_only_zeros_is_said_within_five_seconds(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "trust")
    app = InterviewApp(Study(study.folder), language="en", source=sound(tmp_path / "zeros.wav", 60))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Robin" in said(app), "the study")
        await pilot.press("i")
        await until_screen(pilot, "BeforeScreen")
        await until(pilot, lambda: "silence" in said(app), "the sentence before the interview", seconds=10)
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("a")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "gives no sound" in said(app), "the sentence in the interview", seconds=8)


# A sound file


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda path: path.write_bytes(b""), "no bytes at all", id="no bytes"),
        pytest.param(lambda path: sound(path, 0), "its length is zero", id="zero length"),
        pytest.param(lambda path: path.write_text("Hello!"), "This is a text file", id="a text file named .wav"),
    ],
)
def test_a_demo_that_cannot_begin_leaves_nothing(make: Callable[[Path], object], says: str, tmp_path: Path) -> None:
    folder = replayable(tmp_path)
    make(folder / "recording.wav")
    with pytest.raises(Problem) as caught:
        replay(folder, tmp_path / "study")
    assert says in str(caught.value)
    assert str(caught.value).startswith("recording.wav: ")
    assert not (tmp_path / "study").exists()


def test_a_demo_with_a_model_that_is_not_here_leaves_nothing(tmp_path: Path) -> None:
    folder = replayable(tmp_path)
    sound(folder / "recording.wav", 1)
    with pytest.raises(Problem, match="not on this computer"):
        replay(folder, tmp_path / "study", model="small")
    assert not (tmp_path / "study").exists()


async def test_a_demo_that_cannot_begin_goes_back_to_the_start(tmp_path: Path) -> None:
    folder = replayable(tmp_path)
    (folder / "recording.wav").write_text("Hello!")
    app = InterviewApp(language="en", demo=(folder, tmp_path / "study", "nano-demo"))
    async with app.run_test() as pilot:
        await until_screen(pilot, "DemoOpening")
        await pilot.press("enter")
        await until_screen(pilot, "ProblemDialog")
        assert "This is a text file" in said(app)
        await pilot.press("enter")
        await until_screen(pilot, "StartScreen")
    assert not (tmp_path / "study").exists()


def test_a_recording_cut_short_is_named_and_what_could_be_read_is_kept(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "trust")
    interview.transcript.unlink()
    shutil.copy(material("en") / "recording.flac", interview.audio / "recording.flac")
    os.truncate(interview.audio / "recording.flac", 20_000)
    done = interview_tui("--study", study.folder, "transcribe", "--all", "--model", "nano-demo")
    assert done.returncode == 1
    assert "01-robin/audio/recording.flac: The recording is damaged from about 0:00 on." in done.stderr


def replayable(tmp_path: Path) -> Path:
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "guide.md").write_text(GUIDE, encoding="utf-8")
    (folder / "presses.jsonl").write_text('{"at": 0.0, "event": "RecordingAgreed"}\n', encoding="utf-8")
    return folder


# A disk


def test_a_transcription_that_found_no_room_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Transcriber(subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"]), [tmp_path])
    assert failed.wait(10)
    assert failed.problem == "The transcription was broken off."
    monkeypatch.setattr("shutil.disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    assert "no room on the disk" in (failed.problem or "")


# Ctrl-C and SIGTERM


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_headless_demo_that_is_stopped_says_where_its_study_lies_and_leaves_nobody_working(
    number: signal.Signals, tmp_path: Path
) -> None:
    into = tmp_path / "study"
    program = subprocess.Popen(
        [sys.executable, "-m", "interview_tui", "demo", "--headless", "--into", str(into)],
        stderr=subprocess.PIPE,
        text=True,
        # Tests that run in the background inherit that Ctrl-C is ignored; a person's terminal does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wait_until(lambda: list(into.glob("interviews/*/audio/000.wav")), 30, "the recording")
    program.send_signal(number)
    _out, complaint = program.communicate(timeout=20)
    assert program.returncode == 1
    assert complaint.strip() == f"Stopped. What was done is kept. Open it with: interview-tui {into}"
    wait_until(lambda: list(into.glob("interviews/*/audio/recording.flac")), 30, "the recorder's end")
    assert interview_tui("--study", into, "export").returncode == 0


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("corrections.jsonl", '{"correction": "Replaced", "n": 1, "start": "Torvalda", "by": 7}\n{"schema": 1}\n'),
        ("corrections.jsonl", '{"n": 1, "original": "Torvalda"}\n{"schema": 1}\n'),
        ("timeline.jsonl", '{"event": "NoteTaken", "at": "Torvalda"}\n{"schema": 1}\n'),
        ("transcript.jsonl", '{"kind": "chunk", "segments": "Torvalda"}\n'),
        ("interview.json", '{"schema": 1, "participants": [{"pseudonym": ["Torvalda"]}]}'),
        ("speakers.json", '{"schema": 1, "voices": "Torvalda"}'),
    ],
)
def test_no_traceback_quotes_what_stands_in_a_damaged_file(file: str, text: str, tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    (interview.folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as refused:
        linked(study.interviews()[0])
    told = "".join(traceback.format_exception(refused.value))
    assert "ValidationError" in told
    assert "Torvalda" not in told
