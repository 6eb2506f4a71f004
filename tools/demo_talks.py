"""What is said in the two demo interviews, and which keys are pressed meanwhile.

A line is one sentence. `[a|b]` gives the builder fillings to choose between: it keeps those the nano model hears best.
Questions and scripts have no choice, since they stand so in the guide.
"""

from dataclasses import dataclass
from typing import Any

Press = dict[str, Any]


@dataclass(frozen=True)
class Line:
    speaker: str
    """I for the interviewer, P for the participant."""
    text: str
    before: tuple[Press, ...] = ()
    """Pressed as the speaker draws breath."""
    after: tuple[Press, ...] = ()
    """Pressed when the sentence has been said."""


@dataclass(frozen=True)
class Talk:
    voices: dict[str, str]
    """espeak-ng's variants."""
    pitches: dict[str, tuple[int, int]]
    """Lowest and highest pitch tried for each speaker."""
    lines: tuple[Line, ...]


def _i(text: str, *before: Press, after: tuple[Press, ...] = ()) -> Line:
    return Line("I", text, before, after)


def _p(text: str, *after: Press) -> Line:
    return Line("P", text, (), after)


def _asked(question: str) -> Press:
    return {"event": "QuestionAsked", "question": question}


def _probe(probe: str) -> Press:
    return {"event": "ProbeAsked", "probe": probe}


def _read(section: str) -> Press:
    return {"event": "ScriptRead", "section": section}


_SPOKEN: Press = {"event": "ConsentGiven", "how": "spoken"}
_QUOTE: Press = {"event": "QuoteMarked"}

SWEDISH = Talk(
    voices={"I": "f2", "P": "m3"},
    pitches={"I": (48, 60), "P": (38, 50)},
    lines=(
        _i("Hej och välkommen till intervjun.", _read("valkommen")),
        _i("Tack för att du är med i dag."),
        _i("Samtalet spelas in och du kan sluta när du vill.", {"event": "ConsentRead", "section": "samtycke"}),
        _i("Är det okej att vi spelar in samtalet?"),
        _p("Ja, det är okej för mig.", _SPOKEN),
        _i("Vill du berätta om en vanlig dag?", _asked("vanlig-dag")),
        _p("Jag [arbetar|läser|skriver] [på skolan|på biblioteket|på kontoret] [varje dag|på morgonen|ofta]."),
        _p("Då känner jag mig [lugn|glad|nöjd] och [trygg|stolt|säker]."),
        _p("När jag kommer hem är jag [ganska|mycket|alltid] [trött|nöjd]."),
        _p("[På kvällen|Ibland|På fredag] pratar jag med [min familj|min bror|en granne]."),
        _i("Vad gör du först på morgonen?", _probe("forst")),
        _p("Först [promenerar|tänker|vilar] jag och sedan [läser|skriver|arbetar] jag."),
        _p("Jag är [ganska|alltid|mycket] [lugn|glad] när jag [promenerar|läser|vilar]."),
        _i("Hur länge har du arbetat med uppsatsen?", _asked("hur-lange")),
        _p("Det tog [fyra|fem|åtta|tio] [veckor|månader] att skriva planen."),
        _p("Först [planerar|tänker] jag och sedan skriver jag."),
        _p("Det är [ganska|mycket|verkligen] svårt att vara ensam.", _QUOTE),
        _i("Kan du berätta mer om planen?", {"event": "FollowUpImprovised", "text": "Mer om planen"}),
        _p("Min handledare och jag pratar om planen [varje dag|ofta|på måndag|på fredag]."),
        _p(
            "Det var min handledare som hjälpte mig med [uppgiften|texten|frågan].",
            {"event": "QuestionCovered", "question": "vem-hjalper", "by": "hur-lange"},
        ),
        _i("Vad var svårt med uppsatsen?", _asked("svart")),
        _p("Jag vet inte riktigt vad jag ska säga."),
        _i("Nu går vi vidare till nästa fråga."),
        _i("Vad betyder stöd för dig?", _asked("betyder-stod")),
        _p("Stöd betyder att [min vän|min familj|min grupp|min bror] lyssnar på mig."),
        _p("Då känner jag mig [trygg|lugn|säker] och [stolt|glad]."),
        _p("[På fredag|På måndag|Ibland] promenerar jag med [min vän|min familj|min bror|en granne]."),
        _i("Kan du ge ett exempel?", _probe("stod-exempel")),
        _p("Till exempel [lyssnar|läser|vilar] min syster hemma."),
        _p(
            "Det var min syster som hjälpte mig med [boken|texten|arbetet].",
            {"event": "NoteTaken", "text": "Ler och blir lugnare när hon talar om sin syster"},
        ),
        _i("Vad var svårt med uppsatsen?", _asked("svart")),
        _p("Det var bra men jag var [orolig|stressad|ensam]."),
        _p("Jag är [alltid|ganska|mycket|verkligen] [stressad|orolig] när jag väntar."),
        _p("Jag har väntat i [tre|fyra|fem|sex] [veckor|dagar|månader]."),
        _i("Hur kändes det för dig?", _probe("svart-kandes")),
        _p("Då känner jag mig [ensam|trött] och [orolig|stressad].", _QUOTE),
        _p("[På kvällen|På fredag|Ibland] skriver jag med [min grupp|en kollega|min vän]."),
        _i("Hur ofta läser du på biblioteket?", _asked("biblioteket")),
        _p("Jag läser på biblioteket [på kvällen|varje dag|ibland|ofta]."),
        _p("[På måndag|På fredag|Ibland] läser jag med [en kollega|min vän|min grupp]."),
        _p(
            "Vi [läser|skriver|arbetar] på biblioteket i [två|tre|fyra|sex] timmar.",
            {"event": "QuestionSkipped", "question": "jobbet"},
        ),
        _i("Vad skulle du vilja ändra?", _asked("andra")),
        _p("Jag skulle vilja ändra [kursen|planen|uppgiften] lite."),
        _p("Det är [ganska|verkligen|mycket] svårt att vara [ensam|stressad]."),
        _p("[Min lärare|Min grupp|Min handledare] och jag pratar om [kursen|uppgiften|mötet] [på fredag|ofta]."),
        _i("Är det något mer du vill berätta?", _asked("mer")),
        _p("Jag är [mycket|verkligen|ganska] [stolt|glad|nöjd] när jag [läser|skriver|lyssnar]."),
        _p("Nej, det var allt tror jag."),
        _i("Tack så mycket för samtalet.", _read("avslutning")),
    ),
)

