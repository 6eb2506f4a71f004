"""Whether the sound is all there and the same: what is found, what repair does about it, and what it never loses."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.audio.recorder.runtime import Address, announce, recorder_lock
from interview_tui.audio.storage.check import repair, sealed, to_seal, verify
from interview_tui.audio.storage.recording import Recording
from interview_tui.interview.events import GapDetected, RecordingStarted, Stopped
from interview_tui.interview.record import SealedAudio
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem
from tests.audio.sounds import RATE, Pcm, all_samples, ramp, save

RNG = np.random.default_rng(1)
SOUND = (ramp(20) // 4 + RNG.integers(-500, 500, 20 * RATE)).astype(np.int16)


@pytest.fixture
def archived(interview: Path) -> Path:
    """An interview of twenty seconds with two microphones, as it should be."""
    audio = interview / "audio"
    (audio / "backup").mkdir()
    save(audio / "000.wav", SOUND)
    save(audio / "backup" / "000.wav", SOUND[::-1].copy())
    timeline = Timeline(interview / "timeline.jsonl")
    timeline.append(RecordingStarted())
    timeline.append(Stopped(at=20, seconds=20))
    Recording(audio).archive()
    Recording(audio).backup.archive()
    return interview


def seals(interview: Path) -> list[SealedAudio]:
    return [sealed(path) for path in to_seal(interview)]


def kinds(interview: Path, of: list[SealedAudio]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.file) for finding in verify(interview, of)]


def test_what_is_as_it_was_sealed_has_no_findings(archived: Path) -> None:
    first, second = seals(archived)
    content = (archived / "audio" / "recording.flac").read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    assert first == SealedAudio(
        file="audio/recording.flac", sha256=sha256, seconds=20.0, rate=RATE, channels=1, frames=20 * RATE
    )
    assert second.file == "audio/backup/recording.flac"
    assert verify(archived, [first, second]) == []
    assert repair(archived).holes == ()
    assert seals(archived) == [first, second]


def test_every_fault_is_found_and_said(archived: Path) -> None:
    audio, good = archived / "audio", seals(archived)
    assert kinds(archived, []) == [
        ("unsealed", "audio/recording.flac"),
        ("unsealed", "audio/backup/recording.flac"),
    ]
    content = (audio / "recording.flac").read_bytes()
    (audio / "recording.flac").write_bytes(content + b"x")
    assert kinds(archived, good) == [("changed", "audio/recording.flac")]
    soundfile.write(audio / "recording.flac", SOUND[:-RATE], RATE, subtype="PCM_16")
    assert kinds(archived, good) == [("changed", "audio/recording.flac"), ("length", "timeline.jsonl")]
    assert verify(archived, good)[-1].seconds == -1.0
    (audio / "recording.flac").unlink()
    assert kinds(archived, good) == [("missing", "audio/recording.flac"), ("length", "timeline.jsonl")]
    path = save(audio / "000.wav", SOUND)
    os.truncate(path, path.stat().st_size - 1)
    found = kinds(archived, good[1:])
    assert found == [("unfinished", "audio/000.wav"), ("unarchived", "audio/000.wav")]
    for finding in verify(archived, good):
        assert finding.sentence
        assert finding.cure


def _flip(data: bytearray) -> None:
    data[len(data) // 2] ^= 1


def _zeros(data: bytearray) -> None:
    data[len(data) // 3 : len(data) // 3 + 5000] = bytes(5000)


def _cut_out(data: bytearray) -> None:
    del data[len(data) // 3 : len(data) // 3 + 5000]


def _cut_off(data: bytearray) -> None:
    del data[len(data) // 2 :]


@pytest.mark.parametrize(
    ("damage", "most"), [(_flip, 1.5), (_zeros, 1.5), (_cut_out, 1.5), (_cut_off, 10.5)], ids=lambda v: str(v)[:12]
)
def test_a_damaged_archive_keeps_all_that_decodes_in_its_place(
    archived: Path, damage: Callable[[bytearray], None], most: float
) -> None:
    audio, good = archived / "audio", seals(archived)
    data = bytearray((audio / "recording.flac").read_bytes())
    damage(data)
    (audio / "recording.flac").write_bytes(data)
    found = verify(archived, good)
    assert [finding.kind for finding in found] == ["changed", "damaged"]
    assert found[1].mendable

    done = repair(archived)
    assert done.kept == ("audio/recording.damaged.flac",)
    assert (audio / "recording.damaged.flac").read_bytes() == data
    sound: Pcm = all_samples(archived)
    silent = np.zeros(len(SOUND), bool)
    for _file, start, seconds in done.holes:
        silent[round(start * RATE) : round((start + seconds) * RATE)] = True
    assert 0 < silent.sum() / RATE <= most
    assert np.array_equal(sound, np.where(silent, 0, SOUND))
    gaps = [e for e in Timeline(archived / "timeline.jsonl").events() if isinstance(e, GapDetected)]
    assert [("audio/recording.flac", gap.start, gap.seconds) for gap in gaps] == [
        (file, pytest.approx(start, abs=0.001), seconds) for file, start, seconds in done.holes
    ]
    assert {gap.cause for gap in gaps} == {"damage"}
    assert verify(archived, seals(archived)) == []
    assert repair(archived).holes == ()


def test_an_archive_of_which_nothing_can_be_had_stays_as_it_is(archived: Path) -> None:
    flac = archived / "audio" / "recording.flac"
    flac.write_bytes(flac.read_bytes()[:60] + bytes(200_000))
    before = flac.read_bytes()
    assert repair(archived).hopeless == ("audio/recording.flac",)
    assert flac.read_bytes() == before
    assert sorted(path.name for path in flac.parent.iterdir() if path.is_file() and path.suffix) == [
        ".recorder.lock",
        "recording.flac",
    ]


def test_repair_archives_what_a_crash_left(archived: Path) -> None:
    audio = archived / "audio"
    (audio / "recording.flac").unlink()
    path = save(audio / "000.wav", SOUND)
    content = bytearray(path.read_bytes())
    content[40:44] = bytes(4)
    path.write_bytes(content)
    assert repair(archived).mended
    assert np.array_equal(all_samples(archived), SOUND)
    assert verify(archived, seals(archived)) == []


def test_a_recording_that_goes_on_is_left_alone(archived: Path) -> None:
    audio = archived / "audio"
    announce(audio, Address("nowhere", b"x", os.getpid()))
    with recorder_lock(audio):
        assert kinds(archived, []) == [("recording", "audio")]
        with pytest.raises(Problem, match="being recorded"):
            repair(archived)


def test_no_other_file_can_be_sealed(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(b"no sound at all")
    with pytest.raises(Problem):
        sealed(path)
