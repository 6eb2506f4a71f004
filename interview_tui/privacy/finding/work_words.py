"""Nouns for people who do a rarer kind of work, and nouns made like them that tell of no work. Our own lists."""

import re

from interview_tui.privacy.finding.language import words

RARE = {
    "en": words(
        """abbot acrobat acupuncturist acoustician actuary admiral aerialist airman almoner alderman anchorman
    antiquarian apiarist apothecary arborist archdeacon armourer assayer assemblyman attache auctioneer
    auditor bailiff baker barber bargee bargeman barrister basketmaker bassist bassoonist beadle biochemist
    biologist boatbuilder bodyguard bookbinder bookie bookmaker botanist brewer bricklayer broadcaster
    bursar butcher butler cabbie cabinetmaker canon cantor cardinal cartographer cartoonist caver cellarman
    cellist chaplain chemist chandler chauffeur cheesemaker chiropodist choirmaster choreographer cleric
    cobbler coastguard colonel columnist comedian commander commissioner commodore conservationist cooper
    coppersmith coroner corporal costumier courier couturier coxswain croupier curate cutler cyclist
    dairyman deacon dean demographer detective diplomat docker dressmaker drummer economist embalmer
    engraver entomologist epidemiologist equerry ethicist evangelist exorcist falconer farrier ferryman
    fiddler fireman fishmonger fletcher florist footman forester foundryman furrier gardener geneticist
    geographer geologist gilder glazier governess grocer groom groundsman guitarist gunner gunsmith
    hairstylist hangman harpist hatter herald herbalist herdsman historian horologist hypnotherapist
    hypnotist illustrator immunologist impressionist infantryman innkeeper inventor ironmonger jailer
    janitor jester jeweller joiner judge juggler knitwear-designer lacemaker lamplighter laureate layreader
    legionnaire lexicographer librettist lieutenant linesman linguist lithographer lobbyist lorimer
    lumberjack luthier machinist magician marshal masseur masseuse mathematician matador mercenary
    metallurgist midshipman milkman milliner miner minister minstrel missionary monk mortician mountaineer
    muezzin mufti muralist navigator nephrologist newscaster novelist nun ombudsman optometrist orchardist
    ornithologist ostler ostrich-farmer paediatrician painter-decorator palaeontologist papermaker
    paratrooper parliamentarian pathologist pawnbroker percussionist perfumer phlebotomist photojournalist
    physicist pianist plasterer playwright podiatrist poet porter postmaster postwoman potter preacher
    presenter printer prioress privateer prosthetist provost publican publisher puppeteer quarryman
    racehorse-trainer radiographer ranger registrar riveter roadie rigger rower ropemaker saddler sailmaker
    salter satirist sawyer saxophonist scaffolder scientist scribe scout-master seaman seamstress
    seismologist senator sergeant shepherdess sheriff shipbuilder shipwright signalman silversmith skipper
    slater smelter snowboarder sociologist soldier sommelier soprano spy stationmaster steeplejack stevedore
    stockbroker stockman stonemason storyteller strongman stuntman submariner surveyor swimmer-coach
    swordsmith tailor tanner tattooist taxidermist tenor thatcher tightrope-walker tinsmith toolmaker
    town-crier toymaker translator treasurer trombonist trucker trumpeter typesetter umpire undertaker
    upholsterer urologist usher valet verderer verger veterinarian vicar vintner violinist virologist
    volcanologist warden warrener watchmaker wainwright weaver weightlifter wheelwright whaler whistleblower
    wigmaker woodcarver woodturner woodworker wrestler zookeeper zoologist bell-ringer beekeeper lifeboatman
    stagehand gravedigger newsreader jockey ballerina footballer cricketer boxer magistrate councillor
    ambassador consul governor mayor bishop rabbi imam priest pastor astronaut diver"""
    ),
    "sv": words(
        """abbedissa ambassadör akrobat amiral antikvarie apotekare arborist arkivarie auktionist
    auktionsförrättare bagare bandyproffs barberare bergsguide bergsprängare bildhuggare biodlare biskop
    bokbindare bokhållare borrare boxare brottare brunnsborrare buktalare bärgare båtbyggare cirkusartist
    dirigent domprost domare dykare djurparksvakt dragqueen fallskärmsjägare fartygsbefäl fiolbyggare
    fjällguide fiskare flottare flygledare flygvärdinna florist fogde fotomodell fotograf fyrvaktare gjutare
    glasblåsare glasmästare glaciolog golvläggare gravör gruvarbetare guldsmed hamnkapten hattmakare herde
    hovmästare hovnarr hovslagare husfru häradsdomare illusionist instrumentmakare jockey journalist
    jägmästare kammarherre kantor kapellmästare kapten kardinal kartritare klockare klockmakare komminister
    kommissarie kompositör konferencier konditor konservator konstsmed konsul korgmakare korpral
    korrekturläsare kranförare kriminolog krögare kurir kyrkoherde kyrkomusiker landshövding lantbrevbärare
    lantmätare lejontämjare lektor livvakt lokförare lots läderhantverkare löjtnant major makeupartist
    maskinist matros meteorolog mjölnare modist mosaikläggare munk murare mästerlots nunna nämndeman
    obducent oceanograf operasångare optiker organist orgelbyggare överste översättare parfymör
    partisekreterare patolog perukmakare pianist pianostämmare pilot poet polarforskare präst programledare
    prost psalmist psykoanalytiker rabbin rallare rallyförare regissör repslagare reporter restauratör
    revisor riksdagsledamot riksspelman ringmästare ryttmästare rådman rättsläkare rörläggare sadelmakare
    sergeant silversmed sjökapten skeppare skogvaktare skomakare skräddare skulptör skådespelare
    skådespelerska skyltmakare sommelier sotare sotarmästare spågumma speedwayförare spelman spion
    sprängtekniker stenhuggare stins stridspilot stuntman styrman sågverksarbetare sömmerska tapetserare
    tatuerare taxidermist timmerman tjurfäktare tolk tonsättare travkusk tråddragare trubadur
    trädgårdsmästare tulltjänsteman tunnbindare tågmästare uppfinnare urmakare vallhundsförare valfångare
    veterinär vinodlare violinist vävare vävlärare väderpresentatör ålfiskare ärkebiskop åkare åklagare
    gränspolis lagman hovrättsråd justitieråd statsråd statssekreterare regeringsråd kommunalråd borgmästare
    riksdagsman minister talman partiledare handbollsproffs fotbollsproffs hockeyproffs landslagsspelare
    proffsboxare förbundskapten elitdomare bödel balettdansare ballerina sjöman sjöbefäl telegrafist
    bärgningsledare ambulansflygare helikopterpilot flygtekniker djurambulansförare krematorietekniker
    bårbilsförare begravningsentreprenör dödgrävare kyrkogårdsvaktmästare balsamerare obduktionstekniker
    fängelsepräst sjömanspräst teckenspråkstolk dövtolk dövlärare punktskriftslärare ledarhundsförare
    isbrytarkapten minröjare"""
    ),
}
"""Those whose noun alone tells of few."""
NOT_WORK = words("""clever eager sober slender tender bitter sinister linear similar familiar regular singular popular
    particular peculiar polar solar lunar vulgar secular proper super inner outer upper lower former latter
    other drinker dreamer worrier fighter lover hater thinker talker listener sleeper eater reader learner
    survivor sufferer believer beginner stranger foreigner outsider insider loner loser winner quitter giver
    taker doer fixer moaner whiner complainer planner organiser organizer achiever overachiever
    underachiever hoarder hugger crier wanderer traveller traveler hiker biker runner walker jogger swimmer
    smoker gambler liar cheater shouter bully sinner saver spender shopper customer commuter voter caller
    blogger gamer singleton mover blocker breaker bummer reminder disaster number letter matter member
    leader helper partner follower newcomer latecomer homeowner owner renter tenant lodger boarder squatter
    settler villager islander northerner southerner londoner easterner westerner teenager pensioner
    youngster oldster toddler nipper kipper stutterer stammerer jumper slugger goner sucker bugger tosser
    wanker laugher joker player keeper goer quarter pointer starter finisher trier perfectionist pessimist
    optimist realist feminist pacifist racist sexist humanist atheist vegetarian vegan librarian guardian
    civilian barbarian christian musician human woman man gentleman layman frenchman englishman irishman
    scotsman welshman dutchman postman sponsor donor visitor debtor minor major senior junior neighbour
    neighbor ancestor successor predecessor mirror factor error terror horror motor doctor tutor mentor
    actor author creator investor competitor contributor contender offender defender intruder invader
    outlier downer stickler natural hard-worker worker user abuser carer officer manager teacher driver
    cleaner waiter mother father brother sister daughter grandmother grandfather stepfather stepmother
    godmother godfather volunteer pioneer career engineer nurse cook gardener labourer painter builder
    developer consultant assistant student lecturer hairdresser counsellor receptionist therapist
    psychologist physiotherapist researcher programmer electrician mechanic plumber carpenter waitress
    secretary accountant banker writer singer dancer artist photographer journalist chef scientist model
    soldier politician activist prisoner refugee citizen resident immigrant night-owl specialist expert
    novice amateur professional trainer retailer employer trader seller buyer supplier provider subscriber
    speaker bestseller newsletter bouncer mister computer printer paper counter chapter register character
    monster hamster rooster answer order corner shoulder finger sweater sticker locker dinner supper summer
    winter river flower power shower tower layer danger anger hunger trigger folder holder ladder cylinder
    gender wonder thunder founder co-founder rider dealer healer wheeler-dealer feeler high-flyer flyer
    bystander homemaker housekeeper peacemaker troublemaker babysitter godparent killer murderer rapist
    terrorist nationalist socialist communist capitalist materialist minimalist idealist extremist populist
    purist tourist typist cyclist motorist stoner boomer zoomer millennial gentile baptist methodist
    calvinist buddhist essentialist nonconformist director editor coach conductor controller operator
    captain chief dentist vet reporter farmer fisherman dog-lover animal-lover bread-winner breadwinner
    whistle-blower first-timer part-timer full-timer old-timer joiner pleaser people-pleaser hitter
    nonsmoker passenger messenger stinger""")
