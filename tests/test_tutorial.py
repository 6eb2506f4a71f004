"""docs/tutorial.md stays true: its commands run in their order, from an empty folder to a purged study.

A block whose keys are pressed on a screen has above it, in a comment that no reader sees, commands that leave the same
behind: `<!-- instead: COMMANDS -->`. Such a comment may stand alone, too.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.md"
STEP = re.compile(
    r"<!-- instead: (?P<instead>.*?) -->(?P<shown>\n```sh\n.*?\n```)?|^```sh\n(?P<block>.*?)\n```$", re.M | re.S
)
"""A comment with or without the block under it, or a block alone."""

PROMISED = {
    "guide import": ["interview-guide.md"],
    "new ": ["student-life/guide.md", "student-life/study.toml"],
    "report information": ["student-life/exports/information.docx"],
    "--participant Robin": ["student-life/interviews/01-robin/transcript.jsonl"],
    "--participant Sam": ["student-life/interviews/02-sam/transcript.jsonl"],
    "pseudonyms passphrase": ["student-life/private/key.age"],
    "export --format": [f"student-life/exports/{name}" for name in ("01-robin.docx", "student-life.qdpx")]
    + ["student-life/exports/student-life.xlsx"],
    "report methods": ["student-life/exports/method.docx", "student-life/exports/method.md"],
    "withdraw": ["student-life/interviews/02/erased.json"],
    "purge": ["student-life/guide.md"],
}
"""What stands in a step → what is there after it."""
SAID = {
    "guide check --advice": "should help more?",
    "guide diff": "It did not say what is talked about.",
    "report coverage": "2 interviews",
}


def steps() -> list[str]:
    """What is run, in order."""
    text = TUTORIAL.read_text(encoding="utf-8")
    return [found["instead"] or found["block"] for found in STEP.finditer(text)]


def test_every_picture_and_file_that_the_tutorial_names_is_there() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    pictures = re.findall(r"\]\((\S+?\.svg)\)", text)
    assert len(pictures) >= 6
    assert [name for name in pictures if not (TUTORIAL.parent / name).is_file()] == []
    assert (TUTORIAL.parent / "tutorial" / "interview-guide.docx").is_file()


def test_no_command_of_the_tutorial_is_left_out() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    assert text.count("```sh") == len([found for found in STEP.finditer(text) if found["block"] or found["shown"]])
    assert text.count("<!-- instead:") == len([found for found in STEP.finditer(text) if found["instead"]])


@pytest.mark.skipif(os.name == "nt", reason="the steps are written for a POSIX shell")
def test_the_tutorial_leads_from_an_empty_folder_to_the_methods_report(tmp_path: Path) -> None:
    program = tmp_path / "program"
    (program / "interview_tui" / "demo").mkdir(parents=True)
    shutil.copytree(ROOT / "docs" / "tutorial", program / "docs" / "tutorial")
    shutil.copytree(ROOT / "interview_tui" / "demo" / "en", program / "interview_tui" / "demo" / "en")
    command = tmp_path / "bin" / "interview-tui"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m interview_tui "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    thesis, where = tmp_path / "my-thesis", program
    for step in steps():
        done = subprocess.run(
            ["bash", "-e", "-c", step],
            cwd=where,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=240,
        )
        # The doctor's exit code tells of this computer's microphone.
        assert done.returncode == 0 or "doctor" in step, f"{step}\n{done.stdout}{done.stderr}"
        where = thesis if thesis.is_dir() else program
        for part, files in PROMISED.items():
            if part in step:
                assert [file for file in files if not (thesis / file).exists()] == [], step
        for part, words in SAID.items():
            if part in step:
                assert words in done.stdout
        if "--participant Robin" in step:
            as_many_places_are_doubtful_as_it_says(thesis / "student-life")
        if "report methods" in step:
            methods_report_tells_what_happened(thesis / "student-life" / "exports" / "method.md")
    assert not (thesis / "student-life" / "interviews").exists()
    assert not (thesis / "student-life" / "exports").exists()


def as_many_places_are_doubtful_as_it_says(study: Path) -> None:
    from interview_tui.export.linked import linked
    from interview_tui.study import Study
    from interview_tui.tui.view.transcript_blocks import blocks

    robin = linked(Study(study).interview("01-robin"))
    found = sum(block.unsure for block in blocks(robin.state, robin.passages)) + len(robin.doubts)
    assert f"Above stands *{found} doubtful places*" in TUTORIAL.read_text(encoding="utf-8")


def methods_report_tells_what_happened(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    for sentence in (
        "One pilot interview was held",
        "It did not say what is talked about",
        "the model nano-demo",
        "orally by one participant and in writing by one participant",
        "deleted by 30 June 2030",
        "COREQ",
    ):
        assert sentence in text, sentence
    for name in ("Robin", "Sam", "Erik", "Holm"):
        assert not re.search(rf"\b{name}\b", text)


def test_the_word_guide_is_the_demos_so_that_its_recording_fits() -> None:
    from interview_tui.guide_import import read_document_file

    draft = read_document_file(TUTORIAL.parent / "tutorial" / "interview-guide.docx").draft
    rows = {row.text for row in draft.rows}
    script = json.loads((ROOT / "interview_tui" / "demo" / "en" / "script.json").read_text(encoding="utf-8"))
    asked = [line["text"] for line in script["utterances"] if line["speaker"] == "I" and line["text"].endswith("?")]
    improvised = "Can you tell me more about the plan?"
    consent = "Is it okay that we record the conversation?"
    assert {question for question in asked if question not in rows} == {improvised, consent}
