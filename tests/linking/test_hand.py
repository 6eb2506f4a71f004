"""What a person has decided stands, whatever the program finds out before or after."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_tui.interview.correction import (
    AnyCorrection,
    Assigned,
    BorderMoved,
    Joined,
    ProposalDeclined,
    SpeakerRenamed,
    SpeakerSet,
    Split,
    Undone,
)
from interview_tui.interview.corrections import Decisions, decisions
from interview_tui.linking.hand import passages_by_hand, proposals_by_hand, speakers_by_hand
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Guess, Passage, Proposal
from interview_tui.transcription.segments import Segment, Word, middle
from tests.builders import guide, segment
from tests.interview.test_corrections import numbered

QUESTIONS = ("vardag", "tillit", "framtid")
GUIDE = guide(*QUESTIONS, scripts=["intro"])
SAID = (
    segment("hej och välkommen", 0, 3, "0.0"),
    segment("hur ser dagen ut", 4, 8, "0.1"),
    segment("jag går upp tidigt", 10, 14, "0.2"),
    segment("vem litar du på", 16, 20, "0.3"),
    segment("på min syster", 21, 24, "0.4"),
)


def text_linked(*cuts: tuple[float, str | None], segments: Sequence[Segment] = SAID) -> list[Passage]:
    """Passages as the linking would give them, each from its second on."""
    result = []
    for number, (start, question) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else 1e9
        mine = tuple(s for s in segments if start <= s.middle < end)
        result.append(
            Passage(mine[0].start, mine[-1].end, mine, question, "tema" if question else None, "text", confidence=0.7)
        )
    return result


AUTOMATIC = text_linked((0, None), (4, "vardag"), (16, "tillit"))


def stands(passages: Sequence[Passage]) -> list[tuple[str | None, str]]:
    return [(p.question_id or p.section_id, " ".join(word.text for word in p.words)) for p in passages]


def by_hand(*corrections: AnyCorrection, passages: Sequence[Passage] = AUTOMATIC) -> tuple[Passage, ...]:
    return passages_by_hand(passages, decisions(numbered(*corrections)), GUIDE)


def test_nothing_decided_leaves_the_linking_as_it_is() -> None:
    assert passages_by_hand(AUTOMATIC, Decisions(), GUIDE) == tuple(AUTOMATIC)


def test_a_passage_goes_to_another_question_and_is_sure() -> None:
    now = by_hand(Assigned(start=15, end=25, question="framtid"))
    assert stands(now)[2] == ("framtid", "vem litar du på på min syster")
    assert (now[2].linked_by, now[2].confidence, now[2].section_id, now[2].guess) == ("hand", 1.0, "tema", None)
    assert now[:2] == tuple(AUTOMATIC[:2])


def test_a_passage_goes_to_a_script_or_to_no_question() -> None:
    assert stands(by_hand(Assigned(start=15, end=25, section="intro")))[2] == ("intro", "vem litar du på på min syster")
    assert stands(by_hand(Assigned(start=15, end=25)))[2] == (None, "vem litar du på på min syster")


def test_a_border_moves_into_a_sentence() -> None:
    now = by_hand(BorderMoved(start=8, at=12, end=14, was=9, before="tillit", after="vardag"))
    assert stands(now)[1:4] == [
        ("vardag", "hur ser dagen ut"),
        ("tillit", "jag går"),
        ("vardag", "upp tidigt"),
    ]
    now = by_hand(BorderMoved(start=16, at=20.5, end=24, was=15, before="vardag", after="tillit"))
    assert stands(now)[1:] == [
        ("vardag", "hur ser dagen ut jag går upp tidigt vem litar du på"),
        ("tillit", "på min syster"),
    ]
    assert [(p.start, p.end) for p in now[1:]] == [(4, 20), (21, 24)]
    assert [p.linked_by for p in now] == ["text", "hand", "hand"]
    assert now[1].confidence == 0.7  # half of it is as sure as it was


def test_a_passage_that_loses_all_its_words_is_gone() -> None:
    assert stands(by_hand(Assigned(start=15, end=25, question="vardag")))[1:] == [
        ("vardag", "hur ser dagen ut jag går upp tidigt vem litar du på på min syster")
    ]


def test_a_split_makes_two_of_one_and_a_joint_one_of_two() -> None:
    split = Split(at=9)
    assert stands(by_hand(split))[1:3] == [("vardag", "hur ser dagen ut"), ("vardag", "jag går upp tidigt")]
    assert stands(by_hand(split, Joined(at=9))) == stands(AUTOMATIC)
    two = text_linked((0, None), (4, "vardag"), (10, "vardag"), (16, "tillit"))
    assert stands(by_hand(Joined(at=9), passages=two)) == stands(AUTOMATIC)
    assert stands(by_hand(Joined(at=15), passages=two)) == stands(two)  # two questions stay two


def test_half_of_a_passage_that_was_split_can_go_elsewhere_and_come_back() -> None:
    away = Assigned(start=9, end=15, question="framtid")
    assert stands(by_hand(Split(at=9), away))[1:3] == [
        ("vardag", "hur ser dagen ut"),
        ("framtid", "jag går upp tidigt"),
    ]
    assert stands(by_hand(Split(at=9), away, Assigned(start=9, end=15, question="vardag"))) == stands(AUTOMATIC)


def test_the_later_decision_about_the_same_words_counts() -> None:
    now = by_hand(Assigned(start=3.5, end=25, question="framtid"), Assigned(start=15, end=20.5, question="tillit"))
    assert stands(now)[1:] == [
        ("framtid", "hur ser dagen ut jag går upp tidigt"),
        ("tillit", "vem litar du på"),
        ("framtid", "på min syster"),
    ]


def test_a_question_that_the_guide_has_no_more_changes_nothing() -> None:
    assert by_hand(Assigned(start=0, end=30, question="borta")) == tuple(AUTOMATIC)
    assert by_hand(Assigned(start=0, end=30, section="borta")) == tuple(AUTOMATIC)


def test_an_empty_passage_stays_and_what_a_passage_answers_besides_too() -> None:
    empty = Passage(15, 15.5, (), "framtid", "tema")
    both = [*AUTOMATIC[:2], empty, AUTOMATIC[2]]
    assert [p.question_id for p in by_hand(Split(at=9), passages=both)] == [
        None,
        "vardag",
        "vardag",
        "framtid",
        "tillit",
    ]
    wide = [
        AUTOMATIC[0],
        Passage(4, 14, AUTOMATIC[1].segments, "vardag", "tema", "text", 0.8, ("framtid",), Guess("tillit", 0.3)),
    ]
    first, second = by_hand(Split(at=9), passages=wide)[1:]
    assert (first.also, second.also, second.confidence) == (("framtid",), ("framtid",), 0.8)
    confirmed = by_hand(Assigned(start=3.5, end=15, question="vardag"), passages=wide)[1]
    assert (confirmed.also, confirmed.confidence, confirmed.guess) == (("framtid",), 1.0, None)
    elsewhere = by_hand(Assigned(start=3.5, end=15, question="tillit"), passages=wide)[1]
    assert (elsewhere.also, elsewhere.confidence) == ((), 1.0)


def test_a_place_is_found_again_by_its_words_when_another_model_times_them_otherwise() -> None:
    moved = [s.model_copy(update={"words": tuple(_shifted(w, 0.8) for w in s.words)}) for s in SAID]
    later = text_linked((0, None), (4, "vardag"), (16, "tillit"), segments=moved)
    decision = Assigned(start=17.0, end=20.5, question="framtid", heard=("Vem", "litar", "på?", "På"))
    assert stands(by_hand(decision, passages=later))[2:] == stands(by_hand(decision))[2:]
    assert stands(by_hand(decision))[2:5] == [
        ("tillit", "vem"),
        ("framtid", "litar du på"),
        ("tillit", "på min syster"),
    ]


def _shifted(word: Word, by: float) -> Word:
    return word.model_copy(update={"start": word.start + by, "end": word.end + by})


def test_a_place_whose_words_are_gone_stays_where_it_was() -> None:
    places = Places(word for s in SAID for word in s.words)
    assert places.again(12.0, ("aldrig", "sagt")) == 12.0
    assert places.again(12.0, ()) == 12.0


# Proposals


def test_a_declined_proposal_does_not_come_again_and_an_answered_one_neither() -> None:
    proposal = Proposal("tillit", 16, 24, 0.8, "forgotten_press")
    assert proposals_by_hand([proposal], Decisions()) == (proposal,)
    declined = decisions(numbered(ProposalDeclined(question="tillit", start=16.2, end=23)))
    assert proposals_by_hand([proposal], declined) == ()
    assert proposals_by_hand([Proposal("framtid", 16, 24, 0.8, "forgotten_press")], declined)
    answered = decisions(numbered(Assigned(start=15, end=25, question="tillit")))
    assert proposals_by_hand([proposal], answered) == ()


# Speakers


def spoken(segments: Sequence[Segment]) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in segments]


def test_a_turn_gets_its_speaker_from_the_word_on_where_the_voice_changes() -> None:
    unsure = [s.model_copy(update={"speaker": "Robin", "speaker_probability": 0.6}) for s in SAID[3:]]
    now = speakers_by_hand(unsure, decisions(numbered(SpeakerSet(start=17.9, end=20.4, speaker="I"))))
    assert spoken(now) == [("Robin", "vem litar"), ("I", "du på"), ("Robin", "på min syster")]
    assert [s.speaker_probability for s in now] == [0.6, None, 0.6]


def test_a_speaker_is_renamed_everywhere() -> None:
    named = [s.model_copy(update={"speaker": name}) for s, name in zip(SAID, "IABAI", strict=True)]
    now = speakers_by_hand(named, decisions(numbered(SpeakerRenamed(old="A", new="Kim"))))
    assert [s.speaker for s in now] == ["I", "Kim", "B", "Kim", "I"]
    now = speakers_by_hand(named, decisions(numbered(SpeakerRenamed(old="I", new="A", swapped=True))))
    assert [s.speaker for s in now] == ["A", "I", "B", "I", "A"]


def test_speakers_nobody_touched_are_the_same_segments() -> None:
    assert speakers_by_hand(SAID, Decisions()) == list(SAID)


# What holds for all


@st.composite
def talks(draw: st.DrawFn) -> list[Word]:
    """Words in order, each unlike the others, with pauses as people make them."""
    words, at = [], 0.0
    for number in range(draw(st.integers(1, 30))):
        at += draw(st.sampled_from([0.0, 0.05, 0.4, 2.0]))
        end = at + draw(st.sampled_from([0.08, 0.2, 0.45]))
        words.append(Word(text=f"ord{number}", start=at, end=end))
        at = end
    return words


@st.composite
def heard(draw: st.DrawFn, words: Sequence[Word]) -> list[Segment]:
    """The words in segments, cut anywhere."""
    segments: list[Segment] = []
    left = list(words)
    while left:
        some = left[: draw(st.integers(1, 8))]
        left = left[len(some) :]
        text = " ".join(word.text for word in some)
        segments.append(
            Segment(id=f"{len(segments)}", start=some[0].start, end=some[-1].end, text=text, words=tuple(some))
        )
    return segments


@st.composite
def linkings(draw: st.DrawFn, words: Sequence[Word]) -> list[Passage]:
    """Those segments under any questions."""
    left = draw(heard(words))
    result = []
    while left:
        some = left[: draw(st.integers(1, 4))]
        left = left[len(some) :]
        question = draw(st.sampled_from([*QUESTIONS, None]))
        section = "tema" if question else None
        result.append(Passage(some[0].start, some[-1].end, tuple(some), question, section, "text", confidence=0.6))
    return result


@st.composite
def corrections(draw: st.DrawFn, words: Sequence[Word]) -> list[AnyCorrection]:
    """A sitting at the transcript: places are between words, as the screen puts them."""
    places = Places(words)
    spot = st.integers(0, len(words))
    log: list[AnyCorrection] = []
    for number in range(1, 1 + draw(st.integers(1, 8))):
        low, at, high = sorted(draw(spot) for _place in range(3))
        noted = tuple(text for place in (low, at, high, low) for text in places.heard(place))
        start, amid, end = (places.seconds(place) for place in (low, at, high))
        span, ends = {"start": start, "end": end}, (*noted[:2], *noted[4:6])
        question, other = draw(st.sampled_from([*QUESTIONS, None])), draw(st.sampled_from([*QUESTIONS, None]))
        log.append(
            draw(
                st.sampled_from(
                    [
                        Assigned(n=number, **span, question=question, heard=ends),
                        BorderMoved(
                            n=number,
                            start=start,
                            at=amid,
                            end=end,
                            was=start,
                            before=question,
                            after=other,
                            heard=noted,
                        ),
                        Split(n=number, at=amid, heard=noted[2:4]),
                        Joined(n=number, at=amid, heard=noted[2:4]),
                        SpeakerSet(n=number, **span, speaker="Kim", heard=ends),
                        Undone(n=number, of=draw(st.integers(1, number))),
                    ]
                )
            )
        )
    return log


QUICK = settings(deadline=None, max_examples=150)


@QUICK
@given(st.data())
def test_every_word_stays_in_exactly_one_passage_in_its_order(data: st.DataObject) -> None:
    words = data.draw(talks())
    now = passages_by_hand(data.draw(linkings(words)), decisions(data.draw(corrections(words))), GUIDE)
    assert [word for passage in now for word in passage.words] == words
    assert all(passage.segments for passage in now)
    ids = [s.id for passage in now for s in passage.segments]
    assert len(ids) == len(set(ids))
    assert all(one.end <= other.start + 1e-9 for one, other in pairwise(now))


@QUICK
@given(st.data())
def test_decided_words_stand_where_she_put_them_however_the_rest_is_linked(data: st.DataObject) -> None:
    words = data.draw(talks())
    said = decisions(data.draw(corrections(words)))
    decided = {
        word.text: one.question for one in said.assigned for word in words if one.start <= middle(word) < one.end
    }
    for _turn in range(2):
        now = passages_by_hand(data.draw(linkings(words)), said, GUIDE)
        stands_under = {word.text: passage.question_id for passage in now for word in passage.words}
        assert {text: stands_under[text] for text in decided} == decided


@QUICK
@given(st.data())
def test_decided_words_stay_in_place_when_the_transcript_is_made_again(data: st.DataObject) -> None:
    words = data.draw(talks())
    said = decisions(data.draw(corrections(words)))
    drift = st.floats(-0.15, 0.15)
    starts = sorted(max(0.0, word.start + data.draw(drift)) for word in words)
    again = [
        word.model_copy(update={"start": start, "end": start + word.end - word.start})
        for word, start in zip(words, starts, strict=True)
    ]
    ordered = [word.text for word in sorted(again, key=middle)] == [word.text for word in words]
    assume(ordered)  # another transcript has the words in the same order
    decided = {
        word.text: one.question for one in said.assigned for word in words if one.start <= middle(word) < one.end
    }
    now = passages_by_hand(data.draw(linkings(again)), said, GUIDE)
    stands_under = {word.text: passage.question_id for passage in now for word in passage.words}
    assert {text: stands_under[text] for text in decided} == decided


@QUICK
@given(st.data())
def test_a_sitting_that_is_undone_gives_the_automatic_linking_back(data: st.DataObject) -> None:
    words = data.draw(talks())
    automatic, log = data.draw(linkings(words)), data.draw(corrections(words))
    log = [one for one in log if not isinstance(one, Undone)]
    log += [Undone(n=100 + one.n, of=one.n) for one in log]
    assert passages_by_hand(automatic, decisions(log), GUIDE) == tuple(automatic)
    segments = [s for passage in automatic for s in passage.segments]
    assert speakers_by_hand(segments, decisions(log)) == segments


@QUICK
@given(st.data())
def test_set_speakers_stay_and_no_word_is_lost(data: st.DataObject) -> None:
    words = data.draw(talks())
    said = decisions(data.draw(corrections(words)))
    for _turn in range(2):
        now = speakers_by_hand(data.draw(heard(words)), said)
        assert [word for s in now for word in s.words] == words
        for s in now:
            for word in s.words:
                hit = any(one.start <= middle(word) < one.end for one in said.speakers)
                assert s.speaker == ("Kim" if hit else None)
