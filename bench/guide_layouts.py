"""Guides that others wrote in the program's own format, laid out as documents in every manner and read back.

    python -m bench.guide_layouts FOLDER [FOLDER …]

Every `*.md` in the folders is laid out by each manner of tests/guide_import (Word, text, tables …) and read as if it
were somebody's document. What is measured is how much hangs on wording: the manners are known to the reader, the words
are not. A manner that cannot lay a guide out is left away for it. Prints JSON: for each manner, and for all, the
questions and follow-ups found and the rows with the right kind and level.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Condition, Guide, Item, Question
from interview_tui.guide_import import read_document
from tests.guide_import.guides import Node, Part, Whole
from tests.guide_import.manners import MANNERS
from tests.guide_import.scoring import ASKED, score

ABOUT = {"sv": "Guiden är ett utkast.", "en": "This guide is a draft."}
"""What stands under the title of a guide that has no text there: the manners expect one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    counts: dict[str, Counter[str]] = {}
    for path in sorted(path for folder in parser.parse_args().folders for path in folder.glob("*.md")):
        whole = whole_of(read_guide(path.read_text(encoding="utf-8"), path))
        for manner in MANNERS:
            try:
                case = manner(whole)
            except (ValueError, UnicodeError):
                continue  # no research questions for its table, letters that DOS lacks
            found = score(case.tree, read_document(case.data, case.file))
            asked = sum(kind in ASKED for kind, _depth, _text in case.tree)
            counts.setdefault(manner.__name__, Counter()).update(
                {"documents": 1, "questions": asked, "questions found": asked - len(found.missing), "rows": found.rows,
                 "right kind and level": found.right}
            )  # fmt: skip
    everything: Counter[str] = Counter()
    for count in counts.values():
        everything.update(count)
    print(json.dumps({**counts, "all": everything}, ensure_ascii=False, indent=1))


def whole_of(guide: Guide) -> Whole:
    """The guide as the manners take it."""
    parts = tuple(
        Part(
            section.kind if section.questions or section.kind == "consent" else "script",
            section.title,
            section.minutes,
            tuple(text for text in section.text.split("\n\n") if text),
            tuple(_node(question, "question") for question in section.questions),
            section.labelled,
        )
        for section in guide.sections
    )
    text = guide.text or ABOUT[guide.language]
    return Whole(guide.language, guide.title, text, guide.research_questions, parts)


def _node(item: Item | Question, kind: str) -> Node:
    if isinstance(item, Condition):
        return Node("condition", f"{item.text.rstrip(':')}:", tuple(_node(probe, "probe") for probe in item.probes))
    below = [_node(probe, "probe") for probe in item.probes]
    return Node(
        kind, item.text, (*below, *(Node("clarification", text) for text in item.clarifications)), item.optional
    )


if __name__ == "__main__":
    main()
