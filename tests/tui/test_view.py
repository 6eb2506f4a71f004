"""What the interview screen and the transcript say, as tables: no terminal needed."""

from typing import get_args

import pytest
from textual.content import Content

from interview_tui.audio.recorder.messages import Fault, RecorderStatus
from interview_tui.correcting.marks import notes, quotes
from interview_tui.interview.corrections import Decisions
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentRead,
    ConsentRefused,
    Ended,
    GapDetected,
    NoteTaken,
    OffTheRecord,
    Paused,
    ProbeAsked,
    QuestionAsked,
    QuestionSkipped,
    QuoteMarked,
    RecordingAgreed,
    RecordingStarted,
    Resumed,
    ScriptRead,
    Slept,
    Stopped,
    Undone,
)
from interview_tui.language import set_language
from interview_tui.linking.passages import link
from interview_tui.times import clock_time, length
from interview_tui.transcription.segments import Segment
from interview_tui.tui.view import said
from interview_tui.tui.view.asking import ahead, asking, found, probe_number
from interview_tui.tui.view.captions import caption, speed_word
from interview_tui.tui.view.guide_rows import coverage, moved, next_open, rows, stops
from interview_tui.tui.view.marks import blocks_of
from interview_tui.tui.view.numbers import block, minutes_of, size, time_left
from interview_tui.tui.view.recording import as_it_is, default_would_help, lately, light, reminders, troubles, unheard
from interview_tui.tui.view.transcript_blocks import blocks, headings, matches
from interview_tui.tui.widgets.lines import hanging
from interview_tui.tui.widgets.recorder_light import Level
from interview_tui.tui.widgets.top_words import MOST_LINES, arranged
from tests.tui.interviews import BEGUN, GUIDE, LEFT_OUT, NOW, after

ON = (RecordingAgreed(), RecordingStarted())


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (9.9, "0:09"), (761, "12:41"), (3600, "1:00:00"), (3761.2, "1:02:41"), (-3, "0:00")],
)
def test_times_are_written_as_people_say_them(seconds: float, text: str) -> None:
    assert clock_time(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "45 min left"), (761, "33 min left"), (2699, "1 min left"), (2700, "time is up"), (2759, "time is up"),
     (2940, "4 min over")],
)  # fmt: skip
def test_time_that_is_left_counts_the_minute_one_is_in(seconds: float, text: str) -> None:
    assert time_left(45, seconds) == text


def test_other_numbers_are_round() -> None:
    assert (length(42.4), length(2820)) == ("42 s", "47 min")
    assert (minutes_of(485, 10), minutes_of(485, None), minutes_of(20, None)) == ("8 of 10 min", "8 min", "")
    assert (size(900), size(1_400_000), size(41_000_000)) == ("900 B", "1.4 MB", "41 MB")


def test_silence_is_the_lowest_block_and_the_loudest_sound_the_highest() -> None:
    assert (block(-120), block(-60), block(0), block(3)) == ("▁", "▁", "█", "█")
    assert block(-30) == "▅"


def test_every_place_of_the_guide_can_be_reached_but_no_heading() -> None:
    assert stops(GUIDE) == ("welcome", "consent", "day", "trust", "whom", "contact", "closing")
    assert [moved(GUIDE, "day", by) for by in (-1, 1, -9, 9)] == ["consent", "trust", "welcome", "closing"]
    assert moved(GUIDE, None, 0) == "welcome"


@pytest.mark.parametrize(
    ("events", "cursor", "following"),
    [
        pytest.param([], None, "welcome", id="the first of all"),
        pytest.param([ScriptRead(section="welcome")], "welcome", "consent", id="then the consent"),
        pytest.param([*BEGUN], "trust", "contact", id="past what is covered"),
        pytest.param([*BEGUN, LEFT_OUT], "trust", "closing", id="past what is skipped"),
        pytest.param([*BEGUN, ScriptRead(section="closing")], "closing", "contact", id="back to what was left"),
    ],
)
def test_the_cursor_moves_on_to_what_is_still_open(events: list[AnyEvent], cursor: str, following: str) -> None:
    assert next_open(after(*events), cursor) == following


def test_status_is_told_by_shape() -> None:
    signs = {row.id: row.sign for row in rows(after(*BEGUN, LEFT_OUT), NOW, "day")}
    assert signs == {
        "welcome": "✓", "consent": "✓", "everyday": "", "day": "✓", "trust": "●",
        "support": "", "whom": "≈", "contact": "–", "closing": "○",
    }  # fmt: skip


