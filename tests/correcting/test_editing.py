"""What she types stands there, and nothing else has changed: not a word, not a time, not what is hidden."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_tui.correcting.editing import INAUDIBLE, Editing, text_of
from interview_tui.correcting.text import corrected, places_in
from interview_tui.interview.correction import AnyCorrection, Replaced, TextSet
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.privacy.hiding import Hidden, hidden
from interview_tui.transcription.segments import Segment, Word
from tests.correcting.talks import all_words, said, talks, typed
from tests.interview.test_corrections import numbered

RAW = (
    Passage(
        0,
        20,
        (
            said("0.0", 0, "jag", "bor", "i", "Upplands", "Väsby", "nu", speaker="Robin"),
            said("0.1", 10, "med", "Anna", "Ek", "och", "Annas", "hund", speaker="Robin"),
        ),
        "vardag",
        "tema",
    ),
)
TOWN = Replaced(start=3, end=5, everywhere=True, original="Upplands Väsby", by="[en kommun]", kind="place")
FRIEND = Replaced(start=11, end=12, everywhere=True, original="Anna", by="Kim", kind="person")
FAMILY = Replaced(start=11, end=12, everywhere=True, original="Ek", by="[efternamn]", kind="person")


class Session:
    """A transcript that is edited as it is shown."""

    def __init__(self, raw: Sequence[Passage], *log: AnyCorrection) -> None:
        self.raw = tuple(raw)
        self.log = numbered(*log)

    @property
    def beneath(self) -> tuple[Passage, ...]:
        return corrected(self.raw, decisions(self.log)).passages

    @property
    def hiding(self) -> Hidden:
        return hidden(self.beneath, decisions(self.log), "sv", places_in(self.raw))

    @property
    def shown(self) -> tuple[Passage, ...]:
        return self.hiding.passages

    @property
    def segments(self) -> list[Segment]:
        return [segment for passage in self.shown for segment in passage.segments]

    @property
    def texts(self) -> list[str]:
        return [segment.text for segment in self.segments]

    @property
    def editing(self) -> Editing:
        hiding = self.hiding
        places = [(place.start, place.end) for place in hiding.places]
        return Editing(hiding.passages, self.beneath, places_in(self.raw), places)

    def does(self, one: AnyCorrection | None) -> bool:
        if one is not None:
            self.log = numbered(*self.log, one)
        return one is not None

    def types(self, number: int, text: str) -> bool:
        return self.does(self.editing.edit(self.segments[number], text))


def test_what_is_typed_as_it_stands_is_no_correction() -> None:
    assert not Session(RAW).types(0, "  jag bor i\nUpplands  Väsby nu ")


def test_letters_that_are_written_in_two_ways_are_the_same() -> None:
    assert not Session(RAW).types(0, "jag bor i Upplands Va\u0308sby nu")


def test_only_what_was_changed_is_written_down() -> None:
    one = Session(RAW).editing.edit(RAW[0].segments[0], "Jag bor i Upplands Väsby just nu")
    assert one is not None
    assert [(change.was, change.text) for change in one.changes] == [("jag", "Jag"), ("Väsby", "Väsby just")]
    assert one.changes[1].heard == ("Upplands", "Väsby", "Väsby", "nu")


def test_unchanged_words_keep_their_times_between_changed_ones() -> None:
    session = Session(RAW)
    assert session.types(0, "Vi bor nog i Väsby nu")
    kept = {word.text: word for word in session.segments[0].words}
    for word in RAW[0].segments[0].words:
        if word.text in ("bor", "i", "Väsby", "nu"):
            assert kept[word.text] == word


def test_an_unchanged_word_that_stands_for_another_stays_hidden() -> None:
    session = Session(RAW, TOWN, FRIEND)
    assert session.texts == ["jag bor i [en kommun] nu", "med Kim Ek och Kims hund"]
    assert session.types(0, "Jag bor i [en kommun] just nu")
    assert session.types(1, "med Kim Ek, och Kims katt")
    assert session.texts == ["Jag bor i [en kommun] just nu", "med Kim Ek, och Kims katt"]
    assert "Väsby" in session.beneath[0].segments[0].text
    assert "Annas" in session.beneath[0].segments[1].text


def test_what_she_types_for_a_hidden_phrase_takes_all_of_it_away() -> None:
    session = Session(RAW, TOWN)
    assert session.types(0, "jag bor i [någon kommun] nu")
    assert session.texts[0] == "jag bor i [någon kommun] nu"
    assert "Väsby" not in session.beneath[0].segments[0].text
    session.log = session.log[1:]  # nothing hidden any more
    assert session.texts[0] == "jag bor i [någon kommun] nu"


def test_two_hidden_phrases_beside_each_other_are_edited_one_by_one() -> None:
    session = Session(RAW, FRIEND, FAMILY)
    assert session.texts[1] == "med Kim [efternamn] och Kims hund"
    assert session.types(1, "med Kim [namn] och Kims hund")
    assert session.texts[1] == "med Kim [namn] och Kims hund"
    assert "Anna" in session.beneath[0].segments[1].text
    assert "Ek" not in session.beneath[0].segments[1].text


@pytest.mark.parametrize("by", ["[en kommun]", "[kommun]", "[en liten kommun]"])
@pytest.mark.parametrize("number", [0, 1])
def test_no_part_of_an_original_that_runs_over_two_segments_comes_back(by: str, number: int) -> None:
    raw = (Passage(0, 20, (said("0.0", 0, "bor", "i", "Upplands"), said("0.1", 3, "Väsby", "nu")), "q", "t"),)
    session = Session(raw, TOWN.model_copy(update={"by": by, "start": 2, "end": 4}))
    before = session.texts
    assert "Upplands" not in " ".join(before)
    assert session.types(number, _otherwise(before[number]))
    now = " ".join(session.texts)
    assert "Upplands" not in now
    assert "Väsby" not in now
    assert now.split() == " ".join(_otherwise(text) if i == number else text for i, text in enumerate(before)).split()


def _otherwise(text: str) -> str:
    return text.replace("[", "[nog ").replace("nu", "då")


def test_words_put_in_beside_a_hidden_phrase_go_with_the_other_neighbour() -> None:
    session = Session(RAW, TOWN)
    assert session.types(0, "jag bor i [en kommun] just nu")
    one = session.log[-1]
    assert [(c.was, c.text) for c in getattr(one, "changes", ())] == [("nu", "just nu")]


def test_words_that_cannot_be_made_out_are_marked_in_the_language_that_is_spoken() -> None:
    session = Session(RAW)
    changes = session.editing.instead(session.segments[0], 3, 5, INAUDIBLE["sv"])
    assert session.does(TextSet(changes=changes))
    assert session.texts[0] == f"jag bor i {INAUDIBLE['sv']} nu"
    word = session.segments[0].words[3]
    assert (word.start, word.end) == (3, 4.5)


def test_words_put_in_where_nothing_was_heard_are_found_by_their_seconds() -> None:
    session = Session(RAW)
    assert session.does(session.editing.put_in(7, 9, " ja  precis ", "I"))
    assert [(s.id, s.text, s.speaker) for s in session.segments][1] == ("e1", "ja precis", "I")
    assert session.types(1, "ja, precis")
    assert session.texts[1] == "ja, precis"


def test_words_put_into_a_pause_of_a_segment_stand_between_its_words() -> None:
    words = tuple(Word(start=at, end=at + 1, text=t) for at, t in ((0, "ett"), (1, "två"), (9, "tre")))
    raw = (Passage(0, 10, (Segment(id="0.0", start=0, end=10, text="ett två tre", words=words),), "q", "t"),)
    session = Session(raw)
    assert session.does(session.editing.put_in(4, 6, "mellan", "I"))
    assert [(s.id, s.text) for s in session.segments] == [("0.0a", "ett två"), ("e1", "mellan"), ("0.0b", "tre")]


def test_words_put_in_where_nothing_at_all_was_heard_stand_under_no_question() -> None:
    session = Session(())
    assert session.does(session.editing.put_in(4, 6, "hej", None))
    (passage,) = session.shown
    assert (passage.question_id, passage.start, passage.end, passage.segments[0].text) == (None, 4, 6, "hej")


def test_nothing_typed_is_nothing_put_in() -> None:
    assert Session(RAW).editing.put_in(7, 9, " \n") is None


def test_a_segment_without_words_is_edited_and_split_as_a_whole() -> None:
    raw = (Passage(0, 10, (Segment(id="0.0", start=0, end=10, text="jag tycker om skolan"),), "q", "t"),)
    session = Session(raw)
    assert session.types(0, "jag tycker mycket om skolan")
    assert session.texts == ["jag tycker mycket om skolan"]
    assert session.segments[0].words == ()
    assert session.does(session.editing.split(session.segments[0], 18))
    assert session.texts == ["jag tycker mycket", "om skolan"]


def test_a_word_that_was_heard_as_two_is_one_word() -> None:
    words = tuple(Word(start=i, end=i + 1, text=t) for i, t in enumerate(["en", "e", "-post", "kom"]))
    raw = (Passage(0, 10, (Segment(id="0.0", start=0, end=4, text="en e-post kom", words=words),), "q", "t"),)
    session = Session(raw)
    assert not session.types(0, "en e-post kom")
    assert session.types(0, "en e-post kom fram")
    assert session.texts == ["en e-post kom fram"]
    assert [(c.was, c.text) for c in session.editing.instead(session.segments[0], 0, 1, "[ohörbart]")] == [
        ("en", "[ohörbart]")
    ]
    assert [(c.was, c.text) for c in session.editing.instead(session.segments[0], 2, 3, "[ohörbart]")] == [
        ("e-post", "[ohörbart]")
    ]
    assert session.types(0, "en epost kom fram")
    assert [(w.text, w.start, w.end) for w in session.segments[0].words[:2]] == [("en", 0, 1), ("epost", 1, 3)]


@pytest.mark.parametrize(("character", "parts"), [
    (4, ["jag", "bor i Upplands Väsby nu"]),
    (3, ["jag", "bor i Upplands Väsby nu"]),
    (5, ["jag", "bor i Upplands Väsby nu"]),
    (8, ["jag bor", "i Upplands Väsby nu"]),
    (0, None),
    (1, None),
    (27, None),
])  # fmt: skip
def test_a_segment_is_split_before_the_word_at_the_cursor(character: int, parts: list[str] | None) -> None:
    session = Session(RAW)
    assert session.does(session.editing.split(session.segments[0], character)) == (parts is not None)
    assert session.texts[: len(parts or [])] == (parts or [])


def test_a_hidden_phrase_is_not_split() -> None:
    session = Session(RAW, TOWN)
    assert session.does(session.editing.split(session.segments[0], 14))
    assert session.texts[:2] == ["jag bor i [en kommun]", "nu"]


def test_segments_are_joined_where_one_speaker_goes_on() -> None:
    session = Session(RAW)
    first, second = session.segments
    assert session.does(session.editing.join(first, second))
    assert session.texts == ["jag bor i Upplands Väsby nu med Anna Ek och Annas hund"]
    other = second.model_copy(update={"speaker": "I"})
    apart = Session((Passage(0, 20, (first, other), "q", "t"),))
    assert apart.editing.join(*apart.segments) is None


@settings(max_examples=80)
@given(st.data())
def test_what_is_typed_stands_there_and_every_other_word_is_as_it_was(data: st.DataObject) -> None:
    session = Session(data.draw(talks()))
    for _edit in range(data.draw(st.integers(1, 4))):
        before = session.segments
        assume(before)
        number = data.draw(st.integers(0, len(before) - 1))
        text = data.draw(typed(text_of(before[number])))
        changed = session.types(number, text)
        assert changed == (text != text_of(before[number]))
        after = {segment.id: segment for segment in session.segments}
        assert text_of(after[before[number].id]) == text if text else before[number].id not in after
        for segment in before:
            assert segment.id == before[number].id or after[segment.id] == segment
        assert list(after) == [one.id for one in before if one.id in after]


@settings(max_examples=60)
@given(st.data())
def test_originals_do_not_come_back_by_editing_what_is_shown(data: st.DataObject) -> None:
    names = [
        Replaced(start=0, end=1, everywhere=True, original="Anna", by="[en vän]", kind="person"),
        Replaced(start=0, end=1, everywhere=True, original="Borås", by="Kim", kind="place"),
        Replaced(start=0, end=1, everywhere=True, original="tänker att", by="x", kind="place"),
    ]
    session = Session(data.draw(talks()), *names)
    before = session.segments
    assume(before)
    bare = _originals(session.texts)  # a phrase that runs over two passages is not hidden
    number = data.draw(st.integers(0, len(before) - 1))
    words = text_of(before[number]).split()
    at = data.draw(st.integers(0, len(words)))
    text = " ".join(
        [*words[:at], *data.draw(st.sampled_from([[], ["ny"]])), *words[at + data.draw(st.integers(0, 2)) :]]
    )
    if not session.types(number, text) and text != text_of(before[number]):
        assert any(word.start == word.end for _id, word in all_words(session.raw))  # cannot be told from the others
        return
    assert _originals(session.texts) <= bare
    wanted = [text if i == number else one.text for i, one in enumerate(before)]
    if _originals(wanted) <= bare:  # else what is typed makes a phrase that is to be hidden, and it is
        assert sorted("".join(session.texts).replace(" ", "")) == sorted("".join(wanted).replace(" ", ""))


def _originals(texts: Sequence[str]) -> set[str]:
    plain = " ".join(texts)
    return {name for name in ("Anna", "Borås", "tänker att") if name in plain}


def _said(texts: Iterable[str]) -> str:
    """What stands there in its order, with single spaces."""
    return " ".join(" ".join(texts).split())


def _with_a_space_more(text: str) -> set[str]:
    """`text`, and `text` with one space anywhere in it: words that were written as one may be parted."""
    return {text, *(f"{text[:at]} {text[at:]}" for at in range(1, len(text)))}


@settings(max_examples=60)
@given(st.data())
def test_every_word_is_in_one_segment_after_any_edits(data: st.DataObject) -> None:
    session = Session(data.draw(talks()))
    for _edit in range(3):
        before = session.segments
        if not before:
            return
        number = data.draw(st.integers(0, len(before) - 1))
        match data.draw(st.integers(0, 3)):
            case 0:
                session.types(number, data.draw(typed(text_of(before[number]))))
            case 1:
                session.does(session.editing.split(before[number], data.draw(st.integers(0, 20))))
                assert _said(session.texts) in _with_a_space_more(_said(map(text_of, before)))
            case 2 if number + 1 < len(before):
                session.does(session.editing.join(before[number], before[number + 1]))
                assert _said(map(text_of, before)) in _with_a_space_more(_said(session.texts))
            case _:
                at = before[number].end
                session.does(session.editing.put_in(at, at + 0.5, "något annat", "I"))
    for segment in session.segments:
        assert segment.text.strip()
        assert not segment.words or "".join(w.text for w in segment.words) == segment.text.replace(" ", "")
    ids = [segment.id for segment in session.segments]
    assert len(ids) == len(set(ids))
    words = all_words(session.shown)
    for id in ids:
        mine = [(w.start + w.end) / 2 for owner, w in words if owner == id]
        assert mine == sorted(mine)
