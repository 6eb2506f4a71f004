"""What takes minutes: not in the ordinary run. `INTERVIEW_TUI_LONG_TESTS=1 pytest tests/audio/test_long.py`."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.recorder_soak import soak

pytestmark = pytest.mark.skipif(
    os.environ.get("INTERVIEW_TUI_LONG_TESTS") != "1", reason="takes minutes: set INTERVIEW_TUI_LONG_TESTS=1"
)


@pytest.mark.timeout(900)
def test_five_minutes_under_full_load_lose_no_sample_and_take_no_memory(
    require: Callable[[str], None], tmp_path: Path
) -> None:
    for program in ("pulseaudio", "pactl", "paplay", "setpriv"):
        require(program)
    figures = soak(5, tmp_path)
    assert figures["broken"] == []
    assert figures["overruns"] == figures["gaps"] == figures["samples_missing"] == 0
