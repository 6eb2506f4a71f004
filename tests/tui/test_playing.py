"""Listening while reading: the keys of the transcript, with real sound in a virtual loudspeaker."""

from itertools import pairwise
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.events import Ended, RecordingStarted, Started, Stopped
from interview_tui.study import Interview
from interview_tui.tui.screens.transcript import TranscriptScreen
from interview_tui.tui.widgets.player_line import PlayerLine
from interview_tui.tui.widgets.transcript_text import TranscriptText
from tests.audio.sounds import ramp, save
from tests.studies import finished_study
from tests.tui.conftest import said, until
from tests.tui.test_interview import on
from tests.virtual_audio import VirtualAudio


@pytest.fixture
def interview(tmp_path: Path) -> Interview:
    """Twenty seconds with words and sound."""
    interview = finished_study(tmp_path / "done")[1]
    save(interview.audio / "000.wav", ramp(20))
    return interview


def marked(pilot: Pilot[None]) -> str:
    """The word under the cursor."""
    text = pilot.app.screen.query_one(TranscriptText)
    word = text.spoken.words[text.cursor]
    return text.blocks[text.spoken.paragraph_of(text.cursor)].text[word.first : word.last]


def position(pilot: Pilot[None]) -> float:
    screen = pilot.app.screen
    assert isinstance(screen, TranscriptScreen)
    return screen.player.position


async def test_arrows_go_from_word_to_word_and_from_line_to_line(interview: Interview) -> None:
    async with on(TranscriptScreen(interview)) as pilot:
        assert marked(pilot) == "Thank"
        await pilot.press("right", "right")
        assert (marked(pilot), position(pilot)) == ("for", pytest.approx(1.8))
        await pilot.press("down")
        assert marked(pilot) == "tell"  # the word under it, over a heading
        await pilot.press("end")
        assert marked(pilot) == "sister."
        await pilot.press("right", "down", "pagedown")
        assert marked(pilot) == "sister."
        await pilot.press("home", "left", "up")
        assert marked(pilot) == "Thank"


async def test_a_question_is_heard_from_the_moment_it_was_asked(interview: Interview) -> None:
    async with on(TranscriptScreen(interview)) as pilot:
        await pilot.press("greater_than_sign")
        assert (marked(pilot), position(pilot)) == ("Would", 5.4)
        await pilot.press("ctrl+right", "right", "right")
        assert position(pilot) == pytest.approx(13.0)
        await pilot.press("less_than_sign")
        assert position(pilot) == 12.4  # this question from its beginning
        await pilot.press("ctrl+left")
        assert position(pilot) == 5.4


async def test_a_word_that_was_found_or_clicked_on_is_where_it_plays_from(interview: Interview) -> None:
    async with on(TranscriptScreen(interview), size=(80, 24)) as pilot:
        await pilot.press("slash", *"write", "enter")
        assert (marked(pilot), position(pilot)) == ("write.", pytest.approx(10.0))
        text = pilot.app.screen.query_one(TranscriptText)
        line = next(y for y in range(20) if "Who helps you? My" in text.row(y).plain)
        await pilot.click(TranscriptText, offset=(1 + text.row(line).plain.index("My"), line - text.scroll_offset.y))
        assert (marked(pilot), position(pilot)) == ("My", pytest.approx(13.3))
        await pilot.click(TranscriptText, offset=(12, 0))  # a heading
        assert position(pilot) == 1.2


async def test_back_and_forward_work_before_anything_was_played(interview: Interview) -> None:
    async with on(TranscriptScreen(interview)) as pilot:
        await pilot.press("f", "f5", "f")
        assert position(pilot) == 15.0
        assert marked(pilot) == "sister."  # said last before
        await pilot.press("b")
        assert position(pilot) == 13.0
        await pilot.press("f3", "B", "shift+f3", "f15")
        assert position(pilot) == 0.0


async def test_speed_is_shown_and_stays_between_half_and_double(interview: Interview) -> None:
    async with on(TranscriptScreen(interview)) as pilot:
        await pilot.press("minus", "minus")
        assert "0.8×" in said(pilot.app)
        await pilot.press(*["minus"] * 9)
        assert "0.5×" in said(pilot.app)
        await pilot.press(*["plus"] * 30)
        assert "2.0×" in said(pilot.app)


