"""The made-up studies on disk, one in each language, made once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from interview_tui.study import Study
from tests.whole_study.inventing import invented
from tests.whole_study.plan import StudyPlan
from tests.whole_study.writing import write

SEED = 7
LANGUAGES = ("en", "sv")


@dataclass(frozen=True)
class Made:
    """A study and the truth about it."""

    plan: StudyPlan
    folder: Path

    @property
    def study(self) -> Study:
        return Study(self.folder)


Make = Callable[[str], Made]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """`make("sv")`: the study in that language. Nobody changes it."""

    @cache
    def made(language: str) -> Made:
        folder = tmp_path_factory.mktemp(f"whole-{language}") / "study"
        plan = invented(SEED, language)
        write(plan, folder)
        return Made(plan, folder)

    return made


@pytest.fixture(scope="session", params=LANGUAGES)
def made(request: pytest.FixtureRequest, make: Make) -> Made:
    return make(request.param)
