"""A transcript of any recording, without a study: choose a file, see how far it is, and where the text was written."""

import os
import threading
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import ProgressBar, Static

from interview_tui.importing import KINDS, ImportStopped
from interview_tui.language import N_, _, current_language
from interview_tui.problem import Problem
from interview_tui.quick import FORMATS_USUAL, Made, Wish, transcribe_file
from interview_tui.times import clock_time
from interview_tui.transcription.models import Model, catalogue, no_model_here, suited
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.file_field import FileField
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.ticks import Tick, Ticks
from interview_tui.tui.widgets.topline import TopLine

_UNKNOWN = ""
"""Another language than the program's two, or one that she does not know."""


class QuickScreen(Place[None]):
    """Works on one file at a time, with the model that is chosen here or the one named."""

    ABOUT = Help(
        N_("Transcribe a recording"),
        N_(
            "A sound file or a film is turned into text on this machine, and the text is written beside it. No file is "
            "ever replaced. What was stopped goes on where it was if the same file is chosen again. Say what is spoken "
            "and, where there are several models, which one is to hear it: what suits best is chosen already."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("transcribe"), N_("Turn the file into text.")),
        Command("tab", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("escape", "back", N_("back"), N_("Stop, or go back to the start; what is done is kept for two weeks.")),
    )

    class Moved(Message):
        """It has come further."""

        def __init__(self, what: str, share: float, left: float | None) -> None:
            super().__init__()
            self.what = what
            self.share = share
            self.left = left

    class Ended(Message):
        """The text is written, or why it is not; None where it was stopped."""

        def __init__(self, answer: Made | Problem | None) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, model: str | None = None) -> None:
        super().__init__()
        self._model = model
        self._file = FileField(_("Sound file"), KINDS, name="file", value=str(Path.home()) + os.sep)
        self._stop: threading.Event | None = None
        """Of the work that goes on."""

    def compose(self) -> ComposeResult:
        spoken = [("sv", _("Swedish")), ("en", _("English")), (_UNKNOWN, _("another, found out from the sound"))]
        kinds = (Tick("docx", _("Word")), Tick("txt", _("Text")), Tick("srt", _("Subtitles")))
        yield TopLine(_("Transcribe a recording"), _("any sound file, without a study"))
        with VerticalScroll(classes="page", can_focus=False):
            yield self._file
            yield Row(_("Spoken language"), Pick(spoken, _likely(), id="spoken-language"))
            yield Row(_("Model"), Pick((), id="model"), id="model-row")
            yield Static(id="model-about", classes="quiet", markup=False)
            yield Static(_("Written as"), classes="heading")
            yield Ticks(kinds, FORMATS_USUAL, id="kinds")
            yield Static(id="finishing-what", markup=False)
            yield ProgressBar(100, id="finishing-bar", show_eta=False)
            yield Static(id="finishing-left", classes="quiet", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(ProgressBar).display = False
        self._file.focus_field()
        self._offer_models()

    def on_unmount(self) -> None:
        if self._stop is not None:
            self._stop.set()

    def on_input_submitted(self) -> None:
        self.action_go()

    def on_ticks_submitted(self) -> None:
        self.action_go()

    def on_file_field_chosen(self) -> None:
        self.query_one("#spoken-language").focus()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        if event.pick.id == "spoken-language":
            self._offer_models()
        self._say_model()

    def _offer_models(self) -> None:
        """Those that suit what is spoken, the best one chosen; a single one is no question."""
        models = [] if self._model else _offered(self.query_one("#spoken-language", Pick).value)
        self.query_one("#model", Pick).replace([(model.name, model.name) for model in models])
        self.query("#model-row, #model-about").set(display=len(models) > 1)
        self._say_model()

    def _say_model(self) -> None:
        name = self.query_one("#model", Pick).value
        about = next((model.about for model in catalogue() if model.name == name), "")
        self.query_one("#model-about", Static).update(_(about) if about else "")

    def action_go(self) -> None:
        if self._stop is not None or self._file.looks_into():
            return
        if not self._file.is_file:
            raise Problem(_("Choose a file."))
        wish = self.wish()
        self._stop = threading.Event()
        self._transcribe(wish)

    def wish(self) -> Wish:
        """What is filled in. Raises `Problem` if no model here understands what is spoken."""
        spoken = self.query_one("#spoken-language", Pick).value
        model = self._model or self.query_one("#model", Pick).value
        if not model:
            raise no_model_here(spoken or None)
        formats = self.query_one(Ticks).values or FORMATS_USUAL
        return Wish(self._file.path, formats, language=spoken or None, model=model)

    def action_back(self) -> None:
        if self._stop is None:
            self.dismiss()
        else:
            self._stop.set()

    @work(thread=True)
    def _transcribe(self, wish: Wish) -> None:
        answer: Made | Problem | None
        try:
            answer = transcribe_file(wish, self._tell, self._stop)
        except ImportStopped:
            answer = None
        except Problem as problem:
            answer = problem
        if self.is_attached:
            self.post_message(self.Ended(answer))

    def _tell(self, what: str, share: float, left: float | None) -> None:
        if self.is_attached:
            self.post_message(self.Moved(what, share, left))

    def on_quick_screen_moved(self, event: Moved) -> None:
        bar = self.query_one(ProgressBar)
        bar.display = True
        bar.update(progress=100 * event.share)
        left = "" if event.left is None else _("{time} left").format(time=clock_time(event.left))
        self._say(event.what, left)

    def on_quick_screen_ended(self, event: Ended) -> None:
        self._stop = None
        self.query_one(ProgressBar).display = False
        match event.answer:
            case None:
                self._say(_("Stopped. Choose the same file again to go on."))
            case Made(paths=paths):
                self._say(_("Written: {names}").format(names=", ".join(path.name for path in paths)))
            case Problem() as problem:
                self._say("")
                raise problem

    def _say(self, what: str, left: str = "") -> None:
        self.query_one("#finishing-what", Static).update(what)
        self.query_one("#finishing-left", Static).update(left)


def _likely() -> str:
    """What is spoken, most likely: the program's language; if only models of one other language are here, that one."""
    if suited(current_language()) or not (others := suited(None)):
        return current_language()
    return others[0].languages[0]


def _offered(spoken: str) -> list[Model]:
    """A model of one language is of no use where another one is spoken."""
    return suited(spoken) if spoken != _UNKNOWN else [model for model in suited(None) if len(model.languages) != 1]
