"""The information for participants: the guide's own words, the study's facts, and nothing that is not so."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.language import in_language
from interview_tui.reporting.information import information
from interview_tui.reporting.information_documents import as_docx, as_markdown, write_information
from interview_tui.study import Settings, Study
from tests.running import interview_tui

GUIDE = """---
language: {language}
---
# Trust *now*

## Welcome
Thank you for coming to {{town}}.

## {consent}
This is voluntary:
- You may stop.

## Theme: Everyday
Read later.
1. What is a day like?

## Closing
Thank you.
"""
TOLD = Settings(
    title="Trust in support", language="en", minutes=45, retention=date(2027, 6, 30), ethics_reference="2026-01234",
    responsible="Ida Ek", supervisor="Bo Ås", university="Lund", contact="ida@example.org",
    storage="On a locked laptop.",
)  # fmt: skip


def guide_in(language: str) -> str:
    return GUIDE.format(language=language, consent={"sv": "Samtycke", "en": "Consent"}[language])


def made(settings: Settings, language: str = "en") -> tuple[str, tuple[str, ...]]:
    with in_language(language):
        sheet = information(read_guide(guide_in(language)), settings)
        return as_markdown(sheet, language).decode(), sheet.missing


def test_what_the_guide_has_read_first_and_the_facts_of_the_study_stand_there() -> None:
    text, missing = made(TOLD)
    assert missing == ()
    for told in ("Thank you for coming to", "This is voluntary:", "- You may stop.", "about 45 minutes", "Ida Ek",
                 "Bo Ås", "Lund", "On a locked laptop.", "2026-01234", "deleted by 2027-06-30"):  # fmt: skip
        assert told in text, told
    assert "{town}" not in text
    assert "(town)" in text, "a line to write on"
    assert "Read later." not in text
    assert "[" not in text.replace("\\[", "["), "nothing is left to fill in"


def test_what_is_missing_is_seen_and_named() -> None:
    text, missing = made(Settings(title="Trust"))
    assert set(missing) == {"responsible", "supervisor", "university", "contact", "storage", "retention"}
    assert text.count("fill in:") == 7, "contact stands in two places"


def test_a_child_assents_and_a_guardian_consents() -> None:
    text, _missing = made(TOLD)
    assert "Guardian’s signature" in text
    assert "I am under age and want to take part myself." in text
    assert text.count("☐") == 4


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_word_document_says_the_same_as_the_markdown(language: str) -> None:
    with in_language(language):
        sheet = information(read_guide(guide_in(language)), TOLD)
        document = docx.Document(io.BytesIO(as_docx(sheet, language)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == sheet.title
    assert len(said) == 1 + len(sheet.blocks)
    for block, text in zip(sheet.blocks, said[1:], strict=True):
        assert block.text in text
    assert document.core_properties.author == ""


def test_it_is_written_beside_the_exports_and_what_somebody_changed_stays(tmp_path: Path) -> None:
    study = Study.create(tmp_path / "s", guide_in("en"), TOLD)
    paths, missing = write_information(study)
    assert [path.name for path in paths] == ["information.docx", "information.md"]
    assert missing == ()
    paths[1].write_text("mine", encoding="utf-8")
    again, _missing = write_information(study, ["md"])
    assert [path.name for path in again] == ["information-2.md"]
    assert paths[1].read_text(encoding="utf-8") == "mine"


def test_the_command_writes_it_and_says_what_to_fill_in(tmp_path: Path) -> None:
    Study.create(tmp_path / "s", guide_in("en"), TOLD.model_copy(update={"storage": ""}))
    done = interview_tui("report", "information", "--format", "md", "--study", tmp_path / "s", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("information.md")
    said = " ".join(done.stderr.split())
    assert said == f"Not filled in yet: interview-tui study set --study {tmp_path / 's'} --storage"
    assert interview_tui("report", "information", "--format", "pdf", "--study", tmp_path / "s").returncode == 2
