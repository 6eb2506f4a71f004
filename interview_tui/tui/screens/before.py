"""Before an interview: who, how and where, and whether it can be heard. Nothing is written before Enter."""

from pathlib import Path
from typing import cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from interview_tui.again import earlier_with
from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.interview.events import ConsentGiven, ConsentHow, RecordingAgreed
from interview_tui.interview.participants import distinct
from interview_tui.interview.record import InterviewKind, InterviewRecord, Mode, setting_of
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.sitting import Sitting
from interview_tui.study import Interview, Study
from interview_tui.timing.typical import pilot_seconds
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.listening import Listening
from interview_tui.tui.opening import NO_SOUND, open_sitting
from interview_tui.tui.readiness import (
    Finding,
    disk_finding,
    held_before,
    model_finding,
    names_given,
    where_placeholders_stand,
)
from interview_tui.tui.screens.answers import AnswersScreen
from interview_tui.tui.screens.consent import ConsentScreen
from interview_tui.tui.screens.reason import ask_why
from interview_tui.tui.view.preparing import goes_on_with, heard_word, name_word, onward_word
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.microphone import MicrophoneLevel
from interview_tui.tui.widgets.microphone_choice import Chosen, MicrophoneChoice
from interview_tui.tui.widgets.people import People
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.rehearsal_choice import RehearsalChoice, nobody
from interview_tui.tui.widgets.topline import TopLine

_WRITTEN = "written"
"""Stands among the modes: answers in writing are not met for."""