def test_a_folded_guide_opens_the_theme_one_is_in() -> None:
    now = after(*BEGUN)
    assert [row.id for row in rows(now, NOW, "trust", folded=True)] == [
        "welcome", "consent", "everyday", "day", "trust", "support", "closing",
    ]  # fmt: skip
    looking = [row.id for row in rows(now, NOW, "whom", folded=True)]
    assert {"day", "trust", "whom", "contact"} <= set(looking)


def test_the_guide_says_minutes_consent_and_coverage() -> None:
    sides = {row.id: row.side for row in rows(after(*BEGUN), NOW, None)}
    assert (sides["everyday"], sides["consent"], sides["trust"]) == ("11 of 10 min", "spoken", "RQ2")
    plain = coverage(after(*BEGUN, LEFT_OUT)).replace("\N{NO-BREAK SPACE}", " ")
    assert plain == "2 of 4 asked · 1 covered · 1 skipped"


def test_the_question_comes_with_its_follow_ups_conditions_and_clarifications() -> None:
    view = asking(after(*BEGUN), "trust", NOW)
    assert (view.place, view.spent) == ("Everyday · question 2 of 2", "on this one: 3:04")
    assert [(line.kind, line.number, line.depth, line.asked) for line in view.lines] == [
        ("probe", 1, 0, True),
        ("probe", 2, 0, False),
        ("condition", None, 0, False),
        ("probe", 3, 1, False),
        ("clarification", None, 0, False),
    ]
    assert ahead(after(), "trust") == ("Everyday · question 2 of 2 · 3 follow-ups", GUIDE.question("trust").text)


def test_a_script_is_shown_with_its_text_and_has_no_follow_ups() -> None:
    now = after(ScriptRead(section="welcome"))
    assert asking(now, "welcome", 5.0).script == "Thank you for taking the time."
    assert probe_number(now, 1) is None
    assert [probe_number(after(*BEGUN), n) for n in (1, 3, 4)] == ["do", "feel", None]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("ordin", ("day",)), ("TRUST mean", ("trust",)), ("trust", ("trust",)), ("hard", ()), ("feel", ("trust",)),
     ("conse", ("consent",)), ("to you", ("trust", "whom")), ("  ", ()), ("support", ("whom", "contact"))],
)  # fmt: skip
def test_a_question_is_found_by_parts_of_its_words(typed: str, ids: tuple[str, ...]) -> None:
    assert found(after(), typed) == ids


@pytest.mark.parametrize(
    ("events", "faults", "lost", "expected"),
    [
        pytest.param([], (), False, "○ NOT RECORDING", id="before"),
        pytest.param([*ON], (), False, "● REC", id="recording"),
        pytest.param([*ON, Paused()], (), False, "‖ PAUSED", id="paused"),
        pytest.param([*ON, OffTheRecord()], (), False, "◌ OFF THE RECORD", id="off the record"),
        pytest.param([*ON, OffTheRecord(), Resumed()], (), False, "● REC", id="back"),
        pytest.param([*ON], ("only_zeros",), False, "✕ NO SOUND", id="muted"),
        pytest.param([*ON], ("device_gone",), False, "✕ NO SOUND", id="unplugged"),
        pytest.param([*ON], ("hangs",), False, "✕ NO SOUND", id="hanging"),
        pytest.param([*ON], ("disk_low",), False, "● REC", id="a disk that is nearly full still records"),
        pytest.param([*ON], ("on_spare", "hum"), False, "● REC", id="so does a spare one, and a hum is kept"),
        pytest.param([*ON], ("device_moved",), False, "● REC", id="so does another microphone"),
        pytest.param([*ON], ("disk_full",), False, "✕ NOT SAVED", id="what waits in memory is not saved"),
        pytest.param([*ON, Paused()], ("device_gone",), False, "‖ PAUSED", id="a pause needs no microphone"),
        pytest.param([*ON], (), True, "✕ NO SOUND", id="the recorder is dead"),
        pytest.param([*ON, Stopped(interrupted=True)], (), False, "✕ NO SOUND", id="interrupted"),
        pytest.param([*ON, Stopped(), Ended()], (), False, "■ ENDED", id="ended"),
        pytest.param([*ON, ConsentRefused()], (), False, "■ ERASED", id="refused"),
    ],
)
def test_the_light_has_a_sign_and_a_word_for_each_state(
    events: list[AnyEvent], faults: tuple[str, ...], lost: bool, expected: str
) -> None:
    status = RecorderStatus.model_validate({"faults": faults})
    now = light(after(*events), status, lost=lost)
    assert f"{now.sign} {now.word}" == expected


