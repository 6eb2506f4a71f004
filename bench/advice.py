"""How much of the advice about a guide a methods teacher would agree with.

    python bench/advice.py FOLDER [--show]

FOLDER holds labels that were written apart from the rules:
- `questions.jsonl`: {"language", "text", "codes", "maybe"} a line; each is judged alone, so `sensitive` and what is
  about the whole guide are left out. Where there is no such file, only remarks about guides as a whole are counted
- `guides/NAME.md` with `NAME.json`: {"guide": codes, "questions": {id: codes}, "serves_none": ids,
  "unserved": ["RQ3"], "maybe": {"guide": codes, "questions": {id: codes}}}
What stands under `maybe` counts neither for nor against. Prints per code how many were right, too many and missed, with
precision and recall, and the same as one line of JSON; with `--show` also the sentences.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from interview_tui.guide.advice.advising import advice
from interview_tui.guide.advice.finding import Finding
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.marks import GUIDE_ADVICE, QUESTION_ADVICE
from interview_tui.guide.model import Guide, Question, Section

Mark = tuple[str, str]
"""A code, and what it is about: a question's id or text, a research question, or nothing."""

OF_A_QUESTION_ALONE = set(QUESTION_ADVICE) - {"sensitive", "serves_none"}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--show", action="store_true", help="show what was too many and what was missed")
    asked = arguments.parse_args()
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    judged = 0
    for name, found, expected, maybe in cases(asked.folder):
        judged += 1
        for counter, marks in (
            (right, found & expected),
            (extra, found - expected - maybe),
            (missed, expected - found),
        ):
            counter.update(code for code, _about in marks)
        if asked.show:
            for word, marks in (("too many", found - expected - maybe), ("missed", expected - found)):
                for code, about in sorted(marks):
                    print(f"{word:<9} {code:<12} {name}: {about}")
    figures = {code: _figures(right[code], extra[code], missed[code]) for code in (*QUESTION_ADVICE, *GUIDE_ADVICE)}
    figures["all"] = _figures(right.total(), extra.total(), missed.total())
    print(f"{judged} questions and guides")
    print(f"{'code':<12} {'right':>6} {'extra':>6} {'missed':>6} {'precision':>10} {'recall':>8}")
    for code, row in figures.items():
        shares = " ".join(f"{_percent(row[key]):>{width}}" for key, width in (("precision", 10), ("recall", 8)))
        print(f"{code:<12} {row['right']:>6} {row['extra']:>6} {row['missed']:>6} {shares}")
    print(json.dumps({"judged": judged, "codes": figures}))


def cases(folder: Path) -> Iterator[tuple[str, set[Mark], set[Mark], set[Mark]]]:
    """Each with its name, what was found, what had to be, and what may be."""
    questions = folder / "questions.jsonl"
    counted = {*QUESTION_ADVICE, *GUIDE_ADVICE} if questions.exists() else {"serves_none", *GUIDE_ADVICE}
    for line in questions.read_text(encoding="utf-8").splitlines() if questions.exists() else ():
        if line.strip():
            label = json.loads(line)
            text = label["text"]
            found = {(f.code, text) for f in advice(_alone(text, label["language"])) if f.code in OF_A_QUESTION_ALONE}
            yield label["language"], found, {(c, text) for c in label["codes"]}, {(c, text) for c in label["maybe"]}
    for path in sorted((folder / "guides").glob("*.md")):
        label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found = {_mark(finding) for finding in advice(read_guide(path.read_text(encoding="utf-8"), path))}
        three = (found, _expected(label), _expected(label["maybe"]))
        yield path.stem, *({mark for mark in marks if mark[0] in counted} for marks in three)


def _alone(text: str, language: str) -> Guide:
    question = Question(id="q", text=text)
    return Guide(
        title="G", language=language, sections=(Section(id="s", title="S", kind="theme", questions=(question,)),)
    )


def _mark(finding: Finding) -> Mark:
    research_question = re.search(r"RQ\d+", finding.text) if finding.code == "unserved" else None
    return finding.code, research_question[0] if research_question else finding.question or ""


def _expected(label: dict) -> set[Mark]:
    whole = {(code, "") for code in label.get("guide", ()) if code not in ("unserved", "serves_none")}
    of_questions = {(code, id) for id, codes in label.get("questions", {}).items() for code in codes}
    none = {("serves_none", id) for id in label.get("serves_none", ())}
    return whole | of_questions | none | {("unserved", name) for name in label.get("unserved", ())}


def _figures(right: int, extra: int, missed: int) -> dict[str, float | int | None]:
    return {
        "right": right,
        "extra": extra,
        "missed": missed,
        "precision": right / (right + extra) if right + extra else None,
        "recall": right / (right + missed) if right + missed else None,
    }


def _percent(share: float | int | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


if __name__ == "__main__":
    main()
