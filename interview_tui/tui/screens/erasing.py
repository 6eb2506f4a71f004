"""Erasing: everything about one participant, or the whole study. Shown first, confirmed by the study's name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from interview_tui.erasing.carrying_out import Done, NotFinished, erase, leave_folder
from interview_tui.erasing.plan import Plan
from interview_tui.erasing.purge import Keep, purge_plan
from interview_tui.erasing.withdrawal import not_cut, others_with, taking_part, withdrawal_plan
from interview_tui.erasing.words import afterwards, file_lines, groups, limits, staying, summary
from interview_tui.language import N_, _
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study
from interview_tui.tui import memory
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import text_field
from interview_tui.tui.widgets.listed import Entry, Listed
from interview_tui.tui.widgets.topline import TopLine

Making = Callable[[Callable[[float], None]], Plan]
"""Makes the plan; hears how far it is."""


def what_to_erase(interview: Interview | None) -> Choice:
    """Asked first. Gives "alone", "all", "purge", "purge_exports", or None."""
    answers = [("", _("Go back, erase nothing"))]
    about = _("All that goes is shown first, and nothing goes before you have typed the study's name.")
    if interview is not None:
        names = ", ".join(taking_part(interview)) or interview.id
        several = len(taking_part(interview)) > 1
        others = [one.id for one in others_with(interview) if len(taking_part(one)) < 2]
        if several:
            about = f"{not_cut()} {about}"
            answers.append(("alone", _("The interview with {names}, for all of them").format(names=names)))
        elif others:
            answers.append(
                ("all", _("Everything about {names}, in {others} too").format(names=names, others=", ".join(others)))
            )
            answers.append(("alone", _("This interview with {names} alone").format(names=names)))
        else:
            answers.append(("alone", _("Everything about {names}").format(names=names)))
    answers.append(("purge", _("The whole study")))
    answers.append(("purge_exports", _("The whole study but the exports and the guide")))
    return Choice(
        _("What is to be erased?"),
        answers,
        about=about,
    )


def erase_from(place: Screen[None], study: Study, interview: Interview | None) -> None:
    """Ask what, show it, and leave `place` behind if the study goes."""

    def shown(gone: bool | None) -> None:
        if gone:
            place.dismiss()

    def answered(what: str | None) -> None:
        if what in ("alone", "all") and interview is not None:
            others = [one for one in others_with(interview) if len(taking_part(one)) < 2] if what == "all" else []
            place.app.push_screen(ErasingScreen(study, [interview, *others]), shown)
        elif what in ("purge", "purge_exports"):
            keep: tuple[Keep, ...] = ("receipt",) if what == "purge" else ("receipt", "exports", "guide")
            place.app.push_screen(ErasingScreen(study, (), keep), shown)

    place.app.push_screen(what_to_erase(interview), answered)


class ErasingScreen(Place[bool]):
    """True: the study itself is gone."""

    ABOUT = Help(
        N_("Erasing"),
        N_(
            "Every file that goes, with its size and day; then what is left to you, and what nobody can promise. "
            "Type the study's name and press Enter: then it goes, and cannot be brought back. If the program or the "
            "machine goes down meanwhile, the rest goes when the study is opened the next time."
        ),
    )
    KEYS = (
        Command("enter", "erase", N_("erase"), N_("Erase what is shown, once the study's name is typed.")),
        Command("up,down,pageup,pagedown", "scroll('{key}')", N_("scroll"), N_("Read all of it."), shown="↑ ↓"),
        Command("f2", "open_key", N_("open the key"), N_("Open the key, so that the real name goes, too.")),
        Command("f3", "own_files", N_("your files too"), N_("Also files that this program did not make, or not.")),
        Command("escape", "back", N_("back"), N_("Back to the study. What was not begun is not done.")),
    )

    def __init__(self, study: Study, interviews: Sequence[Interview], keep: Sequence[Keep] = ("receipt",)) -> None:
        """Without `interviews` it is about the whole study."""
        super().__init__()
        self.study = study
        self.interviews = tuple(interviews)
        self.keep = tuple(keep)
        self._plan: Plan | None = None
        self._own_files = False
        self._working = False
        self._over = False

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("erasing"))
        with VerticalScroll(id="erasing", can_focus=False):
            yield Listed(id="goes")
        with Vertical(id="erasing-typed"):
            yield Static(id="erasing-said", markup=False)
            yield text_field(id="erasing-name", placeholder=self.study.settings.title)
        yield KeyLine()

    def on_mount(self) -> None:
        self._say(_("It cannot be undone. Type the study's name ({name}).").format(name=self.study.settings.title))
        self.query_one(Input).focus()
        self._tell(Entry(Content(_("Looking for everything …"))))
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        plan = self._plan
        match action:
            case "erase":
                return not self._over and plan is not None
            case "open_key":
                return not self._over and plan is not None and plan.key == "locked"
            case "own_files":
                return not self._over and plan is not None and (self._own_files or bool(plan.own))
        return True

    # What would go

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        worker = get_current_worker()
        session = self.program.key
        key = session.key if session is not None else None

        def tell(share: float) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._looking, share)

        try:
            if self.interviews:
                plan = withdrawal_plan(
                    self.study, self.interviews, whole=True, own_files=self._own_files, key=key, tell=tell
                )
            else:
                plan = purge_plan(self.study, self.keep, own_files=self._own_files, key=key, tell=tell)
        except Problem as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._say, f"! {problem}")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, plan)

    def _looking(self, share: float) -> None:
        if self.is_attached and self._plan is None:
            said = _("Looking for everything … {percent} %").format(percent=round(100 * share))
            self._tell(Entry(Content(said)))

    def _show(self, plan: Plan) -> None:
        if self.is_attached:
            self._plan = plan
            self._tell(*_shown(plan))
            self.refresh_bindings()

    def _tell(self, *entries: Entry) -> None:
        self.query_one(Listed).entries = entries

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#erasing-said", Static).update(text)

    # Keys

    def on_input_submitted(self) -> None:
        self.action_erase()

    def action_scroll(self, key: str) -> None:
        page = self.query_one("#erasing", VerticalScroll)
        {
            "up": page.scroll_up, "down": page.scroll_down, "pageup": page.scroll_page_up,
            "pagedown": page.scroll_page_down,
        }[key](animate=False)  # fmt: skip

    def action_open_key(self) -> None:
        self.program.unlock_key(self.study, self._look_again)

    def _look_again(self) -> None:
        self._look()

    def action_own_files(self) -> None:
        self._own_files = not self._own_files
        self._look()

    def action_back(self) -> None:
        if self._working:
            return
        self.dismiss(self._over and not self.interviews)

    def action_erase(self) -> None:
        plan = self._plan
        if plan is None or self._working or self._over:
            return
        if not plan.is_confirmed_by(self.query_one(Input).value):
            self._say(_("That is not the study's name. Nothing was erased."))
            return
        self._working = True
        self.query_one(Input).display = False
        self._erase(plan)

    @work(thread=True, group="erase")
    def _erase(self, plan: Plan) -> None:
        session = self.program.key
        take_out = (lambda: session.take_out(plan.names)) if session is not None and plan.key != "locked" else None

        def tell(share: float) -> None:
            with suppress(RuntimeError):  # the program is being closed: it is finished all the same
                self.app.call_from_thread(self._say, _("Erasing … {percent} %").format(percent=round(100 * share)))

        try:
            done = erase(plan, take_out, tell)
        except NotFinished as problem:
            self.app.call_from_thread(self._failed, problem)
        except Problem as problem:
            self.app.call_from_thread(self._failed, problem)
        except OSError as error:
            self.app.call_from_thread(
                self._failed, Problem(_("Nothing was erased: {reason}.").format(reason=reason(error)))
            )
        else:
            self.app.call_from_thread(self._done, plan, done)

    def _failed(self, problem: Problem) -> None:
        self._working = False
        self._say("")
        self.program.show_problem(problem)

    def _done(self, plan: Plan, done: Done) -> None:
        self._working, self._over = False, True
        came, back = tuple(_came_of(plan, done)), _("Esc goes back.")  # in the study's language, which goes with it
        if plan.journal.what == "purge":
            self.program.close_study()
            leave_folder(plan.root)
            memory.forget_missing_studies()
        if self.is_attached:
            self._tell(*came)
            self.query_one("#erasing", VerticalScroll).scroll_home(animate=False)
            self._say(back)
            self.refresh_bindings()


def _came_of(plan: Plan, done: Done) -> Iterator[Entry]:
    """What is gone, what is left to her, what cannot be promised."""
    yield from map(_heading, afterwards(done, plan))
    for sentence, paths in staying(plan, gone=True):
        if paths:
            yield from (_NOTHING, _heading(sentence), *_listed(paths))
    yield from (_NOTHING, *_promised(plan))


def _shown(plan: Plan) -> Iterator[Entry]:
    """What goes, what stays, what cannot be promised."""
    yield _heading(_("This goes: {summary}.").format(summary=summary(plan.items)))
    found = list(groups(plan))
    width = max((len(what) for what, _much, _days in found), default=0)
    amounts = max((len(much) for _what, much, _days in found), default=0)
    yield from (Entry(Content(f"{what:<{width}}  {much:<{amounts}}  {days}")) for what, much, days in found)
    for sentence, paths in staying(plan):
        yield from (_NOTHING, _heading(sentence), *_listed(paths))
    yield from (_NOTHING, *_promised(plan))
    yield from (_NOTHING, _heading(_("Every file:")), *_listed(file_lines(plan)))


def _promised(plan: Plan) -> Iterator[Entry]:
    yield _heading(_("What cannot be promised:"))
    yield from (Entry(Content(sentence), "– ") for sentence in limits(plan))


def _listed(paths: Iterable[str]) -> Iterator[Entry]:
    return (Entry(Content(path), "· ") for path in paths)


def _heading(text: str) -> Entry:
    return Entry(Content.styled(text, "bold"))


_NOTHING = Entry(Content(""))
