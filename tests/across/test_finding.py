"""Finding words in all interviews, reading all answers to a question, quotes by theme."""

import json

import pytest

from interview_tui.across.answers import answers, quotes
from interview_tui.across.finding import Looked, Places, around, find
from interview_tui.across.kept import Across
from interview_tui.across.overview import Overview, overview
from interview_tui.study import Study
from tests.running import interview_tui


def found(study: Study, typed: str, **options: int) -> Places:
    across = Across(study)
    held = across.refresh()
    return find(across, [one for one in held.interviews if one.counts], typed, **options)


def shown(study: Study) -> tuple[Across, Overview]:
    across = Across(study)
    held = across.refresh()
    return across, overview(held.interviews, held.guides, study.guide)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("sister", ["Robin", "Robin", "Kim"]),
        ("sis", ["Robin", "Robin", "Kim"]),
        ("SISTER", ["Robin", "Robin", "Kim"]),
        ("sister school", ["Kim"]),
        ("school sister", ["Kim"]),
        ('"my sister"', ["Robin", "Robin", "Kim"]),
        ('"sister my"', []),
        ('"my sis"', []),
        ("“my sister” given", ["Robin"]),
        ("åker", ["Kim"]),
        ("aker", []),
        ("papers", ["Love"]),  # and in the question to Robin that was never put
        ("", []),
        ("   ", []),
        ("–!?", []),
    ],
)
def test_words_are_found_by_their_beginnings_and_phrases_just_so(study: Study, typed: str, who: list[str]) -> None:
    assert [place.interview.name for place in found(study, typed).first] == who


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "*", "sister*", "NEAR(", "sister OR dog", "AND", "NOT sister", "text:sister", "-sister", "(", "^a"],
)
def test_signs_that_a_query_language_would_read_are_nothing_but_signs(study: Study, typed: str) -> None:
    letters = "".join(sign if sign.isalpha() else " " for sign in typed)
    assert found(study, typed).first == found(study, letters).first


def test_a_place_says_where_it_is_and_marks_what_was_looked_for(study: Study) -> None:
    (place,) = found(study, "rings promise").first
    assert (place.interview.id, place.start, place.speaker) == ("01-robin", 256.0, "Robin")
    assert (place.question, place.section) == ("trust", "trust-2")
    assert place.text == "That somebody rings when they have promised to ring."
    assert [place.text[start:end] for start, end in place.marks] == ["rings", "promised"]


def test_the_question_itself_is_found_where_it_was_asked(study: Study) -> None:
    assert [place.speaker for place in found(study, "normal day").first] == ["I", "I", "I"]


def test_of_many_places_the_first_are_shown_and_all_are_counted(study: Study) -> None:
    places = found(study, "the", most=1)
    assert (places.count, places.interviews) == (7, 3)  # there, they, then are found, too
    assert [place.interview.name for place in places.first] == ["Robin"]


def test_what_stands_around_is_cut_between_words() -> None:
    text = "one two three four five six seven eight nine ten"
    looked = Looked("six")
    assert around(text, looked.marks(text), 10) == ("… five six seven …", ((7, 10),))
    assert around(text, looked.marks(text), 100) == (text, ((24, 27),))
    assert around("six", [(0, 3)], 10) == ("six", ((0, 3),))


def test_all_answers_to_a_question_stand_in_order_whatever_version_asked_it(study: Study) -> None:
    across, all = shown(study)
    helps = next(column for column in all.columns if "cope" in column.text)
    given = answers(across, all, helps)
    assert [(one.interview.name, [said.text for said in one.said if said.speaker != "I"]) for one in given] == [
        ("Robin", ["My sister helps me.", "Without my sister I would have given up."]),
        ("Kim", ["Nobody. The neighbours, perhaps."]),
        ("Love", []),
    ]


def test_an_answer_of_the_second_sitting_stands_with_its_interview(study: Study) -> None:
    across, all = shown(study)
    down = next(column for column in all.columns if column.id == "down")
    love = answers(across, all, down)[2]
    assert [(said.start, said.text) for said in love.said] == [
        (122.0, "When did somebody let you down?"),
        (128.0, "When the hospital lost my papers."),
    ]
    assert [one.in_guide for one in answers(across, all, down)] == [False, True, True]


def test_quotes_stand_under_their_themes_in_the_order_of_the_guide(study: Study) -> None:
    across, all = shown(study)
    given = [
        (one.theme, one.interview.name, one.column.id if one.column else None, one.text) for one in quotes(across, all)
    ]
    assert given == [
        (
            "everyday", "Robin", "who-helps-you-when-it-gets-hard-to-cope",
            "Without my sister I would have given up.",
        ),
        ("trust-2", "Kim", "trust", "Trust is being able to count on somebody, without having to ask."),
    ]  # fmt: skip


# The command line


def test_find_prints_places_under_their_questions(study: Study) -> None:
    done = interview_tui("--study", study.folder, "find", "sister", "school")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "02-kim · When did somebody let you down?",
        "  12:12  Kim: The school rang my sister, not me.",
    ]
    assert done.stderr.splitlines()[-1] == "1 place in 1 interview"


def test_find_prints_json_and_words_in_quotation_marks_stand_together(study: Study) -> None:
    done = interview_tui("--study", study.folder, "find", "my sister", "--json")
    told = json.loads(done.stdout)
    assert (told["count"], told["interviews"]) == (3, 2)
    assert told["places"][-1] == {
        "interview": "02-kim",
        "start": 732.0,
        "speaker": "Kim",
        "question_id": "down",
        "question": "When did somebody let you down?",
        "section_id": "trust-2",
        "text": "The school rang my sister, not me.",
        "marks": [[16, 25]],
    }
    assert interview_tui("--study", study.folder, "find").returncode == 2
    assert json.loads(interview_tui("--study", study.folder, "find", "zebra", "--json").stdout)["places"] == []


def test_report_coverage_prints_a_line_an_interview_and_the_questions_below(study: Study) -> None:
    study.change_settings(interviews=8)
    done = interview_tui("--study", study.folder, "report", "coverage")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert (
        lines[0]
        == "3 of 8 planned interviews · 1 pilot among them · 5–15 min, mean 10 min · 160 words · 50 % of them yours"
    )
    assert lines[1] == "Not counted: 1 rehearsal"
    assert lines[4].split() == ["01-robin", "2026-03-02", "10", "min", "62", "47", "%", "2", "2", "5", "–", "1"]
    assert "  4. When did somebody let you down?" in lines
    assert "     Asked or answered in 2 of 3 interviews, 3 min on average" in lines


def test_report_coverage_says_the_same_in_json(study: Study) -> None:
    _across, all = shown(study)
    told = json.loads(interview_tui("--study", study.folder, "report", "coverage", "--json").stdout)
    assert told["totals"]["mean"] == 600.0
    assert told["totals"]["planned"] is None
    assert [one["text"] for one in told["questions"]] == [column.text for column in all.columns]
    kim = told["interviews"][1]
    assert [(one["status"], one["seconds"]) for one in kim["questions"]] == [
        ("asked", 360.0), ("asked", 60.0), ("asked", 300.0), ("asked", 175.0), (None, 0.0), ("not_asked", 0.0),
    ]  # fmt: skip
    assert told["themes"][0] == {"section_id": "everyday", "title": "Everyday", "seconds": [240.0, 420.0, 60.0]}
    assert [one["interview"] for one in told["new_words"]] == ["01-robin", "02-kim", "03-love"]
    assert told["left_out"] == [{"interview": "05-practice", "why": "rehearsal"}]
