"""Real sound through a (virtual) microphone, transcribed and found under its questions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.demo.excerpt import excerpt
from tests.demo.hearing import heard
from tests.virtual_audio import VirtualAudio


def test_what_the_microphone_hears_stands_under_its_question(
    tmp_path: Path, require: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    require("pulseaudio")
    require("paplay")
    room = VirtualAudio().start()
    try:
        for name, value in room.env.items():
            if name != "HOME":
                monkeypatch.setenv(name, value)
        result = heard(excerpt("sv", 45.0, tmp_path / "material"), room, tmp_path)
    finally:
        room.stop()
    assert result.recognised >= 0.85, result
    assert result.in_place >= 0.95, result
