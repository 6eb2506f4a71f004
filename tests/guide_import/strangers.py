"""Documents by somebody who did not know the reader, with the rows she expected: `files/strangers/LOT/`.

Beside each document stand her rows (`NAME.rows`), and in `documents.json` what she leaves open: headings that stand
nowhere and whose wording is a guess (`made_up`), rows where two careful people could differ (`doubtful`), headings that
lead nowhere and may be anything (`left_out`). Where a comment stands, and how deep, is open as well.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from interview_tui.guide_import import ReadDocument
from tests.guide_import.by_hand import rows
from tests.guide_import.guides import Tree
from tests.guide_import.manners import Case
from tests.guide_import.scoring import Score, score

LOTS = Path(__file__).parent / "files" / "strangers"
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Stranger(Case):
    """A document by somebody else."""

    made_up: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    """Beginnings of rows."""
    left_out: tuple[str, ...] = ()


def strangers(*lots: str, folder: Path = LOTS) -> list[Stranger]:
    """The documents of these lots; of all where none is named."""
    found = []
    for lot in lots or sorted(path.name for path in folder.iterdir()):
        for one in json.loads((folder / lot / "documents.json").read_text(encoding="utf-8")):
            path = folder / lot / one["file"]
            tree = rows(path.with_name(f"{path.name}.rows").read_text(encoding="utf-8"))
            found.append(
                Stranger(
                    path.name,
                    path.name,
                    path.read_bytes(),
                    tree,
                    one["research"],
                    tuple(one["passed_over"]),
                    made_up=tuple(one["made_up"]),
                    doubtful=tuple(one["doubtful"]),
                    left_out=tuple(one["left_out"]),
                )
            )
    return found


def scored(case: Case, read: ReadDocument) -> Score:
    """As `score`; of a stranger's document less what she leaves open."""
    if not isinstance(case, Stranger):
        return score(case.tree, read)
    got: Tree = [(row.kind, row.depth, row.text) for row in read.draft.rows]
    tree = _settled(case.tree, got, case)
    kept = tuple(row for row in read.draft.rows if not _is_open(row.kind, row.text, case))
    comments, found = ([text for kind, _depth, text in some if kind == "comment"] for some in (tree, got))
    right = len([text for text in comments if text in found])
    plain = [row for row in tree if row[0] != "comment"]
    rest = score(plain, replace(read, draft=replace(read.draft, rows=kept)))
    lost = score(case.tree, read).lost
    return Score(rest.rows + len(comments), rest.right + right, rest.missing, lost)


def _is_open(kind: str, text: str, case: Stranger) -> bool:
    return kind == "comment" or (kind == "text" and text in case.left_out)


def _settled(tree: Sequence[tuple[str, int, str]], got: Tree, case: Stranger) -> Tree:
    """The rows she expected, those that she leaves open as they were read."""
    result = list(tree)
    for n, (kind, depth, text) in enumerate(tree):
        name = f"{kind}: {text}"
        after = tree[n + 1][2] if n + 1 < len(tree) else ""
        if name in case.made_up:
            read = [row for row, later in pairwise(got) if later[2] == after and row[:2] == (kind, depth)]
        elif name.startswith(case.doubtful):
            read = [row for row in got if _bare(row[2]) == _bare(text)]
        else:
            continue
        result[n] = read[0] if read else result[n]
    return result


def _bare(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().casefold()
