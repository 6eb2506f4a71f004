"""The places that show all interviews of a study: what stands there, and what their keys do."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.interview.record import update_record
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.answers_across import AnswersAcrossScreen
from interview_tui.tui.screens.overview import OverviewScreen
from interview_tui.tui.study_rows import study_rows
from interview_tui.tui.widgets.coverage_matrix import CoverageMatrix
from interview_tui.tui.widgets.transcript_text import TranscriptText
from tests.across.material import hold, small_study
from tests.tui.conftest import said, shown, until, until_screen


@pytest.fixture
def trust(tmp_path: Path) -> Study:
    return small_study(tmp_path / "trust")


async def open_place(pilot: Pilot[None], key: str, name: str) -> None:
    """From the study's screen, when its interviews stand there."""
    app = pilot.app
    await until(pilot, lambda: "Robin" in shown(app), "the interviews")  # type: ignore[arg-type]
    await pilot.press(key)
    await until_screen(pilot, name)
    await until(pilot, lambda: app.screen.read, "everything to be read")  # type: ignore[attr-defined]


async def test_the_overview_says_what_was_asked_for_how_long_and_in_how_many(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        assert "3 interviews · 1 pilot among them · 5–15 min, mean 10 min · 160 words" in said(app)
        assert "Not counted: 1 rehearsal" in said(app)
        assert "1. Would you tell me about a normal day?" in shown(app)
        assert "Love · 2026-03-16 · 2 sittings · guide version 2" in said(app)
        await pilot.press("up", "right")
        assert "2. Who helps you when it gets hard to cope at home?" in shown(app)
        assert "Kim · 2026-03-09 · guide version 2: asked, 1 min" in said(app)
        assert "Asked or answered in 2 of 3 interviews, 2 min on average" in said(app)
        await pilot.press("up", "end", "left")
        assert "5. Which papers did you have to sign?" in shown(app)
        assert "Robin · 2026-03-02 · pilot · guide version 1: – skipped" in said(app)


async def test_enter_opens_the_transcript_where_the_question_was_answered(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("up", "right", "right", "enter")  # Kim, trust
        await until_screen(pilot, "TranscriptScreen")
        text = app.screen.query_one(TranscriptText)
        await until(pilot, lambda: text.cursor >= 0 and text.spoken.words[text.cursor].start == 425.0, "the question")
        await pilot.press("escape")
        await until_screen(pilot, "OverviewScreen")
        assert app.screen.query_one(CoverageMatrix).column == 2


async def test_a_click_puts_the_cursor_on_a_cell(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        matrix = app.screen.query_one(CoverageMatrix)
        x = next(x for x in range(80) if matrix._there(matrix.size.width).column_at(x) == 3)
        await pilot.click(CoverageMatrix, offset=(x, 1))
        await pilot.pause()
        assert (matrix.line, matrix.column) == (1, 3)


async def test_a_planned_number_is_kept_and_one_that_cannot_be_is_not(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("p", "1", "2", "enter")
        await until(pilot, lambda: "3 of 12 planned interviews" in said(app), "the planned number")
        assert Study(trust.folder).settings.interviews == 12
        await pilot.press("p", "0", "0", "enter")
        await until(pilot, lambda: Study(trust.folder).settings.interviews == 12, "12 to stay")
        assert "no number of interviews" in said(app)
        await pilot.press("p", "ctrl+u", "enter")
        await until(pilot, lambda: "3 interviews ·" in said(app), "no planned number")
        assert Study(trust.folder).settings.interviews is None


async def test_a_letter_typed_as_a_number_of_interviews_opens_nothing(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("p", "u", "t", "escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")


async def test_answers_stand_side_by_side_where_there_is_room_and_one_after_another_else(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("right", "right", "a")
        await until_screen(pilot, "AnswersAcrossScreen")
        await until(pilot, lambda: "1–3 of 3" in said(app), "three answers")
        assert "That somebody rings" in said(app)
        assert "Trust is slow." in said(app)
        await pilot.press("n")
        await until(pilot, lambda: "lost my papers" in said(app), "the next question")
        assert "not in that version of the guide" in said(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "1 of 3" in said(app) and "Kim" not in shown(app), "one answer")
        await pilot.press("right")
        assert "The school rang my sister" in said(app)
        await pilot.press("left", "o")
        assert "1 of 2" in said(app)  # only those who answered
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")


async def test_quotes_of_all_interviews_stand_by_theme_and_open_where_they_were_said(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("u")
        await until_screen(pilot, "QuotesAcrossScreen")
        await until(pilot, lambda: "2 quotes" in said(app), "the quotes")
        everyday, trusted = said(app).index("Everyday (1)"), said(app).index("Trust (1)")
        assert everyday < said(app).index("“Without my sister I would have given up.”") < trusted
        assert "Kim · 8:15 · What does trust mean to you?" in shown(app)
        await pilot.press("t", "t")
        assert "Everyday (1)" not in shown(app)
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        text = app.screen.query_one(TranscriptText)
        await until(pilot, lambda: text.cursor >= 0 and text.spoken.words[text.cursor].start == 495.0, "the quote")


async def test_a_study_without_quotes_says_how_to_mark_them(tmp_path: Path) -> None:
    study = small_study(tmp_path / "trust")
    for interview in study.interviews():
        lines = interview.timeline.path.read_text(encoding="utf-8").splitlines(keepends=True)
        interview.timeline.path.write_text("".join(one for one in lines if "QuoteMarked" not in one), encoding="utf-8")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("u")
        await until(pilot, lambda: "No quote has been marked yet" in said(app), "what to do")


async def test_over_time_shows_minutes_for_each_theme_and_calls_new_words_a_hint(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("t")
        await until_screen(pilot, "OverTimeScreen")
        await until(pilot, lambda: "The latest interview brought" in said(app), "the new words")
        assert "1–7 min" in shown(app)
        assert "a hint of saturation" in said(app)
        assert "A hint, no more: content words that no participant had said in an earlier interview" in said(app)


async def test_a_word_is_found_while_it_is_typed_and_enter_opens_it_where_it_stands(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "f", "FindAcrossScreen")
        await pilot.press(*"sist")
        await until(pilot, lambda: "3 places in 2 interviews" in said(app), "the places")
        assert "Kim · When did somebody let you down?" in shown(app)
        await pilot.press(*"erx")
        await until(pilot, lambda: "“sisterx” does not stand in any interview" in said(app), "the word not found")
        await pilot.press("backspace")
        await until(pilot, lambda: "3 places" in said(app), "the places again")
        await pilot.press("enter", "end", "enter")
        await until_screen(pilot, "TranscriptScreen")
        text = app.screen.query_one(TranscriptText)
        await until(pilot, lambda: text.cursor >= 0 and text.spoken.words[text.cursor].start == 733.2, "sister")
        await pilot.press("escape")
        await until_screen(pilot, "FindAcrossScreen")
        await pilot.press("f")
        assert isinstance(app.focused, Input)


async def test_what_is_corrected_in_the_transcript_is_corrected_in_the_overview(trust: Study) -> None:
    app = InterviewApp(trust, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "f", "FindAcrossScreen")
        await pilot.press(*"kaspersson", "enter")
        await until(pilot, lambda: "f other words" in said(app), "the place, and the keys for it")
        await pilot.press("enter")
        await until_screen(pilot, "TranscriptScreen")
        from interview_tui.interview.correction import Replaced
        from interview_tui.interview.corrections import CORRECTIONS_FILE, Corrections

        hidden = Replaced(start=15.0, end=20.0, everywhere=True, original="Kaspersson", by="Fido", kind="person")
        Corrections(trust.interview("robin").folder / CORRECTIONS_FILE).append(hidden)
        await pilot.press("escape")
        await until(pilot, lambda: "does not stand in any interview" in said(app), "the name gone")


async def test_a_study_without_interviews_has_no_overview(tmp_path: Path) -> None:
    from interview_tui.study import Settings
    from tests.across.material import FIRST_GUIDE

    study = Study.create(tmp_path / "new", FIRST_GUIDE, Settings(title="New", language="en"))
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "rehearsal first: press r" in said(app), "the next step")
        await pilot.press("v", "f")
        await pilot.pause()
        assert type(app.screen).__name__ == "StudyScreen"


async def test_only_a_rehearsal_makes_an_overview_that_says_what_it_is_for(tmp_path: Path) -> None:
    from interview_tui.study import Settings
    from tests.across.material import DAY, FIRST_GUIDE

    study = Study.create(tmp_path / "new", FIRST_GUIDE, Settings(title="New", language="en"))
    hold(study, "Robin", [], [(1.0, "I", DAY)], seconds=30.0, day="2026-03-02", kind="rehearsal")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await until(pilot, lambda: "Not counted: 1 rehearsal" in said(app), "the sentence")


async def test_of_many_questions_those_around_the_cursor_are_seen(tmp_path: Path) -> None:
    from interview_tui.study import Settings

    questions = "".join(f"{n}. What about thing number {n}? {{#thing-{n}}}\n" for n in range(1, 41))
    study = Study.create(tmp_path / "long", f"# Long\n\n## Things\n{questions}", Settings(title="Long", language="en"))
    hold(study, "Robin", [(1.0, "QuestionAsked", "thing-40")], [(1.0, "I", "Forty?")], seconds=600.0, day="2026-03-02")
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "v", "OverviewScreen")
        await pilot.press("end")
        assert "40. What about thing number 40?" in shown(app)
        row = next(line for line in shown(app).splitlines() if line.startswith("  Robin") or line.startswith(" Robin"))
        assert "█" in row
        assert isinstance(app.screen, OverviewScreen)
        await pilot.press("a")
        await until_screen(pilot, "AnswersAcrossScreen")
        assert isinstance(app.screen, AnswersAcrossScreen)


# The list of interviews


def test_a_line_of_the_list_is_made_once_and_again_when_its_folder_has_changed(trust: Study) -> None:
    first = study_rows(trust)
    interview = trust.interview("kim")
    times = interview.transcript.stat()
    interview.transcript.write_bytes(b"x" * times.st_size)  # the same to whoever only looks at size and time
    os.utime(interview.transcript, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert study_rows(trust) == first
    update_record(interview.folder, participants=({"pseudonym": "Charlie"},))
    assert [row.name for row in study_rows(trust)] == ["Robin", "Charlie", "Love", "Love", "Practice"]
