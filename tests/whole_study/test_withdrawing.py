"""Somebody withdraws: nothing of her is left anywhere, and of everybody else everything is as it was, figures too."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from interview_tui.across.kept import Across
from interview_tui.cli import commands
from interview_tui.export import write_exports
from interview_tui.export.options import Options
from interview_tui.language import set_language
from interview_tui.reporting.documents import as_markdown
from interview_tui.reporting.gathering import facts
from interview_tui.reporting.writing import write_methods
from interview_tui.study import Study
from interview_tui.timing.documents import TimingDocument
from interview_tui.timing.reading import reports_of, to_report
from interview_tui.timing.writing import write_timing
from interview_tui.tui.study_rows import study_rows
from tests.whole_study import comparing
from tests.whole_study.conftest import Made, Make
from tests.whole_study.inventing import AGAIN, FIRST_OF_TWO, IMPORTED, PAIR, REMODELLED, TWICE, WRITTEN
from tests.whole_study.leaving import sounds_of, where, words_of
from tests.whole_study.reading_back import from_markdown, without_names
from tests.whole_study.telling import numbers_in, numbers_told

HOME = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")


@dataclass(frozen=True)
class Around:
    """A study from which all was exported, and a folder of the thesis that some of it went to."""

    made: Made
    place: Path

    @property
    def study(self) -> Study:
        return Study(self.place / "study")

    @property
    def thesis(self) -> Path:
        return self.place / "thesis"

    def folders(self, *numbers: int) -> list[Path]:
        """Of the interviews at these places of the plan, all sittings."""
        sittings = [len(one.sittings) for one in self.made.plan.interviews]
        firsts = [1 + sum(sittings[:number]) for number in range(len(sittings))]
        wanted = [firsts[number] + n for number in numbers for n in range(sittings[number])]
        found = sorted((self.place / "study" / "interviews").iterdir())
        return [path for path in found if path.is_dir() and int(path.name[:2]) in wanted]


def export_everything(study: Study, thesis: Path) -> None:
    """Every kind of file that holds something of several, here and elsewhere."""
    set_language("en")
    every = [one for one in study.interviews() if one.record.kind != "rehearsal" and one.transcript.exists()]
    write_exports(study, every, ["json", "docx", "qdpx", "matrix"])
    write_exports(study, every, ["md"], options=Options(one_file=True))
    write_methods(study)
    shown = to_report(study, every)
    write_timing(study, shown, TimingDocument.of(reports_of(shown), study.guide), ["md", "docx"], None)
    write_exports(study, every, ["md"], thesis, Options(one_file=True))
    write_methods(study, ["docx"], into=thesis)
    Across(study).refresh()
    study_rows(study)


@pytest.fixture(scope="session")
def pristine(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Path]]:
    """Where it has to lie, for its lists name whole paths, and a copy to put there."""
    known: dict[str, tuple[Path, Path]] = {}

    def made(language: str) -> tuple[Path, Path]:
        if language not in known:
            place = tmp_path_factory.mktemp(f"withdrawing-{language}") / "around"
            shutil.copytree(make(language).folder, place / "study")
            with pytest.MonkeyPatch.context() as environment:
                for name in HOME:
                    environment.setenv(name, str(place / "home"))
                export_everything(Study(place / "study"), place / "thesis")
            kept = place.with_name("pristine")
            shutil.copytree(place, kept)
            known[language] = (place, kept)
        return known[language]

    return made


@pytest.fixture
def around(
    request: pytest.FixtureRequest,
    make: Make,
    pristine: Callable[[str], tuple[Path, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> Around:
    place, kept = pristine(request.param)
    shutil.rmtree(place)
    shutil.copytree(kept, place)
    for name in HOME:
        monkeypatch.setenv(name, str(place / "home"))
    return Around(make(request.param), place)


def withdraw(around: Around, name: str, *more: str) -> dict[str, object]:
    """`interview-tui withdraw`; the receipt."""
    study = around.place / "study"
    arguments = ["--study", str(study), "--language", "en", "withdraw", name, *more, "--without-key", "--json"]
    result = CliRunner().invoke(commands, [*arguments, "--yes-erase", around.made.plan.title])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


WHO = [
    pytest.param("sv", (TWICE,), (), id="two sittings"),
    pytest.param("sv", (PAIR,), ("--whole",), id="a pair"),
    pytest.param("sv", (IMPORTED,), (), id="recorded elsewhere"),
    pytest.param("sv", (AGAIN, FIRST_OF_TWO), ("--all-of-participant",), id="interviewed twice"),
    pytest.param("sv", (WRITTEN,), (), id="in writing"),
    pytest.param("sv", (REMODELLED,), (), id="heard by two models"),
]


@pytest.mark.parametrize(("around", "numbers", "more"), WHO, indirect=["around"])
def test_nothing_of_her_is_left_and_all_else_is_as_it_was(
    around: Around, numbers: tuple[int, ...], more: tuple[str, ...]
) -> None:
    plan, study = around.made.plan, around.place / "study"
    gone = around.folders(*numbers)
    people = {who for number in numbers for who in plan.interviews[number].people}
    texts = [needle for who in people for needle in words_of(who)] + [folder.name.encode() for folder in gone]
    others = [path for path in (study / "interviews").iterdir() if path not in gone]
    sounds = sounds_of(gone, others)
    before = tree(study)
    shared = ("exports/", ".index/")
    there = where(study, texts, sounds)
    assert {one.name for one in gone} <= {name.split("/")[1] for name in there if name.startswith("interviews/")}
    assert all(any(name.startswith(one) for name in there) for one in shared)
    assert where(around.thesis, texts, sounds) != []

    receipt = withdraw(around, gone[0].name, *more)

    assert (receipt["gone"], receipt["left"], receipt["interviews"]) == (True, [], len(numbers))
    assert where(study, texts, sounds) == []
    assert where(around.thesis, texts, sounds) == []
    after = tree(study)
    kept = {
        name: data
        for name, data in before.items()
        if name.startswith("interviews/") and not name.startswith(tuple(f"interviews/{one.name}/" for one in gone))
    }
    assert {name for name, data in kept.items() if after.get(name) != data} == set()
    assert {name: after[name] for name in before if name.startswith(("guide", "study.toml"))} == {
        name: data for name, data in before.items() if name.startswith(("guide", "study.toml"))
    }
    without = plan.without(*numbers)
    assert "\n".join(comparing.methods(without, around.study)) == ""
    parts, _rows, _answers = from_markdown(as_markdown(facts(around.study), plan.language))
    assert [numbers_in(without_names(part, plan)) for part in parts] == numbers_told(without)


@pytest.mark.parametrize("around", ["sv"], indirect=True)
def test_the_other_reports_are_those_of_a_study_without_her(around: Around) -> None:
    (folder, *_later) = around.folders(TWICE)
    withdraw(around, folder.name)
    without = around.made.plan.without(TWICE)
    for compare in (comparing.timing, comparing.coverage):
        assert "\n".join(compare(without, around.study)) == ""


@pytest.mark.parametrize("around", ["sv"], indirect=True)
def test_one_of_two_interviews_with_somebody_goes_and_the_other_stays_as_it_was(around: Around) -> None:
    plan, study = around.made.plan, around.place / "study"
    (folder,), (other,) = around.folders(FIRST_OF_TWO), around.folders(AGAIN)
    first, again = (
        {word.text.strip(".").casefold() for word in plan.interviews[n].words()} for n in (FIRST_OF_TWO, AGAIN)
    )
    mark = plan.interviews[AGAIN].people[0].mark
    texts = [word.encode() for word in first - again if word.startswith(mark)]
    sounds = sounds_of([folder], [path for path in (study / "interviews").iterdir() if path != folder])
    assert len(texts) > 10
    assert where(study, texts, sounds) != []
    before = {name: data for name, data in tree(other).items() if name != "interview.json"}
    withdraw(around, folder.name, "--only-this")
    assert where(study, [*texts, folder.name.encode()], sounds) == []
    assert {name: data for name, data in tree(other).items() if name != "interview.json"} == before
    assert "\n".join(comparing.methods(plan.without(FIRST_OF_TWO), around.study)) == ""
