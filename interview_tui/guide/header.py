"""The guide's header: YAML between two lines of `---`.

Only the tree is asked from the YAML library, never its values: `no` and `12:30` are text, as she wrote them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from pydantic import BaseModel, ConfigDict

from interview_tui.guide.marks import GUIDE_ADVICE, PLACEHOLDER, QUESTION_ADVICE, clean
from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from ruamel.yaml.nodes import MappingNode, Node

KEYS = ("language", "minutes", "placeholders", "research_questions", "advice_off")


class Header(BaseModel):
    """What the header says; None and () for what it does not."""

    model_config = ConfigDict(frozen=True)
    language: Literal["sv", "en"] | None = None
    minutes: int | None = None
    placeholders: tuple[str, ...] = ()
    research_questions: tuple[str, ...] = ()
    advice_off: tuple[str, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    """What stands after a `#`, each with the name that it stands above; "" for those below all names."""


def read_header(text: str, first_line: int, path: Path | None) -> Header:
    """The header in `text`, which begins on `first_line` of the file. Raises `Problem` with file, line and cure."""
    # Only a guide with a header pays for the YAML library (30 ms).
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.nodes import MappingNode

    def problem(what: str, cure: str, line: int = 0) -> Problem:
        return Problem(what, cure=cure, where=path, line=first_line + line)

    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        raise problem(
            _("The header cannot be read."),
            _("Write each line as `name: value`, and put quotation marks around a text with a colon."),
            min(mark.line, text.count("\n")) if mark else 0,
        ) from error
    if root is None:
        return Header(comments=tuple(("", clean(line.strip()[1:])) for line in text.split("\n") if line.strip()))
    if not isinstance(root, MappingNode):
        raise problem(_("The header holds no names."), _("Write each line as `name: value`."), root.start_mark.line)
    found: dict[str, Node] = {}
    for key_node, value in root.value:
        key, line = _scalar(key_node), key_node.start_mark.line
        if key not in KEYS:
            raise problem(
                _("The header has a line that a guide does not know: {name}.").format(name=key or "?"),
                _("Known are {names}. Correct the name, or move the line to the text below the title.").format(
                    names=", ".join(KEYS)
                ),
                line,
            )
        if key in found:
            raise problem(_("The header says {name} twice.").format(name=key), _("Keep one of the two lines."), line)
        found[key] = value
    return _values(found, problem).model_copy(update={"comments": _comments(text, root)})


def header_text(header: Header) -> str:
    """The header's lines, `---` included."""
    said = {"language": [f"language: {header.language or 'sv'}"]}
    if header.minutes is not None:
        said["minutes"] = [f"minutes: {header.minutes}"]
    if header.placeholders:
        said["placeholders"] = [f"placeholders: [{', '.join(_quoted(name) for name in header.placeholders)}]"]
    if header.research_questions:
        texts = [_quoted(text) for text in header.research_questions]
        one_line = f"research_questions: [{', '.join(texts)}]"
        said["research_questions"] = (
            [one_line] if len(one_line) <= 80 else ["research_questions:", *(f"  - {text}" for text in texts)]
        )
    if header.advice_off:
        said["advice_off"] = [f"advice_off: [{', '.join(header.advice_off)}]"]
    lines = ["---"]
    for key in (*KEYS, ""):
        lines += [f"# {text}".rstrip() for about, text in header.comments if about == key]
        lines += said.get(key, [])
    return "\n".join([*lines, "---"])


def _comments(text: str, root: "MappingNode") -> tuple[tuple[str, str], ...]:
    """The comments, from a `#` that stands in no value to the end of its line.

    Each with the name that it stands in, beside or above; "" for those below the last one.
    """
    names = [(key.value, _last_line(key, value)) for key, value in root.value]
    values = [(node.start_mark.index, node.end_mark.index) for _key, value in root.value for node in _scalars(value)]
    found = []
    offset = 0
    for number, line in enumerate(text.split("\n")):
        for sign in re.finditer(r"(?<!\S)#", line):
            place = offset + sign.start()
            if not any(start <= place < end for start, end in values):
                about = next((name for name, last in names if number <= last), "")
                found.append((about, clean(line[sign.end() :])))
                break
        offset += len(line) + 1
    return tuple(found)