async def test_the_text_follows_the_sound(interview: Interview, virtual_audio: VirtualAudio) -> None:
    screen = TranscriptScreen(interview)
    async with on(screen, size=(80, 24)) as pilot:
        text = screen.query_one(TranscriptText)
        await pilot.press("greater_than_sign", "p")
        await until(pilot, lambda: text.heard >= 0 and marked(pilot) == "tell", "the word that is heard")
        assert "▶ 0:0" in said(pilot.app)
        await pilot.press("end")  # she looks ahead; the sound goes on
        assert marked(pilot) == "sister."
        heard = text.heard
        await until(pilot, lambda: text.heard > heard, "the next word")
        assert marked(pilot) == "sister."
        await pilot.press("p")
        await until(pilot, lambda: position(pilot) > 13.5 and text.heard == text.cursor, "the end of the talk")
        await pilot.press("space")
        await until(pilot, lambda: not screen.player.now.sounding and text.heard == -1, "the pause")
        assert "‖ 0:1" in said(pilot.app)
        at = position(pilot)
        await pilot.press("f4")
        assert position(pilot) == pytest.approx(at - 2.0, abs=0.2)  # the ear finds the thread again
        await until(pilot, lambda: position(pilot) > at - 1.5, "the sound going on")
        await pilot.press("f4", "home", "right", "f4")  # she has gone somewhere else meanwhile
        assert position(pilot) < 2.0


async def test_the_text_scrolls_only_when_the_word_would_be_out_of_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [(13.0 + n * 2.0, f"Sentence number {n} of a long talk. ") for n in range(60)]
    monkeypatch.setattr("tests.studies.SAID", sentences)
    interview = finished_study(tmp_path / "done")[1]
    save(interview.audio / "000.wav", ramp(20))
    screen = TranscriptScreen(interview)
    async with on(screen, size=(80, 24)) as pilot:
        text = screen.query_one(TranscriptText)
        tops = []
        for word in range(len(text.spoken)):
            screen.heard(text.spoken.words[word].start, True)
            tops.append(text.scroll_offset.y)
        await pilot.pause()
        assert tops == sorted(tops)
        assert text.scroll_offset.y > 0
        steps = sorted(set(tops))[:-1]
        assert all(later - earlier > 8 for earlier, later in pairwise(steps))  # not line by line
        assert "Sentence number 59" in said(pilot.app)


async def test_the_second_sitting_is_heard_from_its_own_sound(interview: Interview) -> None:
    later = interview.study.new_interview(interview.record.model_copy(update={"sitting_of": interview.id}))
    for event in (Started(), RecordingStarted(), Stopped(at=20.0, seconds=20.0), Ended(at=20.0)):
        later.timeline.append(event)
    later.transcript.write_bytes(interview.transcript.read_bytes())
    save(later.audio / "000.wav", ramp(20))
    screen = TranscriptScreen(interview)
    async with on(screen) as pilot:
        await pilot.press("end")
        assert (marked(pilot), position(pilot)) == ("sister.", pytest.approx(13.6))
        text = screen.query_one(TranscriptText)
        assert text.spoken.words[text.cursor].start == pytest.approx(33.6)
        screen.heard(8.6, True)  # "I read" of the second sitting
        assert text.spoken.words[text.heard].start == pytest.approx(28.5)
        await pilot.press("home")
        assert (marked(pilot), position(pilot)) == ("Thank", pytest.approx(1.2))


async def test_a_click_on_the_bar_goes_there(interview: Interview) -> None:
    async with on(TranscriptScreen(interview), size=(80, 24)) as pilot:
        bar = pilot.app.screen.query_one(PlayerLine)
        start = next(x for x in range(80) if bar.render_line(0).text[x] in "●─")
        await pilot.click(PlayerLine, offset=(start + 30, 0))
        assert position(pilot) == pytest.approx(10.4, abs=0.4)
        assert marked(pilot) == "write."


async def test_without_a_recording_the_keys_say_so(interview: Interview) -> None:
    (interview.audio / "000.wav").unlink()
    async with on(TranscriptScreen(interview)) as pilot:
        assert not pilot.app.screen.query_one(PlayerLine).display
        for key in ("f4", "b", "f5", "plus", "p", "c"):
            await pilot.press(key)
            assert "This interview was not recorded: there is nothing to play." in said(pilot.app)
        await pilot.press("right")
        assert marked(pilot) == "you"  # reading goes on


async def test_no_loudspeaker_is_said_with_its_cure(interview: Interview, virtual_audio: VirtualAudio) -> None:
    assert virtual_audio.process is not None
    virtual_audio.process.kill()
    virtual_audio.process.wait()
    async with on(TranscriptScreen(interview), size=(80, 24)) as pilot:
        await pilot.press("f4")
        await until(pilot, lambda: "There is no loudspeaker to play on." in said(pilot.app), "the sentence")
        assert "then play again" in said(pilot.app)