"""Nouns in -er, -or, -ist and -ian that tell of no work, or of such that many have."""
WORK_HEADS = re.compile(
    r"(?:\w*-)?(?:keeper|maker|breeder|driver|operator|technician|engineer|inspector|surgeon|guard|officer|"
    r"warden|controller|"
    r"conductor|instructor|trainer|judge|interpreter|translator|diver|pilot|captain|commander|chief|sheriff|constable|"
    r"master|mistress|tuner|turner|fitter|builder|restorer|carver|cutter|grower|farmer|fisherman|hunter|ranger|guide|"
    r"handler|rider|racer|player|dancer|singer|painter|designer|printer|binder|blower|welder|miner|worker|buyer|broker|"
    r"dealer|agent|examiner|assessor|auditor|adviser|advisor|analyst|archivist|curator|librarian|historian|scientist|"
    r"biologist|chemist|physicist|psychologist|psychiatrist|therapist|nurse|midwife|doctor|vet|chaplain|minister|"
    r"priest|"
    r"organist|musician|drummer|pianist|violinist|cellist|composer|director|producer|presenter|reporter|correspondent|"
    r"editor|photographer|cameraman|model|actor|stuntman|clown|performer|artist|champion|minder|walker|groomer|picker|"
    r"steward|stewardess|attendant|porter|chef|baker|brewer|taster|sommelier|bartender|croupier|magician|"
    r"manager|coach|referee|umpire|jockey|footballer|boxer|wrestler|skater|skier|swimmer|gymnast|athlete|paralympian|"
    r"olympian|laureate|professor|lecturer|teacher|tutor|headteacher|governor|councillor|senator|mayor|ambassador|"
    r"diplomat|consul|attaché|spy|detective|prosecutor|lawyer|solicitor|barrister|clerk|registrar|coroner|magistrate|"
    r"smith|wright|mason|thatcher|roofer|plasterer|tiler|joiner|carpenter|plumber|electrician|mechanic|rigger|"
    r"cleaner|digger|bearer|caller|reader|writer|poet|crier|bell-ringer|ringer|sexton|verger|beadle|deacon|"
    r"prison-guard|"
    r"layer|sweep|dresser|stylist|masseur|healer|astrologer|medium|embalmer|undertaker|"
    r"consultant|specialist|advocate|organiser|organizer|secretary|treasurer|leader)"
)
"""The last word of an English occupation that is told in two: `lighthouse keeper`."""
NEED_NOUN = words(
    """leader specialist consultant worker teacher nurse manager clerk secretary coach champion player walker
    reader minder officer lecturer cleaner hunter writer rider guide buyer dealer agent handler caller
    performer artist model master driver doctor designer"""
)
"""Of these, those that many are said to be of some sort: a compound of an everyday sort with them stays quiet."""
