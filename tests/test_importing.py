"""Sound from elsewhere becomes an interview like any other, or nothing at all."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.audio.storage.recording import Recording
from interview_tui.demo.material import find_recording
from interview_tui.export import write_exports
from interview_tui.importing import ImportStopped, Source, clear_unfinished, import_interview, missing_sentence
from interview_tui.interview.events import ConsentGiven, ConsentHow
from interview_tui.interview.record import Participant
from interview_tui.problem import Problem
from interview_tui.recovery import recover_interview
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.finishing import finish_transcript
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import Order
from tests.audio.processes import children
from tests.audio.scale import encoded, scale, wrong_seconds
from tests.audio.small_disk import SmallDisk
from tests.audio.sounds import ramp, save
from tests.demo.excerpt import excerpt
from tests.running import interview_tui, start
from tests.studies import GUIDE
from tests.truth import compare, read
from tests.waiting import is_there, wait_until

KIM = Participant(pseudonym="Kim", role="nurse")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en", minutes=30))


@pytest.fixture
def ramp_wav(tmp_path: Path) -> Path:
    return save(tmp_path / "Anna Berg 3 May.wav", ramp(5))


def presses(folder: Path, *lines: dict[str, object]) -> Path:
    path = folder / "presses.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def nothing_is_left(study: Study) -> bool:
    return not study.interviews() and not [path for path in study.folder.rglob("*") if "importing" in path.name]


def test_the_sound_is_kept_as_it_came_and_as_the_program_reads_it(study: Study, ramp_wav: Path) -> None:
    before = ramp_wav.read_bytes(), ramp_wav.stat().st_mtime_ns
    interview = import_interview(study, Source(ramp_wav, (KIM,), mode="phone"))
    assert interview.id == "01-kim"
    copy = interview.audio / "original.wav"
    assert (ramp_wav.read_bytes(), ramp_wav.stat().st_mtime_ns) == before
    assert copy.read_bytes() == before[0]
    flac = interview.audio / "recording.flac"
    assert np.array_equal(soundfile.read(flac, dtype="int16")[0], ramp(5))
    record = interview.record
    assert (record.pseudonym, record.mode, record.kind, record.replayed) == ("Kim", "phone", "interview", False)
    assert record.imported is not None
    assert (record.imported.kind, record.imported.file, record.imported.missing) == ("wav", "audio/original.wav", ())
    assert record.imported.sha256 == hashlib.sha256(before[0]).hexdigest()
    (sealed,) = record.audio
    assert (sealed.file, sealed.seconds, sealed.rate, sealed.channels) == ("audio/recording.flac", 5.0, 16_000, 1)
    assert sealed.sha256 == hashlib.sha256(flac.read_bytes()).hexdigest()


def test_an_imported_interview_is_finished_and_needs_no_recovery(study: Study, ramp_wav: Path) -> None:
    interview = import_interview(study, Source(ramp_wav, (KIM,)))
    state = interview.state()
    assert (state.recording, state.ended, state.consent, state.may_record) == ("stopped", True, "missing", False)
    assert Recording(interview.audio).seconds == 5.0
    assert not recover_interview(interview)
    assert [type(event).__name__ for event in interview.events()] == ["Started", "RecordingStarted", "Stopped", "Ended"]


@pytest.mark.parametrize("how", ["spoken", "written", "earlier"])
def test_consent_that_was_given_elsewhere_is_noted_as_it_was_told(
    study: Study, ramp_wav: Path, how: ConsentHow
) -> None:
    interview = import_interview(study, Source(ramp_wav, (KIM,), consent=how, consent_reference="binder 2"))
    assert interview.state().consent == how
    assert ConsentGiven(n=2, wall=interview.events()[1].wall, how=how, reference="binder 2") in interview.events()


def test_the_name_of_the_file_is_nowhere_in_the_study(study: Study, tmp_path: Path) -> None:
    path = save(tmp_path / "interview with Anna.Berg", ramp(1))
    interview = import_interview(study, Source(path, (KIM,)))
    assert (interview.audio / "original.sound").exists()
    for file in study.folder.rglob("*"):
        assert "berg" not in file.name.lower()
        assert not file.is_file() or b"berg" not in file.read_bytes().lower()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_it(study: Study, ramp_wav: Path) -> None:
    ramp_wav.chmod(0o644)
    import_interview(study, Source(ramp_wav, (KIM,)))
    for path in study.folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_damage_is_a_gap_in_the_timeline_and_a_sentence(study: Study, tmp_path: Path) -> None:
    data = bytearray(encoded(tmp_path / "a.mp3", scale()).read_bytes())
    data[len(data) // 2 : len(data) // 2 + len(data) // 12] = bytes(len(data) // 12)
    (tmp_path / "a.mp3").write_bytes(data[: len(data) * 5 // 6])
    interview = import_interview(study, Source(tmp_path / "a.mp3", (KIM,)))
    (gap,) = interview.state().gaps
    assert gap.start == pytest.approx(6, abs=0.2)
    assert gap.end == pytest.approx(7, abs=0.2)
    assert interview.record.imported is not None
    missing = interview.record.imported.missing
    seconds = Recording(interview.audio).seconds
    assert seconds == pytest.approx(10, abs=0.2)
    assert missing_sentence(missing, seconds) == "Sound is missing at 0:05–0:08 and after 0:10."
    sound, rate = soundfile.read(interview.audio / "recording.flac", dtype="int16")
    assert wrong_seconds(sound, rate, missing) == []


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ((), ""),
        (((723.2, 728.4),), "Sound is missing at 12:03–12:09."),
        (((723.2, 728.4), (1880.0, None)), "Sound is missing at 12:03–12:09 and after 31:20."),
        (((1.0, 2.0), (5.0, 6.0), (1880.0, 1900.0)), "Sound is missing at 0:01–0:02, at 0:05–0:06 and after 31:20."),
    ],
)
def test_what_is_missing_is_one_sentence(missing: tuple[tuple[float, float | None], ...], sentence: str) -> None:
    assert missing_sentence(missing, 1880.0) == sentence


# What was asked when


def test_key_presses_put_the_sound_under_its_questions(study: Study, ramp_wav: Path, tmp_path: Path) -> None:
    path = presses(
        tmp_path,
        {"at": 0.5, "event": "QuestionAsked", "question": "day", "n": 1},
        {"at": 1.0, "event": "NoteTaken", "text": "smiles", "n": 2},
        {"at": 1.5, "event": "QuoteMarked", "n": 3},
        {"at": 1.6, "event": "Undone", "of": 3, "n": 4},
        {"at": 2.0, "event": "Paused"},
        {"at": 3.0, "event": "Resumed"},
        {"at": 4.0, "event": "QuestionAsked", "question": "help"},
        {"at": 99.0, "event": "QuestionAsked", "question": "more"},
    )
    state = import_interview(study, Source(ramp_wav, (KIM,), presses=path)).state()
    (day,), (help_,), (more,) = (state.intervals[name] for name in ("day", "help", "more"))
    assert [(day.start, day.end), (help_.start, help_.end), (more.start, more.end)] == [
        (0.5, 4.0),
        (4.0, 5.0),
        (5.0, 5.0),
    ]
    assert [note.text for note in state.notes] == ["smiles"]
    assert state.quotes == ()
    assert state.silences == (), "what was said in the pause is in the file"
    assert state.ended


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ([{"event": "OffTheRecord", "from": 1.0, "to": 2.0}], "off the record at 0:01"),
        ([{"at": 3.0, "event": "OffTheRecord"}], "off the record at 0:03"),
        ([{"at": 1.0, "event": "ConsentRefused"}], "said no"),
        ([{"at": 1.0, "event": "ConsentWithdrawn"}], "said no"),
        ([{"at": 1.0, "event": "QuestionAsked", "question": "nothing"}], "no question with the id"),
    ],
)
def test_what_must_not_be_kept_is_not_imported(
    study: Study, ramp_wav: Path, tmp_path: Path, lines: list[dict[str, object]], what: str
) -> None:
    with pytest.raises(Problem, match=what) as problem:
        import_interview(study, Source(ramp_wav, (KIM,), presses=presses(tmp_path, *lines)))
    assert problem.value.cure
    assert nothing_is_left(study)


def test_a_timeline_of_the_program_fits_its_own_recording(study: Study, ramp_wav: Path, tmp_path: Path) -> None:
    """There, what was off the record takes no time."""
    path = presses(
        tmp_path,
        {"schema": 1},
        {"n": 1, "at": 0.0, "wall": "2026-05-03T10:00:00+02:00", "event": "Started"},
        {"n": 2, "at": 1.0, "wall": "2026-05-03T10:00:01+02:00", "event": "QuestionAsked", "question": "day"},
        {"n": 3, "at": 2.0, "wall": "2026-05-03T10:00:02+02:00", "event": "OffTheRecord"},
        {"n": 4, "at": 2.0, "wall": "2026-05-03T10:01:02+02:00", "event": "Resumed", "seconds": 60.0},
    )
    interview = import_interview(study, Source(ramp_wav, (KIM,), presses=path))
    assert interview.state().silences == (("off_record", 2.0, 60.0),)
    assert interview.events()[2].wall == "2026-05-03T10:00:01+02:00"


def test_words_of_a_file_from_a_phone_come_out_under_their_questions(tmp_path: Path) -> None:
    folder = excerpt("en", 27, tmp_path / "material")
    samples, rate = soundfile.read(find_recording(folder), dtype="int16")
    places = np.arange(3 * len(samples)) / 3
    wide = np.interp(places, np.arange(len(samples)), samples).astype(np.int16)
    path = encoded(tmp_path / "phone.m4a", wide, rate=3 * rate)
    guide = (folder / "guide.md").read_text(encoding="utf-8")
    study = Study.create(tmp_path / "study", guide, Settings(title="Trust", language="en", model=NANO))
    interview = import_interview(study, Source(path, (KIM,), presses=folder / "presses.jsonl"))
    finish_transcript(interview.folder, Order(model=NANO, language="en"))
    (exported,) = write_exports(study, [interview], ["json"])
    result = compare(read(folder / "script.json"), read(exported))
    assert result.recognised >= 0.85, result
    assert result.in_place >= 0.95, result


# Faults


def no_file(tmp_path: Path) -> Path:
    return tmp_path / "none.wav"


def a_folder(tmp_path: Path) -> Path:
    (tmp_path / "folder.wav").mkdir()
    return tmp_path / "folder.wav"


def empty(tmp_path: Path) -> Path:
    (tmp_path / "empty.mp3").touch()
    return tmp_path / "empty.mp3"


def a_text(tmp_path: Path) -> Path:
    (tmp_path / "text.wav").write_text("Hej hopp\n" * 50)
    return tmp_path / "text.wav"


def noise(tmp_path: Path) -> Path:
    (tmp_path / "noise.m4a").write_bytes(np.random.default_rng(0).bytes(50_000))
    return tmp_path / "noise.m4a"


def header_only(tmp_path: Path) -> Path:
    return save(tmp_path / "header.wav", ramp(0))


def without_table(tmp_path: Path) -> Path:
    path = encoded(tmp_path / "cut.m4a", scale(2), faststart=False)
    path.write_bytes(path.read_bytes()[:-200])
    return path


def a_pipe(tmp_path: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in folders here")
    os.mkfifo(tmp_path / "pipe.wav")
    return tmp_path / "pipe.wav"


@pytest.mark.parametrize("made", [no_file, a_folder, empty, a_text, noise, header_only, without_table, a_pipe])
def test_a_file_with_nothing_usable_is_a_sentence_and_leaves_nothing(
    study: Study, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    path = made(tmp_path)
    with pytest.raises(Problem) as problem:
        import_interview(study, Source(path, (KIM,)))
    assert problem.value.cure
    assert problem.value.where == path
    assert nothing_is_left(study)


def test_a_disk_that_fills_up_is_a_sentence_and_leaves_nothing(study: Study, ramp_wav: Path) -> None:
    """The limit on the length of a file stands in for the disk: the system refuses in the same way."""
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))\n"
        "sys.argv[1:2] = []\n"
        "from interview_tui.cli import main; main()\n"
    )
    for limit in (100_000, 162_000):  # the copy does not fit; the copy does, and the recording does not
        packed = ramp_wav if limit == 100_000 else encoded(ramp_wav.with_suffix(".opus"), np.tile(loud(), 5))
        assert limit == 100_000 or packed.stat().st_size < limit
        arguments = ["--study", study.folder, "import", packed, "--participant", "Kim", "--no-transcribe"]
        command = [sys.executable, "-c", code, str(limit), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 1
        assert "could not be imported" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert nothing_is_left(study)


def test_a_small_disk_says_that_it_is_full(small_disk: Callable[..., SmallDisk], tmp_path: Path) -> None:
    disk = small_disk("500k")
    study = Study.create(disk.folder / "study", GUIDE, Settings(title="Trust", language="en"))
    packed = encoded(tmp_path / "a.opus", np.tile(loud(), 5))
    assert packed.stat().st_size < disk.free  # the copy fits, and the recording does not
    for path in (packed, save(tmp_path / "a.wav", ramp(30))):
        with pytest.raises(Problem, match="no room on the disk"):
            import_interview(study, Source(path, (KIM,)))
        assert nothing_is_left(study)


def loud() -> np.ndarray:
    """A second of noise, which FLAC cannot make small."""
    return np.random.default_rng(0).integers(-30_000, 30_000, 48_000, dtype=np.int16)


MILESTONES = ("original.wav", "recording.flac", "timeline.jsonl", "01-kim")


@pytest.mark.parametrize("milestone", MILESTONES)
def test_killed_at_any_moment_there_is_a_whole_interview_or_none(study: Study, tmp_path: Path, milestone: str) -> None:
    path = save(tmp_path / "a.wav", np.tile(ramp(30), 4))
    before = path.read_bytes()
    process = start("--study", study.folder, "import", path, "--participant", "Kim", "--no-transcribe")
    wait_until(lambda: is_there(study.folder, milestone) or process.poll() is not None, what=milestone)
    process.kill()
    process.wait()
    assert path.read_bytes() == before
    again = Study(study.folder)
    for interview in again.interviews():
        is_whole(interview)
    clear_unfinished(again)
    following = import_interview(again, Source(path, (Participant(pseudonym="Sam"),)))
    is_whole(following)
    assert not list(study.folder.glob(".importing-*"))


def is_whole(interview: Interview) -> None:
    assert interview.state().ended
    assert Recording(interview.audio).seconds == 120.0
    assert interview.record.audio[0].frames == 120 * 16_000


def test_stopped_by_the_user_nothing_is_left(study: Study, ramp_wav: Path) -> None:
    stop = threading.Event()
    heard: list[float] = []

    def tell(_what: str, share: float, _left: float | None) -> None:
        heard.append(share)
        if share > 0.14:
            stop.set()

    with pytest.raises(ImportStopped):
        import_interview(study, Source(ramp_wav, (KIM,)), tell=tell, stop=stop)
    assert heard == sorted(heard)
    assert nothing_is_left(study)


def test_a_decoder_that_crashes_harms_nothing_but_the_import(study: Study, tmp_path: Path) -> None:
    path = save(tmp_path / "a.wav", np.tile(ramp(30), 40))
    killed: list[int] = []

    def tell(_what: str, _share: float, _left: float | None) -> None:
        for pid in children(os.getpid(), "decoding.imported")[: 0 if killed else 1]:  # at its first word
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    with pytest.raises(Problem, match="cannot be read"):
        import_interview(study, Source(path, (KIM,)), tell=tell)
    assert killed
    assert nothing_is_left(study)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_nothing_half(study: Study, tmp_path: Path, number: signal.Signals) -> None:
    path = save(tmp_path / "a.wav", np.tile(ramp(30), 20))
    process = start("--study", study.folder, "import", path, "--participant", "Kim", "--no-transcribe")
    wait_until(lambda: list(study.folder.rglob("recording.flac")), what="the recording to grow")
    process.send_signal(number)
    assert process.wait(20) == 1
    assert nothing_is_left(study)


def test_an_import_that_goes_on_is_not_tidied_away(study: Study, tmp_path: Path) -> None:
    path = save(tmp_path / "a.wav", np.tile(ramp(30), 20))
    process = start("--study", study.folder, "import", path, "--participant", "Kim", "--no-transcribe")
    wait_until(lambda: list(study.folder.rglob("recording.flac")), what="the recording to grow")
    clear_unfinished(study)
    assert process.wait(30) == 0
    assert [interview.id for interview in study.interviews()] == ["01-kim"]


@pytest.mark.skipif(os.name == "nt", reason="the system does not count it there")
def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    """Ten minutes of stereo at 48 kHz are 115 MB; a file of zeros with a hole takes no room on the disk."""
    most = {}
    for minutes in (1, 10):
        path = tmp_path / f"{minutes}.wav"
        soundfile.write(path, np.zeros((1, 2), np.int16), 48_000)
        length = minutes * 60 * 48_000 * 4
        data = bytearray(path.read_bytes()[:44])
        data[4:8], data[40:44] = (length + 36).to_bytes(4, "little"), length.to_bytes(4, "little")
        path.write_bytes(data)
        os.truncate(path, 44 + length)
        code = (
            "import resource, sys\n"
            "from pathlib import Path\n"
            "from interview_tui.audio.decoding.imported import make_recording\n"
            "assert make_recording(Path(sys.argv[1]), sys.argv[2]).frames == int(sys.argv[3])\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
        )
        command = [sys.executable, "-c", code, str(tmp_path), path.name, str(length // 4)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        most[minutes] = int(done.stderr) * (1 if sys.platform == "darwin" else 1024)
    assert most[10] - most[1] < 20e6, most


# The command


def test_the_command_prints_the_interview_and_says_what_is_missing(study: Study, tmp_path: Path) -> None:
    path = save(tmp_path / "a.wav", ramp(5))
    path.write_bytes(path.read_bytes()[: 44 + 3 * 32_000])
    known = ("--participant", "Kim", "--role", "nurse", "--pilot", "--mode", "video")
    done = interview_tui("--study", study.folder, "import", path, *known, "--no-transcribe", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "interview": "01-kim", "seconds": 3.0, "missing": [[3.0, 5.0]], "transcribed": False,
    }  # fmt: skip
    assert done.stderr == "01-kim: Sound is missing after 0:03.\n"
    record = study.interview("kim").record
    assert (record.kind, record.mode, record.participants) == ("pilot", "video", (KIM,))


def test_without_a_model_the_import_stands_and_says_so(study: Study, ramp_wav: Path) -> None:
    done = interview_tui("--study", study.folder, "import", ramp_wav, "--participant", "Kim")
    assert done.returncode == 0
    assert done.stdout == "01-kim\n"
    assert "no model" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["x.wav"], 2), (["x.wav", "--participant", " "], 1), (["x.wav", "--participant", "Kim"], 1)],
)
def test_what_the_command_cannot_do_is_a_sentence(study: Study, arguments: list[str], code: int) -> None:
    done = interview_tui("--study", study.folder, "import", *arguments)
    assert done.returncode == code
    assert done.stderr
    assert nothing_is_left(study)
