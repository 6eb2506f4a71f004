"""A recording that is handed on says no name: what is hidden in the text is hidden in the sound; no tag tells it."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from interview_tui.export.audio import SoundPlan, sound_plan, write_sound
from interview_tui.export.hidden_sound import FURTHEST, LETTER, MARGIN, widened
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Change, Kept, Replaced, TextSet
from interview_tui.interview.events import EVENT
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.privacy.leaks import Original
from interview_tui.problem import Problem
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.segments import Word
from interview_tui.transcription.transcript import read_transcript
from tests.studies import GUIDE
from tests.transcription.builders import header

RATE = 16_000
SAID = ["I", "live", "in", "Borås", "with", "my", "sister", "Anna", "and", "her", "dog", "and", "that", "is", "all"]
"""A word a second, each half a second long, from second 2 on."""
SECONDS = 30.0
ANNA = Original("Anna", "Kim", "person")
AT = {word: 2.0 + number for number, word in enumerate(SAID)}


def tone(seconds: float, channels: int = 1, rate: int = RATE) -> np.ndarray:
    """A sound that is never silent."""
    at = np.arange(round(seconds * rate))
    one = (8000 * np.sign(np.sin(2 * np.pi * 200 * at / rate) + 1e-9)).astype(np.int16)
    return np.repeat(one[:, None], channels, axis=1)


def interview_of(
    study: Study,
    *,
    said: Sequence[str] = SAID,
    uncovered: bool = False,
    channels: int = 1,
    rate: int = RATE,
    **record: str,
) -> Interview:
    interview = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),), **record))
    events = [
        {"event": "Started", "at": 0.0},
        {"event": "RecordingAgreed", "at": 0.0},
        {"event": "RecordingStarted", "at": 0.0},
        {"event": "Stopped", "at": SECONDS, "seconds": SECONDS},
        {"event": "Ended", "at": SECONDS},
    ]
    for event in events:
        interview.timeline.append(EVENT.validate_python(event))
    soundfile.write(interview.audio / "recording.flac", tone(SECONDS, channels, rate), rate, subtype="PCM_16")
    speak(interview, said, uncovered=uncovered)
    return interview


def speak(interview: Interview, said: Sequence[str], *, uncovered: bool = False) -> None:
    import json

    words = [{"start": 2.0 + i, "end": 2.5 + i, "text": word, "probability": 0.9} for i, word in enumerate(said)]
    last = 2.0 + len(said)
    speech = [[2.0, last], *([[22.0, 25.0]] if uncovered else [])]
    segment = {"start": 2.0, "end": last, "text": " ".join(said), "words": words, "speaker": "Robin"}
    lines = [
        header().model_dump(mode="json"),
        {"kind": "chunk", "n": 0, "start": 0.0, "end": SECONDS, "speech": speech, "segments": [segment]},
        {"kind": "end", "seconds": SECONDS, "speech_seconds": 15.0, "covered_seconds": 15.0, "uncovered": []},
    ]
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en"))


def hide(interview: Interview, original: str = "Anna", **more: bool) -> None:
    start = AT.get(original, 0.0)
    corrections_of(interview).append(
        Replaced(start=start, end=start + 0.5, everywhere=more.get("everywhere", True), original=original, by="Kim",
                 kind="person")
    )  # fmt: skip


def written(plan: SoundPlan, folder: Path, how: str = "silence") -> np.ndarray:
    path = folder / "out.flac"
    write_sound(plan, path, how)  # type: ignore[arg-type]
    return soundfile.read(path, dtype="int16", always_2d=True)[0]


def part(sound: np.ndarray, start: float, end: float) -> np.ndarray:
    return sound[round(start * RATE) : round(end * RATE)]


def test_what_is_hidden_in_the_text_is_silent_and_all_else_is_as_it_was(study: Study, tmp_path: Path) -> None:
    interview = interview_of(study)
    hide(interview)
    plan = sound_plan(study, interview, [])
    sound = written(plan, tmp_path)
    assert len(sound) == SECONDS * RATE
    at = AT["Anna"]
    ((start, end),) = plan.hidden
    assert start <= at - MARGIN
    assert end >= at + 0.5 + MARGIN
    assert not part(sound, start, end).any()
    original = tone(SECONDS)
    assert np.array_equal(part(sound, 0, start - 0.02), part(original, 0, start - 0.02))
    assert np.array_equal(part(sound, end + 0.02, SECONDS), part(original, end + 0.02, SECONDS))


def test_a_beep_stands_where_a_name_was(study: Study, tmp_path: Path) -> None:
    interview = interview_of(study, channels=2)
    hide(interview)
    plan = sound_plan(study, interview, [])
    sound = written(plan, tmp_path, "beep")
    assert sound.shape[1] == 2
    ((start, end),) = plan.hidden
    beep = part(sound, start + 0.05, end - 0.05)[:, 0].astype(float)
    loudest = np.abs(np.fft.rfft(beep)).argmax() * RATE / len(beep)
    assert abs(loudest - 1000) < 5, "nothing of the sound itself is in it"
    assert abs(beep).max() <= 0.1 * 32767 + 1


def test_a_name_that_was_only_mended_away_in_the_text_is_hidden_in_the_sound(study: Study) -> None:
    interview = interview_of(study)
    at = AT["Anna"]
    gone = Change(start=at, end=at + 0.5, text="somebody", was="Anna")
    corrections_of(interview).append(TextSet(changes=(gone,)))
    plan = sound_plan(study, interview, [ANNA])
    assert [start < at < end for start, end in plan.hidden] == [True]
    assert sound_plan(study, interview, []).hidden == (), "or else the test above finds nothing"


def test_a_word_that_was_heard_wrongly_and_put_right_is_hidden_when_it_is_a_name(study: Study) -> None:
    interview = interview_of(study, said=[word if word != "Anna" else "Hannah's" for word in SAID])
    at = AT["Anna"]
    right = Change(start=at, end=at + 0.5, text="Anna", was="Hannah's")
    corrections_of(interview).append(TextSet(changes=(right,)))
    hide(interview)
    assert [start < at < end for start, end in sound_plan(study, interview, [ANNA]).hidden] == [True]


def test_what_was_kept_at_a_place_is_heard_there(study: Study) -> None:
    interview = interview_of(study)
    at = AT["Anna"]
    corrections_of(interview).append(Kept(start=at, end=at + 0.5, original="Anna", kind="person"))
    assert sound_plan(study, interview, [ANNA]).hidden == ()


def test_speech_that_was_not_transcribed_is_hidden_unless_she_keeps_it(study: Study) -> None:
    interview = interview_of(study, uncovered=True)
    transcript = read_transcript(interview.transcript)
    assert transcript is not None
    ((start, end),) = transcript.uncovered
    hidden = sound_plan(study, interview, [])
    assert hidden.hidden == ((start, end),)
    assert any("not transcribed" in notice for notice in hidden.notices)
    kept = sound_plan(study, interview, [], keep_unknown=True)
    assert kept.hidden == ()
    assert any("listen" in notice for notice in kept.notices)


def test_it_is_said_plainly_that_nothing_is_hidden(study: Study) -> None:
    assert any("Nothing is hidden" in notice for notice in sound_plan(study, interview_of(study), []).notices)


def test_no_tag_tells_anything_and_only_its_owner_may_read_it(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "out.flac"
    write_sound(sound_plan(study, interview_of(study), []), path)
    with av.open(str(path)) as container:
        assert set(container.metadata) <= {"encoder"}
        assert all(set(stream.metadata) <= {"encoder"} for stream in container.streams)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(("channels", "rate"), [(1, RATE), (2, 22_050)])
def test_sittings_stand_one_after_the_other_as_in_the_transcript(
    channels: int, rate: int, study: Study, tmp_path: Path
) -> None:
    first = interview_of(study)
    second = interview_of(study, channels=channels, rate=rate, sitting_of=first.id)
    hide(first)
    plan = sound_plan(study, second, [])
    assert [round(start) for start, _end in plan.hidden] == [
        round(AT["Anna"] - FURTHEST), round(SECONDS + AT["Anna"] - FURTHEST),
    ]  # fmt: skip
    path = tmp_path / "out.flac"
    write_sound(plan, path)
    sound, found = soundfile.read(path, dtype="int16", always_2d=True)
    assert len(sound) == 2 * SECONDS * found
    for start, end in plan.hidden:
        assert not sound[round(start * found) : round(end * found)].any()
    assert abs(sound[round(40.0 * found) : round(41.0 * found)]).mean() > 1000


def test_a_writing_that_is_stopped_leaves_nothing(study: Study, tmp_path: Path) -> None:
    plan = sound_plan(study, interview_of(study), [])

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_sound(plan, tmp_path / "out.flac", tell=stop)
    assert not (tmp_path / "out.flac").exists()


def test_sound_of_which_nobody_knows_what_is_said_is_refused(study: Study) -> None:
    silent = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    for event in ("Started", "Ended"):
        silent.timeline.append(EVENT.validate_python({"event": event, "at": 0.0}))
    with pytest.raises(Problem, match="no sound"):
        sound_plan(study, silent, [])
    interview = interview_of(study)
    lines = interview.transcript.read_text(encoding="utf-8").splitlines()
    interview.transcript.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    with pytest.raises(Problem, match="not transcribed to its end"):
        sound_plan(study, interview, [])
    interview.transcript.unlink()
    with pytest.raises(Problem, match="not transcribed to its end"):
        sound_plan(study, interview, [])


def test_a_decision_that_has_lost_its_place_stops_the_sound(study: Study) -> None:
    interview = interview_of(study)
    corrections_of(interview).append(Replaced(start=25.0, end=25.5, original="Zebulon", by="Kim", kind="person"))
    with pytest.raises(Problem, match="lost its place"):
        sound_plan(study, interview, [])


def test_a_stretch_holds_the_words_beside_it_but_does_not_reach_over_a_silence() -> None:
    words = [Word(start=start, end=start + 0.4, text="x") for start in (1.0, 1.5, 2.0, 5.0)]
    assert widened((1.5, 1.9), words) == pytest.approx((1.0, 2.4))
    assert widened((2.0, 2.4), words) == pytest.approx((1.5, 3.4))
    assert widened((0.1, 0.4), []) == pytest.approx((0.0, 0.4 + MARGIN))


def test_a_long_word_that_was_given_no_time_is_hidden_for_as_long_as_it_takes_to_say_it() -> None:
    words = [Word(start=4.0, end=4.1, text="Kristianstad")]
    assert widened((4.0, 4.1), words) == pytest.approx((4.1 - 12 * LETTER - MARGIN, 4.0 + 12 * LETTER + MARGIN))
