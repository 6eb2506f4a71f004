"""Export: which interviews and which formats, then where the files are."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.export import FORMATS, write_exports
from interview_tui.language import N_, _, ngettext
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.study_rows import StudyRow
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row
from interview_tui.tui.widgets.pick import Pick

_ALL = "all"
_FOR = {
    "json": lambda: _("json, for other programs"),
    "md": lambda: _("md, to read"),
    "txt": lambda: _("txt, to read"),
    "vtt": lambda: _("vtt, for players"),
    "srt": lambda: _("srt, for players"),
    "maxqda": lambda: _("maxqda, for MAXQDA and ATLAS.ti"),
    "nvivo": lambda: _("nvivo, for NVivo"),
    "f4": lambda: _("f4, for f4 and MAXQDA"),
    "csv": lambda: _("csv, for Excel and R"),
}
"""What a format is for, by its name."""


class ExportDialog(Dialog[None]):
    """Writes into the study's `exports`; a file that was changed by hand since is never replaced."""

    ABOUT = Help(
        N_("Export"),
        N_(
            "md and txt are for reading, csv is for Excel, vtt and srt for players, maxqda, nvivo and f4 for those "
            "programs, json for others. "
            "Exporting again replaces the files, except those that you have changed: they are left alone, and the new "
            "ones get a number."
        ),
    )
    KEYS = (
        Command("enter,x", "write", N_("export"), N_("Write the files.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("question_mark", "app.help", "", footer=False),
        Command("escape", "close", N_("close"), N_("Back to the study.")),
    )

    def __init__(self, study: Study, marked: StudyRow | None) -> None:
        super().__init__()
        self.study = study
        self.marked = marked

    def compose(self) -> ComposeResult:
        which = [(_ALL, _("every interview"))]
        if self.marked is not None:
            which.insert(0, (self.marked.id, self.marked.name))
        formats = [("md,txt,json", _("md, txt and json")), *((name, _FOR[name]()) for name in FORMATS)]
        with VerticalScroll(classes="window"):
            yield Static(_("Export"), classes="heading")
            yield Row(_("Interviews"), Pick(which, id="which"))
            yield Row(_("Format"), Pick(formats, id="formats"))
            yield Static(id="written", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#which").focus()

    def action_write(self) -> None:
        self._write(self.query_one("#which", Pick).value, self.query_one("#formats", Pick).value.split(","))

    def action_close(self) -> None:
        self.dismiss()

    @work(thread=True, exclusive=True)
    def _write(self, which: str, formats: list[str]) -> None:
        interviews = self.study.interviews() if which == _ALL else [self.study.interview(which)]
        try:
            paths = write_exports(self.study, interviews, formats)
        except Problem as problem:
            self.app.call_from_thread(self._say, f"! {problem}")
            return
        self.app.call_from_thread(self._say, _written(paths))

    def _say(self, text: str) -> None:
        self.query_one("#written", Static).update(text)


def _written(paths: list[Path]) -> str:
    names = ", ".join(path.name for path in paths[:6]) + (" …" if len(paths) > 6 else "")
    said = ngettext("✓ {count} file is written: {names}", "✓ {count} files are written: {names}", len(paths))
    where = _("In the folder {folder}").format(folder=paths[0].parent) if paths else ""
    return said.format(count=len(paths), names=names) + "\n" + where