ALL_FAULTS = get_args(Fault)
CALM = {"device_moved", "clipping", "too_quiet", "hum", "second_gone", "on_spare"}


@pytest.mark.parametrize("chosen", [False, True], ids=["default", "chosen"])
@pytest.mark.parametrize("fault", ALL_FAULTS)
def test_each_fault_has_a_sentence_and_a_cure(fault: Fault, chosen: bool) -> None:
    status = RecorderStatus(
        seconds=761, faults=(fault,), minutes_of_disk=7.6, device="USB Audio", peaks_dbfs=(-20.0, -120.0)
    )
    (word,) = troubles(after(*ON), status, chosen=chosen, two_sides=True)
    assert len(word.text.split(". ")) >= 2 or "says how" in word.text
    assert word.short
    assert "{" not in word.text
    assert word.loud == (fault not in CALM), "loud is what loses sound, and nothing else"
    assert troubles(after(*ON), status.model_copy(update={"faults": ()})) == [], "it goes away with the fault"


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("fault", ALL_FAULTS)
def test_the_worst_fault_is_said_whole_on_a_small_terminal(fault: Fault, language: str) -> None:
    set_language(language)
    status = RecorderStatus(
        seconds=3761, faults=(fault,), minutes_of_disk=29.6, device="USB Audio Device (Analog Stereo)"
    )
    (word,) = troubles(after(*ON), status, chosen=True, two_sides=True)
    assert len(hanging(Content(word.text), 78, Content(" ! "), 3)) < MOST_LINES, "one line is left for what else is"


def test_several_faults_are_said_worst_first_and_fit() -> None:
    status = RecorderStatus(faults=("device_moved", "hum", "second_gone", "disk_full", "disk_low"), minutes_of_disk=25)
    words = troubles(after(*ON), status)
    assert [word.short for word in words] == [
        "disk full", "other microphone", "hum", "no backup microphone", "disk nearly full",
    ]  # fmt: skip
    assert [word.loud for word in words] == [True, False, False, False, False]
    lines = [line.plain for line, _loud in arranged(words, 80)]
    assert len(lines) == MOST_LINES
    assert "No disk has room" in lines[0]
    assert lines[-1] == " ○ Also: other microphone · hum · no backup microphone · disk nearly full"


@pytest.mark.parametrize(("minutes", "loud"), [(29.0, False), (10.0, False), (9.9, True)])
def test_a_disk_that_fills_up_becomes_loud_in_the_last_ten_minutes(minutes: float, loud: bool) -> None:
    (word,) = troubles(after(*ON), RecorderStatus(faults=("disk_low",), minutes_of_disk=minutes))
    assert word.loud == loud


@pytest.mark.parametrize(
    ("fault", "chosen", "offered"),
    [
        ("device_gone", True, True),
        ("device_gone", False, False),
        ("no_device", True, True),
        ("hangs", True, True),
        ("stalled", True, True),
        ("only_zeros", True, False),
        ("device_moved", False, True),
        ("hum", True, False),
    ],
)
def test_the_default_microphone_is_offered_only_where_it_helps(fault: Fault, chosen: bool, offered: bool) -> None:
    status = RecorderStatus(faults=(fault,), device="USB Audio")
    assert default_would_help(status, chosen=chosen) == offered
    (word,) = troubles(after(*ON), status, chosen=chosen)
    assert any(f" d {verb}" in word.text for verb in ("takes", "stays")) == offered


@pytest.mark.parametrize(("peaks", "side"), [((-120.0, -30.0), "left"), ((-25.0, -118.0), "right")])
def test_the_dead_side_is_named_where_each_side_is_a_persons(peaks: tuple[float, float], side: str) -> None:
    status = RecorderStatus(faults=("one_side_dead",), channels=2, peaks_dbfs=peaks)
    (word,) = troubles(after(*ON), status, two_sides=True)
    assert word.text.startswith(f"Nothing comes from the {side} side")
    assert troubles(after(*ON), status) == [], "one voice needs one side"


@pytest.mark.parametrize("interruption", [Paused(), OffTheRecord()])
def test_how_it_sounds_does_not_matter_while_nothing_is_kept(interruption: AnyEvent) -> None:
    status = RecorderStatus(faults=("too_quiet", "hum", "clipping"))
    assert len(troubles(after(*ON), status)) == 3
    assert troubles(after(*ON, interruption), status) == []


