"""Consent in full: for whom, how, on whose behalf, and what it covers. The ordinary case needs none of it."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from interview_tui.interview.consent import PersonConsent, consent_record
from interview_tui.interview.events import AnyEvent, ConsentDetailed, ConsentGiven
from interview_tui.language import N_, _
from interview_tui.study import Interview
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.view.consent_words import consent_line
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.pick import Pick

_DETAILS = {"by": "by", "assent": "assent", "recording": "recorded", "quotes": "quoted", "archiving": "archived"}
"""What is noted → the line it is chosen on."""
_EVERYBODY = ""


class ConsentDialog(Dialog[list[AnyEvent] | None]):
    """Gives the events that note what was changed; None when she thought better of it.

    `people`: what is noted so far. `at`: the place in the sound, which is the moment the key went down. `live`: she
    sits with the participant, who may consent aloud now.
    """

    ABOUT = Help(
        N_("Consent"),
        N_(
            "What is not asked stays not asked: nothing is taken for granted. For a child, or for somebody who has a "
            "trustee, note whose consent it is and what the participant herself says. With several participants choose "
            "whom it is about."
        ),
    )
    KEYS = (
        Command("enter", "save", N_("save"), N_("Note what stands here.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "back", N_("back"), N_("Back; nothing is changed.")),
    )

    def __init__(self, people: Sequence[PersonConsent], at: float, *, live: bool) -> None:
        super().__init__()
        self.people = people
        self.at = at
        self.live = live

    def compose(self) -> ComposeResult:
        answers = [("not_asked", _("not asked about")), ("yes", _("yes")), ("no", _("no"))]
        hows = [("", _("as it is")), ("written", _("in writing")), ("earlier", _("given earlier"))]
        if self.live:
            hows.insert(1, ("spoken", _("spoken, now")))
        whose = [("self", _("the participant")), ("guardian", _("a guardian")), ("trustee", _("a trustee"))]
        with VerticalScroll(classes="window"):
            yield Static(_("Consent"), classes="heading", markup=False)
            yield Static(consent_line(self.people), classes="about", markup=False)
            names = [(person.who, person.who) for person in self.people]
            yield Row(_("For whom"), Pick([(_EVERYBODY, _("everyone")), *names], id="who"), id="who-row")
            yield Row(_("How"), Pick(hows, id="how"))
            yield Row(_("The paper"), text_field(id="reference", placeholder=_("where it is kept; no names")))
            yield Row(_("Who consents"), Pick(whose, id="by"))
            yield Row(_("Own assent"), Pick(answers, id="assent"), id="assent-row")
            yield Row(_("To be recorded"), Pick(answers, id="recorded"))
            yield Row(_("To be quoted"), Pick(answers, id="quoted"))
            yield Row(_("To be archived"), Pick(answers, id="archived"))
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#who-row").display = len(self.people) > 1
        self._show()
        self.query_one("#who" if len(self.people) > 1 else "#how").focus()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        if event.pick.id == "who":
            self._show()
        elif event.pick.id == "by":
            self.query_one("#assent-row").display = event.value != "self"

    def on_input_submitted(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """The events, each only where something is other than it was."""
        person, who = self._person(), self._picked("who")
        if len(self.people) == 1:
            who = _EVERYBODY
        events: list[AnyEvent] = []
        reference = " ".join(self.query_one("#reference", Input).value.split())
        how = self._picked("how") or ("written" if reference != person.reference else "")
        if how:
            told = {"how": how, "reference": reference if how == "written" else "", "who": who, "at": self.at}
            events.append(ConsentGiven.model_validate(told))
        picked = {name: self._picked(line) for name, line in _DETAILS.items()}
        changed = {name: answer for name, answer in picked.items() if answer != getattr(person, name)}
        if changed:
            events.append(ConsentDetailed.model_validate(changed | {"who": who, "at": self.at}))
        self.dismiss(events)

    def action_back(self) -> None:
        self.dismiss(None)

    def _show(self) -> None:
        """What is noted about whom it is about; about everyone, what is noted alike about all."""
        person = self._person()
        self.query_one("#how", Pick).value = ""
        self.query_one("#reference", Input).value = person.reference
        for name, line in _DETAILS.items():
            self.query_one(f"#{line}", Pick).value = getattr(person, name)
        self.query_one("#assent-row").display = person.by != "self"

    def _person(self) -> PersonConsent:
        who = self._picked("who")
        return next((person for person in self.people if person.who == who), _alike(self.people))

    def _picked(self, name: str) -> str:
        return self.query_one(f"#{name}", Pick).value


def _alike(people: Sequence[PersonConsent]) -> PersonConsent:
    """What is noted alike about all; where they differ, as if nothing were: one's guardian or no is not another's."""
    noted = {name: {getattr(person, name) for person in people} for name in (*_DETAILS, "reference")}
    return PersonConsent(_EVERYBODY, **{name: found.pop() for name, found in noted.items() if len(found) == 1})


def consent_of(interview: Interview, saved: Callable[[], object]) -> tuple[ConsentDialog, Callable[..., None]]:
    """The dialog for an interview that was held, and what writes down what is noted in it; then `saved` is called.

    Raises `Problem` if a file of the interview is damaged.
    """
    events = interview.events()
    people = consent_record(interview.guide, interview.record, events).people
    dialog = ConsentDialog(people, events[-1].at if events else 0.0, live=False)

    def write(noted: list[AnyEvent] | None) -> None:
        for event in noted or []:
            interview.timeline.append(event)
        if noted:
            saved()

    return dialog, write
