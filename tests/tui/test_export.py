"""Exporting from the study: ticks, the beginning of the file as it will be, and where the files are."""

import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview_tui.export import write_exports
from interview_tui.export.options import Options
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Replaced
from interview_tui.interview.events import NoteTaken
from interview_tui.interview.record import Participant
from interview_tui.privacy.key_file import key_path
from interview_tui.study import Interview, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.export import ExportScreen
from interview_tui.tui.widgets.ticks import Ticks
from tests.export.talks import talk_of_two
from tests.tui.conftest import LooksRight, said, shown, until, until_screen


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Study, Interview]:
    return talk_of_two(tmp_path / "study")


def looks(app: InterviewApp) -> str:
    """The beginning that is shown."""
    return str(app.screen.query_one("#preview").render())


async def open_export(pilot: Pilot[None], text: str = "Consent") -> None:
    app: Any = pilot.app
    await until(pilot, lambda: "Robin" in shown(app), "the interview")
    await pilot.press("x")
    await until_screen(pilot, "ExportScreen")
    await until(pilot, lambda: text in looks(app), "the beginning of the file")


async def tick(pilot: Pilot[None], id: str, *values: str) -> None:
    """Go to these lines of a list and press Space."""
    ticks = pilot.app.screen.query_one(f"#{id}", Ticks)
    ticks.focus()
    for value in values:
        ticks.highlighted = [one.value for one in ticks.choices].index(value)
        await pilot.press("space")


