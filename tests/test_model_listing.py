"""What `models list` and the doctor say of models and of this computer."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from interview_tui.commands.model_listing import listed
from interview_tui.doctor import checks
from interview_tui.language import set_language
from interview_tui.transcription import adding, models
from interview_tui.transcription.layouts import SIZES
from interview_tui.transcription.models import NANO
from interview_tui.transcription.needs import memory_needed
from interview_tui.transcription.speed import estimated, measured, measured_before
from tests.running import interview_tui
from tests.studies import finished_study
from tests.transcription.conftest import record, talk


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_list_says_what_each_model_costs_and_which_was_only_estimated(language: str) -> None:
    done = interview_tui("--language", language, "models", "list", "--json")
    assert done.returncode == 0, done.stderr
    rows = {row["name"]: row for row in json.loads(done.stdout)}
    assert rows[NANO]["measured"]
    assert rows[NANO]["seconds_for_ten"] > 0
    small = rows["kb-whisper-small"]
    assert not small["measured"]
    assert small["swedish_errors"] == [7.3, 6.4, 6.6]
    assert small["licence"] == "Apache-2.0"
    assert small["memory_bytes"] > 10**9
    assert rows["voices"]["seconds_for_ten"] is None
    for size, larger in (("tiny", "base"), ("base", "small"), ("small", "medium"), ("large-v3-turbo", "large-v3")):
        assert rows[size]["seconds_for_ten"] < rows[larger]["seconds_for_ten"]
        assert rows[size]["memory_bytes"] < rows[larger]["memory_bytes"]


def test_what_was_measured_once_is_remembered() -> None:
    from interview_tui.demo.sample import ten_seconds

    model = models.find(NANO)
    first = measured(model, ten_seconds())
    assert first.measured
    assert measured(model, ten_seconds()) == first
    assert measured_before(model) == first
    assert estimated(SIZES["small"]) == estimated(SIZES["small"])


def test_a_model_that_was_added_is_listed_with_its_facts(tmp_path: Path) -> None:
    from tests.transcription.made import random_openai

    model = adding.add(random_openai(tmp_path / "mine.pt"))
    (row,) = [row for row in listed(models.catalogue()) if row.model.name == "mine"]
    assert row.measured
    assert row.memory == memory_needed(model, "openai-whisper")
    lines = list(row.lines())
    assert lines[0].startswith("✓ mine")
    assert "10 s of talk take" in lines[1]
    assert lines[2] == f"SHA-256 {sha256((tmp_path / 'mine.pt').read_bytes()).hexdigest()}"


def test_a_screen_that_asks_which_other_model_loads_no_network(tmp_path: Path) -> None:
    from tests.transcription.made import random_openai

    adding.add(random_openai(tmp_path / "mine.pt"))
    _study, interview = finished_study(tmp_path / "study")
    interview.audio.mkdir(exist_ok=True)
    record(interview.folder, talk(4.0))
    ask = (
        "import sys; from pathlib import Path; from interview_tui.study import Study\n"
        "from interview_tui.tui.other_model import other_models\n"
        "asked = other_models(Study(Path(sys.argv[1])).interview(sys.argv[2]), 60.0)\n"
        "print(type(asked).__name__, 'torch' in sys.modules)"
    )
    command = [sys.executable, "-c", ask, str(tmp_path / "study"), interview.id]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["Choice", "False"], done.stderr


def test_the_doctor_says_what_transcribes_on_what() -> None:
    said = {check.name: check for check in checks(listen=False)}
    assert said["Transcription"].what.startswith("openai-whisper ")
    assert "thread" in said["Processor"].what
    assert "bit numbers" in said["Processor"].what
    assert said["Graphics card"].what
    assert "models get small" in said["Models"].cure


def test_figures_are_written_as_the_language_does() -> None:
    small = next(row for row in listed(models.catalogue()) if row.model.name == "kb-whisper-small")
    assert "7.3 / 6.4 / 6.6 %" in " ".join(small.lines())
    set_language("sv")
    assert "7,3 / 6,4 / 6,6 %" in " ".join(small.lines())
