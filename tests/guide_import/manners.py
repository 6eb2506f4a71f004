"""The same guides as different people lay them out; each manner gives a file and the rows it holds."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.guide_import.guides import ENGLISH, SWEDISH, Node, Tree, Whole, tree
from tests.guide_import.word_xml import (
    BULLETS,
    GOES_ON,
    LEGAL,
    MERGE,
    MULTILEVEL,
    RESTARTED,
    SPAN,
    Doc,
    box,
    comment,
    deleted,
    footnote,
    inserted,
    paragraph,
    run,
)


@dataclass(frozen=True)
class Case:
    """A document and what is in it."""

    name: str
    file: str
    data: bytes
    tree: Tree
    research: int = 0
    """How many research questions it names."""
    passed_over: tuple[str, ...] = ()
    notices: int = 0


Manner = Callable[[Whole], Case]
MANNERS: list[Manner] = []


def manner(make: Manner) -> Manner:
    MANNERS.append(make)
    return make


def generated() -> Iterator[Case]:
    """Every manner with each guide."""
    for make in MANNERS:
        for whole in (SWEDISH, ENGLISH):
            yield make(whole)


def _case(make_name: str, whole: Whole, kind: str, data: bytes, rows: Tree, **more: object) -> Case:
    return Case(f"{make_name}-{whole.language}", f"guide.{kind}", data, rows, **more)  # type: ignore[arg-type]


def _said(whole: Whole, node: Node) -> str:
    """The text with the marks that people write."""
    text = node.text.replace("{", "[").replace("}", "]")
    if node.optional:
        text += " (valfri)" if whole.language == "sv" else " (optional)"
    return f"{_hint(whole)}: {text}" if node.kind == "clarification" else text


def _hint(whole: Whole) -> str:
    return "Vid behov" if whole.language == "sv" else "If needed"


def _time(whole: Whole, minutes: int | None) -> str:
    return "" if minutes is None else f" ({minutes} min)" if whole.language == "sv" else f" ({minutes} minutes)"


def _flat(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    yield depth, node
    for one in node.below:
        yield from _flat(one, depth + 1)


def _theme(whole: Whole, n: int) -> str:
    return f"{'Tema' if whole.language == 'sv' else 'Theme'} {n}: "


@manner
def multilevel_list(whole: Whole) -> Case:
    """Word's own multilevel list, headings by style."""
    doc = Doc().p(whole.title, style="Rubrik").p(whole.about)
    for part in whole.parts:
        doc.p(part.title + _time(whole, part.minutes), style="Rubrik1")
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            for depth, node in _flat(item):
                if node.kind == "clarification":
                    doc.p(_said(whole, node), left=36)
                else:
                    doc.p(_said(whole, node), num=(MULTILEVEL, depth))
    return _case("multilevel", whole, "docx", doc.data(), tree(whole))


@manner
def lists_that_restart(whole: Whole) -> Case:
    """Numbers that begin anew in each theme, bullets from another list further in; headings of level 2."""
    doc = Doc().p(whole.title, style="Rubrik1").p(whole.about)
    for n, part in enumerate(whole.parts):
        doc.p(part.title, style="Rubrik2")
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            for depth, node in _flat(item):
                doc.p(_said(whole, node), num=(BULLETS, depth) if depth else (RESTARTED + n, 0))
    return _case("restarts", whole, "docx", doc.data(), tree(whole))


@manner
def list_styles(whole: Whole) -> Case:
    """python-docx with its own template: `List Number`, `List Bullet 2`, `List Bullet 3`."""
    import docx

    document = docx.Document()
    document.add_heading(whole.title, 0)
    document.add_paragraph(whole.about)
    for part in whole.parts:
        document.add_heading(part.title + _time(whole, part.minutes), 1)
        for text in part.texts:
            document.add_paragraph(text)
        for item in part.items:
            for depth, node in _flat(item):
                style = ("List Number", "List Bullet 2", "List Bullet 3")[min(depth, 2)]
                document.add_paragraph(_said(whole, node), style=style)
    out = io.BytesIO()
    document.save(out)
    return _case("list-styles", whole, "docx", out.getvalue(), tree(whole))


