"""The bench of linking tells the truth: what is written is what is scored."""

import sys
from dataclasses import replace

import pytest

from bench import linking
from bench.interview_baseline import link_by_words_alone
from bench.interview_file import INTERVIEWS, parse, read_interview
from bench.interview_presses import TIMELINES, presses
from bench.interview_score import add_up, by_tenths, score
from bench.interview_scripts import generated
from bench.interview_spoken import Talk, garbled, segments, spoken
from bench.linking_conditions import UNSEEN, Condition
from bench.linking_goals import judged
from interview_tui.guide.markdown import read_guide
from interview_tui.interview.events import QuestionAsked
from interview_tui.linking.passages import Linking, Passage, Proposal
from interview_tui.transcription.segments import Segment, cut

GUIDE = read_guide("""---
language: en
---
# Guide

## Theme: One
1. What do you eat in the morning? {#eat}
   - Who cooks?
2. Where do you sleep at night? {#sleep}
3. What is it that you dream of? {#dream}
""")
HEADER = "---\nguide: g.md\nlanguage: en\nlabels: yes\nparticipants: Kim\ngroup: no\n---\n"
TEXT = (
    HEADER
    + """\
I: {-} Hello there. {eat+sleep} So what do you eat – and where do you sleep?
Kim: {eat} Porridge, (2 s) always. {sleep} And on the floor.

I: [laughs] Mm. {dream} What do you dream of?
Kim: {-} Is that thing on? {dream} Bread …
"""
)


@pytest.fixture
def talk() -> Talk:
    return spoken(parse(TEXT, "kim", GUIDE), 1)


def everything_under(question: str | None, talk: Talk, confidence: float = 1.0) -> Linking:
    heard = tuple(segments(talk, True, 1))
    return Linking((Passage(0, talk.seconds, heard, question, None, "text", confidence),))


def truly_linked(talk: Talk) -> Linking:
    """Each word under the first of its right questions."""
    truth = {heard.word: heard.truth[0] if heard.truth else None for heard in talk.words}
    pieces: list[tuple[str | None, Segment]] = [
        piece for segment in segments(talk, True, 1) for piece in cut(segment, [truth[word] for word in segment.words])
    ]
    return Linking(tuple(Passage(piece.start, piece.end, (piece,), question) for question, piece in pieces))


