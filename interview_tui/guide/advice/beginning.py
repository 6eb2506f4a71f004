"""Whether a question is hard to begin with: guilt, what was worst, what a large word means. Quiet when unsure."""

import re

from interview_tui.guide.advice.asked import Asked

_GUILT = {
    "sv": re.compile(
        r"\b(?:vems fel|(?:ditt|ert|mitt) (?:eget )?fel|fel(?:et)? (?:som|med)|skuld(?:en)? (?:till|för)|skyll\w*|"
        r"anklaga\w*"
        r"|misstag\w*|misslyck\w*|ångra\w*|skäms|skämdes|skam\b|bedr(?:a|ar|og|agit)|otrogen|otrohet\w*|svek\b|"
        r"svik\w*|ljög|ljug\w*"
        r"|fuska\w*|stal\b|stulit|stjäl\w*|lura(?:t|de|r)\b|mobba\w*|slog\b|slagit|hota(?:t|de|r)\b|"
        r"gick (?:det )?så långt"
        r"|brut(?:it|ten)\b|bröt (?:mot|lagen|reg)\w*|olaglig\w*|brottslig\w*|dömd\w*|straffa\w*|(?:tog|"
        r"tagit) (?:\w+ )?ifrån"
        r"|rättfärdiga\w*|försvara (?:att|det)|okej att)\b"
    ),
    "en": re.compile(
        r"\b(?:whose fault|(?:your|their) (?:own )?fault|to blame|blame|accuse\w*|mistakes?|regrets?|ashamed|shame|"
        r"guilt\w*|betray\w*"
        r"|unfaithful|affair|cheat\w*|lied|lying|stole|stolen|steal\w*|bull(?:y|ied|ying)|fail(?:ed|ure|ures)?|"
        r"hit (?:him|her|them|"
        r"your)|threaten\w*|go so far|gone? wrong|(?:did|do|done) wrong|broke the|illegal\w*|crimes?|convicted|"
        r"punish\w*"
        r"|(?:take|took|taken) from (?:you|them)|on purpose|justify|deserve\w*)\b"
    ),
}
"""What she, or somebody, did wrong."""
_WORST = {
    "sv": re.compile(
        r"\b(?:(?:allra )?värst(?:a|e)?|svårast(?:e)?|jobbigast(?:e)?|tyngst(?:a|e)?|mest (?:rädd|ensam|smärtsam|"
        r"plågsam)\w*|"
        r"rädd(?:ast)? för|hatar|mörkaste|smärtsam\w*|sorgligast(?:e)?|(?:vad|hur) känner (?:du|ni) när)\b"
    ),
    "en": re.compile(
        r"\b(?:worst|hardest|darkest|saddest|most (?:difficult|painful|afraid|frightening|lonely|traumatic)|"
        r"afraid of|frightens?"
        r"|hate|painful|what do you feel when|how do you feel when)\b"
    ),
}
"""What was worst, or is feared."""
_LARGE = {
    "sv": re.compile(
        r"(?:vad (?:är|menas med|innebär det|betyder det)(?: egentligen)? (?:att (?:vara|leva|höra|tro|älska|dö|"
        r"förlora|bli)\b"
        r"|det att \w+|(?!din|ditt|dina|er|det|den|de|namnet|en vanlig|en typisk|bra|viktig|rolig|svår|jobbig|lätt|"
        r"bäst|nytt|nyt)"
        r"(?:(?:en|ett) )?(?:(?:god|gott|bra|rätt|sann|verklig|riktig)\w* )?[\w-]+ för (?:dig|er)$)|"
        r"vad är (?:det som gör )?"
        r"(?:livets |meningen|lycka|kärlek|tro|gud|döden?|ondska|godhet|frihet|rättvisa|hälsa|identitet|sanning|"
        r"ett gott liv|"
        r"en god död|hemma?|trygghet|makt)\b(?! din)|tror du på (?:gud|ett liv|livet))"
    ),
    "en": re.compile(
        r"(?:what (?:is|does it mean to be|does it mean to|makes) (?:a |an )?(?:good|bad|real|true|proper|"
        r"perfect) (?!time|day|moment"
        r"|place|way|week|shift|example|neighbour)[\w-]+(?: (?:to|for) you)?$"
        r"|what (?:is|are) (?!(?:your|the|it|this|that|these|those|on|in|at|there|like|going|being|a|an)\b)[\w-]+"
        r"(?: (?:to|for) you)?$|what is it to [\w-]+|what does it mean to (?:be|live|belong|believe|love|lose|die)"
        r"|what is (?:the meaning|the point) of|do you believe in (?:god|a life|life))"
    ),
}
"""What a large word means: nobody can say it at once."""
_OF_A_DAY = re.compile(r"\b(?:dag|vecka|morgon|pass|termin|day|week|morning|shift|evening|term)\b")


def is_hard_to_begin_with(question: Asked) -> bool:
    """It asks for guilt, for the worst, or for the meaning of a large word."""
    language = question.language
    for sentence in question.sentences:
        if _GUILT[language].search(sentence.text) or _WORST[language].search(sentence.text):
            return True
        if _LARGE[language].match(sentence.text) and not _OF_A_DAY.search(sentence.text):
            return True
    return False
