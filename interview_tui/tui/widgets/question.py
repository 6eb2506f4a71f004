"""The big place: the question being asked, with room around it."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style

from interview_tui.language import _
from interview_tui.tui.view.asking import Asking, AskLine
from interview_tui.tui.widgets.lines import Lines, hanging

_READABLE = 78
"""Cells: a line longer than this is hard to find back from while one looks up at a person."""


class Question(Lines):
    """Draws `asking`; follow-ups can be clicked. A long script scrolls with PgUp, PgDn and the wheel."""

    COMPONENT_CLASSES = {
        "question--place",
        "question--text",
        "question--band",
        "question--script",
        "question--probe",
        "question--asked",
        "question--number",
        "question--condition",
        "question--aside",
    }
    asking: reactive[Asking | None] = reactive(None, layout=False)

    def watch_asking(self, before: Asking | None, now: Asking | None) -> None:
        self.redraw()
        if before is None or now is None or before.id != now.id:
            self.show_line(0, top=True)

    def lines(self, width: int) -> Sequence[Content]:
        view = self.asking
        if view is None:
            return []
        place = self._style("place")
        room = max(4, width - len(view.spent) - 1)
        head = Content(view.place).truncate(room, ellipsis=True)
        lines = [
            Content.assemble((head.plain, place), " " * (room - head.cell_length + 1), (view.spent, place)),
            Content(),
        ]
        wide = min(width, _READABLE)
        if view.script and view.lines:
            lines += self._script(view.script, wide)
        lines += [*self._large(view.text, width), Content()]
        if view.script and not view.lines:
            lines += self._script(view.script, wide)
        for line in view.lines:
            if line.kind in ("clarification", "improvised") and lines[-1].plain and line.depth == 0:
                lines.append(Content())
            lines += self._under(line, wide)
        return lines

    def _large(self, text: str, width: int) -> list[Content]:
        """The question itself, on a band of its own: found in half a second, at arm's length."""
        band = self.backing("question--band")
        rows = Content.styled(text, self._style("text")).wrap(min(width, _READABLE) - 4)
        return [
            (Content("  ") + row).pad_right(max(0, width - 2 - row.cell_length)).stylize_before(band)
            for row in (Content(), *rows, Content())
        ]

    def _script(self, text: str, width: int) -> list[Content]:
        style = self._style("script")
        lines: list[Content] = []
        for paragraph in text.split("\n\n"):
            lines += Content.styled(" ".join(paragraph.split()), style).wrap(width)
            lines.append(Content())
        return lines

    def _under(self, line: AskLine, width: int) -> list[Content]:
        indent = "  " * line.depth
        if line.kind == "condition":
            text = Content.styled(line.text, self._style("condition"))
            return hanging(text, width, Content(indent + "   "), len(indent) + 3)
        if line.kind == "clarification":
            text = Content.styled(_("If needed: {text}").format(text=line.text), self._style("aside"))
            return hanging(text, width, Content(indent), len(indent))
        if line.kind == "improvised":
            text = Content.styled(line.text, self._style("asked"))
            return hanging(text, width, Content.assemble(indent, ("f  ", self._style("number"))), len(indent) + 3)
        text = Content.styled(line.text + (" ✓" if line.asked else ""), self._style("asked" if line.asked else "probe"))
        number = Content.assemble(indent, (f"{line.number or '·'}  ", self._style("number")))
        click = Style.from_meta({"@click": f"screen.probe_id({line.probe!r})"})
        return [row.stylize(click) for row in hanging(text, width, number, len(indent) + 3)]

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"question--{name}", partial=True)
