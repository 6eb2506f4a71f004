"""A clean transcript leaves out the sounds of looking for words, and nothing that means something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.export.clean import clean, clean_segment, clean_words
from interview_tui.linking.passages import Passage
from tests import builders as b

SWEDISH = [
    ("Hon hon sa att det var bra.", "Hon sa att det var bra."),
    ("Jag, jag tänkte gå hem.", "Jag tänkte gå hem."),
    ("Det var, det var svårt.", "Det var svårt."),
    ("Eh, jag vet inte, öh, riktigt.", "Jag vet inte riktigt."),
    ("Jag vet inte, eh.", "Jag vet inte."),
    ("Och så, eh gick jag hem.", "Och så, gick jag hem."),
    ("Jag tän- jag tänkte på det.", "Jag tänkte på det."),
    ("Vi, eh, vi bor där.", "Vi bor där."),
    ("Men jag… jag trodde det.", "Men jag trodde det."),
    ("Jag tror att jag tror att hon kommer.", "Jag tror att hon kommer."),
    ("Och och och sen gick vi.", "Och sen gick vi."),
    ("Så, mm, då blev det så.", "Så då blev det så."),
    ("Det var min, min grej.", "Det var min grej."),
    ("Och det, det är det värsta.", "Och det är det värsta."),
    ("Det låter som att det, att det blir tomt.", "Det låter som att det blir tomt."),
]
SWEDISH_MEANT = [
    "Det var mycket mycket bra.",
    "Nej nej, det var inte så.",
    "Nej, nej, nej.",
    "Det är det det handlar om.",
    "Är det det du menar?",
    "Det finns för- och nackdelar.",
    "Liksom, det var typ så alltså.",
    "Mm.",
    "Mm, för att jag ville.",
    "Har ni er egen ingång?",
    "Ja, ja, det är det, det är det.",
    "Länge länge väntade vi.",
    "Jag. Jag var där.",
    "Hon sa: jag kommer, jag kommer.",
    "Det jag tänker på på kvällarna är barnen.",
    "[ohörbart] sa hon.",
    "Ellen heter jag, jag är timvikarie.",
    "Jag vet inte, säger jag, jag sitter.",
    "Om det är tisdag då, då är han där.",
    "Jag ringde ett ett två, och så kom de.",
    "Det har varit så sen, sen allt det här.",
]
ENGLISH = [
    ("Um, I I think so, uh, yes.", "I think so yes."),
    ("And then, and then we left.", "And then we left."),
    ("It was, er, the the school.", "It was the school."),
    ("We wen- we went home.", "We went home."),
    ("That, that was hard.", "That was hard."),
]
ENGLISH_MEANT = [
    "She had had enough.",
    "I think that that is true.",
    "Very, very good.",
    "No, no, no.",
    "Like, you know, I mean it.",
    "A pre- and a post-test.",
    "Mm-hm.",
    "I was there. I was late.",
]


def said(text: str, language: str) -> str:
    found = clean_segment(b.segment(text, 0, 10), language)
    return found.text if found else ""


@pytest.mark.parametrize(("heard", "wanted"), SWEDISH)
def test_swedish_is_cleaned(heard: str, wanted: str) -> None:
    assert said(heard, "sv") == wanted


@pytest.mark.parametrize("heard", SWEDISH_MEANT)
def test_swedish_that_means_something_stays(heard: str) -> None:
    assert said(heard, "sv") == heard


@pytest.mark.parametrize(("heard", "wanted"), ENGLISH)
def test_english_is_cleaned(heard: str, wanted: str) -> None:
    assert said(heard, "en") == wanted


@pytest.mark.parametrize("heard", ENGLISH_MEANT)
def test_english_that_means_something_stays(heard: str) -> None:
    assert said(heard, "en") == heard


def test_words_that_stay_keep_their_times() -> None:
    segment = b.segment("Jag, eh, jag tänkte", 10, 14)
    cleaned = clean_segment(segment, "sv")
    assert cleaned is not None
    assert [(word.text, word.start, word.end) for word in cleaned.words] == [("Jag", 12, 13), ("tänkte", 13, 14)]
    assert (cleaned.id, cleaned.start, cleaned.end) == (segment.id, 12, 14)


def test_what_has_only_hesitation_is_gone_and_lines_without_words_are_cleaned_too() -> None:
    assert clean_segment(b.segment("Eh, öh.", 0, 1), "sv") is None
    bare = b.segment("Eh, jag jag gick.", 3, 5).model_copy(update={"words": ()})
    cleaned = clean_segment(bare, "sv")
    assert cleaned is not None
    assert (cleaned.text, cleaned.words, cleaned.start, cleaned.end) == ("Jag gick.", (), 3, 5)


def test_a_listeners_mm_is_left_out_and_an_answer_is_not() -> None:
    def by(speaker: str, text: str, at: float):
        return b.segment(text, at, at + 1, id=f"1.{at}").model_copy(update={"speaker": speaker})

    talk = (
        by("Robin", "Jag var hemma", 0), by("I", "Mm.", 1), by("Robin", "hela dagen.", 2),
        by("I", "Var det bra?", 3), by("Robin", "Mm.", 4), by("I", "Varför?", 5),
    )  # fmt: skip
    found = clean([Passage(0, 6, talk)], "sv", ("I",))
    assert [one.text if one else None for one in found] == [
        "Jag var hemma", None, "hela dagen.", "Var det bra?", "Mm.", "Varför?",
    ]  # fmt: skip


SOME = ["jag", "eh", "Eh,", "det,", "det", "var.", "mm", "och", "tän-", "bra", "nej,", "jag…", "I", "the", "um"]


@given(st.lists(st.sampled_from(SOME), max_size=14))
def test_nothing_is_added_nor_put_in_another_order_and_cleaning_twice_is_cleaning_once(texts: list[str]) -> None:
    words = [b.word(text, i, i + 1) for i, text in enumerate(texts)]
    for language in ("sv", "en"):
        once = clean_words(words, language)
        starts = [word.start for word in once]
        assert starts == sorted(set(starts))
        by_start = {word.start: word.text.casefold().strip(".,-…") for word in words}
        assert all(word.text.casefold().strip(".,-…") == by_start[word.start] for word in once)
        assert clean_words(once, language) == once
