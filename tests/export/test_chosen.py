"""What is chosen is what is in the files: one's words, some questions, quotes alone, a clean manner."""

from dataclasses import replace
from pathlib import Path

import pytest

from interview_tui.export import FORMATS, write_exports
from interview_tui.export.chosen import attribution, chosen
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.export.options import EVERYTHING, Options
from interview_tui.interview.record import Participant
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from tests.export.talks import SPOKEN, everything_in, talk_of_two


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Study, Interview]:
    return talk_of_two(tmp_path / "study")


@pytest.fixture
def whole(talk: tuple[Study, Interview]) -> LinkedInterview:
    return linked(talk[1])


def said(interview: LinkedInterview) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for segment in interview.segments]


def test_without_the_interviewer_everybody_elses_words_stay(whole: LinkedInterview) -> None:
    left = chosen(whole, Options(interviewer=False))
    assert said(left) == [(who, text) for who, _at, text in SPOKEN if who != "I"]
    assert left.coverage == whole.coverage


def test_participants_keep_their_own_words_and_words_of_nobody_known_go(whole: LinkedInterview) -> None:
    left = chosen(whole, Options(participants=("Kim",)))
    assert {who for who, _text in said(left)} == {"I", "Kim"}
    assert [one.pseudonym for one in left.record.participants] == ["Kim"]


def test_a_question_or_a_section_is_taken_with_what_was_noted_and_remarked_there(whole: LinkedInterview) -> None:
    assert [p.question_id for p in whole.passages] == [None, "day", "help"]
    day, theme = chosen(whole, Options(questions=("day",))), chosen(whole, Options(questions=("everyday",)))
    assert [p.question_id for p in day.passages] == ["day"]
    assert [p.question_id for p in theme.passages] == ["day", "help"]
    assert [note.text for note in day.notes] == ["smiles *a lot*"]
    assert [kind for kind, _at, _seconds in day.state.silences] == ["off_record"]
    other = chosen(whole, Options(questions=("help",)))
    assert (other.notes, other.state.notes, other.state.silences, other.quotes) == ((), (), (), ())
    assert next(text for _who, text in said(other)) == "Who helps you?"


def test_a_clean_manner_keeps_the_times_of_the_words_that_stay(whole: LinkedInterview) -> None:
    left = chosen(whole, Options(manner="clean"))
    (read,) = [segment for segment in left.segments if "wrestle" in segment.text]
    assert read.text == "I read and then I wrestle."
    assert [word.start for word in read.words] == [8.4, 8.6, 8.8, 9.0, 9.2, 9.4]


def test_quotes_alone_are_the_words_that_are_marked(whole: LinkedInterview) -> None:
    left = chosen(whole, Options(quotes_only=True))
    assert said(left) == [("Robin", "Um, I I read and then I wrestle.")]
    assert [quote.text for quote in left.quotes] == ["Um, I I read and then I wrestle."]
    clean = chosen(whole, Options(quotes_only=True, manner="clean"))
    assert [quote.text for quote in clean.quotes] == ["I read and then I wrestle."]
    assert chosen(whole, Options(quotes_only=True, participants=("Kim",))).quotes == ()


def test_a_quote_is_followed_by_who_said_it_and_what_she_is(whole: LinkedInterview) -> None:
    assert attribution(whole, "Robin") == "(Robin, nurse)"
    assert attribution(whole, "Kim") == "(Kim)"
    assert attribution(whole, None) == "", "one of two"


