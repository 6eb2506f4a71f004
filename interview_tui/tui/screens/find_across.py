"""A word in all interviews: where it stands, by interview and question, with what stands around it."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from interview_tui.across.finding import Place as Found
from interview_tui.across.finding import Places, find
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
_TIME_AND_WHO = 26
"""Cells of a row that are not for what stands around the words: the time, who says it, the words themselves."""


class FindAcrossScreen(AcrossPlace):
    """What is typed is looked for while it is typed."""

    ABOUT = Help(
        N_("Find in all interviews"),
        N_(
            "Words are found by their beginnings: stöd finds stödet and stödja, too. Of several words, all must stand "
            "in what somebody says in one go; words between quotation marks stand one after the other, just so. What "
            "is hidden is not found: the words are looked for as they are read."
        ),
    )
    KEYS = (
        Command("enter", "open", N_("read"), N_("Open the transcript at the place that is marked.")),
        Command("down", "into", N_("to the places"), N_("From the word to the places where it stands."), footer=False),
        Command("f,slash", "again", N_("other words"), N_("Look for something else.")),
        Command("escape", "back", N_("back"), N_("Back to where you were.")),
    )

    def __init__(self, study: Study, across: Across) -> None:
        super().__init__(study, across)
        self._rows: list[Found | None] = []
        """What each row of the list is; None for a heading."""

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("find in all interviews"))
        with Vertical(id="finding"):
            yield Input(id="looked-for", compact=True, placeholder=_("a word, or several"), select_on_focus=False)
            yield Static(id="found-where", classes="quiet", markup=False)
            yield OptionList(id="found", compact=True, markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def state_words(self) -> str:
        count = len(self.shown.interviews)
        return ngettext("{count} interview", "{count} interviews", count).format(count=count)

    def show_all(self) -> None:
        self._look()

    def on_input_changed(self) -> None:
        self._look()

    def _look(self) -> None:
        self._find(self.query_one(Input).value)

    @work(thread=True, exclusive=True, group="find")
    def _find(self, typed: str) -> None:
        worker = get_current_worker()
        found = find(
            self.across, self.shown.interviews, typed, characters=max(12, (self.size.width - _TIME_AND_WHO) // 2)
        )
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, typed, found)

    def _show(self, typed: str, found: Places) -> None:
        if not self.is_attached:
            return
        listed = self.query_one("#found", OptionList)
        marked = listed.highlighted
        width = max(30, self.size.width - _BESIDE)
        same = self._rows
        self._rows, contents = [], []
        heading = ""
        for place in found.first:
            under = self._under(place)
            if under != heading:
                heading = under
                self._rows.append(None)
                contents.append(Content.styled(under, "bold").truncate(width, ellipsis=True))
            self._rows.append(place)
            contents.append(_line(place, width))
        listed.clear_options()
        listed.add_options(
            Option(content, disabled=row is None) for content, row in zip(contents, self._rows, strict=True)
        )
        places = [number for number, row in enumerate(self._rows) if row is not None]
        if places:
            listed.highlighted = marked if self._rows == same and marked is not None else places[0]
        self.query_one("#found-where", Static).update(_found_words(typed, found))
        self.refresh_bindings()

    def _under(self, place: Found) -> str:
        """`Robin · Who helps you?`."""
        guide = self.shown.guides.get(place.interview.guide)
        title = _("between the questions")
        if guide is not None and place.question is not None:
            title = guide.question(place.question).text
        elif guide is not None and place.section is not None:
            title = guide.section(place.section).title
        return f"{place.interview.name} · {title}"

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        typing = self.query_one(Input).has_focus
        match action:
            case "open":
                return self._marked() is not None
            case "into":
                return typing and bool(self._rows)
            case "again":
                return not typing
        return True

    def _marked(self) -> Found | None:
        number = self.query_one("#found", OptionList).highlighted
        return self._rows[number] if number is not None and number < len(self._rows) else None

    def action_into(self) -> None:
        self.query_one("#found").focus()

    def action_again(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        if self._rows:
            self.action_into()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        if (place := self._marked()) is not None:
            words = place.text[slice(*place.marks[0])] if place.marks else ""
            self.open_at(place.interview.id, place.start, words)


def _line(place: Found, width: int) -> Content:
    """`12:41  … the words around it …`; who says it stands before it where that is not the one interviewed."""
    time = f"{clock_time(place.start):>7}  " if place.interview.form == "conversation" else ""
    who = "" if (place.speaker,) == place.interview.names else f"{place.speaker or '?'}: "
    text = Content(place.text)
    for start, end in place.marks:
        text = text.stylize("bold reverse", start, end)
    return (Content.styled(f"{time}{who}", "dim") + text).truncate(width, ellipsis=True)


def _found_words(typed: str, found: Places) -> str:
    if not typed.strip():
        return _("Type what you look for. “as a child” between quotation marks finds just those words.")
    if not found.count:
        return _("“{words}” does not stand in any interview.").format(words=typed.strip())
    places = ngettext("{count} place", "{count} places", found.count).format(count=found.count)
    where = ngettext("in {count} interview", "in {count} interviews", found.interviews).format(count=found.interviews)
    said = f"{places} {where}"
    if found.count > len(found.first):
        said += " · " + _("the first {count} are shown").format(count=len(found.first))
    return said
