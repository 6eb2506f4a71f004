"""`csv`: one row a segment, for Excel and R; a row without id, in brackets, is a remark about the sound.

A segment longer than a cell of Excel holds goes on in the next row, which has the same id.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from interview_tui.export.cells import in_cells
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.remarks import with_remarks
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment

SUFFIX = ".csv"
COLUMNS = (
    "interview", "id", "start", "end", "speaker", "theme", "question_id", "question", "linked_by", "confidence", "text",
    "flagged",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes a cell for a formula by, or hides it with."""


def text(interviews: Sequence[LinkedInterview]) -> str:
    """With a byte order mark, so that Excel reads å, ä and ö; `;` between the columns where the guide is Swedish, for
    its Excel takes a comma for a decimal point. Times are seconds of recording, with a point; answers in writing
    have none. Several interviews are one table."""
    out = io.StringIO()
    out.write("\ufeff")
    swedish = interviews[0].guide.language == "sv"
    table = csv.writer(out, delimiter=";" if swedish else ",", lineterminator="\r\n")
    table.writerow(COLUMNS)
    for interview in interviews:
        table.writerows([harmless(cell) for cell in row] for row in _rows(interview))
    return out.getvalue()


def _rows(interview: LinkedInterview) -> Iterator[list[str]]:
    flagged: dict[str, str] = {}
    for flag in interview.transcript.flags if interview.transcript is not None else ():
        flagged[flag.segment] = f"{flagged[flag.segment]} {flag.kind}" if flag.segment in flagged else flag.kind
    for passage, segments in with_remarks(interview):
        for segment in segments:
            for said in list(in_cells(segment.text.strip())) or [""]:
                yield _row(interview, passage, segment, said, flagged)


def harmless(cell: str) -> str:
    """The text so that no spreadsheet runs it: one that begins like a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(
    interview: LinkedInterview, passage: Passage, segment: Segment, said: str, flagged: dict[str, str]
) -> list[str]:
    timed = interview.shows_times
    section = interview.guide.section(passage.section_id).title if passage.section_id is not None else ""
    question = interview.guide.question(passage.question_id).text if passage.question_id is not None else ""
    return [
        interview.id,
        segment.id,
        f"{segment.start:.3f}" if timed else "",
        f"{segment.end:.3f}" if timed else "",
        segment.speaker or "",
        section,
        passage.question_id or "",
        question,
        passage.linked_by,
        f"{passage.confidence:.3f}",
        said,
        # A part of a segment that was cut has a letter after the number.
        flagged.get(segment.id) or flagged.get(segment.id.rstrip("abcdefghijklmnopqrstuvwxyz"), ""),
    ]
