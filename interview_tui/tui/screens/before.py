"""Before an interview: who, how and where, and whether it can be heard. Nothing is written before Enter."""

from pathlib import Path
from typing import cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.guide.model import Guide
from interview_tui.interview.pseudonyms import proposed_pseudonym
from interview_tui.interview.record import InterviewKind, InterviewRecord, Mode, Participant
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.sitting import Sitting
from interview_tui.study import Study
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.listening import Listening
from interview_tui.tui.opening import NO_SOUND, open_sitting
from interview_tui.tui.readiness import Finding, disk_finding, model_finding, where_placeholders_stand
from interview_tui.tui.screens.consent import ConsentScreen
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.microphone import MicrophoneLevel
from interview_tui.tui.widgets.microphone_choice import Chosen, MicrophoneChoice
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.topline import TopLine


class BeforeScreen(Place[Sitting | None]):
    """Prepares an interview and returns it when it begins; None when it does not."""

    ABOUT = Help(
        N_("Before the interview"),
        N_(
            "Fill in what is known. The name is a proposal: it stands for the participant everywhere, and the real "
            "name is never written here. Speak a few words and look at the level, or test the recording with t. "
            "Tab goes to the next line, the arrows choose."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("go on"), N_("Go on to information and consent; a rehearsal begins at once.")),
        Command(
            "t", "try_out", N_("test recording 5 s"), N_("Five seconds are taken and played back; nothing is kept.")
        ),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "back", N_("back"), N_("Back to the study; nothing is kept.")),
    )

    class Heard(Message):
        """The listening recorder says how it stands, or why it cannot."""

        def __init__(self, what: RecorderStatus | Problem) -> None:
            super().__init__()
            self.what = what

    def __init__(
        self,
        study: Study,
        kind: InterviewKind = "interview",
        pseudonym: str | None = None,
        *,
        source: Path | None = None,
    ) -> None:
        super().__init__()
        self.study = study
        self.source = source
        self._guide: Guide = study.guide
        self._kind = kind
        used, self._last = _interviews_so_far(study)
        self._used = {name.casefold() for name in used}
        self._pseudonym = pseudonym or proposed_pseudonym(used, study.settings.language)
        self._listening: Listening | None = None
        self._hears: bool | None = None
        """There is a microphone and it is alive; None while that is not known."""
        self._going = False
        self._tracks = (0, 0)
        """Samples a second and channels that the word about the disk is for."""

    def compose(self) -> ComposeResult:
        kinds = [("interview", _("Interview")), ("pilot", _("Pilot")), ("rehearsal", _("Rehearsal"))]
        modes = [("in_person", _("In person")), ("phone", _("Phone")), ("video", _("Video"))]
        stands = where_placeholders_stand(self._guide)
        yield TopLine(self.study.settings.title, _("before the interview"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Row(_("Kind"), Pick(kinds, self._kind, id="kind"))
            yield Row(_("Who"), text_field(self._pseudonym, id="who"), _("a pseudonym, never the real name"))
            yield Row(_("Role"), text_field(id="role", placeholder=_("for instance nurse, student, parent")))
            yield Row(_("Mode"), Pick(modes, id="mode"))
            yield Row(_("Place"), text_field(id="place", placeholder=_("may be left empty")))
            for number, (name, where) in enumerate(stands):
                yield Row("{" + name + "}", text_field(id=f"placeholder-{number}"), where)
            yield MicrophoneChoice(self._last, from_file=self.source is not None, id="microphones")
            yield Row(_("Disk"), Static(id="disk", classes="finding", markup=False), id="disk-row")
            yield Row(_("Model"), Static(id="model", classes="finding", markup=False))
            yield Static(id="ready", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#kind").focus()
        self._say_room(16_000, 1)
        self._find("#model", model_finding(self.study))
        self._say_ready()

    def on_unmount(self) -> None:
        self._hush()

    # Filling in

    def on_pick_changed(self) -> None:
        self._say_ready()

    def on_microphone_choice_changed(self, event: MicrophoneChoice.Changed) -> None:
        if event.problem is not None:
            self._hears = False
            self.query_one(MicrophoneLevel).say_problem(event.problem)
        else:
            self._listen()
        self._say_ready()

    def on_input_changed(self) -> None:
        self._say_ready()

    def on_input_submitted(self) -> None:
        self.action_go()

    def record(self) -> InterviewRecord:
        """What is filled in. Raises `Problem` if the participant has no name."""
        names = [name.strip() for name in self._value("who").split(",") if name.strip()]
        if not names:
            self.query_one("#who").focus()
            raise Problem(_("The participant has no name yet."), cure=_("Write a pseudonym, never the real name."))
        chosen = self.query_one(MicrophoneChoice).chosen or Chosen()
        return InterviewRecord(
            participants=tuple(Participant(pseudonym=name, role=self._value("role")) for name in names),
            kind=self._kind_chosen(),
            mode=cast(Mode, self.query_one("#mode", Pick).value),
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

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _kind_chosen(self) -> InterviewKind:
        return cast(InterviewKind, self.query_one("#kind", Pick).value)

    # The microphone

    def _listen(self) -> None:
        """Listen to what is chosen."""
        self._hush()
        chosen = self.query_one(MicrophoneChoice).chosen
        if chosen is not None and not self._going:
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
        return bool(self._hears) if action == "try_out" else True

    # Going on

    def action_back(self) -> None:
        self.dismiss(None)

    def action_go(self) -> None:
        if self._going:
            return
        record, sound = self.record(), self._hears is not False
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

    def _again(self) -> None:
        self._going = False
        self._listen()

    @work(thread=True, exclusive=True, group="go")
    def _rehearse(self, record: InterviewRecord, sound: bool, listening: Listening | None) -> None:
        """A rehearsal has nobody to ask and begins at once; a key starts its recording."""
        if listening is not None:
            listening.closed(3.0)
        try:
            sitting = open_sitting(self.study, record, source=self.source, sound=sound)
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

    def _say_ready(self) -> None:
        consent = self._kind_chosen() != "rehearsal"
        onward = _("Enter goes on to information and consent.") if consent else _("Enter begins the rehearsal.")
        taken = [name for name in self._value("who").split(",") if name.strip().casefold() in self._used]
        if taken:
            word = _("{name} has an interview in this study already; this will be another.").format(
                name=taken[0].strip()
            )
        elif self._hears:
            word = _("Ready.")
        elif self._hears is None:
            word = _("Listening for the microphone.")
        else:
            word = _("Without a microphone the interview can be held, but nothing is recorded.")
        self.query_one("#ready", Static).update(f"{word} {onward}")
        self.refresh_bindings()


def _interviews_so_far(study: Study) -> tuple[list[str], InterviewRecord | None]:
    """The pseudonyms that are taken, and the record of the last interview that was held here.

    Of an interview whose record is damaged, the name is that of its folder.
    """
    names: list[str] = []
    last: InterviewRecord | None = None
    for interview in study.interviews():
        try:
            record = interview.record
        except Problem:
            names.append(interview.id.partition("-")[2])
            continue
        names += [person.pseudonym for person in record.participants]
        if record.imported is None and not record.replayed:
            last = record
    return names, last
