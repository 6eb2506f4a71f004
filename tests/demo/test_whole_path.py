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

    assert not list(into.glob("interviews/*/audio/*.wav")), "the sound is archived"
    assert len(list(into.glob("interviews/*/audio/recording.flac"))) == 1
    assert read(path)["transcription"]["complete"]
    assert read(path)["transcription"]["notice"], "it says that this is no model for people"
