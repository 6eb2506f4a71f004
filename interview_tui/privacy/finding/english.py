"""What the search knows about English. Our own lists, from how people talk."""

from interview_tui.privacy.finding.language import Cues, words
from interview_tui.privacy.finding.talk_words import OF_TALK

_COUNTRIES = words(
    """afghanistan albania algeria angola argentina armenia australia austria azerbaijan bangladesh belarus belgium
    bolivia bosnia brazil bulgaria burundi cambodia cameroon canada chile china colombia congo croatia cuba cyprus
    denmark ecuador egypt eritrea estonia ethiopia finland france gambia georgia germany ghana greece guatemala
    haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan
    kenya korea kosovo kurdistan kuwait laos latvia lebanon liberia libya lithuania madagascar malawi malaysia mali
    malta mexico moldova mongolia montenegro morocco mozambique myanmar burma namibia nepal netherlands holland
    nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
    romania russia rwanda senegal serbia singapore slovakia slovenia somalia somaliland spain sudan switzerland
    syria taiwan tajikistan tanzania thailand tibet togo tunisia turkey turkmenistan uganda ukraine uruguay
    uzbekistan venezuela vietnam yemen zambia zimbabwe gaza"""
) | {
    "sierra leone", "sri lanka", "south africa", "new zealand", "saudi arabia", "northern ireland", "scotland", "wales",
    "ivory coast", "el salvador", "costa rica", "south sudan",
}  # fmt: skip

