"""The keys of the transcript, those of the footer first and in its order; the help has them under headings."""

from dataclasses import replace

from interview_tui.language import N_
from interview_tui.tui.keys import Command
from interview_tui.tui.playing import PLAYING

_LISTENING, _TEXT, _READING = N_("Listening"), N_("Putting the text right"), N_("Reading through")
_FIELD, _MARKS, _PLACES = N_("While a segment is edited"), N_("Quotes and notes"), N_("Questions and speakers")
_FINDING, _REST = N_("Finding"), N_("Besides")

GROUPS = (_LISTENING, _READING, _TEXT, _FIELD, _MARKS, _PLACES, _FINDING, _REST)
"""The headings of the help, in its order."""
_LISTEN = tuple(replace(command, group=_LISTENING) for command in PLAYING)

EDITING: tuple[Command, ...] = (
    Command("enter", "take", N_("done"), N_("What stands in the field is meant: it is kept, and the field closes."),
            group=_FIELD),
    Command("tab,ctrl+enter", "take_and(1)", N_("next segment"),
            N_("The same, and on to the next segment; ↓ on the last line does it too."), group=_FIELD),
    Command("escape", "give_up", N_("give up"),
            N_("The text stays as it was. What you typed waits here until you leave the transcript."), group=_FIELD),
    Command("shift+tab", "take_and(-1)", N_("segment before"),
            N_("The same, and to the segment before; ↑ on the first line does it too."), footer=False, group=_FIELD,
            shown=N_("Shift+Tab")),
    Command("f8,ctrl+g", "hear_again", N_("from its beginning"), N_("Hear the segment from its beginning."),
            group=_FIELD),
    Command("ctrl+o", "inaudible_here", N_("[inaudible]"), N_("Nobody can hear what is said at the cursor."),
            group=_FIELD),
    Command("ctrl+d", "divide", N_("divide"),
            N_("A new segment, and a new paragraph, from the cursor on. Backspace at the beginning of a segment, or "
               "Del at its end, makes one of two."), group=_FIELD),
    Command("ctrl+p,ctrl+@,ctrl+space", "play", N_("play"), N_("Play, or pause, as F4 does."), footer=False,
            shown=N_("Ctrl+P Ctrl+Space"), group=_FIELD),
    Command("ctrl+b", "skip(-2)", N_("2 s back"), N_("Two seconds back, as F3 does."), footer=False, group=_FIELD),
    Command("ctrl+f", "skip(5)", N_("5 s on"), N_("Five seconds forward, as F5 does."), footer=False, group=_FIELD),
    Command("f6,ctrl+l", "faster(-1)", N_("slower"), N_("Slower."), footer=False, group=_FIELD),
    Command("f7,ctrl+r", "faster(1)", N_("faster"), N_("Faster."), footer=False, group=_FIELD),
)  # fmt: skip

IN_THE_FIELD = frozenset(command.action.partition("(")[0] for command in EDITING)
"""What can be done only while a segment is edited, or then, too."""

FIELD_KEYS = {key: command.action for command in EDITING for key in command.keys.split(",")}
"""Each key of the field → what it means."""

WRITING: tuple[Command, ...] = (
    Command("tab", "theme(1)", N_("other theme"), N_("While a quote or a note is written: another theme for it."),
            group=_MARKS),
    Command("shift+tab", "theme(-1)", N_("theme before"), footer=False),
)  # fmt: skip

