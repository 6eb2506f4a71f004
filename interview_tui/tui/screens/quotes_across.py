"""The quotes of all interviews, theme by theme."""

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from interview_tui.across.answers import Quote, quotes
from interview_tui.across.kept import Across
from interview_tui.language import N_, _, ngettext
from interview_tui.study import Study
from interview_tui.times import clock_time
from interview_tui.tui.across_place import AcrossPlace
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_BESIDE = 5
"""Cells beside a row: its edges and the scroll bar."""


class QuotesAcrossScreen(AcrossPlace):
    """Every quote in full, with who said it and under which question."""

    ABOUT = Help(
        N_("Quotes"),
        N_(
            "What has been marked as a quote in any interview, under the theme that it was said under or that you have "
            "given it. Quotes are marked with m during the interview, and in the transcript."
        ),
    )
    KEYS = (
        Command("enter", "open", N_("read"), N_("Open the transcript at the quote that is marked.")),
        Command("t", "theme", N_("theme"), N_("Show the quotes of one theme only, of the next one, of all again.")),
        Command("escape,q,u", "back", N_("back"), N_("Back to the overview.")),
    )

    def __init__(self, study: Study, across: Across) -> None:
        super().__init__(study, across)
        self._quotes: tuple[Quote, ...] = ()
        self._rows: list[Quote | None] = []
        self._theme: str | None = None
        """The only one that is shown; None: all."""

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("quotes"))
        yield Static(id="no-quotes", markup=False)
        yield OptionList(id="quotes", compact=True, markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self.query_one("#no-quotes").display = False

    def state_words(self) -> str:
        count = len(self._quotes)
        return ngettext("{count} quote", "{count} quotes", count).format(count=count)

    def show_all(self) -> None:
        self._read_quotes()

    @work(thread=True, exclusive=True, group="quotes")
    def _read_quotes(self) -> None:
        worker = get_current_worker()
        found = quotes(self.across, self.shown)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, found)

    def _found(self, found: tuple[Quote, ...]) -> None:
        if self.is_attached:
            self._quotes = found
            self._draw()

    def _draw(self) -> None:
        listed = self.query_one(OptionList)
        marked = listed.highlighted
        width = max(30, self.size.width - _BESIDE)
        self._rows, contents = [], []
        for theme in self._themes():
            mine = [one for one in self._quotes if one.theme == theme]
            if self._theme in (None, theme) and mine:
                self._rows.append(None)
                contents.append(self._heading(theme, len(mine)))
                for quote in mine:
                    self._rows.append(quote)
                    contents.append(_quoted(quote, width))
        listed.clear_options()
        listed.add_options(
            Option(content, disabled=row is None) for content, row in zip(contents, self._rows, strict=True)
        )
        places = [number for number, row in enumerate(self._rows) if row is not None]
        if places:
            listed.highlighted = marked if marked in places else places[0]
        none = self.query_one("#no-quotes", Static)
        none.update(_("No quote has been marked yet: press m in the transcript, or during an interview."))
        none.display, listed.display = not self._quotes and self.read, bool(self._quotes)
        self._say_how_far(0, 0)
        self.refresh_bindings()

    def _themes(self) -> list[str | None]:
        """Those that have quotes, in the order of the guide; what belongs to none is last."""
        return list(dict.fromkeys(quote.theme for quote in self._quotes))

    def _heading(self, theme: str | None, count: int) -> Content:
        column = next((one for one in self.shown.columns if one.section.id == theme), None)
        if column is None:
            return Content.styled(_("Under no theme") + f" ({count})", "bold")
        return Content.styled(f"{column.sign.sign} {column.section.title} ({count})", f"bold {column.sign.colour}")

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._quotes) if action in ("open", "theme") else True

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        number = self.query_one(OptionList).highlighted
        quote = self._rows[number] if number is not None and number < len(self._rows) else None
        if quote is not None:
            self.open_at(quote.interview.id, quote.start)

    def action_theme(self) -> None:
        themes = [theme for theme in self._themes() if theme is not None]
        order = [None, *themes]
        place = order.index(self._theme) if self._theme in order else 0
        self._theme = order[(place + 1) % len(order)]
        self._draw()


def _quoted(quote: Quote, width: int) -> Content:
    """The quote, who said it, and what was noted of it."""
    said = Content(_("“{quote}”").format(quote=quote.text))
    who = quote.speaker or quote.interview.name
    time = clock_time(quote.start) if quote.interview.form == "conversation" else ""
    about = " · ".join(part for part in (who, time, quote.column.text if quote.column else "") if part)
    lines = [said, Content.styled(about, "dim").truncate(width, ellipsis=True)]
    if quote.comment:
        lines.append(Content.styled(quote.comment, "italic"))
    return Content("\n").join(lines)