@manner
def numbered_by_hand(whole: Whole) -> Case:
    """1. theme, 1.1 question, 1.1.1 follow-up, in plain paragraphs; themes in bold."""
    doc = Doc().p(whole.title, bold=True, size=16).p(whole.about).empty()
    theme = 0
    for part in whole.parts:
        if part.kind != "theme":
            doc.p(part.title, bold=True)
            for text in part.texts:
                doc.p(text)
            continue
        theme += 1
        doc.p(f"{theme}. {part.title}{_time(whole, part.minutes)}", bold=True)
        for n, item in enumerate(part.items, 1):
            counts = [theme, n]
            for depth, node in _flat(item):
                if node.kind == "clarification":
                    doc.p(_said(whole, node))
                    continue
                if depth:
                    counts = [*counts[: depth + 1], 0] if len(counts) < depth + 2 else counts[: depth + 2]
                    counts[-1] += 1
                doc.p(f"{'.'.join(map(str, counts))} {_said(whole, node)}")
    return _case("1.1", whole, "docx", doc.data(), tree(whole))


@manner
def numbers_and_letters(whole: Whole) -> Case:
    """A text file: 1. question, 1a) follow-up; CRLF, Windows' letters."""
    lines = [whole.title, "", whole.about, ""]
    for part in whole.parts:
        lines += [f"{part.title}{_time(whole, part.minutes)}", ""]
        for text in part.texts:
            lines += [text, ""]
        for n, item in enumerate(part.items, 1):
            letter = 0
            for depth, node in _flat(item):
                if depth == 0:
                    lines.append(f"{n}. {_said(whole, node)}")
                elif depth == 1 and node.kind == "probe":
                    letter += 1
                    lines.append(f"{n}{'abcdef'[letter - 1]}) {_said(whole, node)}")
                else:
                    lines.append(f"{'    ' * depth}{'- ' if depth > 1 else ''}{_said(whole, node)}")
        lines.append("")
    return _case("1a", whole, "txt", "\r\n".join(lines).encode("cp1252"), tree(whole))


def _hyphens(whole: Whole) -> str:
    lines = [whole.title.upper(), "", whole.about, ""]
    for part in whole.parts:
        lines += [part.title.upper()]
        lines += list(part.texts)
        for item in part.items:
            for depth, node in _flat(item):
                lines.append(f"{'  ' * depth}{'-' if depth else '•'} {_said(whole, node)}")
        lines.append("")
    return "\n".join(lines)


def _upper(rows: Tree, whole: Whole) -> Tree:
    heads = ("title", "theme", "script", "consent")
    return [(kind, depth, text.upper() if kind in heads else text) for kind, depth, text in rows]


@manner
def hyphens_of_dos(whole: Whole) -> Case:
    """Capitals, dots and hyphens, in the letters of DOS."""
    text = _hyphens(whole).replace("•", "*")
    return _case("dos", whole, "txt", text.replace("\n", "\r\n").encode("cp850"), _upper(tree(whole), whole))


@manner
def hyphens_of_an_old_mac(whole: Whole) -> Case:
    """The same, in the letters and line ends of an old Mac."""
    text = _hyphens(whole).replace("\n", "\r")
    return _case("mac", whole, "txt", text.encode("mac_roman"), _upper(tree(whole), whole))


@manner
def notepad(whole: Whole) -> Case:
    """What Windows' Notepad called Unicode: UTF-16 with a mark."""
    text = _hyphens(whole).replace("\n", "\r\n")
    return _case("utf-16", whole, "txt", text.encode("utf-16"), _upper(tree(whole), whole))


@manner
def hyphens_in_word(whole: Whole) -> Case:
    """Bold themes, hyphens without a space as text, indented by hand."""
    doc = Doc().p(whole.title, bold=True, size=18).p(whole.about)
    for part in whole.parts:
        doc.empty().p(part.title + _time(whole, part.minutes), bold=True)
        for text in part.texts:
            doc.p(text)
        for n, item in enumerate(part.items, 1):
            for depth, node in _flat(item):
                said = f"-{_said(whole, node)}" if depth else f"{n}) {_said(whole, node)}"
                doc.p(said, left=20.0 * depth)
    return _case("hyphens", whole, "docx", doc.data(), tree(whole))


