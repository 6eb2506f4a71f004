"""The guide editor: what a key does to the guide, what is said about it, and that nothing typed is lost."""

import random
from collections import Counter
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.guide.drafting.draft import draft_of
from interview_tui.guide_drafts import draft_path
from interview_tui.guide_versions import reason_noted
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.guide_editor import GuideEditorScreen
from tests.tui.conftest import said, shown, until, until_screen

GUIDE = """---
language: en
minutes: 30
research_questions: [How is trust built?]
---
# Trust in everyday support

## Welcome
Thank you for seeing me today.

## Consent
You may stop at any time.

## Everyday life (10 min)
<!-- ask Kim first -->
1. Could you tell me about an ordinary day? [RQ1]
   - What do you do first?
   - If with support:
     - How did that begin?
   > If needed: any day will do.
2. Do you like it here? (optional)

## Closing (5 min)
1. Is there anything you would like to add?
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "guide.md"
    path.write_text(GUIDE, encoding="utf-8")
    return path


def editor(guide: Path) -> InterviewApp:
    return InterviewApp(place=lambda: GuideEditorScreen(guide), language="en")


async def to_row(pilot: Pilot[None], text: str) -> None:
    """Mark the row with that text."""
    screen = pilot.app.screen
    assert isinstance(screen, GuideEditorScreen)
    at = next(n for n, row in enumerate(screen.rows) if row.text.startswith(text))
    screen.action_row(at - screen.cursor)
    await pilot.pause()


async def begin(pilot: Pilot[None], row: str = "") -> None:
    await until_screen(pilot, "GuideEditorScreen")
    if row:
        await to_row(pilot, row)


def body(guide: Path) -> str:
    return guide.read_text(encoding="utf-8").split("# Trust in everyday support")[1]


BEFORE = GUIDE.split("# Trust in everyday support")[1]


async def test_a_row_is_typed_anew_in_its_place_and_saved_as_a_person_would_write_it(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Do you like")
        await pilot.press("enter", "ctrl+u", *"What is it like here?")
        assert "2. What is it like here?" in shown(app)
        assert "not saved yet" in said(app)
        await pilot.press("enter", "s")
        await pilot.pause()
        assert "✓ saved" in said(app)
        assert guide.read_text(encoding="utf-8") == GUIDE.replace("Do you like it here?", "What is it like here?")
        assert not draft_path(guide).exists()


FIRST = BEFORE[BEFORE.index("<!--") : BEFORE.index("2. Do you")]
"""The first question with what belongs to it."""
DIVIDE = ["enter", "home", *["right"] * 7, "ctrl+d", "enter"]


@pytest.mark.parametrize(
    ("row", "keys", "before", "after"),
    [
        ("Do you like", ["tab"], "2. Do you like it here? (optional)", "   - Do you like it here? (optional)"),
        ("How did that", ["shift+tab"], "     - How did that begin?", "   - How did that begin?"),
        ("Do you like", ["o"], " (optional)", ""),
        ("Do you like", ["3"], "2. Do you like it here? (optional)", "   - Do you like it here? (optional)"),
        ("What do you do", ["x"], "   - What do you do first?\n", ""),
        ("Everyday life", ["p", "backspace", "backspace", "5", "enter"], "(10 min)", "(5 min)"),
        ("Do you like", ["r", *"rq1", "enter"], "here? (optional)", "here? [RQ1] (optional)"),
        ("Do you like", ["i", *"liking", "enter"], "(optional)", "(optional) {#liking}"),
        ("Do you like", ["w"], "(optional)", "(optional) {ok: closed}"),
        ("Do you like", ["n", *"And then?", "enter"], "(optional)\n", "(optional)\n3. And then?\n"),
        ("Do you like", ["f", *"How so?", "enter"], "(optional)\n", "(optional)\n   - How so?\n"),
        ("Do you like", ["b", *"So.", "enter"], "(optional)\n", "(optional)\n   > If needed: So.\n"),
        ("Do you like", ["h", *"Work", "enter"], "(optional)\n", "(optional)\n\n## Theme: Work\n"),
        ("Thank you", ["c", *"smile", "enter"], "today.\n", "today.\n\n<!-- smile -->"),
        ("You may stop", ["a", *"Really.", "enter"], "time.\n", "time.\n\nReally.\n"),
        ("Do you like", ["n", "enter"], "", ""),
        ("Do you like", ["n", *"gone", "escape"], "", ""),
        ("Do you like", ["x", "u"], "", ""),
        ("Do you like", ["o", "u", "U"], " (optional)", ""),
        ("Do you like", DIVIDE, "Do you like it here? (optional)", "Do you (optional)\n3. like it here?"),
        ("What do you do", ["m"], "day? [RQ1]\n   - What do you do first?", "day? What do you do first? [RQ1]"),
        ("You may stop", ["enter", "ctrl+j", *"- or later", "enter"], "time.\n", "time.\n- or later\n"),
        ("ask Kim", ["enter", "end", *" today", "escape"], "", ""),
        ("Could you", ["j"], FIRST + "2. Do you like it here? (optional)\n",
         "1. Do you like it here? (optional)\n" + FIRST.replace("1. Could", "2. Could")),
        ("Closing", ["k"], BEFORE[BEFORE.index("## Every"):],
         BEFORE[BEFORE.index("## Clos"):] + "\n" + BEFORE[BEFORE.index("## Every"):BEFORE.index("\n## Clos")]),
    ],
)  # fmt: skip
async def test_each_key_does_one_thing_to_the_guide(
    guide: Path, row: str, keys: list[str], before: str, after: str
) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, row)
        await pilot.press(*keys, "ctrl+s")
        await pilot.pause()
    assert body(guide) == BEFORE.replace(before, after, 1)


async def test_what_cannot_be_done_is_said_and_changes_nothing(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Could you")
        await pilot.press("tab")
        assert "There is nothing above it that it could stand under." in said(app)
        assert "✓ saved" in said(app)


async def test_what_is_doubtful_stands_below_its_row_and_advice_at_the_bottom(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert "15 minutes of the interview are planned for no section." in said(app)
        await to_row(pilot, "Do you like")
        assert "Yes or no would be an answer." in said(app)
        await pilot.press("w")
        assert "Yes or no would be an answer." not in said(app)
        assert "no advice: closed" in said(app)
        await pilot.press("W")
        assert "Yes or no would be an answer." in said(app)
        await pilot.press("enter", "ctrl+u", *"Could you tell me about an ordinary day?", "enter")
        assert "The same question stands under “Everyday life” already." in said(app)


async def test_the_next_thing_to_look_at_is_one_key_away(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("full_stop")
        screen = app.screen
        assert isinstance(screen, GuideEditorScreen)
        assert screen.marked.text == "Do you like it here?"
        await pilot.press("comma")
        assert screen.marked.kind == "title"


async def test_leaving_unsaved_asks_and_esc_goes_on(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Do you like")
        await pilot.press("x", "escape")
        await until_screen(pilot, "Choice")
        await pilot.press("escape")
        await until_screen(pilot, "GuideEditorScreen")
        await pilot.press("ctrl+q")
        await until_screen(pilot, "Choice")
        await pilot.press("enter")
        await pilot.pause()
    assert "Do you like" not in body(guide)
    assert not draft_path(guide).exists()


async def test_leaving_without_saving_leaves_the_guide_and_nothing_beside_it(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Do you like")
        await pilot.press("x", "q")
        await until_screen(pilot, "Choice")
        await pilot.press("down", "enter")
        await pilot.pause()
    assert guide.read_text(encoding="utf-8") == GUIDE
    assert not draft_path(guide).exists()


async def test_what_was_typed_when_the_program_died_is_offered_at_the_next_opening(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Do you like")
        await pilot.press("x", "n", *"Half a qu")
        await until(pilot, lambda: "Half a qu" in draft_path(guide).read_text(encoding="utf-8"), "what is typed")
        app.exit()  # as if killed: nothing is asked, nothing saved
    assert guide.read_text(encoding="utf-8") == GUIDE

    again = editor(guide)
    async with again.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "Choice")
        assert "changes that were not saved" in said(again)
        await pilot.press("enter")
        await until_screen(pilot, "GuideEditorScreen")
        assert "not saved yet" in said(again)
        await pilot.press("s")
        await pilot.pause()
    assert "Half a qu" in body(guide)
    assert "Do you like" not in body(guide)


async def test_a_guide_changed_by_another_program_is_not_written_over_unasked(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Do you like")
        await pilot.press("x")
        guide.write_text(GUIDE.replace("Trust", "Faith"), encoding="utf-8")
        await pilot.press("s")
        await until_screen(pilot, "ProblemDialog")
        assert "changed by another program" in said(app)
        await pilot.press("escape")
        await until_screen(pilot, "GuideEditorScreen")
        assert "Faith" in guide.read_text(encoding="utf-8")
        await pilot.press("s")
        await pilot.pause()
    assert "Do you like" not in body(guide)


async def test_what_the_guide_says_about_itself_is_changed_in_a_form(guide: Path) -> None:
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("g")
        await until_screen(pilot, "GuideFactsDialog")
        await pilot.press("tab", "end", "backspace", "5", "tab", "enter", *"And lost?", "ctrl+s")
        await until_screen(pilot, "GuideEditorScreen")
        await pilot.press("s")
        await pilot.pause()
    said = guide.read_text(encoding="utf-8")
    assert "minutes: 35\nresearch_questions: [How is trust built?, And lost?]\n" in said


async def test_the_guide_of_a_study_is_edited_with_o_and_a_change_after_an_interview_asks_why(study: Path) -> None:
    here = Study(study)
    app = InterviewApp(here, language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        await pilot.press("o")
        await until_screen(pilot, "GuideEditorScreen")
        await pilot.press("end", "h", *"What else", "enter", "n", *"What did we forget?", "enter", "s")
        await until_screen(pilot, "ReasonDialog")
        await pilot.press(*"The first one wanted to say more.", "enter")
        await until_screen(pilot, "GuideEditorScreen")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "What else" in said(app), "the guide as it is now")
    assert [q.text for q in Study(study).guide.questions()][-1] == "What did we forget?"
    assert reason_noted(here) == "The first one wanted to say more."


async def test_what_cannot_be_kept_beside_the_guide_is_said_and_editing_goes_on(guide: Path) -> None:
    draft_path(guide).mkdir()  # nothing can be written there
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "Do you like")
        await pilot.press("o", "k")
        await until(pilot, lambda: "Not kept beside the guide" in said(app), "what is wrong")
        await pilot.press("s")
        await until(pilot, lambda: "✓ saved" in said(app), "that it is saved")
    assert "1. Do you like it here?\n" in body(guide)


async def test_random_keys_never_lose_a_text_or_break_the_guide(guide: Path) -> None:
    keys = ["j", "k", "tab", "shift+tab", "up", "down", "m", "u", "U", "o", *"123456789", "full_stop", "end", "home"]
    chosen = random.Random(8).choices(keys, k=60)
    app = editor(guide)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        screen = app.screen
        assert isinstance(screen, GuideEditorScreen)
        letters = Counter("".join(row.text for row in screen.rows).replace(" ", ""))
        for key in chosen:
            await pilot.press(key)
            now = Counter("".join(row.text for row in screen.rows).replace(" ", ""))
            assert not letters - now
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert draft_of(guide.read_text(encoding="utf-8")).rows == screen.rows
