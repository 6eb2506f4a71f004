"""The files of a recording, in every state that a crash can leave them in."""

import os
import shutil
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.storage.flac import ArchivingStopped, flac_format, same_sound, write_flac
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.recover import recover
from interview_tui.audio.storage.wav import HEADER_BYTES, SoundFormat, header, mend, wav_format, wav_frames
from interview_tui.audio.storage.writer import SoundWriter
from interview_tui.interview.events import ConsentRefused, RecordingStarted, Stopped
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem
from tests.audio.killed import killed_at
from tests.audio.sounds import RATE, Pcm, all_samples, ramp, save

MONO = SoundFormat(RATE, 1)
SOUND = ramp(1.5)
HALVES = (SOUND[:10_000], SOUND[10_000:])


def raw(samples: Pcm) -> bytes:
    return samples.astype("<i2").tobytes()


def _sizes(path: Path, riff: int, data: int) -> None:
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, 4, riff)
    struct.pack_into("<I", content, 40, data)
    path.write_bytes(content)


DAMAGES: dict[str, tuple[Callable[[Path], None], int]] = {
    "none": (lambda p: None, 0),
    "sizes zero": (lambda p: _sizes(p, 0, 0), 0),
    "sizes too small": (lambda p: _sizes(p, 136, 100), 0),
    "sizes too large": (lambda p: _sizes(p, 0xFFFFFFFF, 0xFFFFFFFF), 0),
    "header all zeros": (lambda p: p.write_bytes(bytes(HEADER_BYTES) + p.read_bytes()[HEADER_BYTES:]), 0),
    "cut in the middle of a sample": (lambda p: os.truncate(p, p.stat().st_size - 3), 2),
    "cut to half a sample": (lambda p: os.truncate(p, HEADER_BYTES + 1), len(SOUND)),
    "cut to its header": (lambda p: os.truncate(p, HEADER_BYTES), len(SOUND)),
}


