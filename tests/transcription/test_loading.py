"""Loading a library leaves Python's collector as it was."""

import gc
from pathlib import Path

import pytest

from interview_tui.problem import Problem
from interview_tui.transcription import engines
from interview_tui.transcription.loading import without_collecting
from interview_tui.transcription.models import Model


def test_nothing_is_collected_inside_and_everything_is_afterwards() -> None:
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_model_that_cannot_be_read_leaves_it_on(tmp_path: Path) -> None:
    path = tmp_path / "torn.pt"
    path.write_bytes(b"no model")
    model = Model(name="torn", path=path, sha256="", installed=True)
    with pytest.raises(Problem):
        engines.engine_for(model, engines.choose(model), "sv")
    assert gc.isenabled()
