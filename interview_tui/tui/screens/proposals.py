"""Who can be known from an interview: each name and place, decided with one key, everywhere or at one place."""

import gc
from typing import cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from interview_tui.audio.storage.recording import Recording
from interview_tui.held import held
from interview_tui.language import N_, _, ngettext
from interview_tui.privacy.kind_words import kind_word
from interview_tui.privacy.phrases import PRONOUN, phrase
from interview_tui.privacy.proposing import ORDER, Matter, Spot
from interview_tui.problem import Problem
from interview_tui.protecting import Protecting
from interview_tui.study import Interview
from interview_tui.together import sitting_at
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.playing import PlayingPlace, why_silent
from interview_tui.tui.view.proposal_rows import choices, column, heading, place_row, row
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.player_line import PlayerLine
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine

_BESIDE = 6
"""Cells beside a row: its edges and the scroll bar."""
_BEFORE = 1.5
"""Seconds of sound that are heard before a place."""
_DECIDING = ("replace", "generalise", "keep", "write", "one_place", "hear", "next")


class ProposalsScreen(PlayingPlace):
    """One interview. Whoever opened it reads the corrections again afterwards if `changed`."""

    ABOUT = Help(
        N_("Names and places"),
        N_(
            "What may tell who somebody is, each once with all its places. What you decide counts in the transcript "
            "and in every export; the words as they were heard stay in the study until it is erased. The search "
            "misses some: read the text too."
        ),
    )
    KEYS = (
        Command("r", "replace", N_("replace"), N_("Put the suggestion in its place, everywhere in this interview.")),
        Command("g", "generalise", N_("generalise"), N_("Say in brackets what kind of thing it is instead.")),
        Command("k", "keep", N_("keep"), N_("It stays as it is: it tells nobody who somebody is.")),
        Command("enter", "write", N_("write"), N_("Write yourself what shall stand there.")),
        Command("h,tab", "one_place", N_("one place"),
                N_("Go through its places one by one: r, g, k and Enter then decide about the marked place alone.")),
        Command("space,f4", "hear", N_("hear"), N_("Hear the place that is marked; the same key again pauses.")),
        Command("n", "next", N_("next"), N_("The next one that is not decided.")),
        Command("f", "kind", N_("kind"), N_("Show one kind only: people, places, schools … and all again.")),
        Command("u", "undo", N_("undo"), N_("Take back what you decided last, step by step.")),
        Command("U,ctrl+y", "redo", N_("redo"), N_("Do again what was taken back."), footer=False),
        Command("p", "pronouns", N_("pronouns"),
                N_("Propose han, hon, she and he, too; who is meant, only you can know.")),
        Command("A", "accept", N_("accept all"), N_("Put the suggestion in the place of everything not decided yet."),
                footer=False),
        Command("escape,q", "back", N_("back"), N_("Back to where you were. What you decided is saved.")),
    )  # fmt: skip

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview
        self.changed = False
        """Something was decided, or taken back."""
        self._who = interview.record.pseudonym
        self._timed = interview.record.has_times
        self._protecting: Protecting | None = None
        self._sittings = held(interview)
        self._kind: str | None = None
        """The only kind that is shown; None: all."""
        self._shown: list[Matter | None] = []
        """What each row is about; None for a heading."""
        self._drawn: list[Content] = []
        self._one_place = False

    def compose(self) -> ComposeResult:
        yield TopLine(self._who, _("names and places"), id="proposals-top")
        with Vertical(id="proposals"):
            yield Static(_("Searching …"), id="missed", classes="quiet", markup=False)
            yield OptionList(id="matters", compact=True, markup=False)
            with Vertical(id="about"):
                yield Static(id="reason", markup=False)
                yield Static(id="suggested", markup=False)
                yield OptionList(id="spots", compact=True, markup=False)
        yield PlayerLine()
        yield TypedLine(id="typed")
        yield KeyLine()

    def on_mount(self) -> None:
        self._list("matters").focus()
        self._listen(0)
        self._search()

    @work(thread=True, exclusive=True, group="searching")
    def _search(self) -> None:
        """The lists are loaded and the interview is read: a second or two."""
        worker = get_current_worker()
        session = self.program.key
        try:
            found = Protecting(self.interview, session.key if session is not None else None)
        except Problem as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, problem)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, found)

    def _failed(self, problem: Problem) -> None:
        self.dismiss()
        self.program.show_problem(problem)

    def _found(self, protecting: Protecting) -> None:
        self._protecting = protecting
        gc.freeze()  # as on the transcript's screen, which undoes it: an hour of words is not looked at amid a key
        self._show()
        if (first := self._marked()) is not None and first.settled:
            self.action_next()

    # What stands there

    def _list(self, id: str) -> OptionList:
        return self.query_one(f"#{id}", OptionList)

    def _matters(self) -> tuple[Matter, ...]:
        return self._protecting.matters if self._protecting is not None else ()

    def _show(self) -> None:
        """Draw everything anew, the mark where it was."""
        listed, marked, before = self._list("matters"), self._marked(), self._shown
        at, drawn = listed.highlighted or 0, self._drawn
        rows = self._drawn = self._rows()
        if [one and one.sought for one in before] == [one and one.sought for one in self._shown]:
            # The same rows: nothing moves, and what stays as it was is not drawn again.
            for number, (old, new) in enumerate(zip(drawn, rows, strict=True)):
                if (old.plain, old.spans) != (new.plain, new.spans):
                    listed.replace_option_prompt_at_index(number, new)
        else:
            listed.clear_options()
            listed.add_options(
                Option(content, disabled=one is None) for content, one in zip(rows, self._shown, strict=True)
            )
            same = [i for i, one in enumerate(self._shown) if one and marked and one.sought == marked.sought]
            about = [i for i, one in enumerate(self._shown) if one is not None]
            if about:
                listed.highlighted = (same or [i for i in about if i >= at] or about[-1:])[0]
        self._say_how_far()
        self._show_places()

    def _rows(self) -> list[Content]:
        """The lines of the list; `_shown` says what each is about."""
        wanted = [one for one in self._matters() if self._kind in (None, one.sought.kind)]
        width, first = max(30, self.size.width - _BESIDE), column(wanted)
        self._shown, rows = [], []
        for kind in ORDER:
            mine = [one for one in wanted if one.sought.kind == kind]
            if mine:
                rows += [heading(kind, len(mine)), *(row(one, first, width) for one in mine)]
                self._shown += [None, *mine]
        return rows

    def _say_how_far(self) -> None:
        protecting = self._protecting
        if protecting is None:
            return
        count = len(protecting.matters)
        self.query_one(TopLine).state = _("{done} of {all} decided").format(done=protecting.settled, all=count)
        missed = _("The search misses some: read the text too.")
        nothing = _("Nothing was found that tells who somebody is.")
        self.query_one("#missed", Static).update(missed if count else f"{nothing} {missed}")

    def _marked(self) -> Matter | None:
        at = self._list("matters").highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _spot(self) -> Spot | None:
        """The place that is marked."""
        matter, at = self._marked(), self._list("spots").highlighted
        spots = matter.sought.spots if matter is not None else ()
        return spots[min(at or 0, len(spots) - 1)] if spots else None

    def _show_places(self) -> None:
        matter, places = self._marked(), self._list("spots")
        at = places.highlighted or 0
        places.clear_options()
        self.query_one("#about").display = matter is not None
        if matter is None:
            return
        width = max(30, self.size.width - _BESIDE)
        count = len(matter.sought.spots)
        places.add_options(Option(place_row(matter, number, width, self._timed)) for number in range(count))
        places.highlighted = min(at, count - 1)
        about = [kind_word(matter.sought.kind), matter.sought.reason]
        if self._one_place:
            about = [_("One place at a time"), *about]
        self.query_one("#reason", Static).update(" · ".join(about))
        self.query_one("#suggested", Static).update(Content(choices(matter)))
        self.refresh_bindings()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list.id == "matters":
            if not self._one_place:
                self._list("spots").highlighted = 0 if self._list("spots").option_count else None
            self._show_places()

    def on_option_list_option_selected(self) -> None:
        self.action_write()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if self.query_one(TypedLine).open or self._protecting is None:
            return action == "back"
        marked = self._marked()
        if action in _DECIDING and marked is None:
            return False
        if action in ("replace", "generalise", "keep", "write", "accept", "undo", "redo"):
            return self.interview.study.writable
        if action == "pronouns":
            return self._protecting.has_pronouns
        return True

    # Going

    def action_next(self) -> None:
        """To the next that is not decided, from the beginning again after the last."""
        listed = self._list("matters")
        at = listed.highlighted or 0
        left = [i for i, one in enumerate(self._shown) if one is not None and not one.settled]
        if left:
            listed.highlighted = next((i for i in left if i > at), left[0])

    def action_one_place(self) -> None:
        self._one_place = not self._one_place
        self._list("spots" if self._one_place else "matters").focus()
        self._show_places()

    def action_kind(self) -> None:
        kinds = [kind for kind in ORDER if any(one.sought.kind == kind for one in self._matters())]
        order = [None, *kinds]
        self._kind = order[(order.index(self._kind) + 1) % len(order)] if self._kind in order else None
        self._show()

    def action_pronouns(self) -> None:
        protecting = cast("Protecting", self._protecting)
        protecting.show_pronouns(not protecting.with_pronouns)
        if not protecting.with_pronouns and self._kind == PRONOUN:
            self._kind = None
        self._show()

    def action_back(self) -> None:
        typed = self.query_one(TypedLine)
        if typed.open:
            typed.close()
            self._list("spots" if self._one_place else "matters").focus()
        elif self._one_place:
            self.action_one_place()
        else:
            self.dismiss()

    # Deciding

    def action_replace(self) -> None:
        if (matter := self._marked()) is not None:
            self._replace(matter.suggested.by)

    def action_generalise(self) -> None:
        if (matter := self._marked()) is not None:
            self._replace(matter.suggested.generally)

    def action_write(self) -> None:
        matter = self._marked()
        if matter is not None and self.interview.study.writable and not self._is_written():
            what = _("Instead of “{original}”").format(original=matter.sought.original)
            self.query_one(TypedLine).ask(what, _("Enter: done · Esc: leave it"), matter.by or matter.suggested.by)
            self.refresh_bindings()

    def on_typed_line_typed(self, event: TypedLine.Typed) -> None:
        matter = self._marked()
        typed = self.query_one(TypedLine)
        typed.close()
        self._list("spots" if self._one_place else "matters").focus()
        if matter is None or not event.text:
            self.say(_("Nothing was written: it is not decided."))
        elif self._still_tells(matter, event.text):
            self.say(_("“{original}” would still stand there.").format(original=matter.sought.original), trouble=True)
        else:
            told = self._is_another(matter, event.text)
            self._replace(event.text)
            self.say(told, trouble=bool(told))

    def _is_another(self, matter: Matter, by: str) -> str:
        """What to say where a name that was written is somebody else already; empty where it is nobody yet."""
        protecting = cast("Protecting", self._protecting)
        if matter.sought.kind != "person":
            return ""
        if protecting.is_another_participant(by):
            told = _("“{name}” takes part in another interview: two people would be one. u takes it back.")
        elif protecting.stands_for_another(by, matter):
            told = _("“{name}” stands for somebody else already. If that is not the same person: u takes it back.")
        else:
            return ""
        return told.format(name=by)

    def _still_tells(self, matter: Matter, by: str) -> bool:
        language = cast("Protecting", self._protecting).language
        words = phrase(matter.sought.original, matter.sought.kind, language).lows
        return set(words) <= set(phrase(by, matter.sought.kind, language).lows)

    def _is_written(self) -> bool:
        """Whether the place that is marked alone stands in a text that nobody said; then it says what to do."""
        spot = self._spot() if self._one_place else None
        if spot is None or not spot.beside:
            return False
        self.say(_("This is written, not said: it is decided everywhere. Esc, and then decide."), trouble=True)
        return True

    def _replace(self, by: str) -> None:
        matter = self._marked()
        if matter is not None and self._protecting is not None and not self._is_written():
            self._protecting.replace(matter, by, self._spot() if self._one_place else None)
            self._decided()

    def action_keep(self) -> None:
        matter = self._marked()
        if matter is not None and self._protecting is not None and not self._is_written():
            self._protecting.keep(matter, self._spot() if self._one_place else None)
            self._decided()

    def _decided(self) -> None:
        """Draw it, and go on: to the next place, or to the next that is not decided."""
        self.changed = True
        self.say("")
        self._show()
        places = self._list("spots")
        if not self._one_place:
            self.action_next()
        elif places.highlighted is not None and places.highlighted + 1 < places.option_count:
            places.highlighted += 1

    def action_accept(self) -> None:
        count = cast("Protecting", self._protecting).accept_all()
        self.changed = self.changed or count > 0
        self._show()
        told = ngettext("{count} replaced; u takes it back.", "{count} replaced; u takes them back.", count)
        self.say(told.format(count=count) if count else _("Everything is decided already."))

    def action_undo(self) -> None:
        if cast("Protecting", self._protecting).undo():
            self.changed = True
            self._show()
        else:
            self.say(_("Nothing that was decided here is left to take back."))

    def action_redo(self) -> None:
        if cast("Protecting", self._protecting).redo():
            self.changed = True
            self._show()
        else:
            self.say(_("There is nothing to do again."))

    # Hearing

    def _listen(self, sitting: int) -> None:
        recording = Recording(self._sittings[sitting].audio)
        self.listen_to(recording.folder if recording.exists else None, why_silent(erased=False))

    def action_hear(self) -> None:
        spot = self._spot()
        if self.player.now.sounding:
            self.action_play()
        elif spot is not None and spot.beside:
            self.say(_("This is written, not said: there is nothing to hear."))
        elif spot is not None and self._protecting is not None:
            number, at = sitting_at(self._protecting.starts, spot.start)
            self._listen(number)
            self.play_from(max(0.0, at - _BEFORE))

    def say(self, text: str, *, trouble: bool = False) -> None:
        self.query_one(TypedLine).say(text, trouble=trouble)
