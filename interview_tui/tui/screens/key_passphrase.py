"""The passphrase of the key: asked for, set for the first time, or changed. It is shown nowhere."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from interview_tui.language import N_, _
from interview_tui.privacy.key_file import OpenedKey, create_key, open_key
from interview_tui.privacy.sealing import advice
from interview_tui.privacy.synced import syncing_service
from interview_tui.study import Study
from interview_tui.tui.key_session import KeySession
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.screens.passphrase import PassphraseDialog, secret_field
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row


class _KeyDialog(PassphraseDialog):
    """When it is done the app has the key open."""

    def finished(self, result: object) -> None:
        if isinstance(result, OpenedKey):
            self.program.key = KeySession(result)


class OpenKeyDialog(_KeyDialog):
    """Asks for the passphrase of a study's key."""

    ABOUT = Help(
        N_("Open the key"),
        N_(
            "The passphrase opens the key until you lock it, an interview begins, the study is closed, or no key has "
            "been pressed for five minutes. A forgotten one is final; a new key can be begun after: interview-tui "
            "pseudonyms forget --study FOLDER"
        ),
    )
    KEYS = (
        Command("enter", "go", N_("open"), N_("Open the key with this passphrase.")),
        Command("escape", "back", N_("back"), N_("Back; the key stays locked.")),
    )
    WORKING = N_("opening; this takes some seconds, so that nobody can try many passphrases")

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window"):
            yield Static(_("The key is locked"), classes="heading", markup=False)
            yield Row(_("Passphrase"), secret_field("passphrase"), classes="second")
            yield Static(id="said", markup=False)
        yield KeyLine()

    def do(self, passphrase: str) -> OpenedKey:
        return open_key(self.study.folder, passphrase)


class NewPassphraseDialog(_KeyDialog):
    """Makes the key of a study or, with the `session` of an open one, gives it another passphrase."""

    ABOUT = Help(
        N_("The key's passphrase"),
        N_(
            "Only this passphrase opens the key. A forgotten one is final: nobody can open the key then, and this "
            "program cannot either. Several words that do not belong together are easy to remember and hard to guess."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("set the passphrase"), N_("From now on the key opens with it.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "back", N_("back"), N_("Back; nothing is changed.")),
    )
    WORKING = N_("encrypting; this takes some seconds")

    def __init__(self, study: Study, session: KeySession | None = None) -> None:
        super().__init__()
        self.study = study
        self.session = session

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window"):
            title = _("A key for this study") if self.session is None else _("Another passphrase")
            yield Static(title, classes="heading", markup=False)
            yield Static(_teaching() if self.session is None else _changing(), classes="about", markup=False)
            yield Static("! " + _final(), classes="about -trouble", markup=False)
            if service := syncing_service(self.study.folder):
                yield Static("! " + synced_words(service), classes="about -trouble", markup=False)
            yield Row(_("Passphrase"), secret_field("passphrase"), classes="second")
            yield Row(_("Once more"), secret_field("again"))
            yield Static(id="said", markup=False)
        yield KeyLine()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "passphrase":
            self.say(advice(event.value))

    def do(self, passphrase: str) -> OpenedKey | None:
        if self.session is None:
            return create_key(self.study.folder, passphrase)
        self.session.change_passphrase(passphrase)
        return None


def synced_words(service: str) -> str:
    """That the study leaves this computer."""
    return _("This study lies in a folder that {service} copies to its servers.").format(service=service)


def _teaching() -> str:
    return _(
        "The key says which real name a pseudonym stands for, and how to reach that person. It lies in the study's "
        "folder, encrypted: nobody reads it without its passphrase. Before anything is exported it is searched for the "
        "names in the key."
    )


def _changing() -> str:
    return _(
        "From now on the new passphrase opens the key. Copies that were made before, in a backup for instance, still "
        "open with the old one."
    )


def _final() -> str:
    return _(
        "A forgotten passphrase is final: nobody can open the key then, not this program either. Write it down, and "
        "keep it apart from this computer."
    )
