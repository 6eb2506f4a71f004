"""Importing what was held elsewhere: sound, a transcript or both, who, how; nothing is written before Enter."""

import os
from pathlib import Path
from typing import cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from interview_tui.audio.decoding.unreadable import refuse_what_is_no_sound
from interview_tui.importing import KINDS, TRANSCRIPT_KINDS, Script, Source, read_script
from interview_tui.interview.events import ConsentHow
from interview_tui.interview.participants import distinct
from interview_tui.interview.presses import read_presses
from interview_tui.interview.record import InterviewKind, InterviewRecord, Mode, Participant
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.readiness import names_given
from interview_tui.tui.screens.import_progress import ImportProgressScreen
from interview_tui.tui.screens.problem import problem_lines
from interview_tui.tui.view.preparing import goes_on_with, name_word
from interview_tui.tui.widgets.file_field import FileField
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.labels import Labels
from interview_tui.tui.widgets.people import People
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.topline import TopLine

_NOT_NOTED, _NEW = "", ""
_BY_WORDS, _BY_FILE = "words", "file"
"""How it is known which question is being answered."""
_STILL = 0.25
"""Seconds without a key before a transcript is read."""


class ImportScreen(Place[Interview | None]):
    """Asks for files and what is known about them, and returns the interview; None when there is none."""

    ABOUT = Help(
        N_("Import a recording or a transcript"),
        N_(
            "A sound file or a film from a recorder, a phone or a video call becomes an interview of this study; so "
            "does a transcript that a person or another program made, with its sound or without. The files are only "
            "read. Type a path, or go to the list with Tab and choose there with Enter. Consent is what you know was "
            "given: nothing is claimed without you. Names in a transcript become pseudonyms: see that each is right. "
            "What was recorded at a second sitting can go on with the interview that you had marked in the study."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("import"), N_("Read the files, and put the interview among the others.")),
        Command("tab", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("ctrl+n", "add_person", N_("one more"), N_("Someone else takes part, or is there as support.")),
        Command("ctrl+r", "remove_person", N_("not this person"), N_("Take away the person you are at.")),
        Command("escape", "back", N_("back"), N_("Back to the study; nothing is kept.")),
    )

    class Understood(Message):
        """The transcript was read, or why it cannot be; None when none is chosen."""

        def __init__(self, answer: Script | Problem | None, people: tuple[Participant, ...]) -> None:
            super().__init__()
            self.answer = answer
            self.people = people

    def __init__(self, study: Study, before: Interview | None = None) -> None:
        """`before`: a sitting that what is imported may go on with."""
        super().__init__()
        self.study = study
        self._next = _next_sitting(study, before) if before is not None else None
        """What is known of a sitting that goes on with it."""
        self._before = before if self._next is not None else None
        self._used = study.pseudonyms()
        self._given: set[str] = set()
        """Names, in small letters, that stand for somebody else."""
        self._sound = FileField(_("Sound file"), KINDS, name="file", value=str(Path.home()) + os.sep)
        self._words = FileField(
            _("Transcript"), TRANSCRIPT_KINDS, name="transcript", placeholder=_("txt, docx, vtt, srt or json, if any")
        )
        noted = str(study.folder / "interviews") + os.sep
        self._presses = FileField(_("Noted in"), ("jsonl",), name="presses", value=noted)
        self._speakers: dict[str, str] = {}
        """Labels of the transcript that she has said something about."""
        self._names: set[str] = set()
        """Of the participants, as they are filled in."""
        self._reading: Timer | None = None

    def compose(self) -> ComposeResult:
        kinds = [("interview", _("Interview")), ("pilot", _("Pilot"))]
        modes = [("in_person", _("In person")), ("phone", _("Phone")), ("video", _("Video"))]
        consents = [(_NOT_NOTED, _("not noted")), ("spoken", _("spoken")), ("written", _("written")),
                    ("earlier", _("earlier"))]  # fmt: skip
        asked = [(_BY_WORDS, _("found by what is said")), (_BY_FILE, _("noted with this program"))]
        self._given = names_given(self.study, self.program.key) - {name.casefold() for name in self._used}
        yield TopLine(self.study.settings.title, _("import"))
        with VerticalScroll(classes="page", can_focus=False):
            yield self._sound
            yield self._words
            yield Labels(id="labels")
            if self._before is not None:
                sittings = [
                    (_NEW, _("none, it is a new interview")),
                    (self._before.id, goes_on_with(self._before.record)),
                ]
                yield Row(_("Goes on with"), Pick(sittings, id="sitting"))
            yield People((), [*self._used, *self._given], self.study.settings.language, id="people")
            yield Row(_("Kind"), Pick(kinds, id="kind"), id="kind-row")
            yield Row(_("Mode"), Pick(modes, id="mode"))
            yield Row(_("Consent"), Pick(consents, id="consent"))
            yield Row(
                _("Kept where"),
                text_field(id="reference", placeholder=_("where the consent is kept; never a name")),
                id="reference-row",
            )
            yield Row(_("Questions"), Pick(asked, id="asked"))
            yield self._presses
            yield Static(
                _(
                    "The file timeline.jsonl, in the folder of an interview that you held with this program while "
                    "another device recorded: it says which question was asked when."
                ),
                id="presses-about",
                markup=False,
            )
            yield Static(id="ready", markup=False)
            yield Static(id="trouble", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query("#reference-row, #trouble, #labels, #presses-field, #presses-about").set(display=False)
        self._sound.focus_field()
        self._say_ready()

    # Filling in

    def on_input_changed(self) -> None:
        self.query_one("#trouble").display = False

    def on_file_field_changed(self, event: FileField.Changed) -> None:
        self.query_one("#trouble").display = False
        if event.field is self._words:
            self._speakers = {}
            self._read_soon()
        self._say_ready()

    def on_file_field_chosen(self, event: FileField.Chosen) -> None:
        if event.field is not self._presses:
            self.query_one("#who" if self._sitting() is None else "#mode").focus()

    def on_people_changed(self) -> None:
        self.query_one("#trouble").display = False
        names = set(self.query_one(People).names())
        gone, self._names = self._names - names, names
        self._speakers = {label: name for label, name in self._speakers.items() if name not in gone}
        self._read_soon()
        self._say_ready()

    def on_labels_changed(self, event: Labels.Changed) -> None:
        self._speakers[event.label] = event.name
        self._read_soon()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        if event.pick.id == "consent":
            self.query_one("#reference-row").display = event.value != _NOT_NOTED
        if event.pick.id == "sitting":
            self.query("#people, #kind-row").set(display=self._sitting() is None)
            self._speakers = {}
            self._read_soon()
            self._say_ready()
        if event.pick.id == "asked":
            self.query("#presses-field, #presses-about").set(display=event.value == _BY_FILE)

    def on_input_submitted(self) -> None:
        self.action_go()

    async def action_add_person(self) -> None:
        await self.query_one(People).add_person()

    async def action_remove_person(self) -> None:
        await self.query_one(People).remove_person()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "remove_person":
            return self.query_one(People).can_remove() if self.is_mounted and self._sitting() is None else False
        return action != "add_person" or not self.is_mounted or self._sitting() is None

    def _sitting(self) -> Interview | None:
        """The sitting that this one goes on with; None for an interview of its own."""
        return self._before if any(pick.value != _NEW for pick in self.query("#sitting").results(Pick)) else None

    def _people(self) -> tuple[Participant, ...]:
        """Who takes part, as far as it is filled in."""
        if self._sitting() is not None and self._next is not None:
            return self._next.participants
        return tuple(person for person in self.query_one(People).people() if person.pseudonym)

    def _say_ready(self) -> None:
        taken = {name.casefold() for name in self._used}
        if not self._sound.is_file and not self._words.is_file:
            word = _("Choose the file that holds the sound, or a transcript, or both.")
        else:
            word = "" if self._sitting() else name_word(self.query_one(People).names(), taken, self._given, same=True)
            word = word or _("Enter imports it. The files themselves stay as they are.")
        self.query_one("#ready", Static).update(word)

    # The transcript

    def _read_soon(self) -> None:
        """Read it when she has stopped typing."""
        if self._reading is not None:
            self._reading.stop()
        self._reading = self.set_timer(_STILL, self._read)

    def _read(self) -> None:
        people = self._people()
        if self._words.is_file:
            self._read_words(Source(None, people, transcript=self._words.path, speakers=dict(self._speakers)))
        else:
            self.workers.cancel_group(self, "script")
            self.post_message(self.Understood(None, people))

    @work(thread=True, group="script", exclusive=True)
    def _read_words(self, source: Source) -> None:
        """A long one takes a moment: the form goes on meanwhile."""
        worker = get_current_worker()
        answer: Script | Problem | None
        try:
            answer = read_script(self.study, source)
        except Problem as problem:
            answer = problem
        if self.is_attached and not worker.is_cancelled:
            self.post_message(self.Understood(answer, source.participants))

    async def on_import_screen_understood(self, event: Understood) -> None:
        script = event.answer if isinstance(event.answer, Script) else None
        await self.query_one(Labels).show(script, [person.pseudonym for person in event.people])
        if isinstance(event.answer, Problem):
            self._say(event.answer)

    # Going on

    def action_back(self) -> None:
        self.dismiss(None)

    def action_go(self) -> None:
        """Import, or say on the screen why that cannot be done yet."""
        if any(field.looks_into() for field in (self._sound, self._words, self._presses)):
            return
        try:
            source = self.source()
        except Problem as problem:
            self._say(problem)
            return
        self.app.push_screen(ImportProgressScreen(self.study, source), self._done)

    def source(self) -> Source:
        """What is filled in. Raises `Problem` for what is known to be wrong before anything is copied."""
        has_sound = bool(self._sound.value) and not self._sound.path.is_dir()
        if not has_sound and not self._words.value:
            self._sound.focus_field()
            raise Problem(_("No file is chosen yet."), cure=_("Type its path, or choose it in the list."))
        if has_sound:
            refuse_what_is_no_sound(self._sound.path)
        before = self._sitting()
        try:
            participants = self._people() if before is not None else distinct(self.query_one(People).people())
        except Problem:
            self.query_one("#who").focus()
            raise
        presses = self._chosen_presses()
        consent = self.query_one("#consent", Pick).value
        return Source(
            file=self._sound.path if has_sound else None,
            participants=participants,
            kind=cast(InterviewKind, self.query_one("#kind", Pick).value),
            mode=cast(Mode, self.query_one("#mode", Pick).value),
            consent=cast(ConsentHow, consent) if consent != _NOT_NOTED else None,
            consent_reference=self._value("reference") if consent != _NOT_NOTED else "",
            presses=presses,
            transcript=self._words.path if self._words.value else None,
            speakers=dict(self._speakers),
            sitting_of=before.id if before is not None else None,
        )

    def _chosen_presses(self) -> Path | None:
        """What was asked when; None where that is found by the words. Raises `Problem`."""
        if self.query_one("#asked", Pick).value == _BY_WORDS:
            return None
        if not self._presses.is_file:
            self._presses.focus_field()
            raise Problem(
                _("It is not said yet where the questions were noted."),
                cure=_("Choose the file, or let them be found by what is said."),
            )
        read_presses(self._presses.path, (self._sitting() or self.study).guide)
        return self._presses.path

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _done(self, answer: "Interview | Problem | None") -> None:
        if isinstance(answer, Problem):
            self._say(answer)
        elif answer is not None:
            self.dismiss(answer)

    def _say(self, problem: Problem) -> None:
        trouble = self.query_one("#trouble", Static)
        where, what, cure = problem_lines(problem)
        trouble.update("! " + " ".join(part for part in (f"{where}:" if where else "", what, cure) if part))
        trouble.display = True
        trouble.scroll_visible()


def _next_sitting(study: Study, before: Interview) -> InterviewRecord | None:
    """What is known of a sitting that goes on with `before`; None if none can, as the study's own key for it tells."""
    try:
        return study.next_sitting(before)
    except Problem:
        return None
