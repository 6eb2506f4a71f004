"""Any recording becomes a transcript beside it, without a study; nothing is replaced, and nothing else is left."""

import os
import re
import shutil
import signal
import stat
import threading
import time
from contextlib import suppress
from pathlib import Path

import av
import numpy as np
import pytest
from filelock import FileLock

from interview_tui.files import private_folder
from interview_tui.importing import ImportStopped, Source, import_interview
from interview_tui.interview.record import Participant
from interview_tui.language import set_language
from interview_tui.problem import Problem
from interview_tui.quick import Wish, _order, transcribe_file
from interview_tui.study import Settings, Study
from interview_tui.transcription.broken_off import clear_old, work_folder
from interview_tui.transcription.models import NANO, find, models_folder
from tests.audio.small_disk import SmallDisk
from tests.audio.sounds import save
from tests.running import interview_tui, start
from tests.studies import GUIDE
from tests.transcription.conftest import talk
from tests.waiting import wait_until


def recording(path: Path, seconds: float = 12.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return save(path, talk(seconds))


def left_behind() -> list[Path]:
    return list(work_folder().glob("*")) if work_folder().is_dir() else []


def test_it_is_written_beside_the_file_in_each_format_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = recording(tmp_path / "Anna i Borås.wav")
    done = interview_tui("transcribe", file, "--format", "txt,srt", "--model", NANO, "--language", "sv")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(file.with_suffix(".txt")), str(file.with_suffix(".srt"))]
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    assert "välkommen till intervjun" in text
    assert "Between the questions" not in text
    assert "Consent" not in text
    assert "00:00:0" in file.with_suffix(".srt").read_text(encoding="utf-8")
    assert left_behind() == []
    assert os.name == "nt" or stat.S_IMODE(file.with_suffix(".txt").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_replaced_and_all_formats_get_the_same_number(tmp_path: Path) -> None:
    file = recording(tmp_path / "talk.wav", 4.0)
    file.with_suffix(".txt").write_text("mine", encoding="utf-8")
    made = transcribe_file(Wish(file, ("txt", "srt"), "sv", NANO))
    assert [path.name for path in made.paths] == ["talk-2.txt", "talk-2.srt"]
    assert file.with_suffix(".txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_keeps_the_work_closed_to_others_and_the_same_command_goes_on(tmp_path: Path) -> None:
    file = recording(tmp_path / "talk.wav", 60.0)
    command = ("transcribe", file, "--format", "txt", "--model", NANO, "--language", "sv")
    process = start(*command)
    wait_until(lambda: list(work_folder().rglob("transcript.jsonl")) or process.poll() is not None, 120, "the worker")
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 1
    (kept,) = [path for path in left_behind() if path.is_dir()]
    assert re.fullmatch("[0-9a-f]{32}", kept.name), "no name of hers"
    for path in kept.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path.name
    flac = next(kept.rglob("recording.flac"))
    inode = flac.stat().st_ino
    heard: list[str] = []
    transcribe_file(Wish(file, ("txt",), "sv", NANO), lambda what, share, left: heard.append(what))
    assert set(heard) == {"transcribing"}, f"the sound was read once: {inode}"
    assert left_behind() == []
    assert file.with_suffix(".txt").exists()


def broken_off(days: float) -> Path:
    """Work on a recording that nobody has gone on with for so long."""
    folder = private_folder(work_folder()) / f"{round(days * 100):032x}"
    (folder / "interviews").mkdir(parents=True)
    (folder / "interviews" / "recording.flac").write_bytes(b"a voice")
    then = time.time() - days * 86_400
    os.utime(folder, (then, then))
    return folder


def test_a_copy_that_was_left_goes_after_two_weeks_and_neither_sooner_nor_while_it_is_worked_on() -> None:
    clear_old()  # there is nothing yet
    old, young, at_work = broken_off(14.1), broken_off(13.9), broken_off(20)
    with FileLock(at_work.with_name(f"{at_work.name}.lock")):
        clear_old()
        assert not old.exists()
        assert young.exists()
        assert at_work.exists()
    clear_old()
    assert left_behind() == [young]


def test_what_cannot_be_transcribed_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    garbage = tmp_path / "talk.m4a"
    garbage.write_bytes(os.urandom(5000))
    done = interview_tui("transcribe", garbage, "--model", NANO)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["talk.m4a"]
    gone = interview_tui("transcribe", tmp_path / "gone.m4a", "--model", NANO)
    assert (gone.returncode, gone.stderr.strip()) == (1, "gone.m4a: There is no such file. See that its name is right.")
    none = interview_tui("transcribe", garbage, "--format", "opera", "--model", NANO)
    assert "There is no export format opera." in none.stderr


def test_what_was_refused_leaves_no_copy_of_the_sound(tmp_path: Path) -> None:
    file = recording(tmp_path / "talk.wav", 4.0)
    with pytest.raises(Problem, match="knows no language xx"):
        transcribe_file(Wish(file, ("txt",), "xx", NANO))
    assert left_behind() == []


def test_a_model_that_is_not_here_is_said_before_an_hour_of_sound_is_read(tmp_path: Path) -> None:
    file = recording(tmp_path / "talk.wav", 4.0)
    heard: list[str] = []
    with pytest.raises(Problem, match="models get small"):
        transcribe_file(Wish(file, ("txt",), "sv", "small"), lambda what, share, left: heard.append(what))
    assert heard == []


def test_with_a_swedish_model_alone_the_interview_is_in_swedish(tmp_path: Path) -> None:
    weights = find(NANO).weights()
    assert isinstance(weights, Path)
    private_folder(models_folder())
    shutil.copyfile(weights, models_folder() / "kb-whisper-small.pt")
    order = _order(Wish(tmp_path / "talk.wav"))
    assert (order.model, order.language) == ("kb-whisper-small", "sv")
    with pytest.raises(Problem, match="This is not a Whisper model"):  # the demo's in its place, put there by hand
        transcribe_file(Wish(recording(tmp_path / "talk.wav", 4.0)))


def test_without_a_model_the_one_for_her_language_is_named(tmp_path: Path) -> None:
    set_language("sv")
    with pytest.raises(Problem, match="models get kb-whisper-small"):
        transcribe_file(Wish(recording(tmp_path / "talk.wav", 1.0)))


def test_of_several_files_what_stops_one_does_not_stop_the_others_and_the_texts_stay_hers(tmp_path: Path) -> None:
    garbage, good = tmp_path / "a.m4a", recording(tmp_path / "b.wav", 4.0)
    garbage.write_bytes(os.urandom(5000))
    done = interview_tui(
        "transcribe", garbage, good, "--format", "srt", "--model", NANO, "--language", "en", LC_ALL="sv_SE.UTF-8"
    )
    assert done.returncode == 1
    assert done.stdout.splitlines() == [str(good.with_suffix(".srt"))]
    assert "a.m4a: Ljudet" in done.stderr, "English is what is spoken, not what she reads"


def test_a_recording_in_which_nobody_speaks_gets_a_file_and_a_word(tmp_path: Path) -> None:
    file = save(tmp_path / "quiet.wav", talk(4.0) * 0)
    done = interview_tui("transcribe", file, "--format", "txt", "--model", NANO)
    assert done.returncode == 0
    assert "no words were heard" in done.stderr


def film(path: Path) -> Path:
    """Eight seconds of talk under a black picture."""
    with av.open(str(path), "w") as file:
        picture, sound = file.add_stream("mpeg4", rate=10), file.add_stream("aac", rate=16_000)
        picture.width, picture.height, picture.pix_fmt, sound.layout = 64, 48, "yuv420p", "mono"
        for _number in range(80):
            black = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
            file.mux(picture.encode(black))
        heard = av.AudioFrame.from_ndarray(talk(8)[None, :], format="s16", layout="mono")
        heard.sample_rate = 16_000
        for packets in (sound.encode(heard), sound.encode(None), picture.encode(None)):
            file.mux(packets)
    return path


def test_of_a_film_the_sound_is_transcribed(tmp_path: Path) -> None:
    (path,) = transcribe_file(Wish(film(tmp_path / "call.mp4"), ("txt",), "sv", NANO)).paths
    assert "välkommen" in path.read_text(encoding="utf-8")


def test_a_name_as_long_as_can_be_is_cut(tmp_path: Path) -> None:
    file = recording(tmp_path / ("å" * 125 + ".wav"), 4.0)
    (path,) = transcribe_file(Wish(file, ("txt",), "sv", NANO)).paths
    assert path.name.startswith("å" * 100)
    assert path.exists()


def test_a_full_disk_beside_the_file_leaves_nothing_half_and_the_work_for_another_try(
    small_disk: "type[SmallDisk]", tmp_path: Path
) -> None:
    disk = small_disk("1m")
    into = disk.folder / "out"
    into.mkdir()
    file = recording(tmp_path / "talk.wav", 4.0)
    filler = disk.folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as full:
        while full.write(bytes(4096)):
            pass
    with pytest.raises(Problem, match="no room on the disk"):
        transcribe_file(Wish(file, ("txt", "docx"), "sv", NANO, into=into))
    assert list(into.iterdir()) == []
    filler.unlink()
    assert len(transcribe_file(Wish(file, ("txt", "docx"), "sv", NANO, into=into)).paths) == 2


def test_told_to_stop_it_stops(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(ImportStopped):
        transcribe_file(Wish(recording(tmp_path / "talk.wav", 4.0), ("txt",), "sv", NANO), stop=stop)
    assert not (tmp_path / "talk.txt").exists()


def test_a_name_that_is_both_a_file_and_an_interview_is_asked_about(tmp_path: Path) -> None:
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="T", language="en", model=NANO))
    file = recording(tmp_path / "study" / "robin", 4.0)
    import_interview(study, Source(file=file, participants=(Participant(pseudonym="Robin"),)))
    both = interview_tui("transcribe", "robin", cwd=study.folder)
    assert both.returncode == 1
    assert both.stderr.strip() == (
        "robin is a file here and an interview of the study. Write ./robin for the file, or the interview's whole name."
    )
    one = interview_tui("transcribe", "01-robin", cwd=study.folder)
    assert one.returncode == 0, one.stderr
    mixed = interview_tui("transcribe", "./robin", "01-robin", cwd=study.folder)
    assert "is no file, and the others are" in mixed.stderr
    wrong = interview_tui("transcribe", "01-robin", "--format", "txt", cwd=study.folder)
    assert wrong.returncode == 2
