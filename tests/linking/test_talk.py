"""Linking whole talks: with key presses late, early and forgotten, and with none."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.demo.material import material
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide, Question, Section
from interview_tui.guide.source import guide_text
from interview_tui.interview.correction import ProposalDeclined
from interview_tui.linking.passages import link
from interview_tui.linking.places import places_of
from interview_tui.linking.relevant import relevant
from interview_tui.linking.utterances import utterances
from interview_tui.transcription.segments import Segment
from tests.builders import asked, consent_read, covered, numbered, script_read, segment, stopped
from tests.linking.talks import LUNCH, MORNING, heard, linked, share_of_demo, short_talk


@pytest.mark.parametrize(("text", "labels"), [(LUNCH, True), (LUNCH, False), (MORNING, True), (MORNING, False)])
def test_without_a_key_the_words_come_under_their_questions(text: str, labels: bool) -> None:
    linking, score = linked(short_talk(text), labels=labels)
    assert score.share >= 0.9
    assert score.lost == 0
    assert {passage.linked_by for passage in linking.passages} == {"text"}


@pytest.mark.parametrize("timeline", ["exact", "early", "late", "jittered", "late, forgotten 10 %"])
@pytest.mark.parametrize("text", [LUNCH, MORNING])
def test_with_keys_the_border_follows_the_talk(text: str, timeline: str) -> None:
    _linking, score = linked(short_talk(text), timeline=timeline)
    assert score.share >= 0.95


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("labels", [True, False])
def test_the_demo_without_its_timeline(language: str, labels: bool) -> None:
    assert share_of_demo(language, labels=labels) >= 0.9


def test_a_border_moves_to_the_utterance_that_asks() -> None:
    talk = short_talk(LUNCH)
    begins = next(border.at for border in talk.borders if border.truth == ("bestamma",))
    keys = [asked("lunchen-i-gar", 6), asked("bestamma", begins + 12)]
    linking = link(talk.script.guide, numbered(*keys), heard(talk, labels=True))
    first = next(passage for passage in linking.passages if passage.question_id == "bestamma")
    assert first.start == pytest.approx(begins, abs=1.0)
    assert first.linked_by == "timeline"


def _forgotten() -> tuple[list, list[Segment], Guide]:
    talk = short_talk(LUNCH)
    at = {border.truth[0]: border.at for border in talk.borders}
    keys = [asked(id, at[id]) for id in ("lunchen-i-gar", "bestamma", "borde-ha-fragat")]
    return numbered(*keys), heard(talk, labels=True), talk.script.guide


def test_a_forgotten_press_is_proposed_and_shown_as_found_where_it_is_sure() -> None:
    keys, said, guide = _forgotten()
    linking = link(guide, keys, said)
    assert [(p.question_id, p.why) for p in linking.proposals] == [("riktig-paus", "forgotten_press")]
    found = next(passage for passage in linking.passages if passage.question_id == "riktig-paus")
    assert (found.linked_by, found.start) == ("text", linking.proposals[0].start)


def test_a_declined_proposal_leaves_the_words_where_the_key_put_them() -> None:
    keys, said, guide = _forgotten()
    (proposal,) = link(guide, keys, said).proposals
    no = ProposalDeclined(n=1, question=proposal.question_id, start=proposal.start, end=proposal.end)
    linking = link(guide, keys, said, [no])
    assert linking.proposals == ()
    assert "riktig-paus" not in {passage.question_id for passage in linking.passages}


def test_what_another_answer_covered_is_linked_to_both() -> None:
    talk = short_talk(LUNCH)
    at = {border.truth[0]: border.at for border in talk.borders}
    keys = numbered(
        asked("lunchen-i-gar", at["lunchen-i-gar"]),
        covered("riktig-paus", by="lunchen-i-gar", at=at["bestamma"] - 2),
        asked("bestamma", at["bestamma"]),
    )
    shared = [p for p in link(talk.script.guide, keys, heard(talk, labels=True)).passages if p.also]
    assert {(p.question_id, p.also) for p in shared} == {("lunchen-i-gar", ("riktig-paus",))}


def test_what_was_covered_goes_to_the_end_of_the_sentence_that_was_being_said_then() -> None:
    guide = _guide(3)
    said = [
        segment("Vad tycker du om sak nummer 0?", 0, 4, "0.0"),
        segment("Det var min handledare som hjälpte mig med texten.", 5, 13, "0.1"),
        segment("Vad tycker du om sak nummer 1?", 14, 18, "0.2"),
        segment("Den var bra.", 19, 22, "0.3"),
    ]
    keys = numbered(asked("q0", 0), covered("q2", by="q0", at=9.2), asked("q1", 10))
    shared = [passage for passage in link(guide, keys, said).passages if passage.question_id == "q0"]
    assert [(passage.also, passage.words[-1].text) for passage in shared] == [(("q2",), "texten.")]


def _guide(questions: int) -> Guide:
    made = tuple(Question(id=f"q{n}", text=f"Vad tycker du om sak nummer {n}?") for n in range(questions))
    return Guide(title="G", sections=(Section(id="t", title="T", kind="theme", questions=made),))


@pytest.mark.parametrize("questions", [0, 1, 2])
def test_small_guides_are_no_trouble(questions: int) -> None:
    said = [segment("hej på dig", 0, 2), segment("Vad tycker du om sak nummer 0?", 3, 6, "0.1")]
    found = link(_guide(questions), (), said).passages
    assert " ".join(w.text for p in found for w in p.words) == "hej på dig Vad tycker du om sak nummer 0?"


def test_of_five_thousand_questions_only_those_with_words_of_the_talk_are_weighed() -> None:
    said = [segment("Vad tycker du om sak nummer 77?", n * 10, n * 10 + 4, f"0.{n}") for n in range(5)]
    guide = _guide(5000)
    kept = relevant(places_of(guide), utterances(said), "sv", {"q4999"})
    assert len(kept) <= 151
    assert {"q77", "q4999"} <= {place.question_id for place in kept}
    found = link(guide, (), said).passages
    assert sum(len(passage.words) for passage in found) == 35
    assert "q77" in {passage.question_id for passage in found}


def test_a_guide_in_one_language_and_a_talk_in_another_are_linked_as_well_as_can_be() -> None:
    guide = Guide(title="G", language="sv", sections=(Section(id="t", title="T", kind="theme", questions=(
        Question(id="vardag", text="Hur ser en vanlig dag ut?"),
        Question(id="framtid", text="Hur ser du på framtiden?"),
        Question(id="stod", text="Vilket stöd får du av din familj?"),
    )),))  # fmt: skip
    said = [
        segment("What does an ordinary day look like?", 0, 4).model_copy(update={"speaker": "I"}),
        segment("I get up and I go to work and then home.", 5, 9, "0.1").model_copy(update={"speaker": "Kim"}),
        segment("And what support do you get from your family?", 10, 14, "0.2").model_copy(update={"speaker": "I"}),
        segment("My sister helps me and my mother too.", 15, 19, "0.3").model_copy(update={"speaker": "Kim"}),
    ]
    found = [p.question_id for p in link(guide, (), said).passages]
    assert found == ["vardag", "stod"]


WORDS = ["Vad", "är", "en", "riktig", "paus?", "Mm.", "lunch", "jag", "åt", "Berätta", "du", "sedan", "gick", "vi."]


@st.composite
def talks(draw: st.DrawFn) -> list[Segment]:
    """Segments of any talk, with labels or without, with words of no length among them."""
    made, at = [], 0.0
    for n in range(draw(st.integers(0, 12))):
        said = draw(st.lists(st.sampled_from(WORDS), max_size=8))
        at += draw(st.sampled_from([0.0, 0.3, 2.0, 40.0]))
        length = draw(st.sampled_from([0.0, 0.5, 4.0]))
        one = (
            segment(" ".join(said), at, at + length, f"0.{n}")
            if said
            else Segment(id=f"0.{n}", start=at, end=at, text="")
        )
        made.append(one.model_copy(update={"speaker": draw(st.sampled_from([None, "I", "I2", "Kim"]))}))
        at += length
    return made


PRACTICE = short_talk(LUNCH).script.guide
IDS = [question.id for question in PRACTICE.questions()]
PRESSES = st.lists(st.tuples(st.sampled_from(IDS), st.floats(0, 200)), max_size=6)


@settings(deadline=None, max_examples=40)
@given(talks(), PRESSES)
def test_every_word_is_in_exactly_one_passage_in_order_and_the_same_every_time(
    said: list[Segment], keys: list[tuple[str, float]]
) -> None:
    events = numbered(*(asked(id, at) for id, at in sorted(keys, key=lambda key: key[1])))
    linking = link(PRACTICE, events, said)
    spoken = [word for passage in linking.passages for word in passage.words]
    assert spoken == [word for one in sorted(said, key=lambda s: (s.start, s.end)) for word in one.words]
    ids = [one.id for passage in linking.passages for one in passage.segments]
    assert len(ids) == len(set(ids))
    assert all(first.start <= second.start for first, second in pairwise(linking.passages))
    assert all(0 <= passage.confidence <= 1 for passage in linking.passages)
    assert link(PRACTICE, events, said) == linking


def test_what_is_read_aloud_before_the_first_question_does_not_begin_it() -> None:
    guide = read_guide(guide_text(material("sv").joinpath("guide.md").read_bytes(), material("sv") / "guide.md"))
    said = [
        (1.2, 3.6, "Hej och välkommen till intervjun."),
        (4.0, 6.4, "Tack för att du är med i dag."),
        (7.8, 11.3, "Samtalet spelas in och du kan sluta när du vill."),
        (11.5, 14.8, "Är det okej att vi spelar in samtalet?"),
        (15.5, 17.8, "Ja, det är okej för mig."),
        (18.6, 21.4, "Vill du berätta om en vanlig dag?"),
        (22.9, 25.2, "Jag arbetar på biblioteket ofta."),
        (26.0, 28.4, "Då känner jag mig lugn och stolt."),
        (35.9, 38.3, "Vad gör du först på morgonen?"),
        (39.2, 42.8, "Först tänker jag och sedan skriver jag."),
    ]
    segments = [segment(text, start, end, id=f"{i}.0") for i, (start, end, text) in enumerate(said)]
    events = numbered(
        script_read("valkommen", 1.2), consent_read("samtycke", at=7.5), asked("vanlig-dag", 18.7), stopped(43)
    )
    places = [(p.question_id or p.section_id, len(p.segments)) for p in link(guide, events, segments).passages]
    assert places == [("valkommen", 2), ("samtycke", 3), ("vanlig-dag", 5)]
