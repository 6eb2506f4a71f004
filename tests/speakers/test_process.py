"""Speakers found by a process of its own, from an interview's folder."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from interview_tui.interview.correction import SpeakerSet
from interview_tui.interview.corrections import CORRECTIONS_FILE, Corrections
from interview_tui.speakers.client import SpeakerFinder, find_speakers
from interview_tui.speakers.found import read_speakers, with_speakers
from interview_tui.speakers.wanted import can_be_found, needs_speakers
from interview_tui.study import Interview
from interview_tui.transcription.segments import Segment
from interview_tui.transcription.transcript import read_transcript
from tests.speakers.held import demo_talk, held, share_right, transcribed
from tests.waiting import wait_until

NAMES = {"I": "I", "P": "Robin"}


@pytest.fixture(scope="module")
def interview(tmp_path_factory: pytest.TempPathFactory) -> Interview:
    return held(tmp_path_factory.mktemp("demo"), *demo_talk())


def labelled(interview: Interview) -> list[Segment]:
    transcript = read_transcript(interview.transcript)
    assert transcript is not None
    return with_speakers(transcript.segments, read_speakers(interview.folder))


def test_the_demos_two_voices_are_told_apart_and_the_interviewer_is_known_by_her_questions(
    interview: Interview,
) -> None:
    assert needs_speakers(interview)
    shares: list[float] = []
    found = find_speakers(interview, tell=shares.append)
    assert found.voices == ("I", "Robin")
    assert share_right(labelled(interview), demo_talk()[1], NAMES) >= 0.99
    assert shares[-1] == 1.0
    assert not needs_speakers(interview)
    assert oct((interview.folder / "speakers.json").stat().st_mode & 0o777) == "0o600"


def test_a_changed_transcript_wants_its_speakers_found_again(interview: Interview, tmp_path: Path) -> None:
    sound, said = demo_talk()
    other = held(tmp_path, sound[: 16000 * 30], [one for one in said if one[1].end < 29])
    find_speakers(other)
    assert not needs_speakers(other)
    assert needs_speakers(other, voices=3)
    os.unlink(other.transcript)
    transcribed(other, [one for one in said if one[1].end < 20], 30.0)
    assert needs_speakers(other)


def test_a_correction_that_shall_teach_wants_them_found_again_and_is_followed(tmp_path: Path) -> None:
    sound, said = demo_talk()
    other = held(tmp_path, sound[: 16000 * 40], [one for one in said if one[1].end < 39])
    before = find_speakers(other)
    turn = next(one for one in before.turns if one.speaker == "Robin" and one.end - one.start > 1.5)
    corrections = Corrections(other.folder / CORRECTIONS_FILE)
    corrections.append(SpeakerSet(start=turn.start, end=turn.end, speaker="I", teach=False))
    assert not needs_speakers(other)
    corrections.append(SpeakerSet(start=turn.start, end=turn.end, speaker="I", teach=True))
    assert needs_speakers(other)
    after = find_speakers(other)
    assert next(one for one in after.turns if one.start <= turn.start + 0.5 < one.end).speaker == "I"


def test_a_transcript_with_labels_has_nothing_to_find(tmp_path: Path) -> None:
    sound, said = demo_talk()
    other = held(tmp_path, sound[: 16000 * 20], [one for one in said if one[1].end < 19])
    lines = [json.loads(line) for line in other.transcript.read_text(encoding="utf-8").splitlines()]
    for segment in lines[1]["segments"]:
        segment["speaker"] = "Robin"
    other.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert not can_be_found(other)
    assert not needs_speakers(other)


def test_killed_in_the_middle_it_leaves_what_was_there(tmp_path: Path) -> None:
    other = held(tmp_path, *demo_talk())
    (other.folder / "speakers.json").write_text("{}")
    finder = SpeakerFinder.launch(other.folder)
    wait_until(lambda: finder.share > 0, 60, "the sound is being read")
    os.kill(finder._process.pid, signal.SIGKILL)
    assert finder.wait(10)
    assert finder.problem == "The search for the speakers was broken off."
    assert (other.folder / "speakers.json").read_text() == "{}"
    assert not [path.name for path in other.folder.iterdir() if path.name.endswith(".part")]


def test_it_goes_on_when_the_program_that_started_it_is_gone(tmp_path: Path) -> None:
    sound, said = demo_talk()
    other = held(tmp_path, sound[: 16000 * 20], [one for one in said if one[1].end < 19])
    process = subprocess.Popen(
        [sys.executable, "-m", "interview_tui.speakers.process", str(other.folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(120) == 0
    assert read_speakers(other.folder) is not None


def test_what_is_wrong_is_said_without_a_word_of_what_was_said(tmp_path: Path) -> None:
    other = held(tmp_path, np.zeros(16000, dtype=np.float32), demo_talk()[1][:4])
    (other.folder / "guide.md").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "interview_tui.speakers.process", str(other.folder), "--texts", "en"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "missing" in done.stderr
    assert not (other.folder / "speakers.json").exists()


def test_silence_has_no_turns_but_its_words_have(tmp_path: Path) -> None:
    other = held(tmp_path, np.zeros(16000 * 12, dtype=np.float32), demo_talk()[1][:10])
    found = find_speakers(other)
    assert all(turn.probability < 0.99 for turn in found.turns)
    assert all(segment.speaker is not None for segment in labelled(other))
