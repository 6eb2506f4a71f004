"""What went wrong and what to do about it, in two sentences."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine


def problem_lines(problem: Problem) -> tuple[str, str, str]:
    """File and line, what happened, and the cure; empty where there is none. The folder is not shown."""
    where = ""
    if problem.where is not None:
        where = problem.file
        if problem.line:
            where = _("{file}, line {line}").format(file=where, line=problem.line)
    return where, problem.what, problem.cure


class ProblemDialog(Dialog[None]):
    """Closed with Enter or Esc; nothing else depends on it."""

    ABOUT = Help(N_("Something is in the way"), N_("The first sentence says what happened, the second what to do."))
    KEYS = (Command("enter,escape", "close", N_("go on"), N_("Close this and go on.")),)

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem

    def compose(self) -> ComposeResult:
        where, what, cure = problem_lines(self.problem)
        with VerticalScroll(classes="window -trouble"):
            if where:
                yield Static(where, classes="quiet", markup=False)
            yield Static(f"! {what}", classes="what", markup=False)
            if cure:
                yield Static(cure, classes="cure", markup=False)
        yield KeyLine()

    def action_close(self) -> None:
        self.dismiss()
