"""Pictures of the guide editor and the review of a document, in both languages and both sizes, as approved."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview_tui.guide.drafting.draft import draft_of
from interview_tui.guide_drafts import keep_draft
from interview_tui.guide_import import read_document_file
from interview_tui.language import set_language
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.guide_editor import GuideEditorScreen
from interview_tui.tui.screens.guide_import import GuideImportScreen
from tests.tui.conftest import LooksRight, shown, until, until_screen

GUIDES = {
    "en": """---
language: en
minutes: 45
research_questions: [What part does support play in everyday life?, How is trust built?]
---
# Trust in everyday support

A pilot was held in March.

## Welcome
Thank you for seeing me today. We have three quarters of an hour.

## Consent
This is voluntary:
- You may stop at any time.
- Nobody is named in what I write.

## Everyday life (15 min)
<!-- ask Kim about the wording -->
1. Could you tell me about an ordinary day? [RQ1]
   - What do you do first?
   - If with support:
     - How did that begin?
   > If needed: any day will do.
2. Do you trust those who come to you in {municipality}? [RQ2] (optional) {#trust}
3. Could you tell me about an ordinary day?

## Closing (5 min)
1. Is there anything you would like to add?
""",
    "sv": """---
language: sv
minutes: 45
research_questions: [Vilken plats har stödet i vardagen?, Hur byggs tillit?]
---
# Tillit i vardagsstödet

En pilotintervju hölls i mars.

## Välkommen
Tack för att du tar dig tid. Vi har tre kvart på oss.

## Samtycke
Det här är frivilligt:
- Du kan avbryta när du vill.
- Ingen nämns vid namn i det jag skriver.

## Vardagen (15 min)
<!-- fråga Kim om ordvalet -->
1. Kan du berätta om en vanlig dag? [RQ1]
   - Vad gör du först?
   - Om med stöd:
     - Hur började det?
   > Vid behov: vilken dag som helst går bra.
2. Litar du på dem som kommer till dig i {kommun}? [RQ2] (valfri) {#tillit}
3. Kan du berätta om en vanlig dag?

## Avslutning (5 min)
1. Är det något du vill lägga till?
""",
}

DOCUMENTS = {
    "en": """Interview guide: support in everyday life

Introduction
Thank you for seeing me. We have three quarters of an hour.

Everyday life (15 min)
1. Could you tell me about an ordinary day?
   a. What do you do first?
   b. If with support: how did that begin?
   If needed: any day will do.
2. What is it like to live here?
Something about the neighbours
- anything else?

Closing
3. Is there anything you would like to add?
""",
    "sv": """Intervjuguide: stöd i vardagen

Inledning
Tack för att du tar dig tid. Vi har tre kvart på oss.

Vardagen (15 min)
1. Kan du berätta om en vanlig dag?
   a. Vad gör du först?
   b. Om med stöd: hur började det?
   Vid behov: vilken dag som helst går bra.
2. Hur är det att bo här?
Något om grannarna
- något mer?

Avslutning
3. Är det något du vill lägga till?
""",
}


@pytest.fixture
def editor(tmp_path: Path, language: str) -> InterviewApp:
    path = tmp_path / "guide.md"
    path.write_text(GUIDES[language], encoding="utf-8")
    return InterviewApp(place=lambda: GuideEditorScreen(path), language=language)


@pytest.fixture
def review(tmp_path: Path, language: str) -> InterviewApp:
    path = tmp_path / "guide.txt"
    path.write_text(DOCUMENTS[language], encoding="utf-8")
    set_language(language)  # the reader says in it why it is not sure
    read = read_document_file(path)
    return InterviewApp(place=lambda: GuideImportScreen(read, path), language=language)


async def to_row(pilot: Pilot[None], kind: str, number: int = 0) -> None:
    """Mark the row of that kind."""
    await until_screen(pilot, "GuideEditorScreen")
    screen: Any = pilot.app.screen
    rows = [at for at, row in enumerate(screen.rows) if row.kind == kind]
    screen.action_row(rows[number] - screen.cursor)
    await pilot.pause()


def test_the_guide_with_advice_about_a_question(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "question", 1)

    looks_right(editor, steps)


def test_what_is_doubtful_stands_below_its_row(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "title")

    looks_right(editor, steps)


def test_a_row_being_typed(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "question", 1)
        await pilot.press("enter", "space", *"and what would it take to trust them more than you do now?")

    looks_right(editor, steps)


def test_a_new_follow_up(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "question", 2)
        await pilot.press("f", *"What would")

    looks_right(editor, steps)


def test_what_the_guide_says_about_itself(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "title")
        await pilot.press("g")
        await until_screen(pilot, "GuideFactsDialog")

    looks_right(editor, steps)


def test_leaving_what_is_not_saved(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "question", 2)
        await pilot.press("x", "q")
        await until_screen(pilot, "Choice")

    looks_right(editor, steps)


def test_the_editors_help(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "question", 2)
        await pilot.press("question_mark")
        await until_screen(pilot, "HelpDialog")

    looks_right(editor, steps)


def test_all_that_is_said_of_a_row(looks_right: LooksRight, editor: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await to_row(pilot, "question", 1)
        await pilot.press("v")
        await until_screen(pilot, "RowRemarksDialog")

    looks_right(editor, steps)


def test_what_was_not_saved_is_offered(looks_right: LooksRight, tmp_path: Path, language: str) -> None:
    path = tmp_path / "guide.md"
    path.write_text(GUIDES[language], encoding="utf-8")
    keep_draft(path, GUIDES[language], draft_of(GUIDES[language].replace("45", "50")))
    kept = path.with_name(".guide.md.draft")
    text = kept.read_text(encoding="utf-8")
    wall = text.split('"wall":"')[1].split('"')[0]
    kept.write_text(text.replace(wall, "2026-03-09T10:00:00+01:00"), encoding="utf-8")

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "Choice")

    looks_right(InterviewApp(place=lambda: GuideEditorScreen(path), language=language), steps)


def test_a_document_beside_its_rows(looks_right: LooksRight, review: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: "?" in shown(review) and pilot.app.screen.marked.unsure, "what is not sure")  # type: ignore[attr-defined]

    looks_right(review, steps)


def test_a_row_of_a_document_put_right(looks_right: LooksRight, review: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: pilot.app.screen.marked.unsure, "what is not sure")  # type: ignore[attr-defined]
        await pilot.press("3", "enter")

    looks_right(review, steps)