@pytest.mark.parametrize(("recorder", "sign"), [("paused", "‖"), ("off_record", "◌"), ("recording", "●")])
def test_a_recorder_whose_events_wait_for_a_full_disk_is_believed(recorder: str, sign: str) -> None:
    """Else one could not come back from a pause that the timeline does not know of."""
    status = RecorderStatus.model_validate({"state": recorder})
    for events in (ON, (*ON, Paused()), (*ON, OffTheRecord())):
        assert light(as_it_is(after(*events), status), status).sign == sign
    assert as_it_is(after(*ON, ConsentRefused()), status).recording == "erased", "but an end is an end"
    assert as_it_is(after(RecordingAgreed()), status).recording == "not_started"


def test_a_gap_and_a_sleep_are_told_for_some_seconds_and_then_stand_in_the_transcript_alone() -> None:
    gap = GapDetected(at=13.0, start=10.0, seconds=3.0, cause="device")
    now = after(*ON, gap)
    (word,) = lately(now, 14.0)
    assert (word.text.split(":")[0], word.loud) == ("3 s without sound", False)
    assert lately(now, 25.0) == []
    assert lately(after(*ON, GapDetected(at=13.0, start=12.9, seconds=0.1)), 13.5) == [], "nobody hears a tenth"
    (slept,) = lately(after(*ON, Slept(at=20.0, seconds=240.0)), 21.0)
    assert slept.text.startswith("The computer slept for 4 min.")
    assert lately(after(*ON, gap, Paused(at=13.5)), 14.0) == []


def test_a_dead_recorder_is_said_with_what_is_saved() -> None:
    (word,) = troubles(after(*ON), RecorderStatus(seconds=761), lost=True, new_one=True)
    assert word.text == "The recorder has stopped. Everything up to 12:41 is saved. Another one is being started."


def test_a_recorder_that_cannot_be_started_again_says_why() -> None:
    (word,) = troubles(after(*ON), RecorderStatus(seconds=761), lost=True, new_one=True, why="The disk is full.")
    assert word.text.endswith("is saved. The disk is full. It is tried again every few seconds.")


@pytest.mark.parametrize(
    ("events", "needs_consent", "recorder", "part"),
    [
        pytest.param([], True, True, "Press a when Robin agrees", id="agreement is missing"),
        pytest.param([], False, True, "a starts the recording", id="a rehearsal asks nobody"),
        pytest.param([], True, False, "No recorder", id="no recorder"),
        pytest.param([*ON], True, True, "Consent is not noted yet", id="consent is missing"),
        pytest.param([*ON, QuestionAsked(question="day")], True, True, "questions are being asked", id="too late"),
        pytest.param([*ON], False, True, "", id="a rehearsal needs none"),
        pytest.param([*ON, ConsentGiven()], True, True, "", id="all is well"),
        pytest.param([*ON, ConsentGiven(), Stopped()], True, True, "a goes on recording", id="interrupted"),
        pytest.param([*ON, ConsentRefused()], True, True, "does not want to take part", id="refused"),
    ],
)
def test_what_is_missing_is_said_until_it_is_there(
    events: list[AnyEvent], needs_consent: bool, recorder: bool, part: str
) -> None:
    words = reminders(after(*events), needs_consent=needs_consent, has_recorder=recorder, who="Robin")
    assert (part in words[0].text) if part else words == []


@pytest.mark.parametrize(
    ("events", "key"),
    [
        ((Paused(at=700.0),), ""),
        ((Paused(at=700.0), QuestionAsked(at=700.0, question="contact")), "r goes on recording"),
        ((OffTheRecord(at=700.0), ProbeAsked(at=700.0, probe="first")), "o goes on recording"),
        ((OffTheRecord(at=700.0), NoteTaken(at=700.0, text="she cries")), ""),
        ((OffTheRecord(at=700.0), QuestionAsked(at=700.0, question="contact"), Undone(of=11)), ""),
        ((Paused(at=700.0), QuestionAsked(at=700.0, question="contact"), Resumed(at=700.0)), ""),
        ((Paused(at=700.0), Resumed(at=700.0), QuestionAsked(at=710.0, question="contact"), Paused(at=720.0)), ""),
    ],
)
def test_questions_that_nobody_records_are_said_aloud(events: tuple[AnyEvent, ...], key: str) -> None:
    words = unheard(after(*BEGUN, *events))
    assert bool(words) == bool(key)
    assert all(word.loud and key in word.text for word in words)


