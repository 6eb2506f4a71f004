"""The study with everything in it, made once and put back for each test."""

from pathlib import Path

import pytest

from interview_tui.language import set_language
from tests.erasing.everything import Everything, build, copied

HOME = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A copy of it, and where it has to lie: its lists name whole paths."""
    place = tmp_path_factory.mktemp("everything") / "around"
    with pytest.MonkeyPatch.context() as environment:
        for name in HOME:
            environment.setenv(name, str(place / "home"))
        set_language("en")
        build(place)
    kept = place.with_name("pristine")
    copied(place, kept)
    return kept, place


@pytest.fixture
def everything(pristine: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Everything:
    """All of it as it was made."""
    kept, place = pristine
    copied(kept, place)
    for name in HOME:
        monkeypatch.setenv(name, str(place / "home"))
    return Everything(place)


@pytest.fixture(scope="session")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute of sound that stands in for a microphone."""
    import numpy
    import soundfile

    path = tmp_path_factory.mktemp("sound") / "tone.wav"
    soundfile.write(path, numpy.random.default_rng(1).integers(-9000, 9000, 60 * 16_000, "int16"), 16_000)
    return path
