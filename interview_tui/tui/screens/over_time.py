"""How the themes and the words change from interview to interview, in the order in which they were held."""

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from interview_tui.across.answers import stems
from interview_tui.across.digest import content_stems
from interview_tui.across.kept import Across
from interview_tui.across.new_words import NewWords, new_words
from interview_tui.language import N_, _, ngettext
from interview_tui.study import Study
from interview_tui.tui.across_place import AcrossPlace
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.view.over_time import (
    axis,
    hint_words,
    names_line,
    new_words_plot,
    theme_plots,
    together_words,
)
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_BESIDE = 5
"""Cells beside a line: the edges of the page and the scroll bar."""
_TALL = 34
"""Lines of a terminal in which the plots are higher."""


class OverTimeScreen(AcrossPlace):
    """Minutes for each theme, and new words: a column an interview."""

    ABOUT = Help(
        N_("Over time"),
        N_(
            "A column is an interview, the first one held at the left. Each theme has a scale of its own: what its "
            "minutes lie between stands beside it. New words are a hint of saturation, no measure of it."
        ),
    )
    KEYS = (
        Command("down,pagedown,space", "scroll(1)", N_("further down"), footer=False),
        Command("up,pageup", "scroll(-1)", N_("further up"), footer=False),
        Command("escape,q,t", "back", N_("back"), N_("Back to the overview.")),
    )

    def __init__(self, study: Study, across: Across) -> None:
        super().__init__(study, across)
        self._new: tuple[NewWords, ...] = ()

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("over time"))
        with VerticalScroll(classes="page", id="over-time", can_focus=False):
            yield Static(_("Minutes of each theme"), classes="heading", markup=False)
            yield Static(id="theme-plots", markup=False)
            yield Static(_("New words: a hint of saturation"), classes="heading second", markup=False)
            yield Static(id="word-plot", markup=False)
            yield Static(id="word-hint", classes="quiet", markup=False)
        yield KeyLine()

    def state_words(self) -> str:
        count = len(self.shown.interviews)
        return ngettext("{count} interview", "{count} interviews", count).format(count=count)

    def show_all(self) -> None:
        self._draw()
        self._count_words()

    @work(thread=True, exclusive=True, group="words")
    def _count_words(self) -> None:
        worker = get_current_worker()
        shown = self.shown
        names = content_stems((one.name for one in shown.interviews), self.study.settings.language)
        found = new_words(stems(self.across, shown.interviews), names)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._counted, found)

    def _counted(self, found: tuple[NewWords, ...]) -> None:
        if self.is_attached:
            self._new = found
            self._draw()

    def _draw(self) -> None:
        there = axis(len(self.shown.interviews), self.size.width - _BESIDE)
        height = 3 if self.size.height >= _TALL else 2
        names = names_line(self.shown, there)
        themes = [*theme_plots(self.shown, there, height), names]
        if together := together_words(there):
            themes.append(Content.styled(together, "dim"))
        self.query_one("#theme-plots", Static).update(Content("\n").join(themes))
        words = [*new_words_plot(self._new, self.shown, there, height), names]
        self.query_one("#word-plot", Static).update(Content("\n").join(words))
        self.query_one("#word-hint", Static).update(hint_words(self._new))

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def action_scroll(self, by: int) -> None:
        self.query_one("#over-time").scroll_relative(y=4 * by, animate=False)
