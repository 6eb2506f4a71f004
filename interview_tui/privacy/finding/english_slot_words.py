"""The words that tell a name from ordinary talk in the slots of English sentences. Our own lists."""

from interview_tui.privacy.finding.language import words

SCHOOL_ENDS = words("high juniors infants grammar comp primary secondary prep academy seminary montessori elementary")
"""Last words of names of schools besides `school` and `college`."""
ALSO_PEOPLE = words("house court hall bank mount rise")
"""Heads that need more than a capital: one is a name of people, too."""
NEED_NAME = words("club unit project trust foundation gardens group partners")
"""Heads that are described by anything: `the youth club`."""
LINKS = words("and & of the")
ENDS = words(
    """a an the and but or so if when what who how why which where there is are was were be been being am has have had
    do does did can could would should will may might must my your his her our their its it he she they we you me us
    them him i this that these those some any all no yes not only then now just at by for from in of on to with one
    two three four five six seven eight nine ten well oh as than because until till since before after while during
    through about around near opposite behind next down up out off over under into onto last every each both full
    part yesterday today tomorrow tonight again once twice ever never always still already too also very really
    quite pretty rather even though although without within later earlier ago straight right together back away
    here everyone everybody nobody somebody someone something anything nothing everything whether unless like
    doing getting making having going though per via plus versus"""
)
"""What no name goes on with in small letters."""
USUAL = words(
    """appointments appointment meetings interviews events checkups check-ups visits mealtimes assemblies lessons
    reviews hearings conferences workshops sleepovers playdates sports rehearsals practice training
    weekend weekends night nights home work school college uni university church hospital court sea noon midnight
    lunch lunchtime dinner breakfast tea christmas easter reception nursery risk speed times first last least most
    best worst present random peace war ease fault hand heart length large loss play rest prayer mass bedtime
    playtime breaktime half-term halfterm term dawn dusk daybreak sunset parties party sixteen weddings parents mum
    mum's dad's nan's gran's grandma's prison jail camp sites events festivals reunions ground base head office arms
    board town hospice clinic rehab respite day sixth assembly pre-school preschool playgroup daycare toddlers
    brownies scouts cubs football rugby ballet swimming choir band practice training rehearsal detention
    kindergarten surgery pharmacy dentists dentist doctors doctor's market fairs shows concerts gigs conferences
    meetings interviews funerals customs security scratch afar birth memory experience start finish beginning end
    top bottom front side point points odds fives sevens elevens twos threes forty thirty twenty fifty sixty
    management government charity money cash fun love free pleasure hire pay peanuts nothing years months weeks days
    hours minutes ages life good ever sure example real now clients customers patients people families children kids
    friends neighbours strangers men women students teenagers companies firms businesses agencies employers
    organisations charities shops farms factories hotels pubs restaurants cafes cafés offices hospitals homes
    schools theatres clubs newspapers magazines banks councils departments lawyers builders farmers quarter half
    themselves myself himself herself yourself ourselves others everyone minimum wages wage tips food bed rent
    reasons health safety science research industry retail finance hospitality tourism agriculture construction
    social secondary primary mental public private"""
)
"""Without an article, and no name: `at night`, `for charity`."""
SORT = words(
    """come go get stay bring take leave run walk be do have make sit help sunday saturday driving language dance faith
    village city town county state football ballet big small large little huge tiny local national international
    major minor main head different various several many few more most less other another same similar certain
    specialist special normal regular usual short long early late full half open first second third next last extra
    overtime minimum maximum good bad better worse best worst poor rich young old elderly new cheap expensive proper
    real private public mental physical social medical dental residential nursing care senior junior night day
    evening weekend summer winter christmas part whole entire temporary permanent foreign british english american
    french german swedish chinese indian polish italian asian black white lovely nice horrible great awful decent
    rubbish crap random posh rough nearby central northern southern eastern western rural urban free high low double
    single home house work school college university medicine art law music business drama catering hairdressing
    agricultural technical further higher community foster adult child family public-sector voluntary independent
    mainstream boys girls boys' girls' corner high-street bloody fucking actual only current previous former
    old-school own annual busy quiet maternity labour psychiatric palliative intensive personal gp biggest smallest
    nearest oldest sixth secondary primary infant grammar comprehensive upper lower middle boarding"""
)
"""What a head is only described with."""
TITLES = words("mr mrs ms miss dr doctor professor prof sister father auntie uncle aunt grandma nan lord lady")
CROWN = words(
    "army navy raf church council state crown government force police forces marines nhs bbc union party un eu post web"
)
"""Large employers that name nobody's place: after `the`, with or without a capital."""
NO_SIGN = words(
    """harbour wharf quay pier canal weir man men lad lass maid boy woman head heads dog horse cow sheep pig cat horses
    hen chick royal king queen prince princess deer salmon cod crab lobster doctor moon sun star boat ship ferry
    tower castle bridge mill abbey hill tree king's queen's pot pan cup fork spoon bow cart wheel bell needle hammer
    basket lamp pony dolphin whale monkey mountain storm cloud mouse horn drum"""
)
"""Things that are worked at as themselves, too: only two of them together, or one that is described, are a sign."""
GANG = words("girls lads guys people women men staff everyone everybody someone somebody crew folk lot team")
"""Before `at` and where they work."""
WENT = words("went goes go going")
AT_SOMEBODY = words("look laugh shout stare point scream swear wave smile throw yell aim guess glance get good bad")
"""Before `at` and what is no place."""
BEING = words("been am is are was were i'm he's she's we're they're m s re")
"""Before `with the otter and saddle`."""
SIGN_PEOPLE = words("man men lad lass maid boy woman head heads")
OF_SIGNS = words("old white black little high young new corner")
"""Also on signs: `the corner loaf`."""
COLOURS = words("red blue green yellow black white golden gold silver purple pink grey brown orange scarlet")
CHILDLIKE = words("little tiny busy small happy first early bright")
"""`tiny tots`, `busy bees`: what nurseries are called with."""
SERVING = words("for drive drives drove driving driver work works worked working")
