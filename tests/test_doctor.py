"""What the doctor says about the recorder's second place."""

import os
import tempfile
from pathlib import Path

import pytest

from interview_tui.doctor import Check, checks
from interview_tui.study import Settings, Study
from tests.studies import GUIDE


def second_place(folder: Path, spare: Path | None) -> Check:
    settings = Settings(title="Trust", language="en", spare=str(spare) if spare is not None else None)
    study = Study.create(folder / "study", GUIDE, settings)
    (check,) = [check for check in checks(study, listen=False) if check.name == "Second place"]
    return check


def test_a_second_place_on_the_same_disk_is_none(tmp_path: Path) -> None:
    check = second_place(tmp_path, tmp_path)
    assert check.ok is None
    assert "interview --spare" in check.cure


def test_a_second_place_that_is_away_is_named(tmp_path: Path) -> None:
    check = second_place(tmp_path, tmp_path / "stick")
    assert check.ok is None
    assert str(tmp_path / "stick") in check.what
    assert "Connect" in check.cure


def test_another_disk_is_a_second_place(tmp_path: Path) -> None:
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK) or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other disk here")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        assert second_place(tmp_path, Path(folder)).ok is True
