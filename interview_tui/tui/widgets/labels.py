"""Who the labels of a transcript are: a line for each, with what is said first under it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from interview_tui.importing import Script
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import _, ngettext
from interview_tui.times import clock_time
from interview_tui.tui.widgets.form import Row
from interview_tui.tui.widgets.pick import Pick

MOST = 12
"""Labels that can be changed here; a file with more has them wrong, or is no interview."""
_LONGEST = 12


class Labels(Vertical):
    """Shows a transcript before it is imported, and lets one say who speaks."""

    class Changed(Message):
        """Somebody is said to be somebody else."""

        def __init__(self, label: str, name: str) -> None:
            super().__init__()
            self.label = label
            self.name = name

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._of: dict[Pick, str] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="script-said", markup=False)

    async def show(self, script: Script | None, participants: Sequence[str]) -> None:
        """Show this transcript, or none."""
        self.display = script is not None
        if script is None:
            return
        self.query_one("#script-said", Static).update(summary(script))
        parts = script.people.parts[:MOST]
        if [self._of[pick] for pick in self.query(Pick)] == [part.label for part in parts]:
            for pick, part in zip(self.query(Pick), parts, strict=True):
                pick.replace(_options(script, participants), part.speaker or "")
            return
        await self.query(Row).remove()
        self._of = {}
        for part in parts:
            pick = Pick(_options(script, participants), part.speaker or "")
            self._of[pick] = part.label
            said = part.first if len(part.first) <= 30 else part.first[:29] + "…"
            label = part.label if len(part.label) <= _LONGEST else part.label[: _LONGEST - 1] + "…"
            await self.mount(Row(f"“{label}”", pick, said))

    def on_pick_changed(self, event: Pick.Changed) -> None:
        event.stop()
        if event.pick in self._of:
            self.post_message(self.Changed(self._of[event.pick], event.value))


def _options(script: Script, participants: Sequence[str]) -> list[tuple[str, str]]:
    names = dict.fromkeys((*participants, *script.people.added))
    options = [(INTERVIEWERS[0], _("interviewer")), *((name, name) for name in names)]
    options.append((INTERVIEWERS[1], _("second interviewer")))
    if any(part.speaker is None for part in script.people.parts):
        options.append(("", _("nobody knows")))
    return options


def summary(script: Script) -> str:
    """`34 words, 0:16, with a time for each line. It does not say who speaks.`"""
    count = sum(len(cue.words) for cue in script.clocked.cues)
    words = ngettext("{count} word", "{count} words", count).format(count=count)
    times = {
        "words": _("with a time for each word"),
        "lines": _("with a time for each line"),
        "none": _("without times"),
    }[script.clocked.times]
    length = "" if script.clocked.times == "none" else f", {clock_time(script.clocked.seconds)}"
    said = [f"{words}{length}, {times}."]
    if script.clocked.mended:
        wrong = ngettext(
            "{count} time in it cannot be true and is left out.",
            "{count} times in it cannot be true and are left out.",
            script.clocked.mended,
        )
        said.append(wrong.format(count=script.clocked.mended))
    if not script.has_labels:
        said.append(_("It does not say who speaks."))
    elif len(script.people.parts) > MOST:
        said.append(_("More speakers than can be shown here: {count}.").format(count=len(script.people.parts) - MOST))
    if script.has_labels:
        said.append(_("Who is who (the names in it are not kept):"))
    return " ".join(said)
