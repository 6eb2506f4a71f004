"""Export: which interviews, which formats, with what; the beginning of the file as it will be; where the files are."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from interview_tui.export import write_exports
from interview_tui.export.building import once, to_go_out
from interview_tui.export.choices import participants_of, takes_part
from interview_tui.export.formats import FORMATS, GUIDE_FORMATS
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.export.options import Options
from interview_tui.export.preview import preview
from interview_tui.export.traces import Traces
from interview_tui.export.undecided import undecided, undecided_word
from interview_tui.export.write import SOUND
from interview_tui.guide.model import Guide, Section
from interview_tui.language import N_, _, ngettext
from interview_tui.privacy.key_file import has_key
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.tui.export_choice import TICKS, Choice, last_choice, remember_choice
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.ticks import Tick, Ticks
from interview_tui.tui.widgets.topline import TopLine

_ALL = "all"
_KEY = "key"


class _Left(Exception):
    """The screen was closed while files were being made."""


class ExportScreen(Place[None]):
    """Writes into the study's `exports`, or where she wants; what was changed by hand since is never replaced."""

    ABOUT = Help(
        N_("Export"),
        N_(
            "Tick what you want: several formats may be written at once. Below, or to the right, stands the beginning "
            "of the file as it will be. All files are written or none. Exporting again replaces them, except those "
            "that you have changed: they are left alone, and the new ones get a number. Questions and participants "
            "are all taken with unless you untick them, each time anew."
        ),
    )
    KEYS = (
        Command("enter", "write", N_("export"), N_("Write the files.")),
        Command("space", "nothing", N_("tick"), N_("Take the line under the cursor with, or leave it out.")),
        Command("p", "mend", N_("names and places"), N_("Decide what becomes of what still stands in the files.")),
        Command("tab", "app.focus_next", N_("next line"), N_("Go to the next choice; Shift+Tab goes back.")),
        Command("down", "app.focus_next", "", footer=False),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "close", N_("back"), N_("Back to the study.")),
    )

    def __init__(self, study: Study, marked: tuple[str, str] | None = None) -> None:
        """`marked`: folder and name of the interview that is offered by itself."""
        super().__init__()
        self.study = study
        self.marked = marked
        self._content: LinkedInterview | None = None
        """The interview whose beginning is shown."""
        self._writing = False
        self._to_mend: tuple[str, ...] = ()
        """The interviews in whose files something still stands that is to be hidden."""
        self._undecided: list[Interview] = []
        """Those in which nobody has decided yet about a name or a place."""
        self._told: tuple[str, ...] = ()
        """Sentences that stand there already, under the files that were written."""

    def compose(self) -> ComposeResult:
        which = [(_ALL, _("every interview"))]
        if self.marked is not None:
            which.insert(0, self.marked)
        last = last_choice(self.study) if self.study.writable else Choice()
        formats = [name for name in last.formats if name in (*FORMATS, *GUIDE_FORMATS, SOUND)]
        yield TopLine(self.study.settings.title, _("export"))
        with Container(id="exporting"):
            with VerticalScroll(id="choices", can_focus=False):
                yield Row(_("Interviews"), Pick(which, id="which"))
                yield Row(_("Formats"), Ticks(list(_formats()), formats, id="formats"))
                yield Row(_("With"), Ticks(self._manner(formats), [*last.ticks, _KEY], id="manner"))
                yield Row(_("Participants"), Ticks((), (), id="people"), id="people-row")
                yield Row(_("Questions"), Ticks((), (), id="questions"))
                yield Row(_("Folder"), text_field(id="into", placeholder=_("the study's exports")))
            with VerticalScroll(id="beginning"):
                yield Static(id="written", markup=False)
                yield Static(id="undecided", markup=False)
                yield Static(id="preview", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query("#written, #undecided").set(display=False)
        self.query_one("#people-row").display = False
        self.query_one("#formats").focus()
        self._look()

    # What is chosen

    def on_pick_changed(self) -> None:
        self._content = None
        self._look()

    def on_ticks_changed(self, event: Ticks.Changed) -> None:
        if event.ticks.id == "formats":
            manner = self._ticks("manner")
            if (lines := self._manner(event.ticks.values)) != manner.choices:
                manner.replace(lines, manner.ticked)
        self._preview()

    def on_ticks_submitted(self) -> None:
        self.action_write()

    def on_input_submitted(self) -> None:
        self.action_write()

    def _manner(self, formats: Collection[str]) -> tuple[Tick, ...]:
        """What can be ticked besides; of the sound, where that is wanted."""
        return tuple(_manner(sound=SOUND in formats, key=has_key(self.study.folder)))

    def _ticks(self, id: str) -> Ticks:
        return self.query_one(f"#{id}", Ticks)

    def _options(self) -> Options:
        ticked, people, questions = self._ticks("manner").values, self._ticks("people"), self._ticks("questions")
        return Options(
            times="times" in ticked,
            interviewer="interviewer" in ticked,
            manner="clean" if "clean" in ticked else "verbatim",
            one_file="one_file" in ticked,
            hide_sound="beep" if "beep" in ticked else "silence",
            keep_untranscribed="untranscribed" in ticked,
            quotes_only="quotes_only" in ticked,
            questions=() if questions.all_ticked else questions.values,
            participants=() if people.all_ticked else people.values,
        )

    def _interviews(self) -> list[Interview]:
        which = self.query_one("#which", Pick).value
        return to_go_out(self.study.interviews()) if which == _ALL else [self.study.interview(which)]

    # The beginning

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        """Read the first of the interviews, and who takes part in all of them."""
        worker = get_current_worker()
        content, people, guides, left = None, [], [], []
        trouble = ""
        try:
            interviews = self._interviews()
            people = list(dict.fromkeys(name for one in interviews for name in participants_of(one)))
            guides = [interview.guide for interview in interviews]
            left = undecided(once(self.study, interviews))
            content = linked(interviews[0]) if interviews else None
        except Problem as problem:
            trouble = f"! {problem}"
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, content, people, guides, left, trouble)

    def _show(
        self,
        content: LinkedInterview | None,
        people: list[str],
        guides: list[Guide],
        left: list[Interview],
        trouble: str,
    ) -> None:
        self._content, self._undecided = content, left
        self.refresh_bindings()
        self.query_one("#people-row").display = len(people) > 1
        self._ticks("people").replace([Tick(name, name) for name in people], people)
        lines = list(_questions(guides))
        self._ticks("questions").replace(lines, [line.value for line in lines if not line.members])
        if trouble:
            self._say(trouble)
        self._preview()

    def _preview(self) -> None:
        formats = self._ticks("formats")
        here = formats.here if formats.here in formats.values else next(iter(formats.values), "")
        if self._content is not None and here:
            left = self._undecided if any(name not in GUIDE_FORMATS for name in formats.values) else []
            self._make_preview(self._content, here, self._options(), left)
        else:
            self._show_preview("", "")

    @work(thread=True, exclusive=True, group="preview")
    def _make_preview(self, content: LinkedInterview, format: str, options: Options, left: Sequence[Interview]) -> None:
        worker = get_current_worker()
        word = ""
        try:
            word = undecided_word([one for one in left if takes_part(one, options)])
            text = preview(self.study, content, format, options)
        except Problem as problem:
            text = str(problem)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_preview, text, word)

    def _show_preview(self, text: str, word: str) -> None:
        self.query_one("#preview", Static).update(text)
        line = self.query_one("#undecided", Static)
        line.update(word)
        line.display = bool(word) and word not in self._told

    # Writing

    def action_write(self) -> None:
        formats = self._ticks("formats").values
        if self._writing:
            return
        if not formats:
            self._say(_("Tick a format first."))
            return
        for id, missing in (("people", _("Tick a participant first.")), ("questions", _("Tick a question first."))):
            if self._ticks(id).choices and not self._ticks(id).values:
                self._say(missing)
                return
        if _KEY in self._ticks("manner").values and has_key(self.study.folder):
            if self.program.key is None:  # what stands there if she does not open it
                self._say(
                    _("Nothing is written: the key has to be opened first. Without it: untick “{line}”.").format(
                        line=_("search for the real names in the key")
                    )
                )
            self.program.unlock_key(self.study, self._begin)
        else:
            self._begin()

    def action_mend(self) -> None:
        """Go to where it is decided what is hidden, in the first of those interviews."""
        from interview_tui.tui.screens.proposals import ProposalsScreen

        def look_again(_done: object) -> None:
            self._told = ()
            self.query_one("#written").display = False
            self._look()

        self.app.push_screen(
            ProposalsScreen(self.study.interview([*self._to_mend, *(one.id for one in self._undecided)][0])), look_again
        )

    def action_nothing(self) -> None:
        """Space is the list's that the cursor is in."""

    def action_close(self) -> None:
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "mend":
            return bool(self._to_mend or self._undecided)
        return isinstance(self.focused, Ticks) if action == "nothing" else True

    def _begin(self) -> None:
        key = self.program.key if _KEY in self._ticks("manner").values else None
        typed = self.query_one("#into", Input).value.strip()
        into = Path(typed).expanduser().absolute() if typed else None
        self._writing = True
        formats = self._ticks("formats").values
        ticks = tuple(one for one in self._ticks("manner").ticked if one in TICKS)
        self._write(formats, into, self._options(), key.names() if key is not None else (), Choice(formats, ticks))

    @work(thread=True, group="write")
    def _write(
        self, formats: tuple[str, ...], into: Path | None, options: Options, names: tuple[str, ...], choice: Choice
    ) -> None:
        worker = get_current_worker()

        def tell(interview: str, share: float) -> None:
            if worker.is_cancelled:  # she has left: what is not written yet never will be
                raise _Left
            self.app.call_from_thread(self._say, _so_far(interview, share))

        to_mend: tuple[str, ...] = ()
        notices: list[str] = []
        told: tuple[str, ...] = ()
        try:
            paths = write_exports(self.study, self._interviews(), formats, into, options, tell, names, notices.append)
            told = tuple(notices)
            said = "\n".join([_written(paths), *told])
            with suppress(OSError):  # she will choose again
                remember_choice(self.study, choice)
        except _Left:
            return
        except Traces as problem:
            said, to_mend = f"! {problem}", problem.interviews
        except Problem as problem:
            said = f"! {problem}"
        if not worker.is_cancelled:
            self.app.call_from_thread(self._done, said, to_mend, told)

    def _done(self, said: str, to_mend: tuple[str, ...], told: tuple[str, ...]) -> None:
        self._writing, self._to_mend = False, to_mend
        self._told = told
        self._say(said)
        self._preview()
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        if not self.is_attached:  # she has left meanwhile
            return
        written = self.query_one("#written", Static)
        written.display = True
        written.update(text)
        self.query_one("#beginning").scroll_home(animate=False)