@manner
def tabs(whole: Whole) -> Case:
    """Bullets typed as text, follow-ups moved in by the tab key; themes underlined by a colon."""
    doc = Doc().p(whole.title, bold=True).p(whole.about)
    for part in whole.parts:
        doc.empty().p(f"{part.title}:")
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            for depth, node in _flat(item):
                doc.p(run("\t" * depth + f"• {_said(whole, node)}"))
    return _case("tabs", whole, "docx", doc.data(), tree(whole))


@manner
def without_numbers(whole: Whole) -> Case:
    """Questions as plain paragraphs, follow-ups indented, themes called themes."""
    doc = Doc().p(whole.title, style="Rubrik").p(whole.about)
    n = 0
    for part in whole.parts:
        n += part.named
        doc.p(f"{_theme(whole, n) if part.named else ''}{part.title}{_time(whole, part.minutes)}", bold=True)
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            for depth, node in _flat(item):
                doc.p(_said(whole, node), left=28.0 * depth if depth else None)
    return _case("plain", whole, "docx", doc.data(), tree(whole))


@manner
def bold_questions(whole: Whole) -> Case:
    """Questions in bold, follow-ups in plain letters below them, all at the margin."""
    doc = Doc().p(whole.title, style="Rubrik1").p(whole.about)
    for part in whole.parts:
        doc.p(part.title, style="Rubrik2")
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            for depth, node in _flat(item):
                said = _said(whole, node)
                doc.p(said, bold=depth == 0, left=24.0 * (depth - 1) if depth > 1 else None)
    return _case("bold", whole, "docx", doc.data(), tree(whole))


@manner
def headings_that_ask(whole: Whole) -> Case:
    """Themes are headings, questions headings of the next level, follow-ups a bulleted list."""
    doc = Doc().p(whole.title, style="Rubrik").p(whole.about)
    for part in whole.parts:
        doc.p(part.title, style="Rubrik1")
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            for depth, node in _flat(item):
                doc.p(_said(whole, node), style="" if depth else "Rubrik2", num=(BULLETS, depth - 1) if depth else None)
    return _case("heading-2", whole, "docx", doc.data(), tree(whole))


@manner
def themes_in_the_list(whole: Whole) -> Case:
    """One list of Word for all: themes on its first level, questions on the second, follow-ups below."""
    doc = Doc().p(whole.title, bold=True).p(whole.about)
    for part in whole.parts:
        if part.kind == "theme":
            doc.p(part.title, num=(LEGAL, 0))
        else:
            doc.p(part.title, bold=True)
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            for depth, node in _flat(item):
                if node.kind == "clarification":
                    doc.p(_said(whole, node), left=72)
                else:
                    doc.p(_said(whole, node), num=(LEGAL, depth + 1))
    return _case("legal", whole, "docx", doc.data(), tree(whole))


def _lines(whole: Whole, nodes: Iterator[tuple[int, Node]], first: int = 0) -> str:
    return "".join(
        paragraph(_said(whole, node), num=(BULLETS, depth - first - 1) if depth > first else None)
        for depth, node in nodes
    )


@manner
def table_of_two(whole: Whole) -> Case:
    """Theme | questions, with a head; the theme's cell is merged over the rows of its questions."""
    sv = whole.language == "sv"
    doc = Doc().p(whole.title, style="Rubrik1").p(whole.about)
    for part in whole.parts:
        if part.kind != "theme":
            doc.p(part.title, style="Rubrik2")
            for text in part.texts:
                doc.p(text)
    rows: list[tuple[str | tuple[str, str], ...]] = [("Tema", "Frågor") if sv else ("Theme", "Questions")]
    for part in whole.themes:
        for n, item in enumerate(part.items):
            first = (part.title, MERGE) if n == 0 else ("", GOES_ON)
            rows.append((first, (_lines(whole, _flat(item)), "")))
    doc.table(*rows)
    return _case("table-2", whole, "docx", doc.data(), tree(whole))


@manner
def table_of_three(whole: Whole) -> Case:
    """Theme | question | follow-ups without a head, themes on rows of their own across the table."""
    doc = Doc().p(whole.title, style="Rubrik1").p(whole.about)
    rows: list[tuple[str | tuple[str, str], ...]] = []
    for part in whole.parts:
        if part.kind != "theme":
            doc.p(part.title, style="Rubrik2")
            for text in part.texts:
                doc.p(text)
    sv = whole.language == "sv"
    rows.append(("Nr", "Fråga", "Följdfrågor") if sv else ("No", "Question", "Follow-up questions"))
    n = 0
    for part in whole.themes:
        rows.append(((part.title + _time(whole, part.minutes), SPAN.format(3)),))
        for item in part.items:
            n += 1
            below = [(depth, node) for depth, node in _flat(item) if depth]
            rows.append((str(n), _said(whole, item), (_lines(whole, iter(below), 1), "")))
    doc.table(*rows)
    return _case("table-3", whole, "docx", doc.data(), tree(whole))


