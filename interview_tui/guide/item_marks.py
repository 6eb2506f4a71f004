"""What ends a line of the guide, read: the marks after a question, and the ids that they fix."""

import re
from collections.abc import Sequence
from typing import NoReturn, Protocol

from interview_tui.guide import marks
from interview_tui.guide.ids import slug, unique_ids
from interview_tui.guide.marks import unescaped
from interview_tui.guide.outline import Item
from interview_tui.guide.tree import Marked, below_item
from interview_tui.language import _


class Refuse(Protocol):
    """Type of the function that raises the `Problem` for a line."""

    def __call__(self, line: int, what: str, cure: str) -> NoReturn: ...


class Named(Protocol):
    """A heading that has an id."""

    line: int
    title: str
    fixed_id: str | None


def marked(item: Item, refuse: Refuse, *, top: bool = False) -> Marked:
    """The item and what is under it, with their marks taken off. `top`: it is a question."""
    text, optional, fixed = item.text, False, None
    research: list[str] = []
    quiet: list[str] = []
    while True:
        if not optional and (mark := marks.OPTIONAL_MARK.search(text)):
            optional = True
        elif top and (mark := marks.RESEARCH_MARK.search(text)):
            research[:0] = [name.strip() for name in mark[1].split(",")]
        elif mark := marks.SILENCED_MARK.search(text):
            quiet[:0] = _silenced(item.line, mark[1], refuse)
        elif mark := marks.ID_MARK.search(text):
            fixed = fixed_id(item.line, mark[1], fixed, refuse)
        else:
            break
        text = text[: mark.start()].rstrip()
    refuse_stray_id(item.line, text, refuse)
    if not text:
        what = _("This question has no text.") if top else _("This follow-up has no text.")
        refuse(item.line, what, _("Write one, or remove the line."))
    condition = not top and marks.CONDITION.fullmatch(text) is not None
    if condition and (optional or fixed or quiet):
        refuse(
            item.line,
            _("A condition can be neither optional nor have an id.")
            if optional or fixed
            else _("A condition asks nothing, so there is no advice about it to silence."),
            _("Move the mark to the follow-up under it."),
        )
    read = Marked(
        item,
        unescaped(text),
        optional,
        tuple(dict.fromkeys(research)),
        tuple(dict.fromkeys(quiet)),
        fixed,
        condition,
    )
    read.items = [marked(below, refuse) for below in item.items]
    return read


def give_ids(questions: Sequence[Marked], sections: Sequence[Named], refuse: Refuse) -> list[str]:
    """Ids for questions first, then sections, then probes: a new probe never renames a question.

    The questions and probes get theirs; the sections' are returned.
    """
    probes = [item for question in questions for item in below_item(question) if not item.is_condition]
    named: list[tuple[int, str | None, str]] = [
        *((q.item.line, q.fixed_id, q.text) for q in questions),
        *((s.line, s.fixed_id, s.title) for s in sections),
        *((p.item.line, p.fixed_id, p.text) for p in probes),
    ]
    first: dict[str, int] = {}
    for line, fixed, _text in sorted(named, key=lambda name: name[0]):
        if fixed and fixed in first:
            refuse(
                line,
                _("The id {id} stands on line {line} already.").format(id=fixed, line=first[fixed]),
                _("Give one of them another id."),
            )
        if fixed:
            first[fixed] = line
    ids = unique_ids([(fixed, text) for _line, fixed, text in named])
    for item, id in zip(questions, ids, strict=False):
        item.id = id
    for item, id in zip(probes, ids[len(questions) + len(sections) :], strict=True):
        item.id = id
    return ids[len(questions) : len(questions) + len(sections)]


def fixed_id(line: int, id: str, earlier: str | None, refuse: Refuse) -> str:
    """The id in a mark, if it may be one and the line has no other."""
    if earlier is not None:
        refuse(line, _("This line has two ids."), _("Keep one of them."))
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", id):
        refuse(
            line,
            _("{id} cannot be an id.").format(id=id or "{#}"),
            _("Use the letters a to z, digits and hyphens, like this: {example}").format(example=f"{{#{slug(id)}}}"),
        )
    return id


def refuse_stray_id(line: int, text: str, refuse: Refuse) -> None:
    """Refuse an id that is left in `text` after the marks at its end are taken off."""
    if marks.STRAY_ID.search(text):
        refuse(line, _("An id stands last on its line."), _("Move it there, after a space."))


def _silenced(line: int, names: str, refuse: Refuse) -> list[str]:
    codes = [name.strip().casefold() for name in names.split(",")]
    for code in codes:
        if code not in marks.QUESTION_ADVICE:
            refuse(
                line,
                _("There is no advice about a question that is called {code}.").format(code=code or "{ok:}"),
                _("Known are {names}.").format(names=", ".join(marks.QUESTION_ADVICE)),
            )
    return codes
