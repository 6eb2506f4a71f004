"""A conversation with all that a document can stumble over, and readers of documents that are not ours."""

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from interview_tui.held import corrections_of
from interview_tui.interview.correction import Marked
from interview_tui.interview.events import EVENT
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Settings, Study

GUIDE = """---
language: {language}
minutes: 30
placeholders: [town]
research_questions: [How do they & others live?, What helps?]
---
# Trust <in> & out

A guide for talks.

## Welcome (2 min)
Thank you for being here.

You may stop whenever you want to.

## Consent {{consent}}
Before we begin:
- It is voluntary.
- It is recorded.

## Everyday (10 min)
Begin gently.

1. Would you tell me about a "normal" day? [RQ1] {{#day}}
   - What do you do first? {{#first}}
   - If it is a working day:
     - Who is there? (optional) {{#there}}
   > If needed: from when you wake up.
2. Who helps you in {{town}} when it is hard? (optional) {{#help}}

## Help
- What should others know? [RQ1, RQ2] {{#others}}

## Closing
Is there something more?
"""

SAID = [
    ("I", 1.2, "Thank you for being here."),
    ("I", 5.4, "Would you tell me about a <normal> day & night?"),
    ("Robin", 8.0, "Så 😀 gick jag hem. שלום עולם, sa hon."),
    ("Robin", 11.0, "Then\tI read\u2028and it was fine – wasn’t it?"),
    ("I", 14.6, "Mm."),
    ("Robin", 15.4, " ".join(f"word{number}" for number in range(600))),
    ("Kim", 200.0, "Illegal: \x00\x07\x1b\ufffe\ud800 gone."),
    ("I", 206.0, "Who helps you?"),
    (None, 208.0, "Somebody mumbles."),
    ("Robin", 3723.5, "My sister. ]]> she does."),
    ("I", 3740.0, "What should others know?"),
    ("Kim", 3742.0, "That it is enough to listen."),
]
"""Speaker, second, words; one goes beyond an hour."""

PRESSED: list[dict[str, Any]] = [
    {"event": "Started", "at": 0.0},
    {"event": "RecordingAgreed", "at": 0.0},
    {"event": "RecordingStarted", "at": 0.0},
    {"event": "ScriptRead", "at": 1.0, "section": "welcome"},
    {"event": "ConsentGiven", "at": 4.0, "how": "spoken"},
    {"event": "QuestionAsked", "at": 5.0, "question": "day"},
    {"event": "NoteTaken", "at": 9.0, "text": "smiles\t*a lot*\nthen <not>\x0b"},
    {"event": "QuoteMarked", "at": 12.5},
    {"event": "OffTheRecord", "at": 204.0},
    {"event": "Resumed", "at": 204.0, "seconds": 125.0},
    {"event": "QuestionAsked", "at": 205.5, "question": "help"},
    {"event": "QuestionAsked", "at": 3739.0, "question": "others"},
    {"event": "Stopped", "at": 3760.0, "seconds": 3760.0},
    {"event": "Ended", "at": 3760.0},
]


def talk(folder: Path, language: str = "en") -> tuple[Study, Interview]:
    """`SAID` with two participants, a quote by hand inside a long answer, and a note by hand."""
    study = Study.create(
        folder,
        GUIDE.format(language=language),
        Settings(title="Trust", language=language, minutes=30, model="small"),
    )
    return study, another(study, "Robin")