@manner
def table_of_research_questions(whole: Whole) -> Case:
    """Research question | question | follow-ups; the first merged over several rows."""
    sv = whole.language == "sv"
    themes = [part for part in whole.parts if part.named]
    doc = Doc().p(whole.title, style="Rubrik1").p(whole.about)
    rows: list[tuple[str | tuple[str, str], ...]] = [
        ("Frågeställning", "Intervjufråga", "Följdfrågor")
        if sv
        else ("Research question", "Interview question", "Probes")
    ]
    expected: Tree = [
        ("title", 0, whole.title),
        ("text", 0, whole.about),
        ("theme", 0, "Frågor" if sv else "Questions"),
    ]
    for research, part in zip(whole.research, themes, strict=True):
        for n, item in enumerate(part.items):
            below = [(depth, node) for depth, node in _flat(item) if depth]
            first = (research, MERGE) if n == 0 else ("", GOES_ON)
            rows.append((first, _said(whole, item), (_lines(whole, iter(below), 1), "")))
            expected += [(node.kind, depth, node.text) for depth, node in _flat(item)]
    doc.table(*rows)
    return _case("table-rq", whole, "docx", doc.data(), expected, research=2)


@manner
def research_questions_first(whole: Whole) -> Case:
    """Purpose and research questions at the top, then a numbered list through all themes; a footnote."""
    sv = whole.language == "sv"
    doc = Doc().p(whole.title, style="Rubrik").p(whole.about)
    doc.p("Forskningsfrågor" if sv else "Research questions", style="Rubrik1")
    for research in whole.research:
        doc.p(research, num=(BULLETS, 0))
    note = "Se informationsbrevet för mer." if sv else "See the information letter for more."
    doc.parts["word/footnotes.xml"] = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p>{run(note)}</w:p>'
        "</w:footnote></w:footnotes>"
    )
    expected: Tree = tree(whole)
    n = 0
    for part in whole.parts:
        doc.p(part.title, style="Rubrik1")
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            n += 1
            for depth, node in _flat(item):
                if depth:
                    doc.p(_said(whole, node), num=(BULLETS, depth))
                else:
                    doc.p(run(f"{n}. {_said(whole, node)}"), *([footnote(2)] if n == 1 else []))
    first = next(i for i, row in enumerate(expected) if row[0] == "question")
    expected.insert(first + 1, ("clarification", 1, note))
    return _case("rq-first", whole, "docx", doc.data(), expected, research=2)


@manner
def followups_in_brackets(whole: Whole) -> Case:
    """`1. Question? (Follow-up? Another?)`, in a text file with wrapped lines."""
    lines = [whole.title, "=" * len(whole.title), "", whole.about, ""]
    expected: Tree = [("title", 0, whole.title), ("text", 0, whole.about)]
    for part in whole.parts:
        lines += ["", part.title, "-" * len(part.title)]
        lines += [line for text in part.texts for line in (text, "")]
        expected.append((part.kind, 0, part.title))
        expected += [("text", 0, text) for text in part.texts]
        for n, item in enumerate(part.items, 1):
            probes = [node for depth, node in _flat(item) if node.kind == "probe"]
            text = f"{n}. {_said(whole, item)}"
            if probes:
                text += f" ({' '.join(probe.text for probe in probes)})"
            lines += [*_wrapped(text), ""]
            expected.append(("question", 0, item.text))
            expected += [("probe", 1, probe.text) for probe in probes]
    return _case("brackets", whole, "txt", "\n".join(lines).encode(), expected)


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 72, subsequent_indent="   ")


