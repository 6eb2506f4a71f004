"""The catalogue of texts: collects every text of the code and brings the Swedish catalogue up to date.

    python tools/texts.py            update the .po from the code, compile the .mo, list what is not translated
    python tools/texts.py --check    change nothing; exit 1 if a text is missing, left over, or the .mo is old

Collected are `_("…")`, `ngettext("…", "…", n)`, `N_("…")` (shown later), the help of commands and options, the phrases
about models in their manifest, and click's own words, which our command line shows.
"""

import ast
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "interview_tui/locale/sv/LC_MESSAGES/interview_tui.po"
MANIFEST = "interview_tui/transcription/manifest.json"
KEPT_HEADERS = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-T")
CLICK_FILES = ("core.py", "exceptions.py", "formatting.py", "decorators.py", "types.py", "parser.py")


def texts_in_the_code() -> Catalog:
    """Every text a user can meet, with the file it stands in."""
    catalogue = Catalog(domain="interview_tui", project="interview-tui", charset="utf-8")
    for path in sorted((ROOT / "interview_tui").rglob("*.py")):
        for text in _texts(ast.parse(path.read_text(encoding="utf-8"))):
            catalogue.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for path in [ROOT / "interview_tui/cli.py", *sorted((ROOT / "interview_tui/commands").glob("*.py"))]:
        for text in filter(None, _help_texts(ast.parse(path.read_text(encoding="utf-8")))):
            catalogue.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    manifest = json.loads((ROOT / MANIFEST).read_text(encoding="utf-8"))
    for model in [*manifest["models"], manifest["voices"]]:
        catalogue.add(model["about"], locations=[(MANIFEST, 0)])
    for name in CLICK_FILES:
        for text in _texts(ast.parse((Path(click.__file__).parent / name).read_text(encoding="utf-8"))):
            catalogue.add(text, locations=[("click", 0)])
    catalogue.add("required", locations=[("click", 0)])  # it reaches click's `_` by a variable
    return catalogue


def _texts(tree: ast.Module) -> Iterator[str | tuple[str, str]]:
    """What is said through `_`, `N_` and `ngettext`; also inside f-strings."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
        match getattr(call.func, "id", ""), texts:
            case "_" | "N_", [str(text)] if text:
                yield text
            case "ngettext", [str(one), str(many), *_count]:
                yield one, many


def _help_texts(tree: ast.Module) -> Iterator[str]:
    """Docstrings of commands and `help=` of options, as click will show them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(_is_command(d) for d in node.decorator_list):
            yield ast.get_docstring(node) or ""
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("option", "translated_option"):
            helps = (k.value for k in node.keywords if k.arg == "help")
            yield from (str(text.value) for text in helps if isinstance(text, ast.Constant))


def _is_command(decorator: ast.expr) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(function, ast.Attribute) and function.attr in ("command", "group")


def swedish() -> Catalog:
    """The Swedish catalogue as it stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="sv", domain="interview_tui")


class _Undated(Catalog):
    """Its header says what gettext needs and no more: the same texts give the same file at any time."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in super().mime_headers if f"{name}:".startswith(KEPT_HEADERS)]


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as a .mo file."""
    undated, buffer = _Undated(locale="sv"), io.BytesIO()
    for message in catalogue:
        if message.id:
            undated.add(message.id, message.string)
    write_mo(buffer, undated)
    return buffer.getvalue()


def main() -> int:
    template = texts_in_the_code()
    catalogue = swedish() if PO.exists() else Catalog(locale="sv", domain="interview_tui", project="interview-tui")
    untranslated = [m.id for m in template if m.id and not _translated(catalogue, m.id)]
    if "--check" in sys.argv:
        ids = {m.id for m in template}
        left_over = [m.id for m in catalogue if m.id and m.id not in ids]
        old = PO.with_suffix(".mo").read_bytes() != compiled(catalogue)
        for title, rows in (("not translated", untranslated), ("not in the code", left_over)):
            for row in rows:
                print(f"{title}: {row!r}")
        if old:
            print("the .mo is older than the .po: run tools/texts.py")
        return 1 if untranslated or left_over or old else 0
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = "# Swedish texts of Interview TUI."
    PO.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, sort_by_file=True)
    head, body = buffer.getvalue().decode().split("\n\n", 1)
    # Dates and invented addresses would change the file without a change of text.
    kept = [
        line for line in head.splitlines() if line[0] != '"' or line.startswith(tuple(f'"{h}' for h in KEPT_HEADERS))
    ]
    PO.write_text("\n".join(line for line in kept if line != "#, fuzzy") + "\n\n" + body, encoding="utf-8")
    PO.with_suffix(".mo").write_bytes(compiled(swedish()))
    for text in untranslated:
        print(f"not translated: {text!r}")
    return 0


def _translated(catalogue: Catalog, text: str | tuple[str, str]) -> bool:
    message = catalogue.get(text if isinstance(text, str) else text[0])
    if message is None or not message.string:
        return False
    return all(message.string) if isinstance(message.string, tuple | list) else True


if __name__ == "__main__":
    sys.exit(main())
