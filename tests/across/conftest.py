from pathlib import Path

import pytest

from interview_tui.study import Study
from tests.across.material import small_study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return small_study(tmp_path / "trust")