@pytest.mark.parametrize(("damage", "lost"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_wav_file_keeps_every_whole_sample(tmp_path: Path, damage: Callable[[Path], None], lost: int) -> None:
    path = save(tmp_path / "000.wav", SOUND)
    damage(path)
    mend(path, MONO)
    kept = SOUND[: len(SOUND) - lost]
    assert path.read_bytes() == header(MONO, 2 * len(kept)) + raw(kept)
    mended = path.read_bytes()
    mend(path, MONO)
    assert path.read_bytes() == mended


@pytest.mark.parametrize("length", [0, 1, HEADER_BYTES - 1])
def test_a_file_too_short_for_a_header_holds_no_sound_and_goes(tmp_path: Path, length: int) -> None:
    path = tmp_path / "000.wav"
    path.write_bytes(header(MONO, 0)[:length])
    mend(path, MONO)
    assert not path.exists()


def test_a_lost_header_gets_the_format_of_its_neighbours(tmp_path: Path) -> None:
    stereo = SoundFormat(44_100, 2)
    for number in range(2):
        save(tmp_path / f"00{number}.wav", np.repeat(SOUND, 2), 44_100, 2)
    (tmp_path / "001.wav").write_bytes(bytes(HEADER_BYTES) + raw(np.repeat(SOUND, 2)))
    recording = Recording(tmp_path)
    recording.repair()
    assert wav_format(tmp_path / "001.wav") == stereo
    assert recording.seconds == pytest.approx(2 * len(SOUND) / 44_100)


@pytest.mark.parametrize("format", [MONO, SoundFormat(44_100, 2), SoundFormat(48_000, 1)], ids=str)
def test_what_is_added_in_any_pieces_is_on_the_disk_after_every_flush(tmp_path: Path, format: SoundFormat) -> None:
    writer = SoundWriter([tmp_path], format)
    data = raw(np.resize(SOUND, 60_000))
    for start, end in ((0, 4), (4, 40_000), (40_000, 40_000), (40_000, 120_000)):
        writer.add(data[start:end])
        assert writer.flush()
        assert (tmp_path / "000.wav").read_bytes() == header(format, end) + data[:end]
    assert writer.close()
    assert writer.frames_written == writer.frames_added == 120_000 // format.frame_bytes
    assert (tmp_path / "000.wav").stat().st_mode & 0o777 in (0o600, 0o666)  # Windows knows no other


def interrupted_archive(folder: Path, state: str) -> None:
    """Put `folder` into the state of a recording that was killed while it was archived."""
    for number, half in enumerate(HALVES):
        save(folder / f"00{number}.wav", half)
    recording = Recording(folder)
    part = folder / "recording.flac.part"
    write_flac(recording.wavs, MONO, part, lambda: False)
    journal = folder / "archiving.json"
    text = '{"frames": 24000, "wavs": ["000.wav", "001.wav"]}\n'
    if state == "half a copy":
        os.truncate(part, 500)
    if state in ("copy and word of it", "in its place", "one file removed", "all files removed"):
        journal.write_text(text)
    if state in ("in its place", "one file removed", "all files removed"):
        part.rename(recording.flac)
    if state in ("one file removed", "all files removed"):
        (folder / "000.wav").unlink()
    if state == "all files removed":
        (folder / "001.wav").unlink()
    if state == "done":
        part.rename(recording.flac)
        for path in recording.wavs:
            path.unlink()


STATES = (
    "half a copy",
    "a copy",
    "copy and word of it",
    "in its place",
    "one file removed",
    "all files removed",
    "done",
)


@pytest.mark.parametrize("state", STATES)
def test_a_recording_killed_while_it_was_archived_is_whole_at_once_and_archived_later(
    interview: Path, state: str
) -> None:
    audio = interview / "audio"
    interrupted_archive(audio, state)
    assert Recording(audio).seconds == 1.5
    assert np.array_equal(all_samples(interview), SOUND)
    for _again in range(2):
        Recording(audio).archive()
        assert [path.name for path in audio.iterdir()] == ["recording.flac"]
        assert np.array_equal(all_samples(interview), SOUND)


@pytest.mark.parametrize("state", STATES)
def test_it_can_be_gone_on_with_after_that(interview: Path, state: str) -> None:
    audio = interview / "audio"
    interrupted_archive(audio, state)
    recording = Recording(audio)
    recording.repair()
    writer = SoundWriter([audio], MONO, recording.next_number)
    writer.add(raw(SOUND))
    writer.close()
    twice = np.concatenate([SOUND, SOUND])
    assert np.array_equal(all_samples(interview), twice)
    recording.archive()
    assert np.array_equal(all_samples(interview), twice)
    assert not recording.wavs


def test_the_archive_is_believed_only_if_every_sample_is_the_same(tmp_path: Path) -> None:
    wav = save(tmp_path / "000.wav", SOUND)
    flac = tmp_path / "a.flac"
    for wrong in (SOUND[:-1], np.append(SOUND, np.int16(0)), np.where(np.arange(len(SOUND)) == 20_000, 5, SOUND)):
        other = save(tmp_path / "other.wav", wrong.astype(np.int16))
        write_flac([other], MONO, flac, lambda: False)
        assert not same_sound([wav], MONO, flac, lambda: False)
    assert write_flac([wav], MONO, flac, lambda: False) == len(SOUND)
    assert same_sound([wav], MONO, flac, lambda: False)
    assert flac_format(flac) == (MONO, len(SOUND))


def test_archiving_makes_way_for_something_more_urgent(interview: Path) -> None:
    audio = interview / "audio"
    save(audio / "000.wav", SOUND)
    with pytest.raises(ArchivingStopped):
        Recording(audio).archive(stop=lambda: True)
    assert [path.name for path in audio.iterdir()] == ["000.wav"]


def test_files_of_two_formats_are_never_joined(interview: Path) -> None:
    save(interview / "audio" / "000.wav", SOUND)
    save(interview / "audio" / "001.wav", SOUND, rate=8000)
    with pytest.raises(Problem, match="format"):
        Recording(interview / "audio").archive()
    assert len(Recording(interview / "audio").wavs) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs RLIMIT_FSIZE")
def test_a_disk_without_room_for_the_archive_leaves_the_files_as_they_are(interview: Path) -> None:
    import resource

    audio = interview / "audio"
    save(audio / "000.wav", ramp(20))
    before = (audio / "000.wav").read_bytes()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
        try:
            Recording(audio).archive()
        except Problem as problem:
            os._exit(7 if "archived" in problem.what and problem.cure else 1)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert [path.name for path in audio.iterdir()] == ["000.wav"]
    assert (audio / "000.wav").read_bytes() == before


def test_nothing_recorded_leaves_nothing(interview: Path) -> None:
    audio = interview / "audio"
    (audio / "000.wav").write_bytes(header(MONO, 0))
    timeline = Timeline(interview / "timeline.jsonl")
    timeline.append(RecordingStarted())
    assert recover(interview)
    recording = Recording(audio)
    assert (recording.exists, recording.seconds, recording.ended) == (False, 0, True)
    assert len(recording.samples(0, 10)) == 0
    assert not recover(interview)
    assert next(e for e in timeline.events() if isinstance(e, Stopped)).seconds == 0


def test_an_erasure_that_was_cut_short_is_finished_by_the_next_opening(interview: Path) -> None:
    audio = interview / "audio"
    for number in range(3):
        save(audio / f"00{number}.wav", SOUND)
    (audio / ".erasing").touch()
    (audio / "000.wav").unlink()
    recover(interview)
    assert [path.name for path in audio.iterdir() if path.name != ".recorder.lock"] == []


def test_refused_is_refused_even_if_the_recorder_died_over_it(interview: Path) -> None:
    save(interview / "audio" / "000.wav", SOUND)
    timeline = Timeline(interview / "timeline.jsonl")
    timeline.append(RecordingStarted())
    timeline.append(ConsentRefused(at=1.0))
    recover(interview)
    assert not Recording(interview / "audio").exists
    assert not Recording(interview / "audio").flac.exists()


@pytest.mark.parametrize(("rate", "channels"), [(16_000, 1), (16_000, 2), (44_100, 2), (48_000, 1), (8_000, 1)])
def test_every_part_comes_back_at_16_khz_mono(interview: Path, rate: int, channels: int) -> None:
    audio = interview / "audio"
    times = np.arange(3 * rate) / rate
    tone = (8000 * np.sin(2 * np.pi * 440 * times)).astype(np.int16)
    save(audio / "000.wav", np.repeat(tone[:rate], channels), rate, channels)
    save(audio / "001.wav", np.repeat(tone[rate:], channels), rate, channels)
    for archived in (False, True):
        if archived:
            Recording(audio).archive()
        recording = Recording(audio)
        assert (recording.rate, recording.channels, recording.seconds) == (rate, channels, 3)
        piece = recording.samples(0.9, 1.7)
        assert piece.dtype == np.float32
        assert len(piece) == pytest.approx(0.8 * RATE, abs=2)
        expected = 8000 / 32768 * np.sin(2 * np.pi * 440 * (0.9 + np.arange(len(piece)) / RATE))
        assert np.abs(piece - expected).max() < 0.01
        assert len(recording.samples(2.5, 99)) == pytest.approx(0.5 * RATE, abs=60)
        assert len(recording.samples(3, 99)) <= 60


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_recovery_can_be_killed_before_any_of_its_steps(interview: Path, tmp_path: Path) -> None:
    audio = interview / "audio"
    for number, half in enumerate(HALVES):
        _sizes(save(audio / f"00{number}.wav", half), 0, 0)
    (audio / "001.wav").open("ab").write(b"x")
    Timeline(interview / "timeline.jsonl").append(RecordingStarted())
    pristine = tmp_path / "pristine"
    shutil.copytree(interview, pristine)
    step = 0
    while True:
        shutil.rmtree(interview)
        shutil.copytree(pristine, interview)
        if not killed_at(step, lambda: recover(interview), interview):
            break
        assert np.array_equal(all_samples(interview), SOUND), f"after {step} steps"
        recover(interview)
        assert np.array_equal(all_samples(interview), SOUND), f"after {step} steps and recovery"
        assert sorted(path.name for path in audio.iterdir()) == [".recorder.lock", "recording.flac"], step
        stops = [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, Stopped)]
        assert [(stop.at, stop.seconds, stop.interrupted) for stop in stops] == [(1.5, 1.5, True)], step
        step += 1
    assert step > 20


def test_reading_goes_on_while_the_archive_takes_the_place_of_the_files(interview: Path) -> None:
    import threading

    audio = interview / "audio"
    for number in range(6):
        save(audio / f"00{number}.wav", ramp(10))
    archiving = threading.Thread(target=Recording(audio).archive)
    archiving.start()
    reads = 0
    while archiving.is_alive() or not reads:
        recording = Recording(audio)
        assert recording.seconds == 60
        assert len(recording.samples(5, 55)) == 50 * RATE
        reads += 1
    archiving.join()
    assert Recording(audio).seconds == 60


def test_a_growing_recording_is_read_up_to_where_it_is(interview: Path) -> None:
    writer = SoundWriter([interview / "audio"], MONO)
    for seconds in (0.5, 1.0, 1.5):
        writer.add(raw(SOUND[round((seconds - 0.5) * RATE) : round(seconds * RATE)]))
        writer.flush()
        assert np.array_equal(all_samples(interview), SOUND[: round(seconds * RATE)])
    os.truncate(interview / "audio" / "000.wav", HEADER_BYTES + 2001)
    assert wav_frames(interview / "audio" / "000.wav", MONO) == 1000
    assert np.array_equal(all_samples(interview), SOUND[:1000])
    writer.close()
