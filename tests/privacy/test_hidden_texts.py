"""What stands around the transcript gives nobody away either: guide, notes, follow-ups, comments, labels, record."""

from dataclasses import replace
from pathlib import Path

from interview_tui.export.formats import FORMATS
from interview_tui.export.linked import LinkedInterview, gathered, linking, put_together
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.placeholders import filled
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Marked, Replaced, SpeakerSet
from interview_tui.interview.events import FollowUpImprovised, NoteTaken, SpeakerChanged
from interview_tui.interview.record import Participant
from interview_tui.privacy.hidden_texts import hidden_guide
from interview_tui.study import Interview
from tests.studies import finished_study

GUIDE = """---
language: en
placeholders: [town]
research_questions: [What is a day in Leeds like?]
---
# Trust in {town}

## Days in {town} (10 min)
What we talk about in {town}.

1. What is a day in {town} like? {#day}
   - And beyond {town}?
   - If it is not {town}:
     - Where? {town}?
   > Perhaps: I mean {town}’s days
2. Who helps you when it is hard? {#help}
"""


def everywhere(original: str, by: str, kind: str = "person") -> Replaced:
    return Replaced(start=0, end=0, everywhere=True, original=original, by=by, kind=kind)


def interview_about_leeds(folder: Path) -> Interview:
    """What was typed and filled in names Leeds and Anna; what was said (tests/studies.py) names neither."""
    interview = finished_study(folder)[1]
    for event in (NoteTaken(text="Anna's sister lives in Leeds", at=7),
                  FollowUpImprovised(text="Does Anna help?", at=9),
                  SpeakerChanged(speaker="Anna", at=6)):  # fmt: skip
        interview.timeline.append(event)
    log = corrections_of(interview)
    log.append(SpeakerSet(start=8, end=11, speaker="Anna"))
    log.append(Marked(kind="quote", start=8, end=11, text="Typical Anna"))
    log.append(Marked(kind="note", start=12, end=13, text="LEEDS again"))
    return interview


def put(interview: Interview, *decided: Replaced) -> LinkedInterview:
    for one in decided:
        corrections_of(interview).append(one)
    material = gathered(interview)
    record = material.record.model_copy(
        update={
            "participants": (Participant(pseudonym="Anna", role="nurse in Leeds"),),
            "place": "Anna's home in Leeds",
            "placeholders": {"town": "Leeds"},
        }
    )
    guide = filled(read_guide(GUIDE), record.placeholders)
    material = replace(material, record=record, guide=guide)
    return put_together(material, linking(material))


def said_in(interview: LinkedInterview, name: str) -> str:
    return FORMATS[name].make([interview]).decode()


def test_what_is_hidden_everywhere_stands_nowhere_around_the_transcript(tmp_path: Path) -> None:
    interview = interview_about_leeds(tmp_path / "study")
    before = put(interview)
    assert all(name in said_in(before, "md") for name in ("Anna", "Leeds"))
    after = put(interview, everywhere("Anna", "Kim"), everywhere("Leeds", "[the city]", "place"))
    shown = [said_in(after, "json"), said_in(after, "md"), *map(repr, (after.state, after.record, after.guide))]
    for text in [*shown, *(note.text for note in after.notes), *(quote.comment for quote in after.quotes)]:
        assert "Anna" not in text
        assert "leeds" not in text.casefold()
    assert after.guide.title == "Trust in [the city]"
    assert after.record.pseudonym == "Kim"
    assert {note.text for note in after.notes} == {
        "smiles *a lot*",
        "Kim's sister lives in [the city]",
        "[THE CITY] again",
    }
    assert [quote.comment for quote in after.quotes if quote.by == "hand"] == ["Typical Kim"]
    assert {one.speaker for one in after.segments} == {None, "Kim"}
    assert [mark.text for mark in after.state.follow_ups] == ["Does Kim help?"]
    assert [question.id for question in after.guide.questions()] == ["day", "help"], "ids are what links them"


def test_what_is_hidden_at_one_place_alone_hides_nothing_around(tmp_path: Path) -> None:
    interview = interview_about_leeds(tmp_path / "study")
    here = Replaced(start=8, end=11, original="Anna", by="Kim", kind="person")
    after = put(interview, here)
    assert [mark.text for mark in after.state.follow_ups] == ["Does Anna help?"]
    assert after.not_hidden == (corrections_of(interview).all()[-1],), "it is said that nothing was found there"


def test_a_guide_in_which_nothing_is_hidden_is_the_very_same() -> None:
    guide = read_guide(GUIDE)
    assert hidden_guide(guide, lambda text: text.replace("Anna", "Kim")) is guide


def test_quotes_are_in_the_words_that_are_shown(tmp_path: Path) -> None:
    interview = interview_about_leeds(tmp_path / "study")
    after = put(interview, everywhere("write", "draw", "occupation"))
    assert [quote.text for quote in after.quotes if quote.by == "hand"] == ["I read and then I draw."]
    (place,) = after.hidden
    assert (place.original, place.by) == ("write", "draw")
    assert [word.text for passage in after.corrected for word in passage.words].count("write.") == 1