_READING_KEYS: tuple[Command, ...] = (
    Command("y", "yes", N_("right"), N_("What the program doubts or asks about this place is right."), group=_READING),
    Command("d", "no", N_("no"), N_("No: this question was not asked here."), group=_READING),
    _LISTEN[0],
    Command("enter,e", "edit", N_("edit"), N_("Put the words of this segment right, in their place."), group=_TEXT),
    Command("o", "doubt(1)", N_("doubtful ›"), N_("The next place that the program is not sure about."),
            group=_READING),
    Command("r", "read", N_("is read"),
            N_("You have read this passage: on to the next one. Only this key counts a passage as read; playing or "
               "editing it does not. On a passage that has been read it takes that back."), group=_READING),
    Command("u", "undo", N_("undo"), N_("Take back what you did last, step by step, all the way."), group=_REST),
    _LISTEN[1],
    Command("t", "speaker", N_("speaker"),
            N_("Somebody else speaks, from this word to the end of the paragraph."), group=_PLACES),
    Command("m", "quote", N_("quote"),
            N_("Mark what is chosen, or this paragraph, as a quote, with a comment and a theme."), group=_MARKS),
    Command("n", "note", N_("note"), N_("Write a note about this place."), group=_MARKS),
    Command("i", "inaudible", N_("[inaudible]"),
            N_("Nobody can hear what is said here: this word, or what is chosen."), group=_TEXT),
    Command("left_square_bracket,right_square_bracket", "border('{key}')", N_("border"),
            N_("The passage begins with this word ([) or ends with it (]); the rest goes to the one beside it."),
            shown="[ ]", group=_PLACES),
    Command("a", "belongs", N_("question"), N_("The passage belongs to another question, or to none."), group=_PLACES),
    Command("slash", "find", N_("find"), N_("Find words in the transcript."), shown="/", group=_FINDING),
    Command("full_stop", "next(1)", N_("next"), N_("The next place where they stand."), shown=".", group=_FINDING),
    Command("comma", "next(-1)", N_("previous"), N_("The place before."), shown=",", group=_FINDING),
    Command("E", "replace", N_("replace"),
            N_("Find words and replace them, wherever you choose; one u takes all of it back."), group=_TEXT),
    Command("x", "export", N_("export"), N_("Write it as JSON, Markdown and text into the study's exports."),
            group=_REST),
    *_LISTEN[2:],
    Command("w", "manner", N_("pauses, clean"),
            N_("Read it with its pauses, then clean (without hesitation and new starts), then as it was heard. Only "
               "what you see changes; how it is exported is chosen there."), footer=False, group=_READING),
    Command("p", "from_here", N_("from here"), N_("Play from the marked word, or from the question."), footer=False,
            group=_LISTENING),
    Command("O", "doubt(-1)", N_("doubtful before"), N_("The doubtful place before."), footer=False, group=_READING),
    Command("D", "doubts", N_("all doubts"),
            N_("A list of all doubtful places, also of corrections that no longer fit the words."), footer=False,
            group=_READING),
    Command("g", "go", N_("go to a question"), N_("Choose a question and go to what was said to it."), footer=False,
            group=_FINDING),
    Command("v,shift+right", "choose(1)", N_("choose"),
            N_("Choose words: from here to where you go. The other end with Shift+←. Esc lets go of them."),
            footer=False, shown="v Shift+→", group=_MARKS),
    Command("shift+left", "choose(-1)", N_("choose"), footer=False, group=_MARKS),
    Command("M", "marks", N_("all marks"),
            N_("A list of all quotes and notes: go to one, change it, take it away."), footer=False, group=_MARKS),
    Command("A", "belongs_from", N_("question from here"),
            N_("From this word on, the passage belongs to another question."), footer=False, group=_PLACES),
    Command("S", "split", N_("split"), N_("The passage becomes two, the second from this word on."), footer=False,
            group=_PLACES),
    Command("J", "join", N_("join"), N_("The passage goes together with the one before it."), footer=False,
            group=_PLACES),
    Command("T", "teach", N_("teach"), N_("Say who speaks, and let the program hear the rest again by this voice."),
            footer=False, group=_PLACES),
    Command("R", "rename", N_("rename"), N_("Call this speaker something else everywhere."), footer=False,
            group=_PLACES),
    Command("U,ctrl+y", "redo", N_("redo"), N_("Do again what was taken back."), footer=False, group=_REST),
    Command("greater_than_sign,ctrl+right", "heading(1)", N_("next question"), N_("The next question."),
            footer=False, shown="> Ctrl+→", group=_FINDING),
    Command("less_than_sign,ctrl+left", "heading(-1)", N_("question before"),
            N_("The beginning of this question, then the one before."), footer=False, shown="< Ctrl+←",
            group=_FINDING),
    Command("left", "word(-1)", N_("word before"), footer=False),
    Command("right", "word(1)", N_("next word"), N_("A word on, or a word back."), footer=False, shown="← →",
            group=_FINDING),
    Command("up", "line(-1)", N_("up"), footer=False),
    Command("down", "line(1)", N_("down"), N_("A line down, or up."), footer=False, shown="↑ ↓", group=_FINDING),
    Command("pageup,pagedown,home,end", "page('{key}')", N_("page"), N_("A page, or all the way."), footer=False,
            shown="PgUp PgDn Home End", group=_FINDING),
    Command("P", "proposals", N_("names and places"),
            N_("What may tell who somebody is: replace it in what is shown and exported, or let it stand."),
            footer=False, group=_TEXT),
    Command("l", "recording", N_("recording"), N_("See what the recording lacks, and verify it."), footer=False,
            group=_REST),
    Command("ctrl+r", "again", N_("read anew"), N_("Show what has been transcribed since."), footer=False,
            group=_REST),
    Command("q", "leave", N_("back"), N_("Back to the study."), footer=False, group=_REST),
    Command("escape", "back", N_("back"), N_("Out of what is typed or chosen; else back to the study."), group=_REST),
)  # fmt: skip
# Each is carried out before the next key is looked at, so that a letter typed after `e` is one for the field. Those
# that only listen go on as everywhere: a space that is typed plays nothing.
READING = tuple(replace(command, priority=command not in _LISTEN) for command in _READING_KEYS)
"""Everything one can do while one reads."""