def another(study: Study, name: str) -> Interview:
    """One more interview, with the same words, with somebody who may be called otherwise."""
    people = (Participant(pseudonym=name, role="nurse"), Participant(pseudonym="Kim", role="mother"))
    interview = study.new_interview(InterviewRecord(participants=people, placeholders={"town": "Ängby"}))
    for event in PRESSED:
        interview.timeline.append(EVENT.validate_python(event))
    segments = [_segment(name if who == "Robin" else who, start, text) for who, start, text in SAID]
    lines: list[dict[str, Any]] = [
        {
            "kind": "header", "schema": 1, "engine": "openai-whisper", "engine_version": "1", "model": "small",
            "model_sha256": "0" * 64, "language": "en", "options": {}, "notice": "",
        },
        {"kind": "chunk", "n": 1, "start": 0.0, "end": 3760.0, "speech": [[0.0, 3760.0]], "segments": segments},
        {"kind": "end", "seconds": 3760.0, "speech_seconds": 99.0, "covered_seconds": 99.0, "uncovered": []},
    ]  # fmt: skip
    interview.transcript.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    words = segments[5]["words"]
    log = corrections_of(interview)
    log.append(
        Marked(kind="quote", start=words[10]["start"] - 0.01, end=words[14]["start"] - 0.01, text="so <it> is\nindeed")
    )
    log.append(Marked(kind="note", start=3742.0, end=3743.0, text="about listening", section="help"))
    return interview


def _segment(speaker: str | None, start: float, text: str) -> dict[str, Any]:
    words = [
        {"start": round(start + 0.3 * i, 3), "end": round(start + 0.3 * i + 0.25, 3), "text": word, "probability": 0.9}
        for i, word in enumerate(text.split())
    ]
    segment = {"start": start, "end": words[-1]["end"], "text": text, "words": words}
    return segment | ({"speaker": speaker} if speaker else {})


def libreoffice(folder: Path, *files: Path) -> list[ElementTree.Element]:
    """What LibreOffice reads in each of the files: its own XML, all in one."""
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "fodt",
         "--outdir", folder, *files],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [ElementTree.parse(folder / f"{file.stem}.fodt").getroot() for file in files]


_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def paragraphs_of(document: ElementTree.Element) -> list[tuple[str, str]]:
    """Kind (`1`, `2` for a heading's level, else nothing) and text of each paragraph that says something."""
    body = document.find(f"{_OFFICE}body/{_OFFICE}text")
    assert body is not None
    found = []
    for element in body.iter():
        if element.tag in (f"{_TEXT}h", f"{_TEXT}p") and element not in list(_in_comments(body)):
            said = "".join(_said(element))
            if said.strip():
                found.append((element.get(f"{_TEXT}outline-level", "") if element.tag == f"{_TEXT}h" else "", said))
    return found


def comments_of(document: ElementTree.Element) -> list[tuple[str, str]]:
    """Who is named as the author of each comment, and what it says, in the order in which they stand."""
    return [
        (comment.findtext(_CREATOR, ""), "\n".join("".join(_said(line)) for line in comment.iter(f"{_TEXT}p")))
        for comment in document.iter(f"{_OFFICE}annotation")
    ]


def _in_comments(body: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for comment in body.iter(f"{_OFFICE}annotation"):
        yield from comment.iter()


def _said(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match child.tag.removeprefix(_TEXT):
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "s":
                yield " " * int(child.get(f"{_TEXT}c", "1"))
            case _ if child.tag != f"{_OFFICE}annotation":
                yield from _said(child)
        yield child.tail or ""


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "zoom defaultTabStop characterSpacingControl compat",
}
"""What may stand in an element, in the order in which Word wants it (ECMA-376 part 1, 17)."""


def disorder(document: bytes) -> list[str]:
    """Every place where an element of a document stands where Word would not take it."""
    found = []
    for name, part in parts(document).items():
        for element in ElementTree.fromstring(part).iter():
            wanted = ORDER.get(element.tag.removeprefix(_W), "").split()
            names = [child.tag.removeprefix(_W) for child in element]
            if wanted and (unknown := set(names) - set(wanted)):
                found.append(f"{name}: {element.tag} holds {unknown}")
            elif wanted and names != sorted(names, key=wanted.index):
                found.append(f"{name}: {element.tag} holds {names}")
    return found


def parts(document: bytes) -> dict[str, bytes]:
    """The files that a document is made of."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        assert file.testzip() is None
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "no clock"
        return {name: file.read(name) for name in file.namelist()}


def clean(text: str) -> str:
    """`text` as XML can hold it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
