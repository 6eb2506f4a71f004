"""What a person puts right stands in the text, and every other word stays as it was heard."""

from collections.abc import Sequence

from interview_tui.correcting.text import Corrected, Known, corrected
from interview_tui.interview.correction import (
    AnyCorrection,
    Change,
    SegmentsJoined,
    SegmentSplit,
    SpeakerRenamed,
    SpeakerSet,
    TextSet,
)
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word
from tests.interview.test_corrections import numbered


def said(id: str, start: float, *words: str, speaker: str | None = None) -> Segment:
    """Words of half a second each, with half a second between them."""
    spoken = tuple(
        Word(start=start + i, end=start + i + 0.5, text=text, probability=0.5) for i, text in enumerate(words)
    )
    return Segment(id=id, start=start, end=spoken[-1].end, text=" ".join(words), words=spoken, speaker=speaker)


RAW = (
    Passage(0, 10, (said("0.0", 0, "jag", "bor", "i", "boros"), said("0.1", 5, "och", "trivs", "bra")), "vardag", "t"),
    Passage(10, 20, (said("1.0", 10, "vem", "litar", "du", "på"), said("1.1", 15, "min", "syster")), "tillit", "t"),
)


def change(start: float, end: float, text: str, was: str = "", speaker: str | None = None) -> TextSet:
    return TextSet(changes=(Change(start=start, end=end, text=text, was=was),), speaker=speaker)


def by_hand(*corrections: AnyCorrection, passages: Sequence[Passage] = RAW) -> Corrected:
    return corrected(passages, decisions(numbered(*corrections)))


def texts(passages: Sequence[Passage]) -> list[list[str]]:
    return [[segment.text for segment in passage.segments] for passage in passages]


def test_nothing_put_right_is_what_was_heard() -> None:
    assert by_hand().passages == RAW


def test_a_changed_word_is_sure_and_has_the_time_of_the_one_it_replaces() -> None:
    now = by_hand(change(2.75, 3.75, "Borås", "boros"))
    assert texts(now.passages)[0] == ["jag bor i Borås", "och trivs bra"]
    assert now.passages[0].segments[0].words[3] == Word(start=3, end=3.5, text="Borås", probability=1.0)
    assert now.passages[0].segments[0].words[:3] == RAW[0].segments[0].words[:3]


def test_passages_in_which_nothing_was_put_right_are_the_same_objects() -> None:
    now = by_hand(change(2.75, 3.75, "Borås", "boros"))
    assert now.passages[1] is RAW[1]
    assert now.passages[0].segments[1] is RAW[0].segments[1]


def test_passages_that_were_put_right_before_are_the_same_objects_after_the_next_correction() -> None:
    known, log = Known(), numbered(change(2.75, 3.75, "Borås", "boros"), change(9.75, 10.75, "Vem", "vem"))
    before = corrected(RAW, decisions(log[:1]), known)
    after = corrected(RAW, decisions(log), known)
    assert after.passages[0] is before.passages[0]
    assert texts(after.passages)[1][0] == "Vem litar du på"
    assert corrected(RAW, decisions(log[:1]), known).passages[0] is before.passages[0]


def test_words_share_the_time_of_those_they_replace_by_their_length() -> None:
    now = by_hand(change(2.75, 3.75, "Bo rås", "boros"))
    words = now.passages[0].segments[0].words[3:]
    assert [(word.text, word.start, word.end) for word in words] == [("Bo", 3, 3.2), ("rås", 3.2, 3.5)]


def test_a_word_put_in_beside_another_leaves_its_time_alone() -> None:
    now = by_hand(change(0.75, 1.75, "bor inte", "bor"))
    words = now.passages[0].segments[0].words
    assert [word.text for word in words] == ["jag", "bor", "inte", "i", "boros"]
    assert (words[1], words[3]) == (RAW[0].segments[0].words[1], RAW[0].segments[0].words[2])
    assert (words[2].start, words[2].end) == (1.5, 2.0)


def test_words_put_in_without_a_pause_stand_in_order_and_leave_the_times_of_others_alone() -> None:
    words = tuple(Word(start=i, end=i + 1, text=text) for i, text in enumerate(("jag", "bor", "här")))
    raw = (Passage(0, 9, (Segment(id="0.0", start=0, end=3, text="jag bor här", words=words),)),)
    now = by_hand(change(1, 2, "bor ju alltid", "bor"), passages=raw).passages[0].segments[0]
    assert [word.text for word in now.words] == ["jag", "bor", "ju", "alltid", "här"]
    assert (now.words[0], now.words[1], now.words[4]) == words
    middles = [(word.start + word.end) / 2 for word in now.words]
    assert middles == sorted(set(middles))


def test_a_word_put_into_a_long_pause_is_as_long_as_a_word() -> None:
    words = (Word(start=0, end=1, text="jag"), Word(start=30, end=31, text="bor"))
    raw = (Passage(0, 40, (Segment(id="0.0", start=0, end=31, text="jag bor", words=words),)),)
    put = by_hand(change(-1, 1.5, "jag verkligen", "jag"), passages=raw).passages[0].segments[0].words[1]
    assert (put.start, put.end) == (1, 2.35)


def test_words_are_taken_out() -> None:
    assert texts(by_hand(change(0.75, 2.75, "", "bor i")).passages)[0][0] == "jag boros"


def test_a_segment_whose_words_are_all_taken_out_is_gone() -> None:
    assert texts(by_hand(change(4.75, 8, "", "och trivs bra")).passages)[0] == ["jag bor i boros"]


def test_words_put_in_where_none_were_heard_are_a_segment_of_their_own() -> None:
    now = by_hand(change(8, 10, "ja det gör jag", speaker="Robin"))
    assert texts(now.passages)[0] == ["jag bor i boros", "och trivs bra", "ja det gör jag"]
    put = now.passages[0].segments[2]
    assert (put.id, put.speaker, put.start, put.end) == ("e1", "Robin", 8, 10)


def test_words_put_in_have_the_speaker_that_they_are_given_later() -> None:
    log = numbered(
        change(8, 10, "ja", speaker="Robin"),
        SpeakerRenamed(old="Robin", new="Kim"),
        change(18, 19, "nej", speaker="Alex"),
        SpeakerSet(start=17, end=20, speaker="I"),
    )
    now = corrected(RAW, decisions(log))
    assert (now.passages[0].segments[-1].speaker, now.passages[1].segments[-1].speaker) == ("Kim", "I")


def test_a_segment_is_split_and_joined_again() -> None:
    split = by_hand(SegmentSplit(at=1.75))
    assert [(s.id, s.text) for s in split.passages[0].segments[:2]] == [("0.0a", "jag bor"), ("0.0b", "i boros")]
    joined = by_hand(SegmentSplit(at=1.75), SegmentsJoined(at=1.75))
    assert texts(joined.passages) == texts(RAW)


def test_segments_of_two_speakers_are_not_joined() -> None:
    apart = (Passage(0, 9, (said("0.0", 0, "hej", speaker="I"), said("0.1", 5, "hej", speaker="Robin"))),)
    assert by_hand(SegmentsJoined(at=3), passages=apart).passages == apart
