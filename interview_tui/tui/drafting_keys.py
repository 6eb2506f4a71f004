"""The keys with which a guide's rows are edited: in the editor, and when a document is read in."""

from interview_tui.guide.drafting.rows import RowKind
from interview_tui.language import N_
from interview_tui.tui.keys import Command

_ROWS, _FIELD, _MARKS, _LOOKING = N_("Rows"), N_("While a row is typed"), N_("What is said of a row"), N_("Looking")
_KINDS = N_("Kinds")
_REST = N_("Besides")
GROUPS = (_ROWS, _FIELD, _KINDS, _MARKS, _LOOKING, _REST)
"""The headings of the help, in its order."""

KINDS: dict[str, RowKind] = {
    "1": "theme",
    "2": "question",
    "3": "probe",
    "4": "condition",
    "5": "clarification",
    "6": "script",
    "7": "consent",
    "8": "text",
    "9": "comment",
}
"""The key of each kind."""

FIELD: tuple[Command, ...] = (
    Command("enter", "take", N_("done"), N_("The row reads so now."), group=_FIELD),
    Command("ctrl+d", "divide", N_("divide"),
            N_("A new row from the cursor on. Backspace at the beginning of a row, or Del at its end, makes one of "
               "two."), group=_FIELD),
    Command("ctrl+j", "new_line", N_("new line"), N_("A new line in a text or a comment."), group=_FIELD),
    Command("tab", "take_and(1)", N_("next row"), N_("Done, and on to the next row."), group=_FIELD),
    Command("shift+tab", "take_and(-1)", N_("row before"), N_("Done, and to the row before."), footer=False,
            shown=N_("Shift+Tab"), group=_FIELD),
    Command("escape", "give_up", N_("give up"), N_("The row stays as it was."), group=_FIELD),
)  # fmt: skip
FIELD_KEYS = {key: command.action for command in FIELD for key in command.keys.split(",")}
IN_THE_FIELD = frozenset(command.action.partition("(")[0] for command in FIELD)

SAVING: tuple[Command, ...] = (Command("s,ctrl+s", "save", N_("save"), N_("Save the guide as Markdown."), group=_REST),)
REVIEWING: tuple[Command, ...] = (
    Command("full_stop", "next(1)", N_("next ?"), N_("The next row that is not sure, or is to be looked at."),
            group=_LOOKING),
    Command("y", "sure", N_("right"), N_("The row is right as it stands; on to the next one that is not sure."),
            group=_LOOKING),
)  # fmt: skip

OUTLINE: tuple[Command, ...] = (
    Command("enter,e", "edit", N_("reword"), N_("Type the marked row anew, in its place."), group=_ROWS),
    Command("n", "new", N_("new"), N_("A new row after the marked one, of its kind; a question after a heading."),
            group=_ROWS),
    Command("f", "new('probe')", N_("follow-up"), N_("A new follow-up under the marked question."), group=_ROWS),
    Command("k,shift+up", "move(False)", N_("move up"), N_("Move the row up, with what stands under it."), footer=False,
            shown=N_("k Shift+↑"), group=_ROWS),
    Command("j,shift+down", "move(True)", N_("move down"), N_("Move the row down, with what stands under it."),
            shown=N_("j Shift+↓"), footer=False, group=_ROWS),
    Command("tab,greater_than_sign", "indent", N_("in"), N_("One level in: under the row above."), shown="Tab",
            group=_ROWS),
    Command("shift+tab,less_than_sign", "outdent", N_("out"), N_("One level out: after the row it stands under."),
            shown=N_("Shift+Tab"), footer=False, group=_ROWS),
    Command(",".join(KINDS), "kind('{key}')", N_("kind"),
            N_("Another kind: 1 theme, 2 question, 3 follow-up, 4 condition (If yes:), 5 if needed, 6 section that is "
               "read aloud, 7 consent, 8 text, 9 comment (never shown)."), shown="1–9", group=_KINDS),
    Command("x,delete", "delete", N_("delete"), N_("Delete the row, with what stands under it."), group=_ROWS),
    Command("u", "undo", N_("undo"), N_("Take back what you did last, step by step, all the way."), group=_ROWS),
    Command("U,ctrl+y", "redo", N_("redo"), N_("Do again what was taken back."), footer=False, group=_ROWS),
    Command("m", "merge", N_("merge"), N_("The row goes on in the one above it."), footer=False, group=_ROWS),
    Command("d", "part", N_("divide"), N_("Open the row to make two of it: Ctrl+D at the cursor."), footer=False,
            group=_ROWS),
    Command("h", "new('theme')", N_("new theme"), N_("A new theme after the marked section."), footer=False,
            group=_ROWS),
    Command("b", "new('clarification')", N_("if needed"), N_("What is said only if needed, under the marked question."),
            footer=False, group=_ROWS),
    Command("a", "new('text')", N_("text"), N_("A paragraph that is read aloud."), footer=False, group=_ROWS),
    Command("c", "new('comment')", N_("comment"), N_("A comment for yourself; nobody else sees it."), footer=False,
            group=_ROWS),
    Command("p", "ask('minutes')", N_("minutes"), N_("Planned minutes of the section; on the title, of the interview."),
            footer=False, group=_MARKS),
    Command("o", "optional", N_("may be left out"), N_("The question may be left out, or not."), footer=False,
            group=_MARKS),
    Command("r", "ask('research')", N_("research question"), N_("The research questions that it serves: RQ1, RQ2."),
            footer=False, group=_MARKS),
    Command("i", "ask('id')", N_("id"),
            N_("An id of its own: with it a question is the same question after its words are changed."), footer=False,
            group=_MARKS),
    Command("g", "about_guide", N_("about the guide"), N_("Language, minutes, and the research questions."),
            footer=False, group=_MARKS),
    Command("v", "read", N_("remarks"), N_("All that is said of the row, whole and with its sources."), footer=False,
            group=_LOOKING),
    Command("w", "silence", N_("no advice"),
            N_("The advice shown is not wanted for this row; once more for the next one."), footer=False,
            group=_LOOKING),
    Command("W", "advise", N_("advice again"), N_("All advice for this row is wanted again."), footer=False,
            group=_LOOKING),
    Command("comma", "next(-1)", N_("? before"), N_("The row before that is to be looked at."), footer=False,
            group=_LOOKING),
    Command("up", "row(-1)", N_("up"), footer=False),
    Command("down", "row(1)", N_("down"), N_("A row down, or up."), footer=False, shown="↑ ↓", group=_LOOKING),
    Command("pageup,pagedown,home,end", "page('{key}')", N_("page"), N_("A page, or all the way."), footer=False,
            group=_LOOKING),
)  # fmt: skip

LEAVING: tuple[Command, ...] = (
    Command("escape,q", "back", N_("back"), N_("Back; what is not saved is asked about first."), group=_REST),
)