def test_no_export_can_see_what_was_heard_or_what_was_hidden(whole: LinkedInterview) -> None:
    assert whole.heard
    left = chosen(whole, EVERYTHING)
    raw = ("heard", "corrected", "corrections", "unplaced", "hidden", "not_hidden")
    assert [getattr(left, name) for name in raw] == [()] * len(raw)
    assert left.state.events == ()
    put_back = {name: getattr(whole, name) for name in (*raw, "state", "work_before")}
    assert replace(left, **put_back) == whole


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize(
    ("options", "gone"),
    [
        (Options(interviewer=False), ("dear", "Who helps you?")),
        (Options(participants=("Robin",)), ("juggle", "grandmother", "mumbles", "Kim")),
        (Options(questions=("help",)), ("wrestle", "juggle", "smiles")),
        (Options(manner="clean"), ("Um,", "I I read")),
        (Options(quotes_only=True), ("dear", "juggle", "grandmother", "sister", "smiles")),
    ],
    ids=["no-interviewer", "only", "question", "clean", "quotes-only"],
)
def test_what_was_left_out_is_in_no_format(
    name: str, options: Options, gone: tuple[str, ...], talk: tuple[Study, Interview]
) -> None:
    study, interview = talk
    (all_of_it,) = write_exports(study, [interview], [name])
    before = everything_in(all_of_it)
    (path,) = write_exports(study, [interview], [name], options=options)
    text = everything_in(path)
    assert not [word for word in gone if word in text]
    assert [word for word in gone if word in before], "or the test could not fail"
    assert ("sister" if options.questions else "wrestle") in text


@pytest.mark.parametrize("name", ["md", "txt"])
def test_quotes_alone_stand_under_their_questions_with_who_said_them(name: str, talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    (path,) = write_exports(study, [interview], [name], options=Options(quotes_only=True, times=False))
    text = path.read_text(encoding="utf-8")
    assert "“Um, I I read and then I wrestle.” (Robin, nurse)" in text
    assert "Would you tell me about a normal day?" in text
    assert "Only what is marked as a quote" in text
    assert "0:08" not in text


@pytest.mark.parametrize("name", ["md", "txt", "csv", "maxqda", "f4", "docx", "matrix"])
def test_times_are_left_out_where_they_are_not_wanted(name: str, talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    (path,) = write_exports(study, [interview], [name], options=Options(times=False))
    text = everything_in(path)
    assert "sister" in text
    assert not any(time in text for time in ("0:08", "00:00:08", "8.000"))


def test_several_interviews_share_a_file_on_request(talk: tuple[Study, Interview]) -> None:
    study, first = talk
    second = study.new_interview(first.record.model_copy(update={"participants": (Participant(pseudonym="Alex"),)}))
    second.timeline.path.write_bytes(first.timeline.path.read_bytes())
    second.transcript.write_bytes(first.transcript.read_bytes())
    both = [first, second]
    alone = write_exports(study, both, ["md", "csv"])
    assert [path.name for path in alone] == ["01-robin.md", "01-robin.csv", "02-alex.md", "02-alex.csv"]
    markdown, table = write_exports(study, both, ["md", "csv"], options=Options(one_file=True))
    assert (markdown.name, table.name) == ("trust.md", "trust.csv")
    assert markdown.read_text(encoding="utf-8") == "\n".join(p.read_text(encoding="utf-8") for p in alone[::2])
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    assert sum(bool(row.split(",")[1]) for row in rows) == 1 + 2 * len(SPOKEN)
    assert {row.partition(",")[0] for row in rows} == {"interview", "01-robin", "02-alex"}
    (kims,) = write_exports(study, both, ["txt"], options=Options(participants=("kim",)))
    assert kims.name == "01-robin.txt", "who does not take part in an interview has no file of it"


def test_what_there_is_to_choose_from_is_said(talk: tuple[Study, Interview]) -> None:
    study, interview = talk
    with pytest.raises(Problem, match=r"no question or section wolf.*welcome, everyday, day, help, closing, more"):
        write_exports(study, [interview], ["md"], options=Options(questions=("wolf",)))
    with pytest.raises(Problem, match=r"Nobody called Anna.*Robin, Kim"):
        write_exports(study, [interview], ["md"], options=Options(participants=("Anna",)))
    assert not list(study.exports.glob("*.md"))