ENGLISH = Cues(
    code="en",
    named=words("called named nicknamed name names surname nickname christened goes"),
    people=words(
        """mum mummy mom mother dad daddy father brother sister son daughter stepson stepdaughter stepdad stepmum
        stepmother stepfather grandson granddaughter grandma grandpa grandmother grandfather gran granny nan nana
        husband wife partner fiancé fiance fiancée girlfriend boyfriend ex ex-husband ex-wife twin uncle aunt auntie
        cousin nephew niece godson goddaughter godmother godfather mother-in-law father-in-law sister-in-law
        brother-in-law friend mate colleague boss manager supervisor neighbour neighbor teacher headteacher head
        principal tutor lecturer coach doctor gp consultant nurse midwife surgeon dentist therapist counsellor
        counselor psychologist psychiatrist physiotherapist pharmacist carer caseworker mentor assistant landlord
        landlady roommate flatmate classmate worker pastor vicar priest imam rabbi solicitor lawyer officer baby boy
        girl kid child dog cat horse flatmate interpreter trainer team-leader lead deputy secretary matron student
        pupil patient client youngest eldest oldest"""
    ),
    titles=words(
        """dr dr. doctor mr mr. mrs mrs. ms ms. miss mister professor prof prof. sister father reverend rev sir dame
        lady lord uncle aunt auntie nurse pastor captain sergeant constable nanny granny grandma grandpa nana"""
    ),
    whose=words(
        """my your his her their our its the a an this that another one old new best little big younger older eldest
        youngest oldest late former lovely"""
    ),
    human=words(
        """said says told asked asks answered replied explained phoned called rang texted emailed wrote thought thinks
        felt wanted wants moved works worked lives lived loves loved hates hated married died helped helps taught
        shouted cried laughed suggested promised knew knows was is has have had came comes went goes sat keeps kept
        used could would should will can must did does always never and who moved studied studies left started got
        gets"""
    ),
    towards=words(
        """with met meet meeting phoned texted asked told thanked thank miss missed love loved married marry hugged
        emailed contacted visited interviewed hi hello dear bye thanks from to and saw see between by ask tell"""
    ),
    near=words(
        """in to from at near around towards through outside into across over past between of north south east west
        central visiting visited"""
    ),
    living=words(
        """live lives lived living born raised grew moved move moving based settled relocated commute commutes
        commuted came come comes ended placed house flat home studied worked work works travelled drove flew bought"""
    ),
    working=words(
        """work works worked working job employed nurse placement internship shifts shift manager teach teaches taught
        volunteer volunteered volunteering started cleaner trainee interned position apprenticeship hired picker packer
        barista cashier porter driver operative apprentice supervisor manage manages managed managing manageress clean
        cleans cleaned cleaning lorry van truck deliver delivers delivered deliveries stack stacked stacking serve
        served waitress waiter waited cook cooked chef kitchen receptionist reception tills till checkout bar redundant
        sacked fired bookkeeper books accounts accountant phones calls carer assistant clerk foreman caretaker janitor
        guard warehouse temp temped temping post role vacancy trial contract agency hours years retired rep"""
    ),
    at=words("at for with from in by"),
    given=words(
        """ava hope ivy jess june ken lily may mick poppy ruby violet ron dot stan amit hamza obi olu raj mei
        wei xin kev deb sal trish trev nige bex dazza gaz baz shaz kaz maz tel del bert elsie edie flo nell
        maisie tilly archie alfie bertie freddie ollie ned tess precious latoya shanice tyrone jamal kwame
        ngozi chidi femi yinka tunde ade bola temi uzma sadia bilal naveed imran faisal tariq zainab hodan
        ayaan yusuf niamh aoife saoirse oisin cian sinead roisin grainne padraig declan rhys bronwen carys
        gareth geraint nia sian angharad hamish morag catriona mhairi"""
    ),
    everyday=words(
        """will mark grace hope rose may bill jack june april august faith joy dawn ivy lily daisy pearl ruby amber
        crystal iris violet olive hazel heather holly penny patience charity chase hunter rich rob sue pat frank art
        drew grant guy dean earl duke king miles wade cliff brook brooke dale glen lane reed ray sky star summer autumn
        winter sandy misty destiny harmony melody gene dick peg ginger angel jean kitty carol victor norm woody robin
        dolly poppy rosemary sage basil bay christian christians jordan chad georgia china india israel jade
        ebony lance mason cooper carter taylor baker fisher porter tanner archer sailor smith cook butler gardener
        marshall bishop page paige skip buddy buck bud rusty sonny junior prince princess major knight noble christmas
        easter eve noel dusty stormy rocky sunny bunny candy honey cherry plum berry clementine apple peaches
        brown white black green gray grey gold golden silver stone wood woods field fields hill hills forest rivers
        brooks banks bridges church bell ball bird fox wolf lamb swan drake finch rice bean flowers bush moss marsh
        lake pool banks street park house hall love long short small little young old good best bright sharp strong
        swift wise savage smart moody gay power price case day days weeks early late north south east west french
        english german irish welsh welch scott holland bath reading battle sale deal
        wells rugby hull hove wick rye eye ware diss mole ash oak elm birch gale frost snow rain storms waters
        mills miller potter cross church temple abbey castle read reader writer walker rush race speed chance lucky
        love darling dear sweet mercy constance prudence felicity clarity trinity genesis chastity verity honor honour
        liberty justice cash stone blue skye sunshine ocean river willow juniper fern clover nat mat max don
        jay lee kay dee bea tad tab al ed jo rod van nick bob bobby
        pierce lowe holder dodge dash flash blaze ford ace case colt beau rex major dusty hardy dickens mobile
        nice orange mission union split normal hope reading bury barking poole slough deal street well march sandwich
        stark banks marks mace may gill pope stein parry barker barber tucker weaver turner tyler
        wright shepherd parsons dyer waller hood horn fry law key lord best power waters winters"""
    ),
    firm=words("slough leeds london hull"),
    never=words(
        """will may mark hope bill grant chase rich sue pat art drew guy dean king frank long short small little young
        old good best bright sharp strong day love early late case power price long read don van rush chance dear sweet
        be us an is as so do he me my no go in on at or if it al hunter skip page major english french brown white
        hospital court church school prison hostel
        black green read reading bath nice orange mobile march well park church house hall street street place deal
        sale august summer winter autumn joy faith patience charity grace art ray jack rose dawn lance miles wade gene
        china pierce rob angel star cook field law key lord fry barking bury cross nick many much an dot"""
    ),
    no_names=words(
        """i i'm i've i'd i'll january february march april may june july august september october november
        december monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
        thursdays fridays saturdays sundays christmas easter eid ramadan diwali halloween god lord jesus
        christ bible koran quran allah christian christians christianity muslim muslims islam islamic jewish
        jew jews judaism hindu buddhist catholic catholics protestant anglican sikh atheist english british
        scottish welsh irish swedish swede swedes norwegian danish finnish german french spanish italian
        polish russian arabic kurdish somali persian turkish chinese japanese indian pakistani african
        american americans european europeans asian caribbean western eastern northern southern latin greek
        dutch ukrainian syrian afghan iraqi iranian eritrean ethiopian sweden uk u.k britain england usa us
        u.s america europe scandinavia africa asia commonwealth zoom teams facebook instagram snapchat
        tiktok youtube google gmail hotmail outlook whatsapp messenger netflix spotify word excel powerpoint
        windows apple iphone ipad android microsoft office whisper chatgpt linkedin twitter skype wikipedia
        tinder discord slack internet bluetooth wifi covid covid-19 corona brexit nhs gp a&e icu er tv bbc
        itv radio dvd cd pdf sms usb pc mac it hr pr ceo ok okay yeah yes no oh um uh hmm mm hi hello hey
        bye thanks sorry please well mum mom dad mummy daddy grandma grandpa gran nan nana auntie phd ba ma
        msc bsc mba gcse gcses a-level a-levels o-level adhd add asd autism ptsd ocd cbt ivf hiv aids dna ms
        copd mri ct iq faq diy asap aka interviewer interviewee participant respondent moderator speaker a b
        c d e f g h j k l m n o p q r s t u v w x y z ii iii iv brownies scouts black white bame lgbt lgbtq
        gay pride boxing-day xmas new-year labour tory tories conservatives conservative democrats
        republican republicans lib dem parliament government monopoly lego velcro hoover sellotape
        tupperware alzheimer alzheimers alzheimer's parkinson parkinsons crohn crohns asperger's ibuprofen
        paracetamol prozac ritalin uni gandhi einstein stalin hitler beyoncé beatles abba mozart beethoven
        shakespeare picasso obama putin rihanna pokémon playstation xbox nintendo sony samsung nokia huawei mars romans
        satnav"""
    ),
    spoken=words(
        """her hers himself herself themselves biomed staffroom cctv gonna wanna gotta kinda sorta dunno cos cuz 'cause
        innit ain't y'all yep yup nope nah mhm uh-huh erm er um uh hmm mmm ah aha aw ooh huh wow yeah oh okay ok
        alright telly mums dads mum grandad headteacher headteachers childminder safeguarding wellbeing covid
        lockdown zoom email emails emailed online website smartphone whatsapp app apps blog podcast playdate
        sleepover google googled texted texting selfie selfies"""
    )
    | OF_TALK,
    countries=_COUNTRIES,
    lands=_COUNTRIES
    | words(
        """scotland wales cornwall devon dorset somerset wiltshire
        hampshire berkshire oxfordshire buckinghamshire hertfordshire bedfordshire cambridgeshire norfolk suffolk essex
        kent sussex surrey lancashire yorkshire cumbria northumberland durham derbyshire nottinghamshire lincolnshire
        leicestershire rutland northamptonshire warwickshire worcestershire gloucestershire herefordshire shropshire
        staffordshire cheshire merseyside tyneside teesside humberside midlands powys gwynedd anglesey pembrokeshire
        glamorgan fife lothian highlands orkney shetland hebrides ulster munster leinster connacht galway mayo kerry
        donegal brixton peckham hackney camden islington tottenham croydon lewisham lambeth southwark deptford
        whitechapel shoreditch soho clapham wandsworth hammersmith ealing brent haringey harlem brooklyn queens bronx
        manhattan alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
        illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
        missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia
        wisconsin wyoming ontario quebec alberta manitoba queensland tasmania punjab kerala kashmir gujarat bengal
        skåne småland gotland gothenburg"""
    )
    | frozenset(
        {
            "sierra leone",
            "sri lanka",
            "south africa",
            "north carolina",
            "new zealand",
            "saudi arabia",
            "northern ireland",
            "ivory coast",
            "el salvador",
            "costa rica",
            "south sudan",
            "new mexico",
            "tower hamlets",
            "moss side",
            "isle of wight",
            "isle of man",
            "new jersey",
            "hong kong",
            "west midlands",
            "east anglia",
            "south carolina",
            "north dakota",
            "south dakota",
            "rhode island",
            "new hampshire",
            "new south wales",
            "british columbia",
            "nova scotia",
            "west virginia",
        }
    ),
    particles=words("von van de del da di der den la le el al bin ibn abu o' mc mac st st. ter"),
    schools=words(
        """school schools primary college university academy nursery kindergarten preschool polytechnic grammar
        infants juniors comprehensive seminary institute"""
    ),
    workplaces=words(
        """hospital infirmary clinic surgery hospice pharmacy library restaurant café cafe pub bakery hotel church
        mosque synagogue parish factory mill mine brewery supermarket shop store garage salon gym museum theatre
        theater nursing home centre center practice warehouse depot farm dairy shipyard plant foundation charity bank
        studio studios labs bistro inn arms tavern"""
    ),
    authorities=words(
        """council police constabulary jobcentre prison embassy consulate department ministry agency
        authority municipality services trust borough tribunal"""
    ),
    generic=words(""),
    offices=words(
        """hmrc dwp ofsted cafcass camhs ukvi dvla centrelink medicaid cqc uscis irs dcfs hmcts iopc ehrc acas tusla
        ofcom cica hmpo nmc gmc hcpc ssa dhs dol"""
    )
    | frozenset(
        {
            "home office",
            "care quality commission",
            "charity commission",
            "environment agency",
            "land registry",
            "health and safety executive",
            "student loans company",
            "student finance england",
            "parole board",
            "general medical council",
            "nursing and midwifery council",
            "legal aid agency",
            "equality and human rights commission",
            "information commissioner",
            "court of protection",
            "housing ombudsman",
            "pensions regulator",
            "social security administration",
            "veterans affairs",
            "internal revenue service",
            "border force",
            "disclosure and barring service",
            "companies house",
            "children's commissioner",
            "care inspectorate",
            "education scotland",
            "social work england",
            "local government ombudsman",
            "official solicitor",
            "valuation office",
            "job centre",
            "job centre plus",
            "swedish migration agency",
            "migration agency",
            "social insurance agency",
            "swedish social insurance agency",
            "employment service",
            "child protective services",
            "department for work and pensions",
            "crown prosecution service",
            "swedish tax agency",
            "public employment service",
            "citizens advice",
            "jobcentre plus",
            "swedish public employment service",
        }
    ),
    firms=words(
        """tesco sainsbury's sainsburys asda morrisons waitrose aldi lidl iceland boots superdrug primark next
        debenhams greggs costa starbucks mcdonald's mcdonalds kfc nando's nandos wetherspoons ikea amazon
        argos currys halfords b&q homebase screwfix wickes barclays lloyds hsbc natwest santander nationwide
        vodafone bt ee o2 tesla ford toyota nissan honda bmw jaguar volvo rolls-royce airbus boeing bae
        siemens ericsson nokia ibm deloitte kpmg pwc accenture capita serco g4s mitie bupa spire barnardo's
        barnardos oxfam shelter mind scope mencap walmart target costco kroger walgreens cvs kaiser ups
        fedex dhl uber deliveroo hermes evri unilever gsk astrazeneca pfizer glaxo cadbury nestle heinz
        pepsico jcb dyson easyjet ryanair qantas thames-water john-lewis royal-mail british-gas network-rail
        pizza-express national-grid scottish-power eddie-stobart red-cross british-airways virgin-media
        age-uk poundland b&m iceland matalan wilko dunelm caffe-nero pret subway domino's dominos
        burger-king taco-bell dunkin dunkin' wendy's chipotle best-buy home-depot whole-foods trader-joe's
        premier-inn travelodge holiday-inn center-parcs butlins just-eat doordash instacart hello-fresh"""
    )
    - words("next iceland target ford mind scope shelter spire boots ee hermes kaiser"),
    chains=words(
        """tesco asda lidl aldi morrisons waitrose superdrug primark debenhams greggs starbucks mcdonalds mcdonald's
        kfc nandos nando's wetherspoons argos currys barclays lloyds hsbc natwest santander vodafone toyota nissan
        honda bmw jaguar easyjet ryanair sainsburys sainsbury's ups fedex walmart costco tesla ikea volvo"""
    ),
    occupations=words(
        """vicar priest rabbi imam bishop organist midwife vet veterinarian mayor headteacher headmaster
        headmistress principal dentist optician pharmacist audiologist osteopath chiropractor psychiatrist
        neurologist cardiologist oncologist gynaecologist gynecologist obstetrician paediatrician
        pediatrician surgeon anaesthetist pathologist coroner judge magistrate barrister prosecutor
        undertaker gravedigger blacksmith farrier watchmaker goldsmith silversmith cobbler saddler luthier
        glassblower potter sculptor composer conductor ballerina actor actress curator archivist
        archaeologist conservator lighthouse-keeper lighthouse harbourmaster diver fisherman trawlerman
        gamekeeper forester beekeeper shepherd crofter farmer winemaker pilot astronaut meteorologist
        astronomer stuntman stuntwoman ambassador consul interpreter editor journalist reporter broadcaster
        newsreader chef restaurateur hotelier footballer jockey golfer cricketer boxer professor sheriff
        firefighter paramedic postmaster postmistress postman librarian councillor lifeguard locksmith
        chimney-sweep thatcher stonemason piper bellringer taxidermist perfumer magician clown puppeteer
        lollipop-lady gp doctor registrar director dancer controller governor constable captain keeper
        master founder tuner dietitian dietician controller bellringer crofter"""
    ),
    usual_occupations=words(
        """teacher nurse carer cleaner cook accountant lawyer solicitor engineer electrician plumber builder carpenter
        painter driver mechanic welder secretary receptionist manager programmer developer consultant hairdresser
        waiter waitress bartender barista student researcher lecturer therapist counsellor psychologist
        physiotherapist childminder salesman salesperson cashier clerk gardener security-guard policeman policewoman
        labourer decorator"""
    ),
    only=words("only sole first"),
)
