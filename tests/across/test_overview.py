"""What the overview says of a study that is known to the second."""

from pathlib import Path

from interview_tui.across.columns import columns
from interview_tui.across.digest import Asked, Digest, content_stems
from interview_tui.across.kept import Across
from interview_tui.across.new_words import new_words
from interview_tui.across.overview import Overview, overview
from interview_tui.guide.markdown import read_guide
from interview_tui.interview.events import ConsentRefused
from interview_tui.study import Study
from tests.across.material import FIRST_GUIDE, SECOND_GUIDE


def shown(study: Study) -> Overview:
    held = Across(study).refresh()
    return overview(held.interviews, held.guides, study.guide)


def test_interviews_stand_in_the_order_they_were_made_in_without_rehearsals(study: Study) -> None:
    found = shown(study)
    assert [one.name for one in found.interviews] == ["Robin", "Kim", "Love"]
    assert [one.name for one in found.left_out] == ["Practice"]
    assert [(one.kind, one.version, one.sittings) for one in found.interviews] == [
        ("pilot", 1, 1),
        ("interview", 2, 1),
        ("interview", 2, 2),
    ]


def test_a_cell_says_what_became_of_the_question_and_for_how_long(study: Study) -> None:
    found = shown(study)
    robin, kim, love = found.interviews
    by_text = {column.text: column for column in found.columns}
    day = by_text["Would you tell me about a normal day?"]
    assert [found.cell(one, day).asked.seconds for one in (robin, kim, love)] == [120.0, 360.0, 60.0]
    papers = by_text["Which papers did you have to sign?"]
    assert found.cell(robin, papers).asked.status == "skipped"
    assert not found.cell(kim, papers).in_guide
    down = by_text["When did somebody let you down?"]
    assert not found.cell(robin, down).in_guide
    assert found.cell(love, down).asked == Asked(status="asked", seconds=178.0, at=122.0)  # in the second sitting
    assert found.cell(kim, by_text["Is there something more?"]).asked.status == "not_asked"
    assert found.asked_in(down) == 2
    assert found.mean_seconds(day) == 180.0


def test_a_question_that_was_reworded_keeps_its_column(study: Study) -> None:
    found = shown(study)
    helps = next(column for column in found.columns if "cope" in column.text)
    assert helps.text == "Who helps you when it gets hard to cope at home?"  # as the newest guide has it
    assert [found.cell(one, helps).asked.seconds for one in found.interviews] == [120.0, 60.0, 0.0]


def test_what_only_an_older_guide_asks_stands_last_in_its_theme(study: Study) -> None:
    assert [(column.section.title, column.text.split()[0]) for column in shown(study).columns] == [
        ("Everyday", "Would"),
        ("Everyday", "Who"),
        ("Trust", "What"),
        ("Trust", "When"),
        ("Trust", "Which"),
        ("Closing", "Is"),
    ]


def test_totals_are_of_the_interviews_that_count(study: Study) -> None:
    totals = shown(study).totals
    assert (totals.interviews, totals.pilots) == (3, 1)
    assert (totals.shortest, totals.longest, totals.mean) == (300.0, 900.0, 600.0)
    spoken = 0
    interviewers = 0
    for interview in study.interviews():
        if "practice" in interview.id:
            continue
        for line in interview.transcript.read_text(encoding="utf-8").splitlines():
            for part in line.split('"id": "0.')[1:]:
                words = len(part.split('"words": ')[0].split('"text": "')[1].split('"')[0].split())
                spoken += words
                interviewers += words * ('"speaker": "I"' in part)
    assert totals.words == spoken
    assert totals.interviewers_share is not None
    assert abs(totals.interviewers_share - interviewers / spoken) < 1e-9


def test_a_theme_takes_as_long_as_its_questions(study: Study) -> None:
    themes = {theme.title: theme.seconds for theme in shown(study).themes}
    assert themes == {
        "Everyday": (240.0, 420.0, 60.0),
        "Trust": (310.0, 475.0, 233.0),  # a skipped question takes no time from the one before
        "Closing": (40.0, 0.0, 0.0),
    }


def test_a_guide_that_cannot_be_read_hides_no_interview(study: Study) -> None:
    held = Across(study).refresh()
    found = overview(held.interviews, held.guides, None)
    assert [column.text for column in found.columns] == [column.text for column in shown(study).columns]


