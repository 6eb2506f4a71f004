"""Guide → interview → recording → transcript under its questions, with every process real."""

import json
from pathlib import Path

import pytest

from interview_tui.demo.material import material
from tests.running import interview_tui
from tests.truth import compare, read


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_demo_gives_nearly_every_word_under_its_question(language: str, tmp_path: Path) -> None:
    into = tmp_path / "study"
    demo = interview_tui("--language", language, "demo", "--headless", "--into", into)
    assert demo.returncode == 0, demo.stderr
    exported = interview_tui("--study", into, "export", "--format", "json", "--json")
    assert exported.returncode == 0, exported.stderr
    (path,) = map(Path, json.loads(exported.stdout))

    result = compare(read(material(language) / "script.json"), read(path))
    assert result.recognised >= 0.90, result
    assert result.in_place >= 0.95, result
    assert result.by_speaker >= 0.97, result

    forget_the_keys(into)
    exported = interview_tui("--study", into, "export", "--format", "json", "--into", tmp_path / "by-text", "--json")
    assert exported.returncode == 0, exported.stderr
    (path_by_text,) = map(Path, json.loads(exported.stdout))
    by_text = compare(read(material(language) / "script.json"), read(path_by_text))
    assert by_text.in_place >= 0.90, by_text
    assert {passage["linked_by"] for passage in read(path_by_text)["passages"]} == {"text"}

    assert not list(into.glob("interviews/*/audio/*.wav")), "the sound is archived"
    assert len(list(into.glob("interviews/*/audio/recording.flac"))) == 1
    assert read(path)["transcription"]["complete"]
    assert read(path)["transcription"]["notice"], "it says that this is no model for people"


def forget_the_keys(study: Path) -> None:
    """Leave of the interview's timeline only what a recorder writes, as if it had been recorded elsewhere."""
    (timeline,) = study.glob("interviews/*/timeline.jsonl")
    lines = timeline.read_text(encoding="utf-8").splitlines(keepends=True)
    of_the_recorder = ("Started", "RecordingAgreed", "RecordingStarted", "Stopped", "Ended")
    kept = [line for line in lines if json.loads(line).get("event") in (None, *of_the_recorder)]
    assert len(kept) < len(lines) - 10, "questions were asked"
    timeline.write_text("".join(kept), encoding="utf-8")
