"""What is said to the student: one sentence what, one what to try, and the work that says so."""

from interview_tui.guide.advice.finding import Code
from interview_tui.language import N_

TEXTS: dict[Code, str] = {
    "closed": N_(
        "Yes or no would be an answer. Ask for an account instead: “How …”, “What …”, “Could you tell me about …”, or "
        "add"
        " what to ask after a yes."
    ),
    "leading": N_(
        "The question shows which answer is expected. Ask so that the opposite would be as easy to say, without words "
        "that"
        " judge and without others’ opinion."
    ),
    "double": N_(
        "These are two questions, and one of them will be left unanswered. Ask one, and keep the other as a follow-up."
    ),
    "why": N_(
        "A “why” about what somebody did or did not do sounds like blame. Ask how it came about: “What made …”, “How "
        "did it"
        " come about that …”, “Tell me how …”."
    ),
    "jargon": N_(
        "This is a word of theory, which the participant may not use. Ask about what happens, in everyday words, and "
        "leave the"
        " theory to the analysis."
    ),
    "long": N_(
        "More than 25 words are hard to keep in mind while listening. Say it in short sentences, and end with the "
        "question."
    ),
    "sensitive": N_(
        "This is hard to talk about, and comes before there is trust. Move it to the middle, after questions that are "
        "easy to"
        " answer."
    ),
    "serves_none": N_(
        "This question serves none of the research questions, though others are marked. Mark what it serves, or ask "
        "whether it"
        " is needed."
    ),
    "no_opening": N_(
        "The guide begins with a hard question. Begin with one that is easy to answer at length: an ordinary day, how "
        "it all"
        " began."
    ),
    "no_closing": N_(
        "Nothing at the end leaves room for what was not asked. End with: “Is there anything you would like to add?” "
        "or “What"
        " should I have asked?”"
    ),
    "no_consent": N_(
        "Nothing in the guide asks for consent. Add a section called Consent, with what taking part means: it is "
        "voluntary, one"
        " may stop, what happens to the recording."
    ),
}
TOO_LONG = N_(
    "The questions need about {needed} minutes, and there are {planned}. Cut, merge, or mark as optional what the "
    "research"
    " questions can do without."
)
TOO_LONG_PILOTS = N_(
    "By the pilots so far the questions need about {needed} minutes, and there are {planned}. Cut, merge, or mark as "
    "optional"
    " what the research questions can do without."
)
UNSERVED = N_(
    "No question serves research question {number}: {text} Write a question for it, or mark those that serve it with "
    "[RQ{number}]."
)

SOURCES: dict[Code, str] = {
    "closed": N_("Patton (2015), Qualitative Research & Evaluation Methods: open-ended questions instead of yes or no"),
    "leading": N_(
        "Robson & McCartan (2016), Real World Research: questions to avoid; Kvale & Brinkmann (2015), InterViews"
    ),
    "double": N_(
        "Robson & McCartan (2016), Real World Research: questions to avoid; Patton (2015): one question at a time"
    ),
    "why": N_("Patton (2015), Qualitative Research & Evaluation Methods: what “why” takes for granted"),
    "jargon": N_(
        "Robson & McCartan (2016), Real World Research: questions to avoid; Bryman (2016), Social Research Methods"
    ),
    "long": N_("Robson & McCartan (2016), Real World Research: questions to avoid"),
    "sensitive": N_(
        "Robson & McCartan (2016), Real World Research: the order of an interview, warm-up before what is risky"
    ),
    "serves_none": N_(
        "Castillo-Montoya (2016), Preparing for Interview Research: each interview question beside the research "
        "questions"
    ),
    "no_opening": N_("Robson & McCartan (2016), Real World Research: the order of an interview, warm-up first"),
    "no_closing": N_("Kvale & Brinkmann (2015), InterViews: asking at the end whether there is more to say"),
    "no_consent": N_(
        "Kvale & Brinkmann (2015), InterViews: informed consent; Vetenskapsrådet (2024), God forskningssed"
    ),
    "too_long": N_(
        "Kallio et al. (2016), Journal of Advanced Nursing: the guide is tested in a pilot before it is used"
    ),
    "unserved": N_(
        "Castillo-Montoya (2016), Preparing for Interview Research: each interview question beside the research "
        "questions"
    ),
}
