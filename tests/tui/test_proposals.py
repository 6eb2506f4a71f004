"""Deciding about names and places with one key each, as somebody does it on an afternoon."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from interview_tui.export.linked import linked
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Change, Kept, Marked, Replaced, TextSet
from interview_tui.study import Interview, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.proposals import ProposalsScreen
from tests import studies
from tests.audio.sounds import ramp, save
from tests.tui.conftest import DAY, LooksRight, said, shown, until, until_screen
from tests.virtual_audio import VirtualAudio

SAID = [
    (1.2, "Tack för att du är här, Anna Berg."),
    (5.4, "Kan du berätta om en vanlig dag i Kiruna?"),
    (8.5, "Jag jobbar på Boråsskolan med Anna och Kalle, hon är 34 år."),
    (12.4, "Ring 070-123 45 67. Min bror Kalle bor i Lund. Kalles fru kommer från Syrien."),
]


@pytest.fixture
def interview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Interview:
    """A Swedish one, without sound."""
    monkeypatch.setattr(studies, "SAID", SAID)
    monkeypatch.setattr(studies, "GUIDE", studies.GUIDE.replace("language: en", "language: sv"))
    interview = studies.finished_study(tmp_path / "trust")[1]
    lines = interview.transcript.read_text(encoding="utf-8").splitlines()
    header = json.dumps(json.loads(lines[0]) | {"language": "sv"})
    interview.transcript.write_text("\n".join([header, *lines[1:], ""]), encoding="utf-8")
    record = interview.record.model_copy(update={"created": DAY})
    (interview.folder / "interview.json").write_text(record.model_dump_json(), encoding="utf-8")
    return interview


async def opened(pilot: Pilot[None], interview: Interview) -> ProposalsScreen:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
    screen = ProposalsScreen(interview)
    pilot.app.push_screen(screen)
    await until(pilot, lambda: "decided" in shown(pilot.app) or "avgjorda" in shown(pilot.app), "proposals")  # type: ignore[arg-type]
    return screen


def app_for(interview: Interview, language: str = "en") -> InterviewApp:
    return InterviewApp(Study(interview.study.folder), language=language)


def text_of(interview: Interview) -> str:
    return " ".join(segment.text for segment in linked(interview).segments)


def marked(screen: ProposalsScreen) -> str:
    matter = screen._marked()
    return matter.sought.original if matter is not None else ""


async def test_each_is_decided_with_one_key_and_the_next_one_comes(interview: Interview) -> None:
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, interview)
        assert "0 of 9 decided" in shown(app)
        assert "The search misses some: read the text too." in said(app)
        assert marked(screen) == "Anna Berg"
        await pilot.press("r")
        assert marked(screen) == "Anna"
        await pilot.press("r")
        assert marked(screen) == "Kalle"
        await pilot.press("g")
        assert marked(screen) == "Kiruna"
        await pilot.press("k")
        assert "4 of 9 decided" in shown(app)
        assert "stays as it is" in shown(app)
        text = text_of(interview)
        assert "Anna" not in text
        assert text.count("Kim") == 2, "the whole name and the first name are one person"
        assert "[namn] bor i Lund. [namns] fru" in text
        assert "dag i Kiruna" in text
        await pilot.press("escape")
        assert screen.changed


async def test_what_she_writes_herself_stands_there_but_never_the_name_again(interview: Interview) -> None:
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, interview)
        await pilot.press("down", "down", "enter")
        assert "Instead of “Kalle”" in said(app)
        await pilot.press("ctrl+u", *"en bror Kalle", "enter")
        assert "“Kalle” would still stand there." in said(app)
        assert text_of(interview).count("Kalle") == 3
        await pilot.press("enter", "ctrl+u", "enter")
        assert "Nothing was written" in said(app)
        await pilot.press("enter", "escape")
        assert marked(screen) == "Kalle"
        await pilot.press("enter", "ctrl+u", *"Morgan", "enter")
        assert text_of(interview).count("Morgan") == 3


async def test_a_name_that_stands_for_somebody_else_is_told_where_it_is_typed(interview: Interview) -> None:
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, interview)
        await pilot.press("down", "r")
        assert marked(screen) == "Kalle"
        await pilot.press("enter", "ctrl+u", *"Kim", "enter")
        assert "“Kim” stands for somebody else already." in said(app)
        assert text_of(interview).count("Kim") > 3, "it is hers to decide"
        await pilot.press("u", "enter", "ctrl+u", *"Morgan", "enter")
        assert "stands for somebody else" not in said(app)


async def test_one_place_is_decided_by_itself_and_can_be_changed(interview: Interview) -> None:
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, interview)
        await pilot.press("down", "down", "h")
        assert "One place at a time" in said(app)
        await pilot.press("k", "r")
        assert screen.query_one("#spots", OptionList).highlighted == 2, "on to the next place"
        assert "≈ Kalle" in shown(app)
        assert "2 of 3 places decided" in said(app)
        assert text_of(interview).count("Kalle") == 2
        await pilot.press("home", "r")
        assert [type(one) for one in corrections_of(interview).all()] == [Kept, Replaced, Replaced]
        assert text_of(interview).count("Kalle") == 1
        await pilot.press("escape")
        assert app.screen is screen, "first back to all places"
        await pilot.press("r")
        assert "Kalle" not in text_of(interview)


async def test_what_is_written_in_a_note_stands_there_with_it_and_is_decided_everywhere(interview: Interview) -> None:
    corrections_of(interview).append(Marked(kind="note", start=8.0, end=9.0, text="Malin är hans syster"))
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, interview)
        await pilot.press("down", "down", "down")
        assert marked(screen) == "Malin"
        row = next(line for line in shown(app).splitlines() if "är hans syster" in line)
        assert "Malin är hans syster" in row
        assert "field note" in row
        assert "0:08" not in row, "nobody says it then"
        await pilot.press("h")
        for key in ("r", "k", "enter", "space"):
            await pilot.press(key)
            assert len(corrections_of(interview).all()) == 1
            assert "This is written, not said" in said(app)
            assert app.focused is screen.query_one("#spots")
        await pilot.press("escape", "r")
        assert "✓ Malin" in shown(app)
        assert [note.text for note in linked(interview).notes if "syster" in note.text] != ["Malin är hans syster"]


async def test_everything_is_taken_back_step_by_step_and_done_again(interview: Interview) -> None:
    corrections_of(interview).append(TextSet(changes=(Change(start=8.4, end=8.7, text="Vi", was="Jag"),)))
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, interview)
        before = text_of(interview)
        await pilot.press("r", "A")
        assert "8 replaced; u takes them back." in said(app)
        assert "9 of 9 decided" in shown(app)
        after = text_of(interview)
        assert not any(name in after for name in ("Anna", "Kalle", "Kiruna", "Lund", "070", "34", "Syrien", "Borås"))
        await pilot.press("u")
        assert "1 of 9 decided" in shown(app)
        await pilot.press("u")
        assert "0 of 9 decided" in shown(app)
        assert text_of(interview) == before
        await pilot.press("u")
        assert "Nothing that was decided here is left to take back." in said(app)
        assert text_of(interview) == before, "what was put right in the text is not touched"
        await pilot.press("U", "U")
        assert text_of(interview) == after


async def test_one_kind_can_be_looked_at_alone_and_pronouns_come_on_request(interview: Interview) -> None:
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, interview)
        await pilot.press("f", "f")
        assert "PLACE  3" in shown(app)
        assert "PERSON" not in shown(app)
        assert marked(screen) in ("Kiruna", "Lund", "Syrien")
        while screen._kind is not None:
            await pilot.press("f")
        assert "PRONOUN" not in shown(app)
        await pilot.press("p", "end")
        assert "PRONOUN  1" in shown(app)
        assert marked(screen) == "hon"
        await pilot.press("r")
        assert "hen är" in text_of(interview)
        await pilot.press("p", "end")
        assert "PRONOUN  1" in shown(app), "what was decided can be seen"


async def test_a_place_is_heard_from_a_little_before(interview: Interview, virtual_audio: VirtualAudio) -> None:
    save(interview.audio / "000.wav", ramp(20))
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, interview)
        await pilot.press("down", "down", "h", "down", "space")
        await until(pilot, lambda: screen.player.position > 12.6 and screen.player.now.sounding, "the sound")
        await pilot.press("space")
        await until(pilot, lambda: not screen.player.now.sounding, "the pause")


async def test_without_sound_it_says_so(interview: Interview) -> None:
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, interview)
        await pilot.press("space")
        assert "there is nothing to play" in said(app)


async def test_what_was_just_typed_is_not_quoted_below_when_its_name_is_hidden(interview: Interview) -> None:
    app = app_for(interview)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        app.open_transcript(interview)
        await until_screen(pilot, "TranscriptScreen")
        await until(pilot, lambda: "Anna Berg" in shown(app), "the words")
        app.screen.say("“Tack, Anna Berg” · u undoes")  # type: ignore[attr-defined]
        await pilot.press("P")
        await until_screen(pilot, "ProposalsScreen")
        await until(pilot, lambda: "decided" in shown(app), "proposals")
        await pilot.press("r", "escape")
        await until_screen(pilot, "TranscriptScreen")
        await until(pilot, lambda: "Anna Berg" not in shown(app), "the name is gone from the whole screen")


async def test_nothing_to_decide_says_so_and_still_asks_to_read(
    interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studies, "SAID", [(1.2, "ja precis så är det ju")])
    studies.write_transcript(interview)
    app = app_for(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, interview)
        assert "Nothing was found that tells who somebody is. The search misses some: read the text too." in said(app)
        await pilot.press("r", "g", "k", "enter", "h", "space", "n", "u", "U", "A")
        assert corrections_of(interview).all() == []


@pytest.mark.parametrize("place", ["all", "places"])
def test_proposals(looks_right: LooksRight, interview: Interview, place: str, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await opened(pilot, interview)
        await pilot.press("r", "r", "h", "r") if place == "places" else await pilot.press("r", "k")
        await pilot.pause()

    looks_right(app_for(interview, language), steps)
