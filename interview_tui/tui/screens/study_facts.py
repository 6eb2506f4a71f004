"""What is known about a study, changed on one screen: title, length, the day of deletion, who is responsible for it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from interview_tui.language import N_, _
from interview_tui.problem import Problem, reason
from interview_tui.retention import day_typed
from interview_tui.study import Study
from interview_tui.study_facts import changed
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, retention_field, text_field
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.topline import TopLine


class StudyFactsScreen(Place[bool]):
    """True when something was saved. Nothing is written before Enter."""

    ABOUT = Help(
        N_("About the study"),
        N_(
            "The day of deletion is brought up on the start screen from a month before it; nothing is deleted by "
            "itself. Who is responsible, and how the material is kept, stands in the information that a participant "
            "gets."
        ),
    )
    KEYS = (
        Command("enter", "save", N_("save"), N_("Save everything that stands here.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "back", N_("back"), N_("Back; nothing is changed.")),
    )

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study

    def compose(self) -> ComposeResult:
        known = self.study.settings
        day = known.retention.isoformat() if known.retention is not None else ""
        yield TopLine(known.title, _("about the study"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Row(_("Title"), text_field(known.title, id="title"))
            yield Row(_("Minutes"), text_field(str(known.minutes), id="minutes", restrict=r"[0-9]{0,3}"))
            planned = "" if known.interviews is None else str(known.interviews)
            field = text_field(planned, id="interviews", placeholder=_("how many are planned"), restrict=r"[0-9]{0,4}")
            yield Row(_("Interviews"), field)
            yield Row(_("Model"), Pick(_models(known.model), known.model or "", id="model"), _("for what comes"))
            yield Row(_("Delete by"), retention_field(day), _("may be left empty"))
            yield Row(_("Ethics reference"), text_field(known.ethics_reference, id="ethics_reference"))
            yield Static(_("Told to participants"), classes="heading second", markup=False)
            yield Row(_("Responsible"), text_field(known.responsible, id="responsible", placeholder=_("your name")))
            yield Row(_("Supervisor"), text_field(known.supervisor, id="supervisor"))
            university = text_field(known.university, id="university", placeholder=_("and department"))
            yield Row(_("University"), university)
            contact = text_field(known.contact, id="contact", placeholder=_("e-mail, phone"))
            yield Row(_("Contact"), contact)
            storage = text_field(known.storage, id="storage", placeholder=_("where recordings and transcripts are"))
            yield Row(_("Kept"), storage)
            yield Static(id="trouble", classes="-trouble", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#trouble").display = False
        self.query_one("#retention").focus()

    def on_input_submitted(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Save, or say on the screen what cannot be."""
        typed = {str(field.id): field.value for field in self.query(Input)}
        try:
            facts: dict[str, object] = {name: text for name, text in typed.items() if name not in _NUMBERS}
            facts |= {name: int(typed[name]) if typed[name] else None for name in ("minutes", "interviews")}
            facts["model"] = self.query_one("#model", Pick).value or None
            facts["retention"] = day_typed(typed["retention"])
            self.study.save_settings(changed(self.study.settings, facts))
        except Problem as problem:
            self._say(f"{problem.what} {problem.cure}")
        except OSError as error:
            self._say(_("The study could not be written: {reason}.").format(reason=reason(error)))
        else:
            self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)

    def _say(self, text: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.display = True
        trouble.update(f"! {text}")


def _models(chosen: str | None) -> list[tuple[str, str]]:
    """What is on this computer, and what was chosen even if it is not."""
    from interview_tui.transcription.models import NANO, installed

    here = [model.name for model in installed() if model.name != NANO]
    names = list(dict.fromkeys([*([chosen] if chosen else []), *here]))
    return [(name, name) for name in names] if names else [("", _("none on this computer"))]


_NUMBERS = ("minutes", "interviews", "retention")
"""Fields that are not taken as they are typed."""