class BeforeScreen(Place[Sitting | None]):
    """Prepares an interview and returns it when it begins; None when it does not.

    `draft` is what is known already: its kind, who takes part, the interview it goes on with. Answers in writing are
    taken down on a screen of their own, and then there is nothing to return.
    """

    ABOUT = Help(
        N_("Before the interview"),
        N_(
            "Fill in what is known. The name is a proposal: it stands for the participant everywhere, and the real "
            "name is never written here. Ctrl+N adds one more person, for a pair, a group or a support person. Speak "
            "a few words and look at the level, or test the recording with t. Tab goes to the next line, the arrows "
            "choose."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("go on"), N_("Go on to information and consent; a rehearsal begins at once.")),
        Command(
            "t", "try_out", N_("test recording 5 s"), N_("Five seconds are taken and played back; nothing is kept.")
        ),
        Command("l", "last_time", N_("last time"), N_("Read what the same participant said last time.")),
        Command("ctrl+n", "add_person", N_("one more"), N_("Someone else takes part, or is there as support.")),
        Command("ctrl+r", "remove_person", N_("not this person"), N_("Take away the person you are at.")),
        Command("escape", "back", N_("back"), N_("Back to the study; nothing is kept.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
    )

    class Heard(Message):
        """The listening recorder says how it stands, or why it cannot."""

        def __init__(self, what: RecorderStatus | Problem) -> None:
            super().__init__()
            self.what = what

    def __init__(self, study: Study, draft: InterviewRecord | None = None, *, source: Path | None = None) -> None:
        super().__init__()
        self.study = study
        self.source = source
        self._draft = draft or InterviewRecord(participants=())
        self._guide = study.guide_for(self._draft)
        self._used, self._last = held_before(study)
        self._given: set[str] = set()  # names that stand for somebody else
        self._earlier: Interview | None = None
        """The interview before this one with the same participant, if it is the same."""
        self._listening: Listening | None = None
        self._hears: bool | None = None
        """There is a microphone and it is alive; None while that is not known."""
        self._going = False
        self._tracks = (0, 0)
        """Samples a second and channels that the word about the disk is for."""

    def compose(self) -> ComposeResult:
        draft = self._draft
        self._given = names_given(self.study, self.program.key) - self._used
        kinds = [("interview", _("Interview")), ("pilot", _("Pilot")), ("rehearsal", _("Rehearsal"))]
        modes = [("in_person", _("In person")), ("phone", _("Phone")), ("video", _("Video"))]
        writing = [(_WRITTEN, _("In writing"))] if draft.sitting_of is None else []
        mode = _WRITTEN if draft.form == "written" else draft.mode
        again = [("same", _("the same person again")), ("other", _("somebody else"))]
        consents = [("", _("not noted")), ("written", _("written")), ("spoken", _("spoken")), ("earlier", _("earlier"))]
        yield TopLine(self.study.settings.title, _("before the interview"))
        with VerticalScroll(classes="page", can_focus=False):
            if draft.sitting_of is not None:
                first = self.study.interview(draft.sitting_of).record
                yield Row(_("Goes on with"), Static(goes_on_with(first), markup=False))
            yield Row(_("Kind"), Pick(kinds, draft.kind, id="kind"), id="kind-row")
            yield RehearsalChoice(pilot_seconds(self.study, self._guide), id="rehearsal")
            yield People(draft.participants, self._used | self._given, self.study.settings.language, id="people")
            yield Row(_("Known before"), Pick(again, id="again"), id="again-row")
            yield Row(
                _("Interviewers"),
                Pick([("1", _("one")), ("2", _("two"))], str(draft.interviewers), id="interviewers"),
                id="interviewers-row",
            )
            yield Row(_("Mode"), Pick([*modes, *writing], mode, id="mode"), id="mode-row")
            yield Row(
                _("Place"), text_field(draft.place, id="place", placeholder=_("may be left empty")), id="place-row"
            )
            for number, (name, where) in enumerate(where_placeholders_stand(self._guide)):
                said = draft.placeholders.get(name, "")
                yield Row("{" + name + "}", text_field(said, id=f"placeholder-{number}"), where)
            yield Row(_("Consent"), Pick(consents, id="consent"), id="consent-row")
            yield Row(
                _("Kept where"),
                text_field(id="reference", placeholder=_("where the consent is kept; never a name")),
                id="reference-row",
            )
            yield MicrophoneChoice(self._last, from_file=self.source is not None, id="microphones")
            yield Row(_("Disk"), Static(id="disk", classes="finding", markup=False), id="disk-row")
            yield Row(_("Model"), Static(id="model", classes="finding", markup=False), id="model-row")
            yield Static(id="ready", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#kind-row").display = self._draft.sitting_of is None
        self.query_one("#mode" if self._draft.sitting_of else "#kind").focus()
        self._say_room(16_000, 1)
        self._find("#model", model_finding(self.study))
        self._filled_in()
        if self._draft.kind != "rehearsal" and self._draft.sitting_of is None:
            ask_why(self, self.study)

    def on_unmount(self) -> None:
        self._hush()

    # Filling in

    def on_pick_changed(self, event: Pick.Changed) -> None:
        if self._records != self.query_one(MicrophoneChoice).display:
            self._listen()  # or no longer
        self._filled_in()

    def on_people_changed(self) -> None:
        self._filled_in()

    def on_microphone_choice_changed(self, event: MicrophoneChoice.Changed) -> None:
        if event.problem is not None:
            self._hears = False
            self.query_one(MicrophoneLevel).say_problem(event.problem)
        else:
            self._listen()
        self._say_ready()

    def on_input_submitted(self) -> None:
        self.action_go()

    async def action_add_person(self) -> None:
        await self.query_one(People).add_person()

    async def action_remove_person(self) -> None:
        await self.query_one(People).remove_person()

    def action_last_time(self) -> None:
        from interview_tui.tui.screens.last_time import LastTimeDialog

        if self._earlier is not None:
            record = self._draft.model_copy(update={"earlier": self._earlier.id})
            self.app.push_screen(LastTimeDialog(self.study, record, self._guide))

    def record(self) -> InterviewRecord:
        """What is filled in. Raises `Problem` if those who take part cannot be told apart by their names."""
        try:
            participants = nobody(self._draft) if self._is_rehearsal else distinct(self.query_one(People).people())
        except Problem:
            self.query_one("#who").focus()
            raise
        written = self._is_written
        chosen = (self.query_one(MicrophoneChoice).chosen if self._records else None) or Chosen()
        setting = setting_of([person.part for person in participants])
        return InterviewRecord(
            participants=participants,
            setting="group" if self._draft.setting == "group" and len(participants) > 1 else setting,
            interviewers=2 if self.query_one("#interviewers", Pick).value == "2" else 1,
            form="written" if written else "conversation",
            earlier=self._earlier.id if self._earlier is not None else None,
            sitting_of=self._draft.sitting_of,
            kind=self._kind_chosen(),
            rehearsed=self.query_one(RehearsalChoice).rehearsed() if self._is_rehearsal else None,
            mode="in_person" if written else cast(Mode, self.query_one("#mode", Pick).value),
            place=self._value("place"),
            placeholders={
                name: self._value(f"placeholder-{number}")
                for number, name in enumerate(self._guide.placeholders)
                if self._value(f"placeholder-{number}")
            },
            device=chosen.device,
            microphones=chosen.microphones,
            second_device=chosen.second_device,
        )

    def consent(self) -> ConsentGiven | None:
        """How somebody who answers in writing has consented, if that is noted."""
        how = self.query_one("#consent", Pick).value
        return ConsentGiven(how=cast(ConsentHow, how), reference=self._value("reference")) if how else None

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _kind_chosen(self) -> InterviewKind:
        return cast(InterviewKind, self.query_one("#kind", Pick).value)

    @property
    def _is_rehearsal(self) -> bool:
        return self._kind_chosen() == "rehearsal"

    @property
    def _is_written(self) -> bool:
        return self.query_one("#mode", Pick).value == _WRITTEN and not self._is_rehearsal

    @property
    def _records(self) -> bool:
        """Whether a microphone is wanted."""
        return self.query_one(RehearsalChoice).recorded if self._is_rehearsal else not self._is_written

    # The microphone

    def _listen(self) -> None:
        """Listen to what is chosen."""
        self._hush()
        chosen = self.query_one(MicrophoneChoice).chosen
        if chosen is not None and not self._going and self._records:
            self.query_one(MicrophoneLevel).begin(chosen.microphones)
            self._listening = Listening(
                self._tell,
                source=self.source,
                device=chosen.device,
                channels=chosen.channels,
                second_device=chosen.second_device,
            )

    def _tell(self, what: RecorderStatus | Problem) -> None:
        if self.is_attached:
            self.post_message(self.Heard(what))

    def _hush(self) -> Listening | None:
        """Let go of the microphone."""
        listening, self._listening = self._listening, None
        self._hears = None
        if listening is not None:
            listening.close()
        return listening

    def on_before_screen_heard(self, event: Heard) -> None:
        if self._listening is None:
            return
        level = self.query_one(MicrophoneLevel)
        if isinstance(event.what, Problem):
            self._hears = False
            level.say_problem(event.what)
        else:
            self._hears = not any(fault in NO_SOUND for fault in event.what.faults)
            level.show(event.what)
            self._say_room(event.what.rate, event.what.channels + bool(event.what.second_device))
        self._say_ready()

    def action_try_out(self) -> None:
        if self._listening is not None:
            self._listening.try_out()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "try_out":
                return bool(self._hears)
            case "last_time":
                return self._earlier is not None
            case "add_person":
                return self.is_mounted and not self._is_rehearsal
            case "remove_person":
                return self.query_one(People).can_remove() if self.is_mounted else False
        return True

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()

    # Going on

    def action_back(self) -> None:
        self.dismiss(None)

    def action_go(self) -> None:
        if self._going:
            return
        record, sound = self.record(), self._records and self._hears is not False
        if not record.has_times:
            self.app.push_screen(AnswersScreen(self.study, record=record, consent=self.consent()), self._written)
            return
        self._going = True
        listening = self._hush()
        if record.needs_consent:
            screen = ConsentScreen(self.study, record, source=self.source, sound=sound)
            self.app.push_screen(screen, self._answered)
        else:
            self._rehearse(record, sound, listening)

    def _answered(self, sitting: Sitting | None) -> None:
        if sitting is not None:
            self.dismiss(sitting)
        else:
            self._again()

    def _written(self, interview: Interview | None) -> None:
        """Answers that were taken down are kept already; without any there is no interview."""
        if interview is not None:
            self.dismiss(None)

    def _again(self) -> None:
        self._going = False
        self._listen()

    @work(thread=True, exclusive=True, group="go")
    def _rehearse(self, record: InterviewRecord, sound: bool, listening: Listening | None) -> None:
        """A rehearsal has nobody to ask and begins at once, with its recording where she wants one."""
        if listening is not None:
            listening.closed(3.0)
        try:
            sitting = open_sitting(self.study, record, source=self.source, sound=sound)
            if sound:
                sitting.dispatch(RecordingAgreed())
        except Problem as problem:
            self.app.call_from_thread(self.program.show_problem, problem)
            self.app.call_from_thread(self._again)
            return
        self.app.call_from_thread(self.dismiss, sitting)

    # How it stands

    def _say_room(self, rate: int, channels: int) -> None:
        """Whether the disk will do for this sound."""
        if (rate, channels) != self._tracks:
            self._tracks = (rate, channels)
            self._find("#disk", disk_finding(self.study, rate=rate, channels=channels))

    def _find(self, selector: str, finding: Finding) -> None:
        line = self.query_one(selector, Static)
        line.update(f"{'' if finding.ok else '! '}{finding.what}")
        line.set_class(not finding.ok, "-trouble")

    def _filled_in(self) -> None:
        """Show what belongs to what is chosen, and how it stands."""
        written, rehearsal = self._is_written, self._is_rehearsal
        names = [name.casefold() for name in self.query_one(People).names()]
        known = earlier_with(self.study, names) if self._draft.sitting_of is None and not rehearsal else None
        same = self.query_one("#again", Pick).value == "same"
        self._earlier = known if same else None
        for names_of, shown in (
            ("#rehearsal", rehearsal),
            ("#people, #mode-row", not rehearsal),
            ("#again-row", known is not None),
            ("#interviewers-row, #place-row", not (written or rehearsal)),
            ("#consent-row", written),
            ("#reference-row", written and bool(self.query_one("#consent", Pick).value)),
            ("#microphones, #disk-row, #model-row", self._records),
        ):
            self.query(names_of).set(display=shown)
        self._say_ready()

    def _say_ready(self) -> None:
        names, rehearsal = self.query_one(People).names(), self._is_rehearsal
        word = heard_word(self._hears) if self._records else ""
        if self._draft.sitting_of is None and not rehearsal:
            same = self._earlier is not None or not self.query_one("#again-row").display
            word = name_word(names, self._used, self._given, same=same) or word
        if (key := self.program.key) is not None:
            real = {name.casefold() for name in key.names()}
            if any(name.casefold() in real for name in names):
                word = _("! This is a real name in the key: choose another pseudonym.")
        onward = onward_word(written=self._is_written, rehearsal=rehearsal)
        self.query_one("#ready", Static).update(f"{word} {onward}".strip())
        self.refresh_bindings()