@manner
def markdown_of_others(whole: Whole) -> Case:
    """Markdown as note programs write it: bold themes, stars, numbers, quotations."""
    lines = [f"# {whole.title}", "", f"*{whole.about}*", ""]
    for part in whole.parts:
        lines += [f"### {part.title}{_time(whole, part.minutes)}", ""]
        lines += [line for text in part.texts for line in (text, "")]
        for n, item in enumerate(part.items, 1):
            for depth, node in _flat(item):
                if node.kind == "clarification":
                    lines.append(f"{'    ' * depth}> {_said(whole, node)}")
                elif depth:
                    lines.append(f"{'    ' * depth}* {_said(whole, node)}")
                else:
                    lines.append(f"{n}. **{_said(whole, node)}**")
        lines.append("")
    return _case("markdown", whole, "md", "\n".join(lines).encode(), tree(whole))


@manner
def corrected_by_a_supervisor(whole: Whole) -> Case:
    """Tracked changes, comments, a text box, a page header; the accepted state is read."""
    doc = Doc().p(whole.title, box("Utkast 3, lämna inte ut"), style="Rubrik").p(whole.about)
    head = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>{run("Bilaga")}</w:p></w:hdr>'
    doc.parts["word/header1.xml"] = head
    notes = "".join(
        f'<w:comment w:id="{n}" w:author="B"><w:p>{run("Behövs detta?")}</w:p></w:comment>' for n in range(9)
    )
    doc.parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{notes}</w:comments>'
    )
    n = said = 0
    for part in whole.parts:
        doc.p(part.title, style="Rubrik1")
        for text in part.texts:
            doc.p(comment(said, text))
            said += 1
        for item in part.items:
            for depth, node in _flat(item):
                n += 1
                text = _said(whole, node)
                words = text.split(" ")
                half = len(words) // 2
                if n % 3 == 0:
                    doc.p(run(" ".join(words[:half]) + " "), deleted("struket ord "), inserted(" ".join(words[half:])),
                          num=(MULTILEVEL, depth))  # fmt: skip
                elif n % 7 == 0:  # a paragraph that was put together of two
                    doc.p(run(" ".join(words[:half]) + " "), num=(MULTILEVEL, depth), end_deleted=True)
                    doc.p(run(" ".join(words[half:])), num=(MULTILEVEL, depth))
                else:
                    doc.p(text, num=(MULTILEVEL, depth))
                if n % 5 == 0:
                    doc.p(deleted("En hel fråga som ströks?"), num=(MULTILEVEL, depth), end_deleted=True)
    return _case("tracked", whole, "docx", doc.data(), tree(whole), passed_over=("Utkast 3, lämna inte ut",),
                 notices=4)  # fmt: skip


@manner
def broken_lines(whole: Whole) -> Case:
    """A question and its follow-ups in one paragraph, lines broken by hand."""
    doc = Doc().p(whole.title, bold=True, size=20).p(whole.about)
    for part in whole.parts:
        doc.p(part.title, bold=True)
        for text in part.texts:
            doc.p(text)
        for n, item in enumerate(part.items, 1):
            lines = [
                f"{n}. {_said(whole, node)}" if not depth else f"{'- ' if depth == 1 else ''}{_said(whole, node)}"
                for depth, node in _flat(item)
                if not depth or (depth < 2 and node.kind == "probe")
            ]
            doc.p(run("\n".join(lines)))
    expected = [row for row in tree(whole) if row[1] == 0 or (row[0] == "probe" and row[1] == 1)]
    return _case("broken", whole, "docx", doc.data(), expected)


@manner
def labelled(whole: Whole) -> Case:
    """`Fråga 1:`, `Följdfrågor:` on a line of its own, then a list of them."""
    sv = whole.language == "sv"
    doc = Doc().p(whole.title, style="Rubrik1").p(whole.about)
    n = 0
    for part in whole.parts:
        doc.p(part.title, style="Rubrik2")
        for text in part.texts:
            doc.p(text)
        for item in part.items:
            n += 1
            doc.p(f"{'Fråga' if sv else 'Question'} {n}: {_said(whole, item)}")
            below = [(depth, node) for depth, node in _flat(item) if depth]
            if any(node.kind == "probe" for depth, node in below if depth == 1):
                doc.p("Följdfrågor:" if sv else "Follow-up questions:")
            for depth, node in below:
                if node.kind == "clarification":
                    doc.p(_said(whole, node))
                else:
                    doc.p(_said(whole, node), num=(BULLETS, depth - 1))
    return _case("labelled", whole, "docx", doc.data(), tree(whole))
