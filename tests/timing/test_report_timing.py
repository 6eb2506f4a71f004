"""`report timing`: from a study's folder to tables, documents and JSON."""

import io
import json
from pathlib import Path
from typing import Any, get_args

import docx
import pytest
from click.testing import CliRunner, Result

from interview_tui.cli import commands
from interview_tui.exported import Exported
from interview_tui.guide.advice.finding import PilotMinutes
from interview_tui.guide.model import Guide
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Replaced
from interview_tui.interview.events import ConsentRefused
from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.language import set_language
from interview_tui.study import Interview, Settings, Study
from interview_tui.timing.documents import TimingDocument, as_docx, as_lines, as_markdown, grid_lines
from interview_tui.timing.reading import report_of, reports_of, to_report
from interview_tui.timing.report import SectionTime, TimingReport, Unknown
from interview_tui.timing.typical import median_minutes_per_question, pilot_minutes, pilot_seconds
from interview_tui.timing.words import Grid, times_grid, unknown_sentence
from tests.builders import asked, ended, recording
from tests.timing.studies import pilots


@pytest.fixture
def held(tmp_path: Path) -> tuple[Study, list[Interview]]:
    return pilots(tmp_path / "trust")


def report(study: Study, *arguments: str) -> Result:
    return CliRunner().invoke(
        commands, ["--language", "en", "--study", str(study.folder), "report", "timing", *arguments]
    )


