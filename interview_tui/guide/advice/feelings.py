"""Words that say how something feels or how good it is, each as the beginning that its forms share."""

FELT = {
    "sv": """jobbig svår tung hemsk fruktansvär förfärlig skön underbar härlig fantastisk frustrer stressa stressig
        tråkig rolig kul ensam besvik arg ledsen ledsam glad lycklig orolig räd skrämmande irritera obehaglig pinsam
        plågsam smärtsam dålig dåli illa hård krävande påfrestande utmattande trött lättad tacksam stolt skamfull
        förvirra kränk orättvis krånglig besvärlig belastande positiv negativ skadlig mysig trevlig onödig
        förödmjuka förnedra meningslös bedrövlig chock förödande värdelös usel urus omöjlig otrygg osäker sliten
        betungande ansträngande gripande spännande inspirerande överväldigande utsatt hjälplös sårad sorglig bekväm
        härligt nervös utmanande lyxig fri lugn""",
    "en": """
        difficult hard tough awful terrible horrible wonderful lovely great fantastic amazing frustrat stress boring
        bored fun lonely disappoint angry sad happy unhappy worr afraid scar annoy embarrass painful bad badly harsh
        demanding exhaust tired tiring relieved grateful proud ashamed confus unfair complicated cumbersome
        burdensome positive negative positively negatively harmful damaging pleasant unpleasant upset devastat
        useless poor poorly unsafe insecure overwhelm exciting excited inspiring rewarding challenging nice
        enjoyable miserable anxious helpless vulnerable hurt unnecessary pointless isolat brilliant beautiful
        delight thrill shock humiliat liberating depress guilty traumatic dreadful nervous intimidat inconvenient
        lucky""",
}
"""After `hur` or `how` they take for granted what they name: `Hur jobbigt var det?`"""

STRONG = {
    "sv": """hemsk fruktansvär förfärlig usel urusel vidrig katastrofal orimlig orättvis underbar fantastisk bedrövlig
        kass värdelös oacceptab skandalös oansvarig undermålig bristfällig dålig dåli uselt usl urusl""",
    "en": """terrible awful horrible unfair unreasonable ridiculous wonderful fantastic amazing brilliant disastrous
        appalling unacceptable outrageous pathetic dreadful lousy poor bad useless irresponsible inadequate shameful
        excellent great""",
}
"""Before a noun they judge it for the participant: `den dåliga ledningen`."""

CHANGED = {
    "sv": """skada skadat skadade skadar förstört förstörde förstör försämrat försämrade försämrar försämrats förbättrat
        förbättrade förbättrar förbättrats försvårat försvårade försvårar förvärrat förvärrade förvärrar underlättat
        berikat berikar hämmat hämmar drabbat gynnat missgynnat saboterat""",
    "en": """damage damaged ruin ruined ruins harm harmed harms destroyed destroys hurt hurts worsen worsened worsens
        improved suffered suffers spoiled spoilt spoils wrecked deteriorated enriched benefited benefitted
        undermined undermines sabotaged hindered enhanced declined""",
}
"""Changes for better or worse: with `hur mycket` or `how` they take it for granted that there was one."""


def beginnings(words: str) -> str:
    """A pattern for a word that begins as one of `words`."""
    return rf"(?:{'|'.join(words.split())})\w*"


def exactly(words: str) -> str:
    """A pattern for one of `words`."""
    return rf"(?:{'|'.join(words.split())})\b"
