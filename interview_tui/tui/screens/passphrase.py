"""A dialog around a passphrase: typed, never shown, and then worked with by the side for some seconds."""

from textual import work
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from interview_tui.language import _
from interview_tui.privacy.sealing import advice, normalised
from interview_tui.problem import Problem
from interview_tui.tui.keys import Dialog


class PassphraseDialog(Dialog[bool]):
    """True: it is done. The work is done by the side; nothing can be closed meanwhile.

    A dialog has a `Static` with the id `said`, and a field `passphrase`; one that sets a new one a field `again`, too.
    """

    WORKING = ""
    """What is said while it works, marked with `N_`."""

    def __init__(self) -> None:
        super().__init__()
        self.working = False
        self._warned_of = ""
        """The short passphrase that she has been told of: the next Enter takes it."""

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    def on_input_submitted(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """Begin, when the passphrase can be one; a new one has to be typed twice, and a short one meant."""
        if self.working:
            return
        first = normalised(self.field("passphrase"))
        if not self.query("#again"):
            self.begin()
            return
        second = self.field("again")
        if not second:
            self.query_one("#again", Input).focus()
        elif normalised(second) != first:
            self.say("! " + _("The two are not the same. Write the second one again."), trouble=True)
            self.query_one("#again", Input).value = ""
            self.query_one("#again", Input).focus()
        elif advice(first) and first != self._warned_of:
            self._warned_of = first
            # The advice stood there while she typed; both together do not fit into a small window.
            short = _("It has few letters, and can be guessed.")
            self.say(f"! {short} " + _("Enter once more takes it all the same."), trouble=True)
        else:
            self.begin()

    def action_back(self) -> None:
        if not self.working:
            self.dismiss(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if self.working and action in ("go", "back") else True

    def field(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def say(self, text: str, *, trouble: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(text)
        said.set_class(trouble, "-trouble")

    def begin(self) -> None:
        """Work, with the fields as they are."""
        self.working = True
        self.say(_(self.WORKING))
        for field in self.query(Input):
            field.disabled = True
        self.refresh_bindings()
        self._work(self.field("passphrase"))

    @work(thread=True, group="key")
    def _work(self, passphrase: str) -> None:
        worker = get_current_worker()
        try:
            result = self.do(passphrase)
        except Problem as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._refused, problem)
        else:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._done, result)

    def do(self, passphrase: str) -> object:
        """What takes long. In a thread. Raises `Problem`."""
        raise NotImplementedError

    def finished(self, result: object) -> None:
        """Hears what `do` gave, before the dialog closes."""

    def _done(self, result: object) -> None:
        if self.is_attached:
            self.finished(result)
            self.dismiss(True)

    def _refused(self, problem: Problem) -> None:
        if not self.is_attached:
            return
        self.working = False
        self.say(f"! {problem.what} {problem.cure}", trouble=True)
        for field in self.query(Input):
            field.disabled = False
        first = self.query(Input).first()
        first.focus()
        first.action_select_all()
        self.refresh_bindings()


def secret_field(name: str) -> Input:
    """A field that shows nothing of what is typed."""
    return Input(password=True, compact=True, id=name, select_on_focus=False)
