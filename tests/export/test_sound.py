"""The sound is written with the other files of an export, or not at all, and found again when it is to be erased."""

from pathlib import Path

import pytest

from interview_tui.export import write_exports
from interview_tui.export.options import Options
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Replaced
from interview_tui.interview.events import ConsentRefused
from interview_tui.problem import Problem
from interview_tui.recovery import recover_interview
from interview_tui.study import Interview, Study
from tests.audio.two_places import Disks
from tests.export.talks import talk_of_two
from tests.running import interview_tui

RATE = 16_000


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Study, Interview]:
    """With twenty seconds of a tone for its sound, in which a word is to be hidden."""
    import numpy
    import soundfile

    study, interview = talk_of_two(tmp_path / "study")
    tone = (8000 * numpy.sin(numpy.arange(20 * RATE) / 8)).astype("int16")
    soundfile.write(interview.audio / "recording.flac", tone, RATE)
    corrections_of(interview).append(
        Replaced(start=0, end=0, everywhere=True, original="grandmother", by="[relative]", kind="person")
    )
    return study, interview


def loudest(path: Path, start: float, end: float) -> int:
    import soundfile

    sound, _rate = soundfile.read(path, dtype="int16")
    return int(abs(sound[round(start * RATE) : round(end * RATE)]).max())


def test_sound_is_written_with_the_words_and_what_is_hidden_is_silent(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    told: list[str] = []
    words, sound = write_exports(study, [interview], ["audio", "md"], notice=told.append)
    assert (words.name, sound.name) == ("01-robin.md", "01-robin.flac")
    assert loudest(sound, 14.85, 14.9) == 0, "grandmother"
    assert loudest(sound, 5.0, 10.0) > 7000, "what was said before it"
    assert told == []
    (beeped,) = write_exports(study, [interview], ["audio"], options=Options(hide_sound="beep"))
    assert beeped == sound, "it is the program's own, and replaced"
    assert 0 < loudest(sound, 14.85, 14.9) < 4000
    assert [path.name for path in study.exports.glob(".*.part")] == []


def test_sound_with_only_a_part_of_what_was_said_is_refused(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    for options in (Options(participants=("Kim",)), Options(interviewer=False), Options(questions=("day",))):
        with pytest.raises(Problem, match="holds all that was said"):
            write_exports(study, [interview], ["audio", "md"], options=options)
    assert not list(study.exports.glob("[!.]*"))


def test_a_refusal_erases_the_sound_that_was_exported_elsewhere(talk: tuple[Study, Interview], tmp_path: Path) -> None:
    study, interview = talk
    (sound,) = write_exports(study, [interview], ["audio"], tmp_path / "stick")
    left = sound.with_name(f".{sound.name}.old.77.part")
    left.write_bytes(b"as a killed export leaves it")
    interview.timeline.append(ConsentRefused())
    assert recover_interview(interview)
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_disk_that_is_too_small_for_the_sound_takes_no_words_either(
    talk: tuple[Study, Interview], small_disk: Disks
) -> None:
    study, interview = talk
    disk = small_disk("1m")
    disk.fill(leave=40_000)
    with pytest.raises(Problem, match="could not be written"):
        write_exports(study, [interview], ["md", "audio"], disk.folder)
    assert [path.name for path in disk.folder.iterdir()] == ["of-somebody-else"]


def test_the_command_tells_what_must_be_known_of_the_sound(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    corrections_of(interview).path.unlink()
    done = interview_tui(
        "--study", study.folder, "--language", "en", "export", "--format", "audio", "--hide-sound", "beep"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("01-robin.flac")
    assert "Nothing is hidden in the sound" in done.stderr
