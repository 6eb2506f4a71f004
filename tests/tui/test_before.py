"""Before an interview: what is asked, what is heard, and that nothing is kept until somebody has agreed."""

from pathlib import Path
from typing import get_args

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.audio.recorder.messages import Fault, RecorderStatus
from interview_tui.guide_versions import keep_version
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Replaced
from interview_tui.interview.events import ConsentRefused, RecordingAgreed
from interview_tui.interview.pseudonyms import proposed_pseudonym
from interview_tui.interview.record import update_record
from interview_tui.privacy.key import Entry, Key
from interview_tui.privacy.key_file import OpenedKey, key_path
from interview_tui.study import Interview, Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.key_session import KeySession
from interview_tui.tui.opening import usable_spare
from interview_tui.tui.readiness import disk_finding, names_given, where_placeholders_stand
from interview_tui.tui.screens.before import BeforeScreen
from interview_tui.tui.widgets.microphone import fault_word
from interview_tui.tui.widgets.microphone_choice import Chosen, MicrophoneChoice
from interview_tui.tui.widgets.pick import Pick
from tests.tui.conftest import Usage, said, shown, until, until_screen
from tests.virtual_audio import VirtualAudio


async def prepare(pilot: Pilot[None], key: str = "i") -> None:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
    await pilot.press(key)
    await until_screen(pilot, "BeforeScreen")


async def ready(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "hears you well" in said(pilot.app), "the level")  # type: ignore[arg-type]


async def test_a_whole_way_into_an_interview(study: Path, tone: Path) -> None:
    """She takes the proposed name, hears that the microphone works, reads out, notes the yes, and is recorded."""
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        assert app.screen.query_one("#who", Input).value == "Kim"  # Robin has an interview already
        await ready(pilot)
        assert "Ready." in said(app)
        app.screen.query_one("#role", Input).value = "nurse"
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        assert "Thank you for being here." in shown(app)
        assert "not recording" in shown(app)
        assert len(Study(study).interviews()) == 1  # nothing is kept yet
        await pilot.press("a")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        interview = Study(study).interviews()[-1]
        assert interview.record.participants[0].role == "nurse"
        assert interview.record.kind == "interview"
        events = [type(event).__name__ for event in interview.timeline.events()]
        assert events[:3] == ["Started", "RecordingAgreed", "RecordingStarted"]
        agreed = next(event for event in interview.timeline.events() if isinstance(event, RecordingAgreed))
        assert agreed.shown == ("welcome",), "what stood there to be read"
        app.screen.sitting.dispatch(ConsentRefused())  # type: ignore[attr-defined]