def as_json(study: Study, *arguments: str) -> Any:
    done = report(study, *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_pilots_are_told_of_in_order_of_time_and_a_rehearsal_is_not(held: tuple[Study, list[Interview]]) -> None:
    study, _interviews = held
    told = as_json(study)
    assert [(one["interview"], one["guide_version"]) for one in told["interviews"]] == [("01-robin", 1), ("02-kim", 2)]
    assert [one["interview"] for one in as_json(study, "kim")["interviews"]] == ["02-kim"]


def test_the_figures_of_the_talk_are_those_computed_by_hand(held: tuple[Study, list[Interview]]) -> None:
    """18 of 24 words are the interviewer's, 13 of 19 without the welcome; 0.7 s after the question about a day.

    After the other question the answer stands in the same line of the transcript: nothing is told of that.
    """
    robin, kim = as_json(held[0])["interviews"]
    talk = robin["talk"]
    assert (talk["share"], talk["share_unread"]) == (pytest.approx(18 / 24), pytest.approx(13 / 19))
    assert talk["interruptions"] == []
    assert talk["after_answers"] is None  # speech was missed between his answer and her question
    assert talk["not_counted"] == 1
    assert (kim["talk"], kim["unknown"]) == (None, ["no_transcript"])


def test_one_question_over_two_versions_is_one_line(held: tuple[Study, list[Interview]]) -> None:
    questions = {one["id"]: one for one in as_json(held[0])["questions"]}
    assert questions["help"]["text"] == "Who helps you, and how, when it is hard?"
    assert {id: cell["seconds"] for id, cell in questions["help"]["in"].items()} == {"01-robin": 8.0, "02-kim": 8.0}
    assert questions["day"]["median_seconds"] == 7.0


def test_it_prints_what_it_knows_and_says_what_it_does_not(held: tuple[Study, list[Interview]]) -> None:
    printed = " ".join(report(held[0]).stdout.split())  # its lines are as long as the terminal is wide
    assert "SIDE BY SIDE" in printed
    assert "The interviewer said 75 % of the words, 68 % without what the guide has read aloud." in printed
    assert "It is not transcribed: how the interviewer talked cannot be told." in printed


def test_documents_are_written_as_exports_are_and_found_when_somebody_withdraws(
    held: tuple[Study, list[Interview]],
) -> None:
    study, _interviews = held
    done = report(study, "--format", "md,docx", "--json")
    paths = [Path(path) for path in json.loads(done.stdout)]
    assert [path.name for path in paths] == ["timing.md", "timing.docx"]
    assert paths[0].parent == study.folder / "exports"
    assert set(Exported(study).holding(["02-kim"])[0]) == set(paths)
    paths[0].write_text("mine", encoding="utf-8")
    again = [Path(path).name for path in json.loads(report(study, "--format", "md", "--json").stdout)]
    assert again == ["timing-2.md"]
    assert paths[0].read_text(encoding="utf-8") == "mine"


def test_nothing_that_was_said_and_no_note_stands_in_any_form(held: tuple[Study, list[Interview]]) -> None:
    study, interviews = held
    document = TimingDocument.of(reports_of(interviews), study.guide)
    word = docx.Document(io.BytesIO(as_docx(document)))
    texts = [paragraph.text for paragraph in word.paragraphs]
    texts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    forms = [as_markdown(document).decode(), "\n".join(as_lines(document.blocks(), 100)), "\n".join(texts)]
    forms.append(json.dumps(as_json(study)))
    for form in forms:
        assert "Would you tell me about a normal day?" in form
        for said in ("I read and then", "My sister", "smiles"):
            assert said not in form


def test_what_is_hidden_in_the_guides_words_is_hidden_here_and_placeholders_stay_open(tmp_path: Path) -> None:
    text = "---\nlanguage: en\nplaceholders: [town]\n---\n# Trust\n\n## Everyday\n1. How is Borås, or {town}? {#how}\n"
    study, _interviews = pilots(tmp_path / "trust")
    (study.folder / "guide.md").write_text(text, encoding="utf-8")
    record = InterviewRecord(participants=(Participant(pseudonym="Love"),), kind="pilot", placeholders={"town": "Lund"})
    love = study.new_interview(record)
    for event in (asked("how", 1), ended(60)):
        love.timeline.append(event)
    corrections_of(love).append(Replaced(start=0, end=0, everywhere=True, original="Borås", by="[town]", kind="place"))
    (question,) = report_of(love).questions
    assert question.text == "How is [town], or {town}?"


def test_who_refused_is_not_reported_and_without_anybody_the_next_step_is_told(tmp_path: Path) -> None:
    study, interviews = pilots(tmp_path / "trust")
    for interview in interviews:
        interview.timeline.append(ConsentRefused(at=20))
    done = report(study)
    assert done.exit_code != 0
    assert "Hold a pilot first" in str(done.exception)


def test_an_unknown_format_names_those_that_there_are(held: tuple[Study, list[Interview]]) -> None:
    done = report(held[0], "--format", "pdf")
    assert "The formats are: md, docx." in str(done.exception)


def test_without_a_pilot_every_interview_but_rehearsals_is_told_of(held: tuple[Study, list[Interview]]) -> None:
    study, interviews = held
    for interview in interviews:
        update_record(interview.folder, kind="interview")
    assert [one.id for one in to_report(study)] == ["01-robin", "02-kim"]


def test_a_document_speaks_the_guides_language_whatever_the_screen_speaks(held: tuple[Study, list[Interview]]) -> None:
    study, interviews = held
    set_language("sv")
    document = TimingDocument.of(reports_of(interviews), study.guide)
    assert as_markdown(document).decode().startswith("# Time and talk: Trust\n")
    set_language("en")


def test_a_table_fits_the_terminal_and_the_first_column_gives_way() -> None:
    grid = Grid(
        ("question", "took", ""), (("A very long question about everyday life and more", "1:02:03", "asked"),), True
    )
    lines = list(grid_lines(grid, 48))
    assert lines == ["question                             took", "A very long question about ever…  1:02:03  asked"]
    assert max(len(line) for line in lines) <= 48


def test_every_reason_for_not_knowing_has_a_sentence(held: tuple[Study, list[Interview]]) -> None:
    told = report_of(held[1][0])
    sentences = {unknown: unknown_sentence(unknown, told) for unknown in get_args(Unknown)}
    assert len(set(sentences.values())) == len(get_args(Unknown))
    assert all(sentence.endswith(".") for sentence in sentences.values())


# What pilots tell before the next interview


def test_what_a_question_takes_follows_from_the_pilots_alone(held: tuple[Study, list[Interview]]) -> None:
    """Both pilots: 7 s for the day, 8 s for who helps; the rehearsal has the same keys and does not count."""
    study, interviews = held
    assert pilot_seconds(study, study.guide) == {"day": 7.0, "help": 8.0}
    assert median_minutes_per_question(study) == pytest.approx(7.5 / 60)
    for interview in interviews:
        update_record(interview.folder, kind="interview")
    assert median_minutes_per_question(study) is None


def test_a_pilot_that_nobody_has_ended_tells_nothing_yet(tmp_path: Path) -> None:
    study, interviews = pilots(tmp_path / "trust")
    lines = interviews[0].timeline.path.read_text(encoding="utf-8").splitlines()
    interviews[0].timeline.path.write_text("\n".join(lines[:-2]) + "\n", encoding="utf-8")
    assert pilot_seconds(study, study.guide) == {"day": 7.0, "help": 8.0}  # the other one's
    (interviews[1].folder / "timeline.jsonl").unlink()
    assert pilot_seconds(study, study.guide) == {}


def test_advice_about_time_goes_by_the_pilots_where_there_are_any(tmp_path: Path) -> None:
    """Ten minutes are planned; a pilot took eight and nine for two questions that nobody would take for long ones."""
    text = "---\nlanguage: en\nminutes: 10\n---\n# Trust\n\n## Everyday\n"
    text += "1. How do you live here? {#how}\n2. What comes to your mind then? {#then}\n"
    study = Study.create(tmp_path / "trust", text, Settings(title="Trust", language="en"))

    def remarks() -> dict[str, str]:
        done = CliRunner().invoke(
            commands, ["--language", "en", "--study", str(study.folder), "guide", "check", "--advice", "--json"]
        )
        assert done.exit_code == 0, done.output
        return {one["code"]: one["text"] for one in json.loads(done.stdout)}

    assert "too_long" not in remarks()
    pilot = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),), kind="pilot"))
    for event in (asked("how", 0), asked("then", 480), ended(1020)):
        pilot.timeline.append(event)
    assert pilot_minutes(study, study.guide) == PilotMinutes(1, {"how": 8.0, "then": 9.0})
    assert "17 minutes" in remarks()["too_long"]


def test_two_sittings_of_a_pilot_are_one_interview(held: tuple[Study, list[Interview]]) -> None:
    """Seven seconds on the day in the first one, twenty in the second."""
    study, (robin, kim) = held
    update_record(kim.folder, kind="interview")
    second = study.new_interview(study.next_sitting(robin))
    for event in (recording(0), asked("day", 5), ended(25)):
        second.timeline.append(event)
    assert [one.id for one in to_report(study)] == ["01-robin"]
    found = report_of(second)
    assert (found.id, found.seconds) == ("01-robin", 45.0)
    assert {one.id: one.seconds for one in found.questions} == {"day": 27.0, "help": 8.0, "more": 0.0}
    assert pilot_seconds(study, study.guide) == {"day": 27.0, "help": 8.0}


def test_what_a_theme_took_beyond_its_plan_is_what_the_two_times_beside_it_come_to() -> None:
    section = SectionTime("day", "Day", "theme", 360.0, 48.7)
    report = TimingReport("01", "01", "pilot", "", 1, Guide(title="Day", sections=()), 360.0, 48.7, (section,), 0.0)
    assert times_grid(report).rows[0][1:] == ("6:00", "0:48", "−5:12")