async def test_what_is_shown_is_what_is_written(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_export(pilot)
        await tick(pilot, "formats", "docx", "md")
        await until(pilot, lambda: looks(app).startswith("# Trust"), "Markdown")
        await tick(pilot, "manner", "times", "interviewer", "clean")
        await tick(pilot, "people", "Kim")
        await tick(pilot, "questions", "welcome", "help", "more")
        wanted = Options(
            times=False, interviewer=False, manner="clean", questions=("day",), participants=("Robin",)
        )  # fmt: skip
        (path,) = write_exports(study, [interview], ["md"], study.folder / "wanted", wanted)
        await until(pilot, lambda: looks(app) == path.read_text(encoding="utf-8").rstrip("\n"), "the chosen text")
        await pilot.press("enter")
        await until(pilot, lambda: "1 file is written: 01-robin.md" in said(app), "the file")
    assert (study.exports / "01-robin.md").read_bytes() == path.read_bytes()


async def test_several_formats_are_written_at_once_and_known_the_next_time(talk: tuple[Study, Interview]) -> None:
    study, _interview = talk
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await open_export(pilot)
        await tick(pilot, "formats", "csv", "json")
        await tick(pilot, "manner", "quotes_only")
        await tick(pilot, "people", "Kim")
        await pilot.press("enter")
        await until(pilot, lambda: "3 files are written" in said(app), "the files")
        await pilot.press("escape")
        await open_export(pilot)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        assert set(screen.query_one("#formats", Ticks).values) == {"docx", "csv", "json"}
        assert "quotes_only" in screen.query_one("#manner", Ticks).values
        assert screen.query_one("#people", Ticks).all_ticked, "who is left out is chosen anew each time"
    assert {path.suffix for path in study.exports.glob("[!.]*")} == {".docx", ".csv", ".json"}
    choice = (study.exports / ".choice.json").read_text(encoding="utf-8")
    assert json.loads(choice)["schema"] == 1
    assert "Robin" not in choice


async def test_a_heading_ticks_all_its_questions(talk: tuple[Study, Interview]) -> None:
    app = InterviewApp(talk[0], language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await open_export(pilot)
        ticks = app.screen.query_one("#questions", Ticks)
        assert ticks.values == ("welcome", "day", "help", "more")
        ticks.focus()
        ticks.highlighted = 1  # Everyday
        await pilot.press("space")
        assert ticks.values == ("welcome", "more")
        await pilot.press("down", "space")
        assert ticks.values == ("welcome", "day", "more")
        await pilot.press("up", "space")
        assert ticks.all_ticked


async def test_questions_of_every_guide_that_was_used_can_be_chosen(talk: tuple[Study, Interview]) -> None:
    study, first = talk
    later = study.guide_path.read_text(encoding="utf-8").replace(
        "## Closing", "3. What gives you hope? {#hope}\n\n## Closing"
    )
    study.guide_path.write_text(later, encoding="utf-8")
    study.new_interview(first.record.model_copy(update={"participants": (Participant(pseudonym="Alex"),)}))
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Alex" in shown(app), "the interviews")
        await pilot.press("x")
        await until_screen(pilot, "ExportScreen")
        app.screen.query_one("#which").focus()
        await pilot.press("right")
        ticks = app.screen.query_one("#questions", Ticks)
        await until(pilot, lambda: ticks.values == ("welcome", "day", "help", "hope", "more"), "all questions")


async def test_nothing_ticked_is_a_sentence_and_no_file(talk: tuple[Study, Interview]) -> None:
    study, _interview = talk
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_export(pilot)
        await tick(pilot, "people", "Robin", "Kim")
        await pilot.press("enter")
        await until(pilot, lambda: "Tick a participant first" in said(app), "the sentence")
        await tick(pilot, "formats", "docx")
        await pilot.press("enter")
        await until(pilot, lambda: "Tick a format first" in said(app), "the sentence")
    assert not list(study.exports.glob("[!.]*"))


async def test_files_go_into_another_folder_and_one_that_cannot_be_is_told(
    talk: tuple[Study, Interview], tmp_path: Path
) -> None:
    study, _interview = talk
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_export(pilot)
        field: Any = app.screen.query_one("#into")
        field.focus()
        field.value = str(tmp_path / "file")
        await pilot.press("enter")
        await until(pilot, lambda: "The export could not be written" in said(app), "the reason")
        field.value = str(tmp_path / "thesis")
        await pilot.press("enter")
        await until(pilot, lambda: "1 file is written" in said(app), "the file")
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["01-robin.docx"]


async def test_a_study_with_a_key_asks_for_its_passphrase_unless_that_is_not_wanted(
    talk: tuple[Study, Interview],
) -> None:
    study, _interview = talk
    key_path(study.folder).write_bytes(b"sealed")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_export(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "OpenKeyDialog")
        await pilot.press("escape")
        await until_screen(pilot, "ExportScreen")
        assert not list(study.exports.glob("[!.]*")), "nothing is written unless she says so"
        await until(pilot, lambda: "untick “search for the real names in the key”" in said(app), "why, and what to do")
        await tick(pilot, "manner", "key")
        await pilot.press("enter")
        await until(pilot, lambda: "1 file is written" in said(app), "the file")


async def test_what_still_stands_in_a_file_is_told_with_its_place_and_a_way_to_mend_it(
    talk: tuple[Study, Interview],
) -> None:
    study, interview = talk
    corrections_of(interview).append(
        Replaced(start=14.9, end=15.2, original="grandmother", by="[relative]", kind="person")
    )
    interview.timeline.append(NoteTaken(at=17.0, text="Kim lives with her grandmother"))
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await open_export(pilot)
        assert "names and places" not in shown(app)
        await tick(pilot, "formats", "docx", "md")
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing was exported" in said(app), "the refusal")
        assert "01-robin.md, line" in said(app)
        await until(pilot, lambda: "names and places" in shown(app), "the way to mend it")
        await pilot.press("p")
        await until_screen(pilot, "ProposalsScreen")
    assert not list(study.exports.glob("[!.]*"))


async def test_sound_has_choices_of_its_own_and_says_what_must_be_known_of_it(talk: tuple[Study, Interview]) -> None:
    import numpy
    import soundfile

    study, interview = talk
    soundfile.write(interview.audio / "recording.flac", numpy.zeros(20 * 16_000, "int16"), 16_000)
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await open_export(pilot)
        manner = app.screen.query_one("#manner", Ticks)
        assert "beep" not in [one.value for one in manner.choices]
        await tick(pilot, "formats", "docx", "audio")
        await until(pilot, lambda: "beep" in [one.value for one in manner.choices], "the choices")
        await until(pilot, lambda: looks(app) == "The recording, 20 s, from start to end.", "what it is")
        await tick(pilot, "manner", "beep", "interviewer")
        await pilot.press("enter")
        await until(pilot, lambda: "holds all that was said" in said(app), "why not")
        await tick(pilot, "manner", "interviewer")
        await pilot.press("enter")
        await until(pilot, lambda: "1 file is written: 01-robin.flac" in said(app), "the file")
        assert "Nothing is hidden in the sound" in said(app)


async def test_a_study_without_interviews_can_still_export_its_guide(tmp_path: Path) -> None:
    study, interview = talk_of_two(tmp_path / "study")
    interview.folder.rename(tmp_path / "away")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Everyday" in shown(app), "the study")
        await pilot.press("x")
        await until_screen(pilot, "ExportScreen")
        await tick(pilot, "formats", "docx", "qdc")
        await pilot.press("enter")
        await until(pilot, lambda: "1 file is written: interview-guide" in said(app), "the guide")


def test_export(looks_right: LooksRight, language: str, talk: Any) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_export(pilot, "Trust")
        await tick(pilot, "formats", "docx", "md")
        await until(pilot, lambda: looks(pilot.app).startswith("# Trust"), "Markdown")  # type: ignore[arg-type]

    looks_right(InterviewApp(talk[0], language=language), steps)


def test_export_that_could_not_be_written(looks_right: LooksRight, language: str, talk: Any) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        app: Any = pilot.app
        await open_export(pilot, "Trust")
        await tick(pilot, "formats", "docx", "md")
        await tick(pilot, "manner", "quotes_only")
        await until(pilot, lambda: "(Robin, nurse)" in looks(app), "the quotes")
        app.screen.study.exports.rename(app.screen.study.folder / "away")
        (app.screen.study.folder / "exports").write_text("no folder", encoding="utf-8")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one("#written").display, "what became of it")

    looks_right(InterviewApp(talk[0], language=language), steps)


async def test_where_nothing_is_decided_about_names_is_said_before_it_goes_out_and_p_leads_there(
    talk: tuple[Study, Interview],
) -> None:
    study, interview = talk
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_export(pilot)
        wanted = "Nothing is decided about names and places in 01-robin"
        await until(pilot, lambda: said(app).count(wanted) == 1, "the sentence")
        await pilot.press("enter")
        await until(pilot, lambda: "1 file is written" in said(app), "the file")
        await until(pilot, lambda: said(app).count(wanted) == 1, "the sentence, once")
        await pilot.press("p")
        await until_screen(pilot, "ProposalsScreen")
        decided = Replaced(start=14.9, end=15.2, original="grandmother", by="[relative]", kind="person")
        corrections_of(interview).append(decided)
        await pilot.press("escape")
        await until_screen(pilot, "ExportScreen")
        await until(pilot, lambda: "names and places" not in shown(app), "nothing more to say")


async def test_the_screen_says_what_is_being_done_until_the_files_lie_there(
    talk: tuple[Study, Interview], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is 100 % done while files are still to be checked and written."""
    app = InterviewApp(talk[0], language="en")
    told: list[str] = []
    say = ExportScreen._say
    monkeypatch.setattr(ExportScreen, "_say", lambda screen, text: (told.append(text), say(screen, text)))
    async with app.run_test(size=(80, 24)) as pilot:
        await open_export(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "1 file is written" in said(app), "the file")
    *before, written = told
    assert before == [
        "01-robin: 0 % done",
        "Finishing the files …",
        "Checking the finished files: 0 % done",
        "Finishing the files …",
    ]
    assert "1 file is written" in written
