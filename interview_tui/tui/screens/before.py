"""Before an interview: who, how and where, and whether it can be heard. Nothing is written before Enter."""

from pathlib import Path
from typing import cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from interview_tui.audio.messages import RecorderStatus
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
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.topline import TopLine

_SYSTEM_DEFAULT = ""
_NO_DEVICE = "-"


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
        used = _names_in(study)
        self._used = {name.casefold() for name in used}
        self._pseudonym = pseudonym or proposed_pseudonym(used, study.settings.language)
        self._listening: Listening | None = None
        self._hears: bool | None = None
        """There is a microphone and it is alive; None while that is not known."""
        self._going = False

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
            yield Row(_("Microphone"), Pick([(_SYSTEM_DEFAULT, _("looking …"))], id="device"), id="device-row")
            yield Row("", MicrophoneLevel(id="level"))
            yield Row(_("Disk"), Static(id="disk", classes="finding", markup=False), id="disk-row")
            yield Row(_("Model"), Static(id="model", classes="finding", markup=False))
            yield Static(id="ready", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#kind").focus()
        self._find("#disk", disk_finding(self.study))
        self._find("#model", model_finding(self.study))
        self._look_for_devices()
        self._say_ready()

    def on_unmount(self) -> None:
        self._hush()

    # Filling in

    def on_pick_changed(self, event: Pick.Changed) -> None:
        if event.pick.id == "device":
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
        device = self.query_one("#device", Pick).value
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
            device=device if device not in (_SYSTEM_DEFAULT, _NO_DEVICE) else None,
        )

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _kind_chosen(self) -> InterviewKind:
        return cast(InterviewKind, self.query_one("#kind", Pick).value)

    # The microphone

    @work(thread=True)
    def _look_for_devices(self) -> None:
        from interview_tui.audio.devices import input_devices

        if self.source is not None:
            self.app.call_from_thread(self._offer, [(_SYSTEM_DEFAULT, _("a sound file"))])
            return
        try:
            devices = input_devices()
        except Problem as problem:
            self.app.call_from_thread(self._offer, [(_NO_DEVICE, _("none"))], problem)
            return
        if devices:
            options = [
                (_SYSTEM_DEFAULT, _("the system's own choice")),
                *((device.id, device.name) for device in devices),
            ]
            self.app.call_from_thread(self._offer, options)
        else:
            self.app.call_from_thread(self._offer, [(_NO_DEVICE, _("none"))], _no_microphone())

    def _offer(self, options: list[tuple[str, str]], problem: Problem | None = None) -> None:
        if not self.is_attached:  # closed while the devices were looked for
            return
        self.query_one("#device", Pick).replace(options)
        if problem is not None:
            self._hears = False
            self.query_one(MicrophoneLevel).say_problem(problem)
            self._say_ready()
        else:
            self._listen()

    def _listen(self) -> None:
        """Listen to the device that is chosen."""
        self._hush()
        device = self.query_one("#device", Pick).value
        if device != _NO_DEVICE and not self._going:
            self._listening = Listening(device or None, self.source, lambda what: self._tell(what))

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


def _names_in(study: Study) -> list[str]:
    """The pseudonyms that are taken; of an interview whose record is damaged, the name of its folder."""
    names: list[str] = []
    for interview in study.interviews():
        try:
            names += [person.pseudonym for person in interview.record.participants]
        except Problem:
            names.append(interview.id.partition("-")[2])
    return names


def _no_microphone() -> Problem:
    return Problem(
        _("No microphone was found."),
        cure=_("Plug one in and open this again. The interview can be held without recording."),
    )
