"""Locking a whole study with a passphrase, and opening one that is locked."""

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, ProgressBar, Static
from textual.worker import get_current_worker

from interview_tui.at_rest import finish, not_encrypted
from interview_tui.language import N_, _, ngettext
from interview_tui.privacy.sealing import advice
from interview_tui.problem import Problem
from interview_tui.study import Study, study_lock
from interview_tui.times import length
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.screens.passphrase import PassphraseDialog, secret_field
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row

_SHOWN = 3
"""Exported files that are named; the rest is counted."""


class _Progressing(PassphraseDialog):
    """Shows how far the work is, and stops it when the program is left: then nothing has happened."""

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ProgressBar).display = False

    def tell(self, share: float, left: float | None) -> None:
        """From the thread that works. Raises `Problem` when nobody waits for it any more."""
        if get_current_worker().is_cancelled:
            raise _stopped()
        try:
            self.app.call_from_thread(self._show, share, left)
        except RuntimeError:  # the program is being left
            raise _stopped() from None

    def _show(self, share: float, left: float | None) -> None:
        if self.is_attached:
            bar = self.query_one(ProgressBar)
            bar.display = True
            bar.update(total=1.0, progress=share)
            self.say(_("about {time} left").format(time=length(left)) if left else _(self.WORKING))


class LockDialog(_Progressing):
    """Locks the study that is open; True when it is locked. `before` ends what the program itself does in it."""

    ABOUT = Help(
        N_("Lock the study"),
        N_(
            "Everything in the study's folder, recordings too, is encrypted into one file, which is opened again and "
            "compared before anything is deleted. Until the passphrase is given, nobody reads a word or a name of it."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("lock"), N_("Encrypt everything with this passphrase, and close the study.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "back", N_("back"), N_("Back; nothing is changed.")),
    )
    WORKING = N_("encrypting; what is there is deleted when its copy has been opened and compared")

    def __init__(self, study: Study, before: Callable[[], None]) -> None:
        super().__init__()
        self.study = study
        self._before = before
        self._over = False

    def compose(self) -> ComposeResult:
        from interview_tui.locking.before import away_words, exports_elsewhere, spares_away

        with VerticalScroll(classes="window"):
            yield Static(_("Lock the study"), classes="heading", markup=False)
            yield Static(_teaching(), classes="about", markup=False)
            yield Static("! " + _final(), classes="about -trouble", markup=False)
            if elsewhere := exports_elsewhere(self.study):
                yield Static("! " + _not_locked(elsewhere), classes="about -trouble", markup=False)
            for said in away_words(spares_away(self.study)):
                yield Static("! " + said, classes="about -trouble", markup=False)
            yield Row(_("Passphrase"), secret_field("passphrase"), classes="second")
            yield Row(_("Once more"), secret_field("again"))
            yield Static(id="said", markup=False)
            yield ProgressBar(show_eta=False, show_percentage=False)
        yield KeyLine()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "passphrase":
            self.say(advice(event.value))

    def do(self, passphrase: str) -> list[str]:
        from interview_tui.locking.before import refuse_unfinished
        from interview_tui.locking.lock import lock
        from interview_tui.locking.streams import StudyKey

        self._before()
        refuse_unfinished(self.study)
        lock(self.study, StudyKey.new(passphrase), self.tell)
        return not_encrypted(self.study.folder)

    def _done(self, result: object) -> None:
        """It is locked. What can be read all the same is said before the dialog closes."""
        if not isinstance(result, list) or not result or not self.is_attached:
            super()._done(result)
            return
        self._over = True
        self.working = False
        self.say("! " + " ".join([_("The study is locked."), *result, _("Esc goes on.")]), trouble=True)
        self.query_one(ProgressBar).display = False
        for row in self.query(Row):
            row.display = False
        self.refresh_bindings()
        self.call_after_refresh(self.query_one("#said").scroll_visible, animate=False)

    def action_go(self) -> None:
        if self._over:
            self.dismiss(True)
        else:
            super().action_go()

    def action_back(self) -> None:
        if self._over:
            self.dismiss(True)
        else:
            super().action_back()


class UnlockDialog(_Progressing):
    """Opens the locked study in `folder`; True when it is open."""

    ABOUT = Help(
        N_("A locked study"),
        N_(
            "Everything in it is encrypted. With its passphrase it is laid out again as it was, and stays so until it "
            "is locked again with n."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("open"), N_("Open the study with this passphrase.")),
        Command("escape", "back", N_("back"), N_("Back; the study stays locked.")),
    )
    WORKING = N_("opening; this takes some seconds, so that nobody can try many passphrases")

    def __init__(self, folder: Path, title: str) -> None:
        super().__init__()
        self.folder = folder
        self.study_title = title

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window"):
            yield Static(_("{title} is locked").format(title=self.study_title), classes="heading", markup=False)
            for said in not_encrypted(self.folder):
                yield Static("! " + said, classes="about -trouble", markup=False)
            yield Row(_("Passphrase"), secret_field("passphrase"), classes="second")
            yield Static(id="said", markup=False)
            yield ProgressBar(show_eta=False, show_percentage=False)
        yield KeyLine()

    def do(self, passphrase: str) -> None:
        from interview_tui.locking.unlock import study_key, unlock

        finish(self.folder)
        key = study_key(self.folder, passphrase)
        with study_lock(self.folder):
            unlock(self.folder, key, self.tell)


def _stopped() -> Problem:
    """Said only before anything has happened: locking and unlocking do not ask afterwards."""
    return Problem(_("Stopped. The study is as it was."))


def _teaching() -> str:
    return _(
        "Everything in this study, recordings too, becomes one encrypted file. Nobody reads it without the passphrase. "
        "The study closes, and asks for the passphrase when it is opened again."
    )


def _final() -> str:
    return _(
        "A forgotten passphrase is final: everything in the study is lost then. Write it down, and keep it apart from "
        "this computer."
    )


def _not_locked(files: list[Path]) -> str:
    said = ngettext(
        "{count} exported file lies outside the study and is not locked:",
        "{count} exported files lie outside the study and are not locked:",
        len(files),
    ).format(count=len(files))
    names = ", ".join(path.name for path in files[:_SHOWN])
    return f"{said} {names}" + (" …" if len(files) > _SHOWN else "")
