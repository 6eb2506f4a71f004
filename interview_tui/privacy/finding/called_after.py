"""What pubs, cafés, nurseries and homes are called after, and how firms say what they do. Our own lists.

By themselves these words name nothing: only where the grammar asks for a name do they tell that one stands there.
"""

from interview_tui.privacy.finding.language import words

THINGS = words(
    """haven harbour hideaway wharf quay pier canal weir badger beaver otter weasel stoat squirrel hedgehog mole rabbit
    hare fox wolf bear boar bull ox cow calf heifer goat ram ewe lamb sheep pig sow piglet hog horse mare stallion
    foal pony donkey mule dog hound greyhound whippet terrier spaniel cat kitten mouse elephant lion lioness tiger
    leopard panther camel monkey unicorn dragon griffin phoenix mermaid badgers foxes hounds horses lions bulls stag
    hind doe deer buck elk moose seal whale dolphin salmon trout pike eel herring cod crab lobster oyster oysters
    mussel shrimp swan goose geese duck drake cygnet heron crane stork pelican gull puffin cormorant curlew lapwing
    plover partridge pheasant grouse quail peacock turkey cock cockerel hen rooster chick pigeon dove cuckoo owl
    hawk falcon kestrel buzzard kite eagle osprey raven crow rook jackdaw magpie jay robin wren sparrow finch
    goldfinch linnet thrush blackbird nightingale lark skylark swallow swift martin kingfisher dipper woodpecker bee
    bees wasp beetle butterfly moth dragonfly ladybird spider snail frog toad newt oak elm ash beech birch hazel
    willow poplar chestnut walnut maple sycamore yew holly cedar pine fir larch alder hawthorn elder ivy thistle
    bramble nettle clover heather gorse fern teasel rose lily tulip daisy daffodil snowdrop bluebell primrose
    cowslip buttercup poppy lavender rosemary thyme sage marigold sunflower foxglove honeysuckle jasmine orchid
    acorn barley wheatsheaf hop hops vine apple pear plum cherry strawberry raspberry blackberry lemon anchor ship
    boat schooner frigate galleon lugger ferry rudder compass lighthouse lantern lamp candle beacon bell bells crown
    sceptre sword shield arrow bow horn trumpet fiddle drum harp barrel cask tun jug tankard kettle teapot cup
    saucer spoon fork ladle pot cauldron pan basket thimble needle spindle shuttle loom anvil hammer horseshoe
    saddle stirrup bridle wagon waggon cart wheel plough harrow sickle scythe windmill watermill forge smithy bridge
    castle tower abbey priory sun moon star rainbow cloud storm thunderbolt mountain boulder pebble shell feather
    feathers fleece cobbler miller blacksmith shepherd ploughman woodman huntsman fisherman sailor mariner admiral
    drummer piper minstrel jester wizard witch monk friar nun gnome elf fairy goblin giant giants hermit pilgrim
    duke duchess marquis baron prince king's queen's king queen royal arms fleur acorns robin's nest burrow den sett
    hive acre orchard loaf bun crumpet pickle pepper mustard ginger cinnamon clove nutmeg honeypot bumblebee rocket
    treehouse sunbeam raindrop snowflake stepping"""
)
"""English: what signs hang outside houses with. Usual words of talk (`dog`, `king`) among them."""
OF_HOUSES = words(
    """house lodge manor grange court hall cottage villa mews view lea dene croft mount heights towers gables
    rectory deanery vicarage hollow rise bank brow nook glade"""
)
"""English: last words of the names of homes. Without an article before them they are names."""
SINGLE = words(
    """priory deanery gazette herald argus courier chronicle echo mercury observer examiner advertiser telegraph mail
    sentinel messenger citadel pavilion lyceum palladium hippodrome alhambra odeon empire playhouse
    majestic regal imperial metropole continental belvedere savoy ritz astoria gaumont lyric apollo locarno"""
)
"""English: after `the` they are a name by themselves, as somebody's place of work."""
TRADES = {
    "en": words(
        """claims hatcheries hatchery fulfilment fulfillment drydock drydocks minicabs bioscience biosciences
        biotech facilities poultry bodyworks scrap salvage refuge hostel hub parcels games llp preschool
        supplies domiciliary toys childcare waste recycling works digital fabrications demolition drainage
        paving fencing logistics haulage freight couriers removals transport travel coaches buses taxis cabs
        rail railways airways airlines ferries joinery carpentry plumbing roofing flooring electrical electrics
        electronics engineering construction builders building groundworks scaffolding interiors kitchens
        bathrooms windows glazing tiles carpets furniture upholstery textiles fabrics knitwear tailoring
        fashions footwear shoes jewellers opticians chemists motors autos tyres cycles bikes garages homes
        homecare healthcare lettings estates properties housing developments recruitment staffing personnel
        solutions systems software technologies technology analytics consulting consultants consultancy
        solicitors accountants accounting accountancy auditors surveyors architects insurance finance financial
        investments capital holdings group industries enterprises associates partners partnership media press
        publishing printers printing pictures films records productions designs graphics packaging plastics
        chemicals pharmaceuticals steel metals pit colliery castings foundry ceramics pottery potteries glass
        timber sawmill hardware tools foods bakery bakers bakes cakes confectionery butchers meats poultry
        seafoods seafood fisheries dairies breweries brewery brewing distillery wines cellars catering caterers
        vending cleaners cleaning laundry laundries security guarding gallery alarms stables kennels cattery
        vets veterinary aviary nurseries landscapes landscaping gardens energy utilities water gas mobile
        telecom telecoms broadband stores superstore superstores homeware giftware books bookshop bookshops
        stationers florists flowers tearoom tearooms diner grill brasserie chippy takeaway kebabs noodles dental
        dentistry orthodontics physio physiotherapy aesthetics beauty spa hair hairdressers hairdressing barbers
        cuts nails tanning tattoo fitness leisure bingo lanes cinema club centre surgery ward unit hospice
        project trust foundation care"""
    ),
    "sv": words(
        """kakel hiss hissar portar fönster persienner markiser stängsel plattsättning bygg byggservice måleri
        måleriet plåt plåtslageri el elektriska elservice rör vvs kyl värme ventilation snickeri snickerier trä
        trävaror möbler inredning kök golv glas glasmästeri tak mark anläggning schakt gräv betong cement sten
        stenhuggeri smide svets rehab rehabilitering jernverk järnverk digital åkeriet återvinning textil
        textilier väveri spinneri mek mekaniska verkstad verkstäder verktyg maskin maskiner motor bil bilar
        bilservice bilverkstad däck cykel cyklar buss bussar busstrafik taxi åkeri åkerier frakt transport
        transporter logistik spedition flytt städ städservice tvätt kemtvätt bageri bakeri konditori chark
        charkuteri slakteri kött fisk rökeri mejeri ost livs livsmedel frukt grönsaker kiosk korv grill gatukök
        pizzeria krog catering bröd choklad godis bryggeri vin blommor blomsterhandel trädgård plantskola
        handelsträdgård skog skogsservice såg sågverk virke papper tryck tryckeri förlag bokhandel böcker foto
        film media data ekonomi redovisning revision juridik juristbyrå advokatbyrå fastigheter förvaltning
        bostäder assistans omsorg hemtjänst vård friskvård tandvård optik ur guld skor kläder mode konfektion
        hår frisör salong hudvård gym bemanning rekrytering utbildning trafikskola bevakning säkerhet lås
        begravningsbyrå gjuteri plast kemi färg järn stål metall industrier industri energi kraft hamn rederi
        varv camping stugby pensionat värdshus gästgiveri travstall stall hundpensionat kennel"""
    ),
}
"""After a name: what a firm does. `Nordmans bygg`, `Marlowe Joinery`."""
KINDS_BEFORE = words(
    """hotell hotel pensionat restaurang pizzeria kafé café cafe krog bar pub bistro bageri konditori salong frisör
    butik galleri studio klubb gym taxi åkeri rederi firma elfirma byggfirma städfirma villa träffpunkt gruppbostad
    boende campus servicehus stödboende hvb vårdcentral hälsocentral husläkarna apotek apoteket advokatbyrå
    begravningsbyrå bemanning teater biograf camping stugby fritidsgård närhälsan folkhögskola förskola dagis
    herrgård värdshus gästgiveri brasserie"""
)
"""Swedish: before a name, without an ending. No grammar puts such a noun before another one."""
SIGNS = words(
    """pyramiden obelisken tornet spegeln porten nyckelhålet trappan kaffekoppen tekannan kannan bägaren
    pokalen masten seglaren sjömannen kaptenen piloten clownen trollkarlen häxan fen älvan tomtenissen drottningen
    prinsessan riddaren narren munken nunnan smeden mjölnaren bagaren jägaren fiskaren vallmon kaprifolen ankaret
    arken backsippan bikupan biet björken björnen blåklinten blåklockan blåmesen blåsippan boken brunnen bron bävern
    diamanten draken duvan dalen eken ekorren ekollonet elden fjärilen flamingon flugsvampen fyren fyrklövern
    galaxen galten gnistan granen grisen grodan ödlan musen katten hunden korpen kråkan smulan gräddan grävlingen
    gyllen gåsen göken haren harmonin hjorten hjärtat hjulet humlan hästskon igelkotten ankan kaninen kastanjen
    kometen kompassen koralen kronan krukan kullen kvarnen källan lammet lanternan lejonet liljan liljekonvaljen
    linden lingonet lodjuret lotsen lotusen lugnet lyktan lyran lärkan lönnen maskrosen masken mesen millan
    mullvaden måsen månen månskenet myran myrstacken navet nejlikan noaks nyckeln nyckelpigan oasen oljan ormen
    ostronet pelikanen pilen pingvinen piraten planeten prästkragen pärlan påfågeln pantern palmen regnbågen ringen
    ripan rosen rosenknoppen rubinen räven rödhaken safiren saffran sagan salamandern seglet sippan sjöstjärnan
    skatan skattkistan sköldpaddan slottet smultronet smultronstället snäckan solen solglimten solgläntan solrosen
    solstrålen sparven spiran spindeln stjärnan stenen storken strutsen styrhytten svalan svanen svampen syrenen
    sälen tallen tjädern tofsvipan toppen trasten trollet trumman tuppen tuvan tärnan tellus ugglan unicornen
    utsikten utkiken valen vargen vitsippan viken vingen violen vågen vingården väduren växthuset ängen äpplet örnen
    kristallen kajutan kullerbyttan lekatten tomten linnean valnöten blåbäret hallonet hallonbacken jordgubben
    körsbäret plommonet päronet citronen kantarellen"""
)
"""Swedish, definite: what homes, nurseries and restaurants are called after, by one word."""
NATURE = words(
    """hammar malm krok mört smög kåls häst furu rosen gåss slott umeå alv orm ljusne nack björk ek lind tall gran alm
    ask asp rönn hassel lönn bok sälg en pil oxel ceder kastanj syren ros lilje viol blå röd vit grön gul svart
    silver guld koppar klöver humle ljung lärk svan svalm svala sval trast ugg uggle falk örn hök korp kråk gök duv
    tran häger mås tärn fisk gädd lax ål räv varg björn hjort älg rådjur hare bäver grävling igelkott ekorr lo sol
    mån stjärn norr söder öster väster nord syd öst väst sjö å bäck ström fors strand vik udd näs ö holm skär hav
    hamn brygg fyr kvarn smed kol tjär hytt gruv berg bergs klipp sten häll grus sand ler mos myr äng ängs hag lund
    skog dal dals höjd kull backe ås mo hed kyrk kloster borg kungs drottning prins grev bisp biskops präst kapell
    socken torp by tuna lada loge park allé"""
)
"""Swedish: first parts of the names of houses: what grows and lies around them."""