ENGLISH = Talk(
    voices={"I": "f2", "P": "m3"},
    pitches={"I": (48, 60), "P": (38, 50)},
    lines=(
        _i("Hello and welcome to the interview.", _read("welcome")),
        _i("Thank you for being here today."),
        _i(
            "The conversation is recorded and you can stop when you want.",
            {"event": "ConsentRead", "section": "consent"},
        ),
        _i("Is it okay that we record the conversation?"),
        _p("Yes, that is okay for me.", _SPOKEN),
        _i("Would you tell me about a normal day?", _asked("normal-day")),
        _p("I [work|read|write] [at school|at the library|at the office] [every day|in the morning|often]."),
        _p("Then I feel [calm|happy|content] and [safe|proud|certain]."),
        _p("When I come home I am [quite|very|always] [tired|content]."),
        _p("[In the evening|Sometimes|On Friday] I talk with [my family|my brother|a neighbour]."),
        _i("What do you do first in the morning?", _probe("first")),
        _p("First I [walk|think|rest] and then I [read|write|work]."),
        _p("I am [quite|always|very] [calm|happy] when I [walk|read|rest]."),
        _i("How long have you worked on the essay?", _asked("how-long")),
        _p("It took [four|five|eight|ten] [weeks|months] to write the plan."),
        _p("First I [plan|think] and then I write."),
        _p("It is [quite|very|really] hard to be alone.", _QUOTE),
        _i("Can you tell me more about the plan?", {"event": "FollowUpImprovised", "text": "More about the plan"}),
        _p("My supervisor and I talk about the plan [every day|often|on Monday|on Friday]."),
        _p(
            "It was my supervisor who helped me with [the task|the text|the question].",
            {"event": "QuestionCovered", "question": "who-helps", "by": "how-long"},
        ),
        _i("What was hard about the essay?", _asked("hard")),
        _p("I do not really know what to say."),
        _i("Now we go on to the next question."),
        _i("What does support mean for you?", _asked("support-means")),
        _p("Support means that [my friend|my family|my group|my brother] can listen to me."),
        _p("Then I feel [safe|calm|certain] and [proud|happy]."),
        _p("[On Friday|On Monday|Sometimes] I walk with [my friend|my family|my brother|a neighbour]."),
        _i("Can you give an example?", _probe("support-example")),
        _p("For example my sister can [listen|read|rest] at home."),
        _p(
            "It was my sister who helped me with [the book|the text|the work].",
            {"event": "NoteTaken", "text": "Smiles and grows calmer when she speaks of her sister"},
        ),
        _i("What was hard about the essay?", _asked("hard")),
        _p("It was good but I was [worried|stressed|alone]."),
        _p("I am [always|quite|very|really] [stressed|worried] when I wait."),
        _p("I have waited for [three|four|five|six] [weeks|days|months]."),
        _i("How did it feel for you?", _probe("hard-feel")),
        _p("Then I feel [alone|tired] and [worried|stressed].", _QUOTE),
        _p("[In the evening|On Friday|Sometimes] I write with [my group|a colleague|my friend]."),
        _i("How often do you read at the library?", _asked("library")),
        _p("I read at the library [in the evening|every day|sometimes|often]."),
        _p("[On Monday|On Friday|Sometimes] I read with [a colleague|my friend|my group]."),
        _p(
            "We [read|write|work] at the library for [two|three|four|six] hours.",
            {"event": "QuestionSkipped", "question": "at-work"},
        ),
        _i("What would you like to change?", _asked("change")),
        _p("I would like to change [the course|the plan|the task] a little."),
        _p("It is [quite|really|very] hard to be [alone|stressed]."),
        _p(
            "[My teacher|My group|My supervisor] and I talk about [the course|the task|the meeting] "
            "[on Friday|on Monday|often]."
        ),
        _i("Is there something more you want to tell me?", _asked("more")),
        _p("I am [very|really|quite] [proud|happy|content] when I [read|write|listen]."),
        _p("No, that was all I think."),
        _i("Thank you very much for the conversation.", _read("closing")),
    ),
)

TALKS: dict[str, Talk] = {"sv": SWEDISH, "en": ENGLISH}