async def test_a_key_pressed_twice_begins_one_interview(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("a", "a", "w", "escape")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        assert [interview.id for interview in Study(study).interviews()] == ["01-robin", "02-kim"]
        app.screen.sitting.dispatch(ConsentRefused())  # type: ignore[attr-defined]


async def test_without_recording_nothing_is_recorded(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("w")
        await until_screen(pilot, "InterviewScreen")
        interview = Study(study).interviews()[-1]
        assert [type(event).__name__ for event in interview.timeline.events()] == ["Started"]
        assert list(interview.audio.iterdir()) == []


async def test_thinking_better_of_it_keeps_nothing(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("escape")
        await until_screen(pilot, "BeforeScreen")
        await ready(pilot)  # it listens again
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
    assert len(Study(study).interviews()) == 1


async def test_a_rehearsal_asks_nobody(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot, "r")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert Study(study).interviews()[-1].record.kind == "rehearsal"
        app.screen.sitting.end()  # type: ignore[attr-defined]


async def test_a_test_recording_is_played_back_and_leaves_nothing(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        # The study finds the speakers of its other interview meanwhile.
        await until(pilot, lambda: list(study.rglob("speakers.json")), "the speakers of the interview that is there")
        files = sorted(path for path in study.rglob("*") if path.is_file())
        await pilot.press("t")
        await until(pilot, lambda: "Speak now" in said(app), "the test recording")
        await until(pilot, lambda: "Speak now" not in said(app), "its end")
        assert sorted(path for path in study.rglob("*") if path.is_file()) == files


async def test_a_name_with_an_interview_already_is_said(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        app.screen.query_one("#who", Input).value = "robin"
        await until(pilot, lambda: "robin has an interview in this study already" in said(app), "the word")


async def test_no_name_is_asked_for_and_the_form_stays(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        app.screen.query_one("#who", Input).value = " "
        await pilot.press("enter")
        await until_screen(pilot, "ProblemDialog")
        await pilot.press("enter")
        await until_screen(pilot, "BeforeScreen")
        assert app.focused is app.screen.query_one("#who")


async def test_a_microphone_that_is_not_there_keeps_nobody_from_the_interview(study: Path, tmp_path: Path) -> None:
    """The file that stands in for it has vanished, as a cable does."""
    app = InterviewApp(Study(study), language="en", source=tmp_path / "gone.wav")
    async with app.run_test() as pilot:
        await prepare(pilot)
        await until(pilot, lambda: "nothing is recorded" in said(app), "the word")
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        assert "agrees to be recorded" not in shown(app)
        await pilot.press("w")
        await until_screen(pilot, "InterviewScreen")


async def test_the_kind_follows_the_key_and_can_be_changed_with_arrows_and_mouse(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot, "p")
        kind = app.screen.query_one("#kind", Pick)
        assert kind.value == "pilot"
        await pilot.press("right")
        assert kind.value == "rehearsal"
        assert "Enter begins the rehearsal." in said(app)
        await pilot.click("#kind", offset=(3, 0))
        assert kind.value == "interview"


async def test_each_placeholder_says_where_it_stands_and_is_filled_in_the_script(study: Path, tone: Path) -> None:
    (study / "guide.md").write_text(
        "---\nlanguage: en\nplaceholders: [town, school]\n---\n# Trust\n\n## Welcome\nHello in {town}.\n\n"
        "## Everyday\n1. One?\n2. Two in {town}?\n3. Three in {town}?\n",
        encoding="utf-8",
    )
    opened = Study(study)
    keep_version(opened, "It is asked in several towns.")
    assert where_placeholders_stand(opened.guide) == [("town", "in questions 2 and 3"), ("school", "in a script")]
    app = InterviewApp(opened, language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        assert "in questions 2 and 3" in said(app)
        app.screen.query_one("#placeholder-0", Input).value = "Lund"
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        assert "Hello in Lund." in shown(app)


def test_a_disk_without_room_for_twice_the_time_says_so(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Study(study)
    assert disk_finding(opened).ok
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(10**9, 10**9 - 10**7, 10**7))
    finding = disk_finding(opened)
    assert not finding.ok
    assert "room for 5 min only" in finding.what


def test_a_name_is_proposed_that_the_study_does_not_have() -> None:
    assert proposed_pseudonym([]) == "Robin"
    assert proposed_pseudonym(["robin", "Kim"]) == "Love"
    every: list[str] = []
    for _turn in range(60):
        name = proposed_pseudonym(every, "en")
        assert name.casefold() not in {used.casefold() for used in every}
        every.append(name)


def sounds(interview: Interview) -> set[str]:
    """The folders in which sound is being written, inside the interview's."""
    return {path.parent.relative_to(interview.folder).as_posix() for path in interview.audio.rglob("*.wav")}


async def test_two_sides_and_a_backup_are_chosen_heard_recorded_and_proposed_the_next_time(
    study: Path, sound_system: VirtualAudio
) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await prepare(pilot)
        await until(pilot, lambda: "left you, right participant" in said(app), "a device with two channels")
        assert app.screen.query_one(MicrophoneChoice).chosen == Chosen(), "the usual case needs no key"
        tracks = app.screen.query_one("#tracks", Pick)
        tracks.focus()
        await pilot.press("right")
        await until(pilot, lambda: "you ▁▁▁▁ participant ▁▁▁▁" in said(app), "the two levels")
        await pilot.press("right")
        await until(pilot, lambda: "backup ▁▁▁▁" in said(app), "the backup's level")
        await pilot.press("left")
        await until(pilot, lambda: app.screen._hears, "the two sides again")  # type: ignore[attr-defined]
        device = app.screen.query_one("#device", Pick)
        device.value = "vmic, ALSA"
        await until(pilot, lambda: app.screen._hears, "the chosen microphone")  # type: ignore[attr-defined]
        await pilot.press("right")
        await until(pilot, lambda: app.screen.query_one("#second").display, "the choice of a backup")
        second = app.screen.query_one("#second", Pick).value
        assert second not in ("", "vmic, ALSA")
        await until(pilot, lambda: app.screen._hears, "both")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("a")
        await until_screen(pilot, "InterviewScreen")
        interview = Study(study).interviews()[-1]
        record = interview.record
        assert (record.device, record.microphones, record.second_device) == ("vmic, ALSA", "two_devices", second)
        await until(pilot, lambda: sounds(interview) == {"audio", "audio/backup"}, "both recordings")
        app.screen.sitting.end()  # type: ignore[attr-defined]
    again = InterviewApp(language="en")
    async with again.run_test(size=(80, 24)) as pilot:
        await again.push_screen(BeforeScreen(Study(study)))
        await until(pilot, lambda: again.screen._hears, "the microphones")  # type: ignore[attr-defined]
        assert again.screen.query_one(MicrophoneChoice).chosen == Chosen("vmic, ALSA", "two_devices", second)


async def test_the_microphone_of_the_last_time_that_is_not_there_is_named(
    study: Path, sound_system: VirtualAudio
) -> None:
    held = Study(study).interviews()[-1]
    update_record(held.folder, device="Big Microphone, ALSA")
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await prepare(pilot)
        await until(pilot, lambda: "! Big Microphone, used the last time, is not found" in said(app), "its name")
        chosen = app.screen.query_one(MicrophoneChoice).chosen
        assert chosen == Chosen()


def test_a_spare_folder_that_is_not_there_is_said_before_the_interview_and_keeps_nobody_from_it(study: Path) -> None:
    opened = Study(study)
    settings = opened.settings.model_copy(update={"spare": str(study / "stick")})
    (study / "study.toml").write_text(
        (study / "study.toml").read_text(encoding="utf-8") + f'spare = "{study / "stick"}"\n', encoding="utf-8"
    )
    finding = disk_finding(Study(study))
    assert not finding.ok
    assert "is not there: connect its disk" in finding.what
    assert usable_spare(settings) is None
    (study / "stick").mkdir()
    assert disk_finding(Study(study)).ok
    assert usable_spare(settings) == study / "stick"
    assert usable_spare(opened.settings) is None


def test_the_room_that_is_asked_for_grows_with_the_sound(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(10**9, 5 * 10**8, 5 * 10**8))
    assert disk_finding(Study(study)).ok
    assert not disk_finding(Study(study), rate=48_000, channels=2).ok


@pytest.mark.parametrize("fault", get_args(Fault))
def test_every_fault_has_a_word_before_the_interview(fault: Fault) -> None:
    assert fault_word(fault, RecorderStatus(device="USB", peaks_dbfs=(-120.0, -20.0))).startswith("! ")


async def test_a_name_that_stands_for_somebody_who_was_spoken_of_is_not_proposed_and_said_when_typed(
    study: Path,
) -> None:
    opened = Study(study)
    decided = Replaced(start=1.0, end=1.2, original="Anna", by="Kim", kind="person", everywhere=True)
    corrections_of(opened.interviews()[0]).append(decided)
    app = InterviewApp(opened, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await prepare(pilot)
        who = app.screen.query_one("#who", Input)
        assert who.value == "Alex"  # Robin has an interview, Kim is somebody else
        who.value = "kim"
        await until(pilot, lambda: "kim stands for somebody in this study already" in said(app), "the word")
        who.value = "Sam"
        await until(pilot, lambda: "stands for somebody" not in said(app), "that it is free")


def test_names_in_an_open_key_are_given(study: Path) -> None:
    key = Key(entries=(Entry(pseudonym="Kim", name="Anna Berg"),))
    session = KeySession(OpenedKey(key_path(study), key, "", ""))
    assert names_given(Study(study), None) == set()
    assert names_given(Study(study), session) == {"kim"}
