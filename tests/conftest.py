"""What every test may count on: no user's own settings, English texts, and a word when a system part is missing."""

import os
import shutil
from collections.abc import Callable

import pytest

from interview_tui.language import set_language

FULL = os.environ.get("INTERVIEW_TUI_FULL_TESTS") == "1"
"""Set in CI: a missing system part then fails a test instead of skipping it."""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a home of its own: nobody's models, recent studies or settings leak in or out."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    set_language("en")


@pytest.fixture
def require() -> Callable[[str], None]:
    """`require("tmux")`: skip where the program is missing, fail in CI."""

    def check(program: str) -> None:
        if shutil.which(program) is None:
            (pytest.fail if FULL else pytest.skip)(f"{program} is not installed")

    return check
