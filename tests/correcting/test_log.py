"""The log and what it comes to: nothing is lost, nothing is changed that was not meant, and all of it can be undone."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.correcting.finding import find, replacement
from interview_tui.correcting.text import Known, corrected
from interview_tui.interview.correction import (
    AnyCorrection,
    Change,
    Kept,
    Marked,
    Read,
    Replaced,
    SegmentSplit,
    Settled,
    SpeakerSet,
    TextSet,
    Undone,
)
from interview_tui.interview.corrections import Corrections, decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import middle
from tests.correcting.talks import TEXTS, all_words, said, talks, typed
from tests.correcting.test_editing import Session, text_of


def does_anything(session: Session, data: st.DataObject) -> bool:
    """One key of hers on the transcript as it is shown; False if it changed nothing."""
    segments = session.segments
    if not segments:
        return session.does(session.editing.put_in(1.0, 2.0, "något", "I"))
    number = data.draw(st.integers(0, len(segments) - 1))
    match data.draw(st.sampled_from(["type", "type", "split", "join", "put", "replace"])):
        case "type":
            return session.types(number, data.draw(typed(text_of(segments[number]))))
        case "split":
            return session.does(session.editing.split(segments[number], data.draw(st.integers(0, 20))))
        case "join":
            other = segments[min(number + 1, len(segments) - 1)]
            return session.does(session.editing.join(segments[number], other))
        case "put":
            at = segments[number].end
            return session.does(session.editing.put_in(at, at + 1.0, "något annat", "I"))
        case _:
            found = find(session.shown, data.draw(st.sampled_from(TEXTS)), whole_words=data.draw(st.booleans()))
            return session.does(replacement(found, "nytt ord", session.editing))


@settings(max_examples=50)
@given(st.data())
def test_any_corrections_all_undone_are_the_raw_transcript(data: st.DataObject) -> None:
    session = Session(data.draw(talks()))
    for _key in range(data.draw(st.integers(1, 6))):
        does_anything(session, data)
    for one in reversed(session.log[:]):
        session.does(Undone(of=one.n))
    assert session.shown == session.raw
    assert all(now is then for now, then in zip(session.shown, session.raw, strict=True))


@settings(max_examples=30)
@given(st.data())
def test_what_is_remembered_from_one_correction_to_the_next_changes_nothing(data: st.DataObject) -> None:
    session, known = Session(data.draw(talks())), Known()
    for _key in range(data.draw(st.integers(1, 5))):
        does_anything(session, data)
    if not session.log:
        return
    then = corrected(session.raw, decisions(session.log), known)
    last = session.log[-1].n
    for of in (last, last + 1):
        session.does(Undone(of=of))
        now = corrected(session.raw, decisions(session.log), known)
        assert now == corrected(session.raw, decisions(session.log))
    assert now == then
    for _undo in range(3):  # and in any order
        session.does(Undone(of=data.draw(st.integers(1, session.log[-1].n))))
        now = corrected(session.raw, decisions(session.log), known)
        assert now == corrected(session.raw, decisions(session.log))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_corrections_read_again_one_by_one_are_the_corrections_seen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    session, known = Session(data.draw(talks())), Known()
    log = Corrections(tmp_path_factory.mktemp("log") / "corrections.jsonl")
    for _key in range(data.draw(st.integers(1, 5))):
        if does_anything(session, data):
            log.append(session.log[-1].model_copy(update={"n": 0}))
            replayed = [one.model_copy(update={"wall": ""}) for one in log.all()]
            assert replayed == session.log
            seen = corrected(session.raw, decisions(session.log), known)
            assert corrected(session.raw, decisions(replayed)) == seen
            assert not seen.unplaced


@settings(max_examples=50)
@given(st.data())
def test_no_word_outside_what_was_edited_changes_its_time_or_its_text(data: st.DataObject) -> None:
    session = Session(data.draw(talks()))
    for _key in range(data.draw(st.integers(1, 4))):
        before = all_words(session.beneath)
        if not does_anything(session, data):
            continue
        done = session.log[-1]
        spans = [(c.start, c.end) for c in done.changes] if isinstance(done, TextSet) else []
        after = [word for _id, word in all_words(session.beneath)]
        for id, word in before:
            timed = any(word in segment.words for passage in session.raw for segment in passage.segments)
            if timed and not any(start <= middle(word) < end for start, end in spans):
                assert word in after, (id, word)


@settings(max_examples=30)
@given(st.data())
def test_words_that_stay_within_what_was_edited_keep_their_times(data: st.DataObject) -> None:
    session = Session(data.draw(talks()))
    segments = [segment for segment in session.segments if segment.words]
    if not segments:
        return
    segment = data.draw(st.sampled_from(segments))
    at = data.draw(st.integers(0, len(text_of(segment).split())))
    words = text_of(segment).split()
    session.does(session.editing.edit(segment, " ".join([*words[:at], "alldeles", *words[at:]])))
    (now,) = [one for one in session.segments if one.id == segment.id]
    assert [word for word in now.words if word.text != "alldeles"] == list(segment.words)


def test_a_log_with_a_torn_last_line_comes_to_what_was_confirmed(tmp_path: Path) -> None:
    log = Corrections(tmp_path / "corrections.jsonl")
    for at in (0.0, 1.0):
        log.append(TextSet(changes=(Change(start=at, end=at + 1, text="Hej", was="hej"),)))
    whole = log.path.read_bytes()
    for cut in range(1, len(whole.splitlines()[-1])):
        log.path.write_bytes(whole[:-cut])
        assert (log.torn(), len(decisions(log.all()).texts)) == (True, 1)
    log.append(Read(start=0, end=1))
    assert [one.n for one in log.all()] == [1, 2]


SECRETS = ("Arvidsjaur", "Torvalda", "rösterna", "magsäck", "skatteskuld", "Lillebror", "sängen", "anteckning")


def test_nothing_of_a_refused_sitting_is_left_in_the_log(tmp_path: Path) -> None:
    log = Corrections(tmp_path / "corrections.jsonl")
    for one in (
        TextSet(changes=(
            Change(start=1, end=2, text="Borås", was="boros", heard=("i", "boros", "boros", "Arvidsjaur")),
            Change(start=70, end=71, text="Torvalda", was="torvalla", heard=("rösterna", "", "", "")),
        )),
        TextSet(changes=(Change(start=80, end=81, text="magsäck", was="mag säck"),), speaker="Robin"),
        SegmentSplit(at=75, heard=("skatteskuld", "och")),
        Marked(kind="quote", start=59, end=61, text="Lillebror"),
        Marked(kind="note", start=66, end=67, text="anteckning"),
        Marked(kind="note", start=6, end=7, text="kvar", heard=("om", "sängen", "", "")),
        Replaced(start=70, end=71, everywhere=True, original="Torvalda", by="Kim", kind="person"),
        Kept(start=70, end=71, original="Arvidsjaur", kind="place"),
        Replaced(start=3, end=4, everywhere=True, original="Anna", by="Kim", kind="person"),
        Settled(start=70, end=71),
        SpeakerSet(start=61, end=62, speaker="Torvalda"),
        Undone(of=2),
        Undone(of=6),
    ):  # fmt: skip
        log.append(one)
    log.forget(60)
    told = log.path.read_text(encoding="utf-8")
    assert not [secret for secret in SECRETS if secret in told]
    assert [(one.n, one.correction) for one in log.all()] == [
        (1, "TextSet"), (6, "Marked"), (9, "Replaced"), (13, "Undone"),
    ]  # fmt: skip
    first = log.all()[0]
    assert isinstance(first, TextSet)
    assert first.changes == (Change(start=1, end=2, text="Borås", was="boros"),)


def test_a_correction_of_the_last_word_of_a_sitting_is_not_about_the_next_one() -> None:
    session = Session((Passage(50, 91, (said("0.0", 50, "boros"), said("1.0", 90, "hej")), "q", "t"),))
    assert session.types(0, "Borås")
    (done,) = session.log
    assert isinstance(done, TextSet)
    assert done.changes[0].end <= 51.5


def test_what_was_put_right_stands_in_plain_lines(tmp_path: Path) -> None:
    log = Corrections(tmp_path / "corrections.jsonl")
    done: AnyCorrection = TextSet(
        changes=(Change(start=1.5, end=2, text="Borås", was="boros", heard=("i", "boros", "boros", "")),)
    )
    log.append(done)
    line = json.loads(log.path.read_text(encoding="utf-8").splitlines()[1])
    assert (line["n"], line["correction"], line["speaker"]) == (1, "TextSet", None)
    assert line["changes"] == [
        {"start": 1.5, "end": 2.0, "text": "Borås", "was": "boros", "heard": ["i", "boros", "boros", ""]}
    ]