def test_an_interview_that_was_refused_tells_nothing(study: Study) -> None:
    interview = study.interviews()[1]
    interview.timeline.append(ConsentRefused(at=900.0))
    found = shown(study)
    assert [one.name for one in found.interviews] == ["Robin", "Love"]
    refused = next(one for one in found.left_out if one.standing == "refused")
    assert (refused.words, refused.asked) == (0, {})


def test_an_interview_that_cannot_be_read_is_named_with_its_reason_and_the_others_stand_there(study: Study) -> None:
    (study.interviews()[1].folder / "interview.json").write_text("{", encoding="utf-8")
    found = shown(study)
    assert [one.name for one in found.interviews] == ["Robin", "Love"]
    assert "damaged" in next(one for one in found.left_out if one.trouble).trouble


def test_a_study_without_interviews_has_the_questions_of_its_guide() -> None:
    found = overview((), {}, read_guide(FIRST_GUIDE))
    assert len(found.columns) == 5
    assert found.totals.interviews == 0


def test_a_question_that_has_moved_to_another_theme_is_one_column() -> None:
    old = read_guide("# G\n\n## A\n1. What is a day like for you now?\n2. Who helps?\n\n## B\n3. What is missing?\n")
    new = read_guide("# G\n\n## A\n1. Who helps?\n\n## B\n2. What is missing?\n3. What is a day like for you now?\n")
    found = columns({"new": new, "old": old})
    assert [column.text for column in found] == ["Who helps?", "What is missing?", "What is a day like for you now?"]
    assert all(set(column.of) == {"new", "old"} for column in found)


def test_a_theme_that_is_gone_keeps_a_place_of_its_own() -> None:
    old = read_guide("# G\n\n## A\n1. Who helps?\n\n## Money\n2. What do you live on, and since when?\n")
    new = read_guide("# G\n\n## A\n1. Who helps?\n")
    assert [(one.section.title, one.text) for one in columns({"new": new, "old": old})] == [
        ("A", "Who helps?"),
        ("Money", "What do you live on, and since when?"),
    ]


def test_versions_in_any_number_give_each_question_of_each_of_them_exactly_one_column() -> None:
    guides = {
        "4": read_guide(SECOND_GUIDE.replace("normal day", "common day")),
        "3": read_guide(SECOND_GUIDE),
        "2": read_guide(FIRST_GUIDE.replace("{#day}", "")),
        "1": read_guide(FIRST_GUIDE),
    }
    found = columns(guides)
    for key, guide in guides.items():
        mine = [column.of[key] for column in found if key in column.of]
        assert sorted(mine) == sorted(question.id for question in guide.questions())
    assert [column.number for column in found] == list(range(1, len(found) + 1))


def _digest(id: str, words: int) -> Digest:
    return Digest(id=id, names=(id,), participants_words=words)


def test_new_words_are_those_no_participant_said_before_for_each_thousand_words() -> None:
    found = new_words(
        [
            (_digest("a", 500), {"dog", "sister", "robin"}),
            (_digest("none", 0), {"silence"}),
            (_digest("b", 1000), {"dog", "school", "noon"}),
            (_digest("c", 100), {"school", "sister"}),
        ],
        names={"robin"},
    )
    assert [(one.interview.id, one.new, one.per_thousand) for one in found] == [
        ("a", 2, 4.0),
        ("b", 2, 2.0),
        ("c", 0, 0.0),
    ]


def test_content_words_are_stems_without_small_words_and_figures() -> None:
    stems = content_stems(["Hon ringde och ringer, och jag väntade i 45 minuter på att hon skulle ringa."], "sv")
    assert stems == {"ring", "vänt", "minut"}


def test_what_the_interviewer_says_is_no_new_word(study: Study) -> None:
    across = Across(study)
    across.refresh()
    stems = dict(across.ask(lambda index: index.execute("SELECT id, stems FROM interviews").fetchall()))
    assert "cope" not in stems["02-kim"].split()  # asked, never answered
    assert "neighbour" in stems["02-kim"].split()


def test_a_copy_of_the_study_elsewhere_says_the_same(study: Study, tmp_path: Path) -> None:
    import shutil

    before = shown(study)
    shutil.copytree(study.folder, tmp_path / "copy")
    after = shown(Study(tmp_path / "copy"))
    assert after.interviews == before.interviews
    assert after.columns == before.columns