def _so_far(interview: str, share: float) -> str:
    """What is being done. Where all interviews are read, files that hold several are made of them, which takes time."""
    if share >= 1:
        return _("Finishing the files …")
    if not interview:
        return _("Checking the finished files: {percent} % done").format(percent=round(100 * share))
    return _("{interview}: {percent} % done").format(interview=interview, percent=round(100 * share))


def _formats() -> Iterator[Tick]:
    width = max(len(name) for name in (*FORMATS, *GUIDE_FORMATS))
    for name, format in FORMATS.items():
        yield Tick(name, f"{name:<{width}}  {_(format.about)}")
    sound = _("the recording, with what is hidden silenced")
    yield Tick(SOUND, f"{SOUND:<{width}}  {sound}")
    for name, guide in GUIDE_FORMATS.items():
        yield Tick(name, f"{name:<{width}}  {_(guide.about)}")


def _manner(*, sound: bool, key: bool) -> Iterator[Tick]:
    texts: dict[str, Callable[[], str]] = {
        "times": lambda: _("time stamps"),
        "interviewer": lambda: _("what the interviewer says"),
        "clean": lambda: _("cleaned: no hesitation, no new starts"),
        "quotes_only": lambda: _("quotes alone, each with who said it"),
        "one_file": lambda: _("all interviews in one file"),
    }
    if sound:
        texts["beep"] = lambda: _("sound: a tone where something is hidden")
        texts["untranscribed"] = lambda: _("sound: also speech that was not transcribed")
    for value, text in texts.items():
        yield Tick(value, text())
    if key:
        yield Tick(_KEY, _("search for the real names in the key"))


def _questions(guides: Iterable[Guide]) -> Iterator[Tick]:
    """The sections and questions of all of them: a guide may have been reworded between two interviews."""
    sections: dict[str, Section] = {}
    questions: dict[str, dict[str, str]] = {}
    for guide in guides:
        for section in guide.sections:
            sections.setdefault(section.id, section)
            mine = questions.setdefault(section.id, {})
            known = {id for each in questions.values() for id in each}
            mine.update({one.id: one.text for one in section.questions if one.id not in known})
    for id, section in sections.items():
        yield Tick("" if questions[id] else id, section.title, tuple(questions[id]))
        for question, text in questions[id].items():
            yield Tick(question, text, indent=2)


def _written(paths: list[Path]) -> str:
    names = ", ".join(path.name for path in paths[:6]) + (" …" if len(paths) > 6 else "")
    said = ngettext("✓ {count} file is written: {names}", "✓ {count} files are written: {names}", len(paths))
    where = _("In the folder {folder}").format(folder=paths[0].parent) if paths else ""
    return said.format(count=len(paths), names=names) + "\n" + where
