"""A quote is what stands there as it is read, whoever marked it and however."""

from collections.abc import Sequence

from interview_tui.correcting.marks import Note, Quote, notes, quotes
from interview_tui.correcting.text import corrected, places_in
from interview_tui.interview.correction import AnyCorrection, Change, Marked, Replaced, TextSet, Undone
from interview_tui.interview.corrections import decisions
from interview_tui.interview.events import AnyEvent
from interview_tui.interview.state import state
from interview_tui.linking.passages import Passage
from interview_tui.privacy.hiding import hidden
from tests import builders
from tests.builders import asked, guide, noted, quoted
from tests.correcting.talks import said
from tests.interview.test_corrections import numbered

GUIDE = guide("vardag", "tillit", scripts=["intro"])
RAW = (
    Passage(0, 10, (
        said("0.0", 0, "hur", "är", "det?", speaker="I"),
        said("0.1", 3, "jag", "bor", "i", "Borås.", speaker="Robin"),
        said("0.2", 7, "det", "är", "bra", speaker="Robin"),
    ), "vardag", "tema"),
    Passage(20, 30, (
        said("1.0", 20, "vem", "litar", "du", "på?", speaker="I"),
        said("1.1", 25, "min", "syster", speaker="Kim"),
    ), "tillit", "tema"),
)  # fmt: skip


def found(*log: AnyCorrection, events: Sequence[AnyEvent] = ()) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    decided = decisions(numbered(*log))
    shown = hidden(corrected(RAW, decided).passages, decided, "sv").passages
    now = state(GUIDE, builders.numbered(*events))
    return quotes(shown, now, decided, places_in(RAW)), notes(shown, now, decided, places_in(RAW))


def test_a_key_marks_what_a_participant_was_saying() -> None:
    (quote,), _notes = found(events=[quoted(at=4)])
    assert (quote.text, quote.speaker, quote.start, quote.end) == ("jag bor i Borås.", "Robin", 3, 6.5)
    assert (quote.question_id, quote.section_id, quote.by, quote.n, quote.comment) == (
        "vardag", "tema", "timeline", 1, "",
    )  # fmt: skip


def test_a_key_marks_what_had_just_been_said_even_while_the_interviewer_goes_on() -> None:
    (quote,), _notes = found(events=[quoted(at=21)])
    assert (quote.text, quote.speaker) == ("jag bor i Borås. det är bra", "Robin")


def test_a_key_long_after_the_last_word_marks_a_moment_and_no_words() -> None:
    (quote,), _notes = found(events=[asked("tillit", at=10), quoted(at=100)])
    assert (quote.text, quote.speaker, quote.start, quote.end) == ("", None, 100, 100)
    assert (quote.section_id, quote.question_id) == ("tema", "tillit")


def test_a_quote_by_hand_has_the_words_that_she_chose_as_they_are_read() -> None:
    (quote,), _notes = found(
        TextSet(changes=(Change(start=3.75, end=4.75, text="bodde", was="bor"),)),
        Replaced(start=6, end=7, everywhere=True, original="Borås", by="[en stad]", kind="place"),
        Marked(kind="quote", start=2.75, end=6.75, text="bra citat", section="intro"),
    )
    assert (quote.text, quote.comment, quote.speaker) == ("jag bodde i [en stad].", "bra citat", "Robin")
    assert (quote.section_id, quote.question_id, quote.by, quote.n) == ("intro", "vardag", "hand", 3)


def test_a_quote_by_hand_is_the_one_that_a_key_had_marked() -> None:
    both, _notes = found(Marked(kind="quote", start=2.75, end=4.75), events=[quoted(at=4), quoted(at=26)])
    assert [(quote.by, quote.text) for quote in both] == [("hand", "jag bor"), ("timeline", "min syster")]


def test_a_theme_that_the_guide_does_not_have_is_none() -> None:
    (quote,), _notes = found(Marked(kind="quote", start=2.75, end=4.75, section="gone"))
    assert quote.section_id == "tema"


def test_replaced_and_undone_marks_are_gone() -> None:
    log = (
        Marked(kind="quote", start=2.75, end=4.75),
        Marked(kind="quote", start=2.75, end=5.75, text="längre", instead_of=1),
        Marked(kind="note", start=20, end=21, text="ser bort"),
        Undone(of=3),
    )
    (quote,), none = found(*log)
    assert (quote.text, quote.comment, quote.n, none) == ("jag bor i", "längre", 2, ())


def test_notes_stand_in_order_of_time_with_what_was_asked() -> None:
    _quotes, both = found(
        Marked(kind="note", start=24.9, end=26.75, text="lång paus"),
        events=[asked("vardag", at=1), noted("skrattar", at=25.5)],
    )
    assert [(one.at, one.text, one.question_id, one.by) for one in both] == [
        (24.9, "lång paus", "tillit", "hand"),
        (25.5, "skrattar", "vardag", "timeline"),
    ]


def test_a_quote_stays_with_its_words_in_another_transcript() -> None:
    log = numbered(Marked(kind="quote", start=2.75, end=4.75, heard=("det?", "jag", "bor", "i")))
    later = (Passage(0, 10, (
        said("0.0", 0.4, "hur", "är", "det?", speaker="I"),
        said("0.1", 3.4, "jag", "bor", "i", "Borås.", speaker="Robin"),
    ), "vardag", "tema"),)  # fmt: skip
    (quote,) = quotes(later, state(GUIDE, []), decisions(log), places_in(later))
    assert quote.text == "jag bor"


def test_what_is_quoted_does_not_stand_in_the_repr_of_a_quote() -> None:
    (quote,), (note,) = found(
        Marked(kind="quote", start=2.75, end=6.75, text="hemligt"), Marked(kind="note", start=3, end=4, text="hemligt")
    )
    assert "Borås" not in repr(quote)
    assert "hemligt" not in repr((quote, note))
