"""The keys of a study's screen: what can be begun from there, and where one can go."""

from interview_tui.language import N_
from interview_tui.tui.keys import Command

STUDY_KEYS: tuple[Command, ...] = (
    Command("i", "interview('interview')", N_("new interview"), N_("Prepare an interview.")),
    Command("p", "interview('pilot')", N_("pilot"), N_("Prepare a pilot: a real interview that is marked as one.")),
    Command("r", "interview('rehearsal')", N_("rehearsal"), N_("Practise without a participant.")),
    Command("g", "go_on", N_("go on"), N_("Go on with the marked interview, which was broken off or still records.")),
    Command("enter", "open", N_("read"), N_("Read the transcript of the interview that is marked.")),
    Command("e", "edit", N_("change answers"), N_("Change or add to the answers in writing that are marked.")),
    Command("l", "listen", N_("listen"), N_("Hear the recording that is marked; see what is missing; verify it.")),
    Command("t", "transcribe", N_("transcribe"), N_("Transcribe what is marked now, or stop; it can go on later.")),
    Command(
        "a", "transcribe_all", N_("transcribe all"),
        N_("Transcribe everything that is not transcribed, one after the other; or stop all of it."), footer=False,
    ),
    Command(
        "T", "other_model", N_("hear again"),
        N_("Hear the marked recording again: with another model, or with the study's words as they are by now. "
           "The old transcript is read until the new one is whole."), footer=False,
    ),
    Command("x", "export", N_("export"), N_("Write transcripts, or the guide on paper.")),
    Command("v", "overview", N_("overview"), N_("What was asked in which interview; answers, themes and quotes.")),
    Command("f", "find", N_("find"), N_("Find a word in all interviews.")),
    Command("o", "guide", N_("the guide"), N_("Edit the interview guide.")),
    Command("m", "import", N_("import"), N_("Make an interview of a recording from elsewhere: a phone, a video.")),
    Command(
        "w", "written", N_("in writing"), N_("Take in answers that somebody gives in writing."), footer=False
    ),
    Command(
        "s", "next_sitting", N_("second sitting"),
        N_("Go on with the marked interview in a new recording: both are read and exported as one."), footer=False,
    ),
    Command("z", "timing", N_("timing"), N_("What pilots took, how you talked, and what to cut."), footer=False),
    Command("y", "methods", N_("method"), N_("How the study was done, for the thesis; COREQ."), footer=False),
    Command("k", "key", N_("the key"), N_("Which real name each pseudonym stands for, encrypted."), footer=False),
    Command("j", "consent", N_("consent"), N_("Who has consented to what, in what is marked."), footer=False),
    Command("n", "lock", N_("lock"), N_("Encrypt the whole study until it is used again."), footer=False),
    Command("b", "facts", N_("about the study"), N_("Title, day of deletion, who is responsible."), footer=False),
    Command("d", "erase", N_("erase"), N_("Erase everything about a participant, or the whole study."), footer=False),
    Command("c", "doctor", N_("check"), N_("Check microphone, disk, models and terminal."), footer=False),
    Command("escape,q", "back", N_("close"), N_("Close the study, back to the start.")),
)  # fmt: skip
