"""The keys of the interview: the same letters in both languages, the most needed first."""

from interview_tui.language import N_
from interview_tui.tui.keys import Command, Help

ABOUT = Help(
    N_("Interview"),
    N_("The arrows look ahead and leave no trace. Space says: I am asking this now. u undoes every key."),
)
KEYS: tuple[Command, ...] = (
    Command("a,g", "agree", N_("agrees"), N_("The participant agrees to be recorded; the recording starts.")),
    Command("a,g", "record", N_("record"), N_("Go on recording after an interruption.")),
    Command("k", "consent", N_("consent"), N_("Note consent: spoken, in writing, given earlier, or refused.")),
    Command("k", "consent_more", N_("consent"), N_("For whom it is, by a guardian, quotes, archiving."), footer=False),
    Command("r", "resume", N_("go on recording")),
    Command("o", "resume_record", N_("back on the record")),
    Command(
        "d",
        "default_microphone",
        N_("default microphone"),
        N_("Take the computer's default microphone instead of one that is away, or stay with the one heard now."),
    ),
    Command("e,q", "over", N_("end")),  # the same as below: shown early when nothing is left to ask
    Command("space", "ask", N_("ask"), N_("What is marked in the guide is being asked, or read aloud, now.")),
    Command("up", "move(-1)", N_("up"), N_("Look at the one before; nothing is noted."), footer=False),
    Command("down", "move(1)", N_("down"), N_("Look at the next one; nothing is noted."), footer=False),
    Command("c", "cover", N_("covered"), N_("What is marked was answered while another question was asked.")),
    Command("s", "skip", N_("skip"), N_("Leave what is marked; it stays in the guide and can be asked later.")),
    Command("n", "note", N_("note"), N_("Write a note; it belongs to the moment you press the key.")),
    Command("u", "undo", N_("undo"), N_("Take back the last thing you did.")),
    Command(
        "p", "participant", N_("participant"), N_("In a rehearsal: the participant falls silent, or goes on."),
    ),
    Command("m", "quote", N_("quote"), N_("Mark what was just said as a quote.")),
    Command(
        "1,2,3,4,5,6,7,8,9", "probe({key})", N_("follow-up"), N_("This follow-up is being asked."), shown="1–9"
    ),
    Command("f", "follow_up", N_("own"), N_("A follow-up of your own, from this moment; typing it can wait.")),
    Command("r", "pause", N_("pause"), N_("Pause the recording, or go on with it.")),
    Command("o", "off_the_record", N_("off the record"), N_("Nothing is recorded until you press it again.")),
    Command("t", "who_speaks", N_("who speaks"), N_("In a group: t and a digit note who takes the word.")),
    Command("l", "last_time", N_("last time"), N_("Read what the same participant said on this question last time.")),
    Command("slash", "find", N_("find"), N_("Find a question by typing a part of it."), footer=False, shown="/"),
    Command("b", "reopen", N_("put back"), N_("Put back what was skipped or covered."), footer=False),
    Command("tab", "fold", N_("whole guide"), N_("Show the whole guide, or this theme alone."), footer=False),
    Command("v", "words", N_("words heard"), N_("Hide or show the words last heard."), footer=False),
    Command(
        "pageup,pagedown", "page('{key}')", N_("scroll"), N_("Scroll a long text."), footer=False, shown="PgUp PgDn"
    ),
    Command("escape", "escape", "", footer=False),
    Command("e,q", "end", N_("end"), N_("End the interview; asks first, and says what has not been asked.")),
)  # fmt: skip