def _scalars(node: "Node") -> "Iterator[Node]":
    if isinstance(node.value, str):
        yield node
    else:
        for below in node.value:
            yield from _scalars(below)


def _last_line(key: "Node", value: "Node") -> int:
    """Number of the value's last line, from 0; the end mark of a list of lines stands at what follows it."""
    return max(node.end_mark.line for node in (key, *_scalars(value)))


def _values(found: "dict[str, Node]", problem: "_ProblemAt") -> Header:
    language: Literal["sv", "en"] | None = None
    if (node := found.get("language")) is not None and (said := _scalar(node)):
        match said.casefold():
            case "sv":
                language = "sv"
            case "en":
                language = "en"
            case _other:
                raise problem(
                    _("The language {name} is not known.").format(name=said),
                    _("Write `language: sv` or `language: en`."),
                    node.start_mark.line,
                )
    minutes = None
    if (node := found.get("minutes")) is not None and (said := _scalar(node)) != "":
        number = (said or "").removesuffix("min").strip()
        minutes = int(number) if number.isascii() and number.isdigit() and len(number) <= 3 else 0
        if not minutes:
            raise problem(
                _("The planned time is not a number of minutes."),
                _("Write it like this: `minutes: 45`."),
                node.start_mark.line,
            )
    names = _texts("placeholders", found, problem)
    for line, name in names:
        if not PLACEHOLDER.fullmatch(f"{{{name}}}"):
            raise problem(
                _("{name} cannot be the name of a placeholder.").format(name=name),
                _("Use letters, digits, spaces and hyphens, beginning with a letter."),
                line,
            )
    codes = _texts("advice_off", found, problem)
    for line, code in codes:
        if code.casefold() not in (*GUIDE_ADVICE, *QUESTION_ADVICE):
            raise problem(
                _("There is no advice that is called {code}.").format(code=code),
                _("Known are {names}.").format(names=", ".join((*GUIDE_ADVICE, *QUESTION_ADVICE))),
                line,
            )
    return Header(
        language=language,
        minutes=minutes,
        placeholders=tuple(dict.fromkeys(name for _line, name in names)),
        research_questions=tuple(text for _line, text in _texts("research_questions", found, problem)),
        advice_off=tuple(dict.fromkeys(code.casefold() for _line, code in codes)),
    )


def _texts(key: str, found: "dict[str, Node]", problem: "_ProblemAt") -> list[tuple[int, str]]:
    """The texts of a list, or of one text alone, each with its line from 0."""
    from ruamel.yaml.nodes import SequenceNode

    node = found.get(key)
    if node is None or _scalar(node) == "":
        return []
    texts = []
    for item in node.value if isinstance(node, SequenceNode) else [node]:
        text = _scalar(item)
        if not text:
            raise problem(
                _("{name} is a list of texts, and this is something else.").format(name=key),
                _("Write one text a line after a dash, with quotation marks around a text with a colon."),
                item.start_mark.line,
            )
        texts.append((item.start_mark.line, clean(text)))
    return texts


def _scalar(node: "Node") -> str | None:
    """The node's text as it was written, None if it is a list or a mapping."""
    return node.value.strip() if isinstance(node.value, str) else None


def _quoted(text: str) -> str:
    """`text` as YAML: bare where nothing in it means anything there."""
    if text[0].isalnum() and text.isprintable() and not set(text) & set(":#[]{},&*!|>'\"%@`\\"):
        return text
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in plain) + '"'


class _ProblemAt(Protocol):
    """Type of the function that makes a `Problem` for a line of the header, counted from 0."""

    def __call__(self, what: str, cure: str, line: int = 0) -> Problem: ...
