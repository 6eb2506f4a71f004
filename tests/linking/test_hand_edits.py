"""What a key on a word comes to: places in the pauses, with the words around them."""

from interview_tui.interview.correction import Assigned, Joined, Split
from interview_tui.interview.corrections import decisions
from interview_tui.linking.hand import passages_by_hand
from interview_tui.linking.hand_edits import Edits, Stretch, Timed
from interview_tui.linking.passages import Passage, Proposal
from interview_tui.transcription.segments import Segment, Word
from tests.linking.test_hand import AUTOMATIC, GUIDE, SAID, numbered, stands, text_linked

EDITS = Edits(AUTOMATIC)


def word(text: str) -> Timed:
    return next((w.start, w.end) for s in SAID for w in s.words if w.text == text)


def sentence(number: int) -> Stretch:
    first, last = SAID[number].words[0], SAID[number].words[-1]
    return (first.start, first.end), (last.start, last.end)


def test_a_passage_begins_with_the_word_and_holds_on_to_the_end_of_the_paragraph() -> None:
    moved = EDITS.begins_here(word("litar"), sentence(3))
    assert moved is not None
    assert (moved.start, moved.at, moved.end, moved.was) == (15.0, 17.0, 20.5, 15.0)
    assert (moved.before, moved.after) == ("vardag", "tillit")
    assert moved.heard == ("tidigt", "vem", "vem", "litar", "på", "på", "tidigt", "vem")
    assert stands(passages_by_hand(AUTOMATIC, decisions(numbered(moved)), GUIDE))[1:] == [
        ("vardag", "hur ser dagen ut jag går upp tidigt vem"),
        ("tillit", "litar du på på min syster"),
    ]


def test_a_passage_ends_with_the_word_and_the_rest_goes_to_the_next() -> None:
    moved = EDITS.ends_here(word("går"), sentence(2))
    assert moved is not None
    assert (moved.start, moved.at, moved.end, moved.was) == (9.0, 12.0, 15.0, 15.0)
    assert stands(passages_by_hand(AUTOMATIC, decisions(numbered(moved)), GUIDE))[1:] == [
        ("vardag", "hur ser dagen ut jag går"),
        ("tillit", "upp tidigt vem litar du på på min syster"),
    ]


def test_a_border_holds_whichever_way_the_linking_errs_the_next_time() -> None:
    moved = EDITS.begins_here(word("vem"), sentence(3))
    assert moved is None  # it stands there
    moved = EDITS.begins_here(word("litar"), sentence(3))
    assert moved is not None
    early = text_linked((0, None), (4, "vardag"), (10, "tillit"))
    late = text_linked((0, None), (4, "vardag"), (21, "tillit"))
    decided = decisions(numbered(moved))
    assert stands(passages_by_hand(late, decided, GUIDE))[-1] == ("tillit", "litar du på på min syster")
    assert stands(passages_by_hand(early, decided, GUIDE))[-1] == ("tillit", "litar du på på min syster")


def test_before_the_first_passage_and_after_the_last_there_is_no_question() -> None:
    only = text_linked((0, "vardag"))
    edits = Edits(only)
    first = edits.begins_here(word("hur"), sentence(1))
    last = edits.ends_here(word("tidigt"), sentence(2))
    assert first is not None
    assert last is not None
    assert stands(passages_by_hand(only, decisions(numbered(first, last)), GUIDE)) == [
        (None, "hej och välkommen"),
        ("vardag", "hur ser dagen ut jag går upp tidigt"),
        (None, "vem litar du på på min syster"),
    ]


def test_nothing_changes_where_the_border_stands_already() -> None:
    assert EDITS.begins_here(word("hur"), sentence(1)) is None
    assert EDITS.ends_here(word("tidigt"), sentence(2)) is None
    assert EDITS.split(word("hur")) is None
    assert EDITS.join(0) is None


def test_joining_takes_a_border_away_or_gives_the_words_to_the_question_before() -> None:
    assert isinstance(EDITS.join(2), Assigned)
    two = text_linked((0, "vardag"), (10, "vardag"))
    assert isinstance(Edits(two).join(1), Joined)
    assert isinstance(EDITS.split(word("jag")), Split)


def test_words_given_to_a_question_that_was_asked_without_an_answer_fill_its_passage() -> None:
    empty = Passage(14.5, 15.5, (), "framtid", "tema")
    both = [*AUTOMATIC[:2], empty, AUTOMATIC[2]]
    moved = Edits(both).begins_here(word("på"), sentence(3))
    assert moved is not None
    found = passages_by_hand(both, decisions(numbered(moved)), GUIDE)
    assert stands(found)[2:] == [("framtid", "vem litar du"), ("tillit", "på på min syster")]


def test_who_says_the_words_and_what_a_proposal_comes_to() -> None:
    said = EDITS.said_by((word("upp"), word("tidigt")), "Kim", teach=True)
    assert (said.start, said.end, said.speaker, said.teach) == (12.0, 15.0, "Kim", True)
    assert said.heard == ("går", "upp", "tidigt", "vem")
    taken = EDITS.accepted(Proposal("framtid", 10, 14, 0.7, "forgotten_press"))
    assert (taken.start, taken.end, taken.question) == (9.0, 15.0, "framtid")


def test_a_segment_whose_words_have_no_times_is_one_word() -> None:
    bare = [
        Passage(0, 2, (Segment(id="0", start=0, end=2, text="hej på dig"),), "vardag", "tema"),
        Passage(3, 5, (Segment(id="1", start=3, end=5, text="vem litar du på"),), "tillit", "tema"),
    ]
    edits = Edits(bare)
    assert edits.passage_of((3, 5)) == 1
    decided = decisions(numbered(edits.belongs(1, "framtid", None)))
    assert [p.question_id for p in passages_by_hand(bare, decided, GUIDE)] == ["vardag", "framtid"]


def test_of_two_who_talk_at_once_each_word_is_in_its_own_passage() -> None:
    one = said_at("0", ("a", 0, 1), ("b", 2, 3), ("c", 5, 6))
    other = said_at("1", ("x", 1.2, 1.8), ("y", 3.2, 4))
    edits = Edits([Passage(0, 6, (one,), "vardag", "tema"), Passage(1, 5, (other,), "tillit", "tema")])
    assert [edits.passage_of(place) for place in ((2, 3), (3.2, 4), (5, 6))] == [0, 1, 0]


def said_at(id: str, *words: tuple[str, float, float]) -> Segment:
    timed = tuple(Word(text=text, start=start, end=end) for text, start, end in words)
    return Segment(id=id, start=timed[0].start, end=timed[-1].end, text=" ".join(w.text for w in timed), words=timed)