def test_an_interruption_that_only_the_recorder_knows_of_yet_accuses_nobody() -> None:
    ahead_of_its_events = as_it_is(after(*BEGUN), RecorderStatus(state="paused"))
    assert ahead_of_its_events.recording == "paused"
    assert unheard(ahead_of_its_events) == []


def test_leaving_says_what_has_not_been_asked() -> None:
    sentence, questions = said.not_asked(after(*BEGUN))
    assert sentence == "One question has not been asked yet."
    assert questions == ["What was the first contact like?"]
    assert said.not_asked(after(*BEGUN, LEFT_OUT))[1] == []


@pytest.mark.parametrize(
    "event",
    [QuestionAsked(question="day"), QuestionSkipped(question="whom"), ProbeAsked(probe="do"), NoteTaken(text="calm"),
     QuoteMarked(at=3), ConsentGiven(), ConsentRead(), Paused(), None],
)  # fmt: skip
def test_undo_says_what_it_took_back(event: AnyEvent | None) -> None:
    assert said.undone(GUIDE, event)


def test_a_long_question_is_cut_at_a_word() -> None:
    assert said.short("What does trust mean to you?", 20) == "What does trust …"


def test_the_demo_says_key_and_reason() -> None:
    assert caption(GUIDE, QuestionAsked(question="whom"), "Robin") == "Space: asked now: Whom do you turn to?"
    assert caption(GUIDE, ProbeAsked(probe="feel"), "Robin").startswith("3:")
    assert [speed_word(s) for s in (1.0, 4.0, 0.0)] == ["real speed", "4 times as fast", "as fast as possible"]


SAID = (
    Segment(id="0.0", start=2.0, end=4.0, text="Thank you for taking the time."),
    Segment(id="1.0", start=577.0, end=579.0, text="What does trust mean to you?"),
    Segment(id="1.1", start=579.5, end=583.0, text="That one can count on somebody."),
    Segment(id="1.2", start=590.0, end=594.0, text="And that they call back."),
)


def test_the_transcript_stands_under_its_questions_with_what_was_noted_in_place() -> None:
    now = after(*BEGUN, QuoteMarked(at=585.0), NoteTaken(at=592.0, text="looks out"))
    passages = link(GUIDE, now.events, SAID).passages
    marks = blocks_of(GUIDE, quotes(passages, now, Decisions()), notes(passages, now, Decisions()))
    read = blocks(now, passages, marks=marks, uncovered=[(640.0, 644.0)], notices=["A demo."])
    shown = [(block.kind, block.text) for block in read]
    assert shown[0] == ("notice", "A demo.")
    under = shown.index(("heading", "EVERYDAY › What does trust mean to you when you meet the authorities?"))
    assert shown[under + 1 : under + 8] == [
        ("also", "also answers: Whom do you turn to?"),
        ("quote", "quote ■"),
        ("speech", "What does trust mean to you? That one can count on somebody."),
        ("speech", "And that they call back."),
        ("note", "looks out ■"),
        ("follow_up", "What does someone you trust do?"),
        ("gap", "here 4 s of speech are not transcribed (10:40–10:44)"),
    ]


def test_every_word_is_shown_and_can_be_found() -> None:
    now = after(*BEGUN)
    read = blocks(now, link(GUIDE, now.events, SAID).passages)
    spoken = " ".join(block.text for block in read if block.kind == "speech")
    assert spoken.split() == " ".join(segment.text for segment in SAID).split()
    assert [read[i].at for i in matches(read, "COUNT on")] == [577.0]
    assert matches(read, " ") == []
    assert [block.question for _i, block in headings(read)] == ["welcome", "consent", "day", "trust"]


def test_what_nobody_noted_is_not_lost() -> None:
    late = after(
        *BEGUN, Paused(at=700.0), Resumed(at=700.0, seconds=90.0), Ended(at=701.0), NoteTaken(at=900.0, text="z")
    )
    passages = link(GUIDE, late.events, ()).passages
    read = blocks(late, passages, marks=blocks_of(GUIDE, (), notes(passages, late, Decisions())))
    assert ("silence", "[paused 2 min]") in [(block.kind, block.text) for block in read]
    assert read[-1].text.startswith("z")


def test_two_tracks_share_the_room_of_one_level() -> None:
    level = Level()
    for peak in (-60.0, -30.0, 0.0):
        level.heard(peak)
    assert level.blocks == "  ▁▅█"
    for peaks in ((0.0, -60.0), (0.0, None), (-60.0, -30.0)):
        level.heard(*peaks)
    assert level.blocks == "█▁  ▅", "each side its own, and nothing jumps"
    level.heard(None, None)
    assert level.blocks == "     "
