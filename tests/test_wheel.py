"""A wheel has everything: installed away from the source tree, its demo gives a linked transcript."""

import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.demo.material import material
from tests.running import ROOT, interview_tui
from tests.truth import compare, read


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked in a folder of its own by pip."""
    folder = tmp_path_factory.mktemp("wheel")
    run = lambda *command: subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT, capture_output=True)  # noqa: E731
    run("build", "--wheel", "--no-isolation", "--outdir", str(folder))
    (wheel,) = folder.glob("*.whl")
    run("pip", "install", "--no-deps", "--target", str(folder / "site"), str(wheel))
    return folder / "site"


def test_the_demo_runs_from_the_wheel(site: Path, tmp_path: Path) -> None:
    into = tmp_path / "study"
    done = interview_tui("--language", "en", "demo", "--headless", "--into", into, cwd=tmp_path, PYTHONPATH=str(site))
    assert done.returncode == 0, done.stderr
    result = compare(read(material("en") / "script.json"), read(into / "exports" / "01-robin.json"))
    assert result.recognised >= 0.90


def test_guides_and_texts_are_in_the_wheel(site: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import interview_tui; print(interview_tui.__file__)"],
        cwd=tmp_path, env={"PYTHONPATH": str(site), "PATH": ""}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(site))
    listed = interview_tui("--language", "sv", "guide", "examples", cwd=tmp_path, PYTHONPATH=str(site))
    assert "vardagsstod" in listed.stdout
    helped = interview_tui("--language", "sv", "--help", cwd=tmp_path, PYTHONPATH=str(site))
    assert "Usage" not in helped.stdout
