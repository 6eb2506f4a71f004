"""How usual a word is elsewhere says how little it says here."""

from bench.interview_file import parse
from bench.link_usual import Counted
from interview_tui.guide.markdown import read_guide
from interview_tui.linking.likeness import likeness
from interview_tui.linking.places import places_of
from interview_tui.linking.terms import stem
from interview_tui.linking.usual import Usual, usual
from interview_tui.linking.utterances import utterances
from interview_tui.transcription.segments import Segment, Word

GUIDE = read_guide("""---
language: en
---
# Guide

## Theme: One
1. What about the lambs? {#lambs}
2. Where do you sleep? {#sleep}
""")


def likeness_of(text: str, counted: Usual) -> float:
    """Nats by which it opens the first question."""
    words = tuple(Word(start=i / 2, end=i / 2 + 0.4, text=word) for i, word in enumerate(text.split()))
    spoken = utterances([Segment(id="1", start=0.0, end=len(words) / 2, text=text, words=words, speaker="I")])
    return float(likeness(spoken, places_of(GUIDE), "en", "en", counted).opens[0, 0])


def test_a_word_that_is_heard_in_every_interview_says_less_of_a_question_that_has_it() -> None:
    lamb = stem("lambs", "en")
    seldom, often = Usual({}, {}), Usual({lamb: 0.01}, {})
    assert likeness_of("And the lambs?", seldom) > likeness_of("And the lambs?", often) + 0.2
    assert likeness_of("And the weather?", seldom) == likeness_of("And the weather?", often)


def test_what_was_counted_is_a_share_of_all_words_in_both_languages() -> None:
    for language, small, word in (("sv", "det", "frukost"), ("en", "the", "breakfast")):
        stems = usual(language).stems
        assert 0.5 < sum(stems.values()) <= 1
        assert stems[stem(small, language)] > 0.01 > stems.get(stem(word, language), 0.0)


def test_an_interview_is_not_learned_from_as_one_that_was_known_before() -> None:
    head = "---\nguide: g.md\nlanguage: en\nlabels: yes\nparticipants: Kim\ngroup: no\n---\n"
    said = ("Lambs and goats.", "Lambs and cows.", "Lambs and hens.")
    scripts = [
        parse(f"{head}I: {{lambs}} Well?\nKim: {text}\n", f"kim{number}", read_guide(_titled(number)))
        for number, text in enumerate(said)
    ]
    counted = Counted(scripts)
    lamb, goat = stem("lambs", "en"), stem("goats", "en")
    assert counted.without("en", "").stems[lamb] == 3 / 12
    assert counted.without("en", "Guide 0").stems[lamb] == 2 / 8
    assert goat not in counted.without("en", "").stems


def _titled(number: int) -> str:
    return f"---\nlanguage: en\n---\n# Guide {number}\n\n## Theme: One\n1. What about the lambs? {{#lambs}}\n"
