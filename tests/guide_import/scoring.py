"""How a reading of a document compares with what is known to be in it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from interview_tui.guide_import import ReadDocument
from tests.guide_import.guides import Tree

ASKED = ("question", "probe")
_LABELS = re.compile(
    r"^\W*(?:vid behov(?: av)?|if needed|when necessary|prober|"
    r"(?:möjliga |eventuella |ev\.? |exempel på )?följdfråg(?:a|or)|"
    r"(?:opening|introductory|transition|key|ending|final|grand tour) question(?: \d)?|mini-tour|contrast|domain \d|"
    r"uppföljning|följ upp|följdfr\.?|ev\.?|"
    r"follow-up(?:s| questions?)?|probes?|prompts?|stödfrågor|underfrågor|sub-?questions|huvudfråg(?:a|or)(?: \d)?|"
    r"öppningsfråga|main questions?|(?:tema|theme) ?(?:\d+|[A-Z])?|(?:fråga|question|F|Q) ?\d+|"
    r"(?:syfte och )?(?:forskningsfrågor|frågeställningar|research questions)|"
    r"(?:del|part|block|section|avsnitt|fas|phase|steg) ?(?:\d+|[A-Z]|[IVX]+|one|two|three|ett|två|tre)|"
    r"(?:forskningsfråga|frågeställning|research question|FF|RQ) ?\d?)\s*[.:–-]?(?=\s|$)",
    re.I,
)
"""What is understood and written another way: labels that make a line what it is."""
_MARKS = re.compile(
    r"^\d+[-–]\d+(?= [^\W\d])|"
    r"[(\[]?(?:ca|cirka|about|tid:?)?\s*(?:\d+\s*[-–]\s*)?\d+ ?(?:min|mins|minuter|minutes)\b\.?[)\]]?"
    r"|\(följdfråga\)"
    r"|(?<=\()(?:prompt|probe|vid behov):|(?<=\? )vid behov:|"
    r"[(\[](?:valfri|optional|(?:FF|RQ) ?\d(?:, ?(?:FF|RQ) ?\d)*)[)\]]",
    re.I,
)
_HEADS = {
    "kategori", "tema", "frågor", "fråga", "theme", "questions", "question", "nr", "no", "följdfrågor", "topic",
    "förtydliganden", "follow-up", "frågeställning", "intervjufråga", "research", "interview", "probes", "tid",
    "minuter", "anteckningar", "notes", "time", "område", "intervjufrågor", "stödord", "prompts",
    "anteckning", "uppgift", "svar",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Score:
    """Of one document."""

    rows: int
    """Rows there are, or were read, whichever is more."""
    right: int
    """Rows with the right text, kind and level, in the right order."""
    missing: tuple[str, ...]
    """Questions and follow-ups that were not found as such."""
    lost: tuple[str, ...]
    """Words of the original that are nowhere."""


def score(expected: Tree, read: ReadDocument) -> Score:
    """Compare."""
    got = [(row.kind, row.depth, row.text) for row in read.draft.rows]
    blocks = SequenceMatcher(None, expected, got, autojunk=False).get_matching_blocks()
    asked = [text for kind, _depth, text in got if kind in ASKED]
    missing = tuple(text for kind, _depth, text in expected if kind in ASKED and text not in asked)
    return Score(max(len(expected), len(got)), sum(block.size for block in blocks), missing, lost_words(read))


def lost_words(read: ReadDocument) -> tuple[str, ...]:
    """Words of the original, table heads and understood labels aside, that stand nowhere in what was read."""
    header = read.draft.header
    kept = [row.text for row in read.draft.rows]
    kept += [*header.research_questions, *header.placeholders, *read.passed_over, str(header.minutes)]
    kept += [str(row.minutes) for row in read.draft.rows if row.minutes]
    there = {word.casefold() for text in kept for word in _WORD.findall(text)}
    lost = []
    for line in read.lines:
        words = _WORD.findall(_LABELS.sub(" ", _without_number(_MARKS.sub(" ", line.text))))
        if line.column is not None and line.text.isdigit():
            continue  # the number of a table's row
        if line.row in (0, 1) and len(words) <= 3 and {word.casefold() for word in words} & _HEADS:
            continue
        lost += [word for word in words if word.casefold() not in there]
        lost += [note for text in line.notes for note in _WORD.findall(text) if note.casefold() not in there]
    return tuple(lost)


def _without_number(text: str) -> str:
    return re.sub(
        r"^\W*(?:[A-H]?\d{1,3}(?:[.:]\d{1,3})*[a-z]?|[a-zA-Z]|[ivxIVX]+)(?:[.):]+|\s)\s*(?=\S)|^\W+", "", text
    )