def test_each_word_has_the_truth_that_stands_before_it() -> None:
    script = parse(TEXT, "kim", GUIDE)
    assert [(word.text, word.truth) for word in script.words[:5]] == [
        ("Hello", ()), ("there.", ()), ("So", ("eat", "sleep")), ("what", ("eat", "sleep")), ("do", ("eat", "sleep"))
    ]  # fmt: skip
    assert [(w.text, w.speaker, w.turn, w.truth, w.pause) for w in script.words[11:14]] == [
        ("sleep?", "I", 0, ("eat", "sleep"), 0),
        ("Porridge,", "Kim", 1, ("eat",), 0),
        ("always.", "Kim", 1, ("eat",), 2),
    ]  # fmt: skip
    assert [(w.text, w.truth, w.pause) for w in script.words[18:20]] == [
        ("Mm.", ("sleep",), 1),
        ("What", ("dream",), 0),
    ]
    assert (script.words[5].text, script.words[6].text, script.words[-1].text) == ("you", "eat–", "Bread…")
    assert script.counted == len(script.words) - 2 - 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{dream} What", "{drem} What", "no question 'drem'"),
        ("{-} Hello", "Hello", "before the first"),
        ("Kim: {eat}", "Tim: {eat}", "Tim is nobody"),
        ("I: [laughs]", "[laughs]", "is no turn"),
        ("{dream} Bread", "dream} Bread", "a bracket alone"),
        ("labels: yes", "labels: true", "yes or no"),
        ("group: no\n", "", "the header lacks group"),
        ("group: no\n", "group: no\nnote: x\n", "is no line of a header"),
        ("participants: Kim", "participants: Kim, Lo", "Lo never speaks"),
        ("language: en", "language: sv", "the interview is in sv"),
    ],
)
def test_what_is_not_as_it_should_be_is_refused(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(ValueError, match=said):
        parse(TEXT.replace(old, new, 1), "kim", GUIDE)


@pytest.mark.parametrize("path", sorted(INTERVIEWS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_every_interview_written_by_hand_can_be_read(path: object) -> None:
    assert read_interview(path).counted > 100  # type: ignore[arg-type]


def test_words_follow_on_each_other_and_pauses_are_kept(talk: Talk) -> None:
    times = [time for heard in talk.words for time in (heard.word.start, heard.word.end)]
    assert times == sorted(times)
    porridge, always = talk.words[12].word, talk.words[13].word
    assert always.start - porridge.end >= 2


def test_borders_stand_where_another_question_becomes_right(talk: Talk) -> None:
    words = {heard.word.start: heard.word.text for heard in talk.words}
    assert [(words[b.at], b.truth, b.asked, b.new) for b in talk.borders] == [
        ("So", ("eat", "sleep"), True, True),
        ("Porridge,", ("eat",), False, False),
        ("And", ("sleep",), False, True),
        ("What", ("dream",), True, True),
        ("Bread…", ("dream",), False, False),
    ]


def test_segments_hold_every_word_once_and_labels_are_those_who_speak() -> None:
    for script in generated(4, 1):
        talk = spoken(script, 1)
        for labels in (True, False):
            pieces = segments(talk, labels, 1)
            assert [word for piece in pieces for word in piece.words] == [heard.word for heard in talk.words]
            assert max(piece.end - piece.start for piece in pieces) < 30
            assert len({piece.id for piece in pieces}) == len(pieces)
            speakers = {heard.word: heard.speaker for heard in talk.words}
            right = [piece.speaker == speakers[word] for piece in pieces for word in piece.words]
            assert sum(right) / len(right) > 0.95 if labels else not any(right)


@pytest.mark.parametrize("share", [0.1, 0.2])
def test_as_many_words_are_wrong_as_were_to_be(share: float) -> None:
    talks = [spoken(script, 1) for script in generated(4, 1)]
    words = sum(len(talk.words) for talk in talks)
    kept = 0
    for talk in talks:
        heard = garbled(talk, share, 1, ["other", "words"])
        said = {(one.word.start, one.word.end, one.word.text.strip(".,?!")) for one in talk.words}
        kept += sum((w.word.start, w.word.end, w.word.text.strip(".,?!")) in said for w in heard.words)
        truths = {one.word.start: one.truth for one in talk.words}
        assert all(one.truth == truths.get(one.word.start, one.truth) for one in heard.words)
        assert [one.word.start for one in heard.words] == sorted({one.word.start for one in heard.words})
    assert 1 - kept / words == pytest.approx(share, abs=0.03)


def test_exact_presses_stand_at_the_true_places_and_what_is_current_is_not_pressed_again(talk: Talk) -> None:
    by_name = {timeline.name: timeline for timeline in TIMELINES}
    asked = [e for e in presses(talk, by_name["exact"], 1).events if isinstance(e, QuestionAsked)]
    assert [(event.question, event.at) for event in asked] == [
        ("eat", talk.borders[0].at), ("sleep", talk.borders[2].at), ("dream", talk.borders[3].at)
    ]  # fmt: skip
    forgetful = presses(talk, by_name["forgotten 25 %"], 1)
    assert len(forgetful.forgotten) == 1
    assert sum(isinstance(event, QuestionAsked) for event in forgetful.events) == 2
    assert not any(isinstance(event, QuestionAsked) for event in presses(talk, None, 1).events)


def test_the_truth_scores_all_and_its_opposite_nothing(talk: Talk) -> None:
    right = score(talk, truly_linked(talk))
    assert (right.share, right.unlinked, right.false_links, right.lost) == (1.0, 0, 0, 0)
    assert right.border_errors == (0.0, 0.0, 0.0)
    assert all(passage.is_right for passage in right.stated)
    wrong = score(talk, everything_under(None, talk))
    assert (wrong.share, wrong.unlinked, wrong.false_links) == (0.0, wrong.words, 0)
    assert add_up([wrong]).border_median == float("inf")


def test_either_of_two_questions_is_right_and_small_talk_counts_apart(talk: Talk) -> None:
    result = score(talk, everything_under("sleep", talk, 0.95))
    assert result.right == sum("sleep" in heard.truth for heard in talk.words)
    assert (result.idle, result.false_links) == (6, 6)
    assert result.border_errors[0] == pytest.approx(talk.borders[0].at - talk.words[0].word.start)
    (tenth,) = by_tenths(result.stated)
    assert (tenth.start, tenth.words, tenth.right_words) == (0.9, len(talk.words), result.right / len(talk.words))


def test_a_word_that_is_lost_or_twice_there_is_seen(talk: Talk) -> None:
    whole = truly_linked(talk)
    count = len(whole.passages[1].words)
    assert score(talk, replace(whole, passages=whole.passages[:1] + whole.passages[2:])).lost == count
    assert score(talk, replace(whole, passages=(*whole.passages, whole.passages[1]))).lost == count


def test_a_proposal_is_right_by_its_words_and_finds_the_press_it_is_for(talk: Talk) -> None:
    sleep, dream = talk.borders[2], talk.borders[3]
    eat = everything_under("eat", talk)
    right = Proposal("sleep", sleep.at, dream.at, 0.8, "forgotten_press")
    wrong = Proposal("dream", talk.borders[0].at, sleep.at, 0.8, "forgotten_press")
    result = score(talk, replace(eat, proposals=(right, wrong)), (sleep, dream))
    assert (result.proposed, result.proposed_right, result.forgotten, result.found) == (2, 1, 2, 1)
    only = score(talk, replace(eat, proposals=(right,)), (sleep, dream))
    assert only.accepted - only.right == sum(heard.truth == ("sleep",) for heard in talk.words)


def test_failures_of_interviews_that_measure_are_not_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in UNSEEN:
        monkeypatch.setattr(sys, "argv", ["linking", "--only", name, "--failures"])
        assert linking.main() == 2
        captured = capsys.readouterr()
        assert not captured.out
        assert name in captured.err


def test_a_goal_that_nothing_was_measured_for_is_not_met(talk: Talk) -> None:
    nothing = add_up([score(talk, everything_under(None, talk))])
    goals = {
        goal.promise.partition(":")[0]: goal.met for goal in judged({Condition("tuning", True, 0.1, None): nothing})
    }
    assert goals == {
        "words right": False, "right of the passages at least 90 % sure": False, "words in no passage or in two": True
    }  # fmt: skip


def test_words_alone_find_a_question_read_from_the_guide(talk: Talk) -> None:
    alone = link_by_words_alone(GUIDE, segments(talk, True, 1))
    assert [passage.question_id for passage in alone.passages][-1] == "dream"


def test_made_up_interviews_are_the_same_for_a_seed_and_others_for_another() -> None:
    first, again, other = generated(6, 1), generated(6, 1), generated(6, 2)
    assert [script.words for script in first] == [script.words for script in again]
    assert [script.words for script in first] != [script.words for script in other]
    assert {script.language for script in first} == {"sv", "en"}
