"""What the search knows about Swedish. Our own lists, from how people talk."""

from interview_tui.privacy.finding.language import Cues, spaced, words

_DISTRICTS = """kungens-kurva bromma-blocks barkarby bergvik
    rinkeby tensta husby akalla kista hjulsta hallonbergen alby fittja hallunda norsborg skärholmen
    bredäng vårberg rågsved hagsätra farsta fruängen hökarängen bagarmossen södermalm östermalm kungsholmen vasastan
    norrmalm gamla-stan årsta älvsjö liljeholmen hägersten aspudden midsommarkransen enskede bandhagen högdalen
    spånga hässelby vällingby bromma blackeberg råcksta hornstull skanstull gröndal solna sundbyberg lidingö nacka
    huddinge botkyrka haninge tyresö täby danderyd sollentuna järfälla rosengård möllevången möllan limhamn holma
    kroksbäck lindängen hyllie kirseberg rosengard nydala bellevue västra-hamnen oxie husie fosie rörsjöstaden
    sofielund hammarkullen angered hjällbo bergsjön biskopsgården länsmansgården rannebergen gårdsten lövgärdet
    majorna hisingen frölunda tynnered högsbo kortedala gamlestaden linnéstaden masthugget örgryte lunden kviberg
    backaplan lundby gottsunda sävja gränby flogsta eriksberg valsätra luthagen vivalla oxhagen baronbackarna
    brickebacken råslätt öxnehaga österängen navestad hageby ringdansen klockaretorpet skäggetorp berga ryd araby
    råby bäckby pettersberg vallby hammarby kronoparken norrliden gamlegården näsby koppargården planteringen
    drottninghög dalhem fröslunda lagersberg skiftinge nacksta ljuskrysset ålidhem ersboda teg böleäng hertsön
    björkskatan porsön hässleholmen norrby hulta sjöbo karhulan andersberg vallås norrmalmen söderkulla seved"""
_REGIONS = """skåne blekinge småland öland gotland halland bohuslän dalsland västergötland östergötland värmland närke
    västmanland södermanland sörmland uppland dalarna gästrikland hälsingland medelpad ångermanland härjedalen
    jämtland lappland västerbotten norrbotten norrland götaland svealand bergslagen roslagen österlen norduppland
    tornedalen västernorrland ådalen sjuhärad fyrbodal skaraborg söderslätt vikbolandet tjust glasriket finnveden
    mälardalen göteborg tjörn orust marstrand öckerö ekerö värmdö vaxholm sarek"""
_MORE_PLACES = """ale bräcke burlöv dals-ed eda essunga grums hammarö hylte håbo kinda lekeberg ljusnarsberg mark
    nordanstig ovanåker ragunda sotenäs tanum uppvidinge ydre österåker smedjebacken trelleborg ammarnäs abisko
    riksgränsen sälen mölle ronna geneta hovsjö brandbergen flemingsberg segevång hermodsdal jordbro boliden
    älvdalen härjedalen nordmaling krokom strömsund åsele dorotea arjeplog sorsele storuman malå bjurholm vindeln
    robertsfors norsjö gotska-sandön utö sandhamn möja ornö ven koster käringön öland åland österlen kullabygden
    bjärehalvön söderslätt göinge"""
_COUNTRIES = """afghanistan albanien algeriet angola argentina armenien australien azerbajdzjan bangladesh belgien
    bolivia bosnien hercegovina brasilien bulgarien burundi chile colombia kongo kosovo kroatien kuba cypern danmark
    ecuador egypten elfenbenskusten eritrea estland etiopien filippinerna finland frankrike gambia georgien ghana
    grekland guatemala guinea haiti honduras indien indonesien irak iran irland island israel italien jamaica japan
    jemen jordanien kambodja kamerun kanada kazakstan kenya kina kurdistan kuwait laos lettland libanon liberia libyen
    litauen madagaskar makedonien nordmakedonien malaysia mali malta marocko mexiko moldavien mongoliet montenegro
    moçambique namibia nederländerna holland nepal nicaragua niger nigeria nordkorea norge pakistan palestina panama
    paraguay peru polen portugal rumänien rwanda ryssland saudiarabien schweiz senegal serbien sierra-leone singapore
    slovakien slovenien somalia somaliland spanien sri-lanka sudan sydafrika sydkorea sydsudan syrien tadzjikistan
    taiwan tanzania thailand tjeckien tjetjenien togo tunisien turkiet turkmenistan tyskland uganda ukraina ungern
    uruguay uzbekistan venezuela vietnam vitryssland belarus zambia zimbabwe österrike jugoslavien sovjet gaza"""
_ABROAD = """västbanken mellanöstern balkan åland grönland färöarna kanarieöarna mallorca gran-canaria teneriffa
    kreta rhodos köpenhamn helsingör helsingfors åbo vasa tammerfors rovaniemi oslo bergen trondheim narvik rom
    florens venedig neapel prag wien münchen köln warszawa krakow gdansk moskva kiev kyiv odessa charkiv mariupol
    bryssel haag genève zürich lissabon aten istanbul ankara izmir diyarbakir damaskus aleppo homs idlib daraa
    deir-ez-zor raqqa bagdad mosul basra kirkuk erbil sulaymaniyya teheran isfahan shiraz mashhad kabul herat
    kandahar mazar-i-sharif beirut tripoli amman jerusalem kairo alexandria tunis alger casablanca mogadishu
    hargeisa asmara keren addis-abeba khartoum nairobi kampala kigali lagos accra sarajevo mostar banja-luka belgrad
    zagreb pristina prizren skopje tirana bukarest sofia budapest tallinn riga vilnius bangkok hanoi saigon peking
    shanghai tokyo manila delhi bombay islamabad lahore karachi dhaka colombo santiago buenos-aires bogota paris rom
    new-york los-angeles san-francisco tel-aviv sao-paulo rio-de-janeiro washington london berlin tyskland chicago
    miami"""

SWEDISH = Cues(
    code="sv",
    named=words(
        """heter hette hetat heta kallas kallades kallad döpt döptes smeknamnet smeknamn namnet namn förnamn efternamn
        förnamnet efternamnet vid-namn"""
    ),
    people=words(
        """mamma mamman mor moder morsan pappa pappan far fader farsan bror brodern brorsan brorsa syster system
        systern syrran syskon son sonen sonson sondotter dotter dottern dotterson dotterdotter barn barnet barnbarn
        fru frun man mannen make maken maka makan hustru hustrun sambo sambon särbo särbon partner partnern exman
        exfru ex exet pojkvän pojkvännen flickvän flickvännen kille killen tjej tjejen fästman fästmö svärmor svärfar
        svärson svärdotter svåger svägerska styvpappa styvmamma styvfar styvmor plastpappa plastmamma bonuspappa
        bonusmamma bonusson bonusdotter halvbror halvsyster lillebror lillasyster storebror storasyster storasyrran
        lillebrorsan tvilling tvillingbror tvillingsyster kusin kusinen brorson brorsdotter systerson systerdotter
        moster mostern faster fastern morbror morbrorn farbror farbrorn mormor morfar farmor farfar gudson gudmor
        kompis kompisen vän vännen väninna väninnan bästis kollega kollegan arbetskamrat arbetskamraten chef chefen
        chefer enhetschef enhetschefen avdelningschef avdelningschefen verksamhetschef verksamhetschefen platschef
        granne grannen klasskamrat klasskompis rumskamrat bekant lärare läraren lärarinna lärarinnan fröken magister
        magistern klassföreståndare mentor mentorn rektor rektorn specialpedagog specialpedagogen kurator kuratorn
        psykolog psykologen psykiatriker terapeut terapeuten samtalsterapeut läkare läkaren överläkare överläkaren
        husläkare doktorn sköterska sköterskan sjuksköterska sjuksköterskan barnmorska barnmorskan undersköterska
        undersköterskan skolsköterska skolsköterskan distriktssköterska distriktssköterskan syrra syrran tandläkare
        tandläkaren logoped logopeden sjukgymnast fysioterapeut arbetsterapeut handläggare handläggaren
        socialsekreterare socialsekreteraren socialarbetare biståndshandläggare arbetsförmedlare kontaktperson
        kontaktpersonen kontaktman boendestödjare boendestödjaren stödperson assistent assistenten personliga
        ledsagare familjehem tränare tränaren ledare ledaren pastor pastorn präst prästen imam imamen advokat
        advokaten jurist juristen god-man förvaltare gode polisen väktaren chaufför vaktmästare vaktmästaren städerska
        handledare handledaren studievägledare student studenten elev eleven patient patienten klient klienten brukare
        brukaren hyresvärd hyresvärden hund hunden katt katten häst hästen praktikant vikarie vikarien tolk tolken
        snickare politiker politikern kommunalråd ordförande ordföranden sekreterare samordnare samordnaren familjen
        grabben grabb tös tösen pojke pojken flicka flickan bebis äldsta yngsta mellersta"""
    ),
    titles=words(
        """doktor dr dr. professor prof herr fru fröken kyrkoherde rektor syster moster faster morbror farbror tant
        farfar farmor mormor morfar pastor biskop kapten major överste familjen fam syskonen bröderna systrarna
        lillkillen"""
    ),
    whose=words(
        """min mitt mina din ditt dina sin sitt sina hans hennes hens deras vår vårt våra er ert era en ett den det
        denna denne denne någon annan nya gamla förra bästa äldsta yngsta lilla stora äldre yngre"""
    ),
    human=words(
        """sa sade säger sagt frågade frågar svarade svarar berättade berättar ringde ringer tyckte tycker trodde tror
        undrade undrar menade menar ville skrev skriver viskade skrek ropade skrattade skrattar grät gråter mejlade
        messade smsade förklarade förklarar lovade påstod hälsade jobbar jobbade arbetar arbetade bor bodde heter
        hette fyller fyllde gifte skilde flyttade studerar pluggar pluggade kände älskar älskade hatar hatade somnade
        dog föddes hjälpte hjälper lärde visade kramade bestämde ansåg erkände blev var är hade har kom kommer gick
        går satt sitter brukade brukar kunde kan skulle ska fick får måste och"""
    ),
    towards=words(
        """hos åt träffade träffar träffat ringde ringer ringt kontaktade frågade frågar älskar älskade saknar saknade
        gifte-mig tillsammans-med tillsammans kramade tackade tacka hälsade mejlade messade intervjuade intervjuar
        lik typ med till av från tack hej hallå kära familjen"""
    ),
    near=words(
        """i till från in mot vid på utanför nära runt genom kring omkring norr söder öster väster om ut upp ner hit
        centrala norra södra östra västra hela inre yttre"""
    ),
    living=words(
        """bor bo bott bodde boende flyttade flyttar flytta flyttat född föddes uppvuxen uppväxt växte vuxit växer
        bosatt bosatte hemma hamnade placerad placerades kommer kom hus lägenhet sommarstuga villa pendlar pendlade
        pendla skriven inskriven stuga åkte åker reser reste studerade pluggade läste jobbar jobbade arbetar
        arbetade släkt föräldrar hyr hyrde köpte"""
    ),
    working=words(
        """jobbar jobbade jobba jobbat jobb jobbet arbetar arbetade arbeta arbetat arbete anställd anställning
        praktik praktiserade praktikplats vikarierar vikarierade vikariat extrajobb sommarjobb sommarjobbade
        extrajobbade tjänst chef receptionist städar städade började slutade vd vd:n ägare driver drev timvikarie
        pensionerad uppsagd varslad sparken provjobba provjobbade provjobbar volontär ideellt kassan kassa receptionen
        reception pass passet skift skiftet anställde anställer anlitad inhyrd lärling praktikant trainee städerska
        lokalvårdare vaktmästare servitör servitris kock kökschef bartender baren lastbil bokföringen
        bokföring telefon växeln kundtjänst lagret assistent personlig vårdbiträde kollega kollegor jobbarkompis
        timmar timmarna vikarie bemanning uppdrag plockade packade lagar serverar serverade diskar diskade"""
    ),
    at=words("på hos vid för åt från till i inom"),
    given=words(
        """dragana jasmina soran peo kenta robban roffe mange jossan nettan lasse micke challe steffe krille ibbe
        abbe hasse danne macke nisse putte frasse conny ronny sussi lollo gittan bettan kickan maggan annsofie
        linnéa ann-sofie sirpa pirjo tuija riitta mirja milica snezana goran zoran slobodan biljana jelena hodan
        ayaan filsan sahra fadumo shirin rojin dilan azad soma zara parisa nasrin shahin siamak linh thuy mei wei
        nour noor ayla elif emre deniz ludde jocke chrille tompa tobbe uffe affe sanna bea tessan mia pia bosse
        bettan sickan ninni lena-maria"""
    ),
    everyday=words(
        """bo jasmin björn sten stig dag liv my maj per love li del dan bror hans frank juni junior rut saga sam tom
        urban viking ville viola mina milan max mark linda lotta lova lucia marina rita rosa rose ros ben
        bill britt inger iris isa jarl klara lage lo ana anas andres fred frans helen helga kaj karl knut
        sanna tindra valborg sol vår storm sky vilja gull blanka adel rex ross kit ask asp alm berg björk
        blixt blom borg brink bäck ek falk fors frid frisk green gren hall hammar hjort holm hult hägg kling
        kvist lilja lind lindblom linde ljung löf lönn malm modig nord norrman palm rask skog sköld stark
        strand strid ström svärd tran hav sjö sand å ö dal vik by moln ryd näs ås ängen boden mora sala kil
        vara nora ed flen trosa åre sälen vi viken valla ro mo kall backa boda nyland stad sätra hov säter
        lit kista älta handen gråbo klippan kosta skruv köping fristad malmen bro bron brunn ale ales hede
        hallen lida horn hagen dalen holme oxen hamn stjärna gård kroon lager vinter sommar vårdag ljus rönn
        hassel gran tall kors korn kula duva svan orre varg räv lax gädda krona kung drottning prins präst
        riddar munk jesus gud ängel amor nice split moss lille essen stor lång svensk dansk norrby stenar
        rytter bonde smed fiskare möller"""
    ),
    firm=words("ystad skara nacka rosengård bergsjön norberg orsa tibro höganäs åmål lomma grums lysekil asmara"),
    never=words(
        """inga isa maj ville hans mina tom del dan max vi vara per bo min din sin den det om av mo ro kall by
        oss dem er mig dig henne honom
        stad ed om ana anas andres sam å ö isa rita bror karl sanna blanka sky sol vår mark dag dal liv sjö
        hav fred stark stor lång frisk ben bill junior"""
    ),
    no_names=words(
        """januari februari mars april juni juli augusti september oktober november december måndag tisdag
        onsdag torsdag fredag lördag söndag jul julen påsk påsken midsommar valborg lucia pingst ramadan eid
        jesus gud allah herregud bibeln koranen kristus islam sverige europa norden skandinavien eu usa fn
        nato england storbritannien amerika afrika asien sydamerika nordamerika zoom teams skype facebook
        instagram snapchat tiktok youtube google gmail hotmail outlook whatsapp messenger netflix spotify
        word excel powerpoint windows apple iphone ipad android microsoft office whisper chatgpt linkedin
        twitter blocket swish klarna bankid wikipedia flashback tinder discord messenger canvas vklass ladok
        schoolsoft unikum skola24 lisam treserva lifecare cosmic procapita takecare melior journalia 1177
        corona covid covid-19 pandemin alvedon ipren ritalin concerta sertralin adhd add asperger autism kbt
        dbt ptsd ocd npf lss sol lvu lvm lpt vab vabba sfi gdpr ivf mvc bvc bb iva avc hvb ssk usk ak at st
        vas lgr lpo lpfö bris rfsl lo tco saco kommunal vision ssr tv radio svt svtplay sr tv4 dvd cd pdf
        sms mms wifi usb pc mac it hr pr vd ok okej o.k r m k nej ja jaha jo nä nja aa mm hm aha oj usch fy
        åh öh eh ehm hmm mhm haha tack hej förlåt du ni herr intervjuare intervjuaren informant deltagare
        respondent a b c d e f g h p r s t u v x y z ii iii iv aktiebolag ab hb alzheimer alzheimers
        parkinson parkinsons crohn crohns down downs tourette tourettes socialdemokraterna moderaterna
        sverigedemokraterna centerpartiet vänsterpartiet miljöpartiet kristdemokraterna liberalerna gång
        halloween black friday internet nordisk nordiska bachelor master kandidat magister aids hiv dna rna
        melodifestivalen whatsappgruppen gandhi einstein stalin hitler beyoncé beatles abba mozart beethoven shakespeare
        picasso obama putin rihanna pokémon playstation xbox nintendo sony huawei pippi
        mr ct"""
    ),
    spoken=words(
        """nåra nånting ingenting nåt nån sånt sån såna dom mej dej sej nåns nånstans nångång ingenstans någonstans
        asså alltså typ liksom ba bah aa ah mm mhm öh öhm eh ehm hm nä näe nja njae jaha jaså aha ju okej okay okey
        superbra hejdå hejhej puss jättemycket hursomhelst överhuvudtaget iallafall iaf ifs imorgon igår idag
        förresten härifrån
        därifrån nuförtiden såhär sådär sisådär jättebra jättekul jätteskönt jobbigt egentligen fredan lördan söndan
        måndan tisdan onsdan torsdan stan dan morron eftermiddan förmiddan kvälln sörru hörru kolla palla fixa fika
        fikade mejl sms sms:a sms:ade mejla chatta appen app appar teamet feedback mindset workshop deadline briefing
        nere oppe oense såklart sjunde uh burnout backup stressad wow yes no oh my god guys whatever anyway"""
    ),
    lands=spaced(_REGIONS, _MORE_PLACES, _COUNTRIES, _ABROAD, _DISTRICTS),
    countries=spaced(_COUNTRIES),
    particles=words("von af de del da di van der den la le el al bin ben abu ibn ter zu dos d' o"),
    schools=words(
        """skola skolan skolans skolor gymnasium gymnasiet gymnasieskola gymnasieskolan grundskola grundskolan förskola
        förskolan förskolans friskola friskolan folkhögskola folkhögskolan högskola högskolan universitet
        universitetet dagis dagiset fritids komvux montessoriskola montessoriskolan waldorfskola waldorfskolan
        montessoriförskola musikhögskola musikhögskolan särskola särskolan resursskola resursskolan högstadieskola
        högstadiet mellanstadiet lågstadiet lärarhögskola lärarhögskolan polishögskola polishögskolan konsthögskola
        konsthögskolan yrkeshögskola yrkeshögskolan naturbruksgymnasium naturbruksgymnasiet internatskola
        kulturskola kulturskolan sfi introduktionsprogrammet"""
    ),
    workplaces=words(
        """hospice hospicet hvb handelsträdgård handelsträdgården salong salongen frisersalong bageri bageriet
        konditori konditoriet åkeri åkeriet tandvårdshus tandvårdshuset familjerådgivning familjerådgivningen
        vandrarhem vandrarhemmet camping campingen stuteri stuteriet mejeri mejeriet sågverk sågverket bryggeri
        bryggeriet snickeri snickeriet tvätteri tvätteriet bilverkstad bilverkstaden sjukhus sjukhuset
        universitetssjukhus universitetssjukhuset lasarett lasarettet vårdcentral vårdcentralen hälsocentral
        hälsocentralen familjecentral familjecentralen barnavårdscentral barnavårdscentralen bvc äldreboende
        äldreboendet gruppboende gruppboendet gruppbostad gruppbostaden servicehus servicehuset demensboende
        demensboendet serviceboende serviceboendet vårdboende vårdboendet ålderdomshem ålderdomshemmet
        korttidsboende korttidsboendet stödboende stödboendet apotek apoteket tandvård tandvården folktandvården
        folktandvård tandläkarmottagning mottagning mottagningen klinik kliniken vårdavdelning restaurang
        restaurangen kafé kafét café caféet krog krogen pizzeria pizzerian fabrik fabriken butik butiken affär
        affären hotell hotellet bibliotek biblioteket stadsbibliotek stadsbiblioteket församling församlingen
        behandlingshem behandlingshemmet hvb-hem hvb-hemmet barnmorskemottagning barnmorskemottagningen kvinnojour
        kvinnojouren ungdomsmottagning ungdomsmottagningen hemtjänst hemtjänsten fritidsgård fritidsgården bruk
        bruket pappersbruk pappersbruket verkstad verkstaden varv varvet gruva gruvan museum museet teater teatern
        sjukstuga sjukstugan terminalen psykiatri psykiatrin akuten akutmottagning akutmottagningen förlossning
        förlossningen bb bup-mottagningen rehabcentrum träffpunkt träffpunkten dagverksamhet dagverksamheten
        familjehem moské moskén kyrka kyrkan frisörsalong gym gymmet bensinmack macken återvinningscentral
        brandstation brandstationen lager lagret kontor kontoret advokatfirman
        advokatbyrån firman byrån företaget bolaget begravningsbyrån redovisningsbyrån revisionsbyrån tidningen
        föreningen stiftelsen flyktingförläggningen förläggningen flyktingboendet ridskolan simhallen badhuset
        kyrkogården socialjouren djursjukhuset veterinärkliniken slakteriet plantskolan trädgårdsmästeriet"""
    ),
    authorities=words(
        """räddningstjänst räddningstjänsten socialtjänst socialtjänsten socialkontor socialkontoret
        socialförvaltning socialförvaltningen socialnämnd socialnämnden soc försäkringskassa försäkringskassan
        arbetsförmedling arbetsförmedlingen kommun kommunen kommuns polis polisen polisstation polisstationen
        tingsrätt tingsrätten förvaltningsrätt förvaltningsrätten kammarrätt kammarrätten hovrätt hovrätten
        häkte häktet anstalt anstalten fängelse fängelset kriminalvård kriminalvården frivård frivården
        migrationsverk migrationsverket bup skatteverket skattekontoret kronofogden kronofogdemyndigheten
        länsstyrelse länsstyrelsen region regionen landsting landstinget stadsdel stadsdelsförvaltning
        stadsdelsförvaltningen stadsdelsnämnden familjerätt familjerätten överförmyndare överförmyndaren
        överförmyndarnämnden barnahus barnahuset stad länsrätten åklagaren åklagarkammaren åklagarkammare
        barn-och-ungdomspsykiatrin habiliteringen habilitering medborgarkontor medborgarkontoret biståndsenheten
        utbildningsförvaltningen omsorgsförvaltningen vuxenenheten barnenheten mottagningsenheten ungdomsenheten
        bistånd försörjningsstöd konsulatet ambassaden servicekontoret passpolisen gränspolisen
        stadsbyggnadskontoret miljökontoret"""
    ),
    generic=words(
        """skola förskola grundskola högskola friskola musikskola kulturskola särskola folkskola småskola byskola
        specialskola sommarskola söndagsskola körskola trafikskola ridskola simskola dansskola konstskola privatskola
        internatskola folkhögskola yrkeshögskola gymnasieskola högstadieskola lågstadieskola mellanstadieskola
        montessoriskola waldorfskola vuxenskola polishögskola lärarhögskola idrottsskola språkskola resursskola
        grannskola stadsskola landsbygdsskola centralskola distansskola hemskola kvällsskola betaskola målskola
        nybörjarskola tennisskola fotbollsskola teaterskola sjuksköterskeskola hotellskola lantbruksskola
        handelsskola realskola flickskola officersskola läxskola balettskola skidskola samskola
        naturbruksgymnasium idrottsgymnasium friskolegymnasium estetgymnasium yrkesgymnasium teknikgymnasium
        musikgymnasium grundsärskola gymnasiesärskola träningsskola drömskola problemskola mångkulturskola
        förortsskola innerstadsskola nätskola koranskola missionsskola kommunskola helgskola sjukhusskola"""
    ),
    offices=words(
        """försäkringskassan försäkringkassan försäkringskasan migrationsverket arbetsförmedlingen skatteverket
        kronofogden kronofogdemyndigheten
        csn centrala-studiestödsnämnden socialstyrelsen skolverket skolinspektionen kriminalvården pensionsmyndigheten
        transportstyrelsen trafikverket folkhälsomyndigheten bolagsverket lantmäteriet försvarsmakten säpo
        länsstyrelsen ivo diskrimineringsombudsmannen justitieombudsmannen patientnämnden riksdagen bup bolagsverket
        statens-institutionsstyrelse sis tullverket kustbevakningen domstolsverket integrationsverket
        utrikesdepartementet socialdepartementet åklagarmyndigheten specialpedagogiska"""
    ),
    firms=words(
        """volvo scania saab ericsson ikea sahlgrenska karolinska ica coop willys lidl hemköp citygross
        city-gross hm h&m lindex kappahl åhlens åhléns nk jula biltema bauhaus byggmax rusta dollarstore
        elgiganten mediamarkt systembolaget postnord telia tele2 telenor vattenfall eon sj mtr keolis nobina
        skanska ncc peab sweco ramboll afry sandvik skf atlas-copco abb ssab lkab outokumpu holmen
        stora-enso sca astrazeneca pfizer tetra-pak alfa-laval husqvarna electrolux assa-abloy swedbank
        nordea handelsbanken seb skandia folksam länsförsäkringar trygg-hansa attendo ambea vardaga humana
        frösunda capio praktikertjänst aleris kry doktor.se min-doktor academedia
        internationella-engelska-skolan mcdonalds mcdonald's burger-king max-hamburgare espresso-house
        pressbyrån 7-eleven circle-k okq8 preem northvolt h2-green-steel amazon klarna spotify king mojang
        samhall securitas iss sodexo compass-group scandic elite-hotels ving apollo sas tui stadsmissionen
        frälsningsarmén röda-korset rädda-barnen huddinge-sjukhus danderyds-sjukhus södersjukhuset sös
        östra-sjukhuset mölndals-sjukhus nus sus akademiska ackis usö dalkarolinska ikano clas-ohlson
        stadium intersport bostad-först parken-zoo liseberg skansen gröna-lund cloetta fazer arla lantmännen
        scan findus polarbröd pågen marabou spendrups carlsberg göteborgs-posten aftonbladet expressen
        bonnier bilia mekonomen dhl schenker ups foodora wolt uber bolt taxi-stockholm budbee instabox
        bolt-food burger-king hesburger sibylla subway taco-bar pizza-hut hemfrid veterankraft
        svenska-kyrkan astra-zeneca apoteket-hjärtat team-olivia friskis-och-svettis"""
    ),
    chains=words(
        """ica coop willys lidl hemköp citygross ikea h&m lindex kappahl åhléns åhlens systembolaget postnord telia
        swedbank nordea handelsbanken mcdonalds mcdonald's espresso-house pressbyrån 7-eleven circle-k okq8 jula
        biltema elgiganten mediamarkt dhl foodora wolt volvo rusta dollarstore byggmax bauhaus clas-ohlson
        länsförsäkringar folksam arla marabou nokia samsung zalando netto"""
    ),
    occupations=words(
        """präst kyrkoherde komminister kantor organist biskop imam rabbin diakon barnmorska veterinär borgmästare
        kommunchef kommundirektör kommunalråd brandchef brandman polischef polismästare länspolismästare rektor
        tandläkare optiker apotekare logoped dietist audionom ortoptist naprapat kiropraktor psykiater neurolog
        kardiolog onkolog gynekolog urolog reumatolog barnläkare distriktsläkare provinsialläkare överläkare kirurg
        narkosläkare patolog rättsläkare obducent ambulanssjukvårdare sjukhusfysiker perfusionist domare lagman
        rådman åklagare notarie advokat begravningsentreprenör begravningsbyrå dödgrävare vaktmästare
        kyrkvaktmästare sotare sotarmästare urmakare guldsmed silversmed hovslagare smed garvare buntmakare
        skomakare sadelmakare instrumentmakare orgelbyggare fiolbyggare båtbyggare glasblåsare keramiker konstnär
        skulptör författare tonsättare dirigent operasångare operasångerska balettdansör skådespelare teaterchef
        museichef bibliotekschef bibliotekarie stadsarkitekt stadsarkivarie landsantikvarie arkeolog konservator
        fyrvaktare lots hamnkapten sjökapten dykare yrkesfiskare fiskare renskötare samordnare rennäringskonsulent
        skogvaktare jägmästare jägare viltvårdare bärplockare biodlare vinodlare mjölkbonde fårbonde bonde
        lantbrukare flygledare pilot helikopterpilot flygvärdinna lokförare rallare gruvarbetare borrare
        brandinspektör bergsingenjör gruvchef meteorolog glaciolog astronom fjällräddare skidlärare skidinstruktör
        bergsguide hundförare ledarhundstränare polarforskare generalkonsul konsul ambassadör teckenspråkstolk
        dövtolk samisktalande nämndeman redaktör chefredaktör reporter lokalreporter journalist radioprofil
        programledare krögare kock hotelldirektör campingvärd tränare förbundskapten fotbollstränare elitidrottare
        landslagsspelare ishockeytränare boxningstränare ridlärare travtränare jockey skolsköterska skolkurator
        skolpsykolog familjerådgivare alkoholterapeut personalchef socialchef skolchef omsorgschef förvaltningschef
        it-chef ekonomichef näringslivschef turistchef renhållningschef kyrkogårdschef krematorietekniker
        balsamerare tolk professor lektor docent fängelsedirektör anstaltschef häkteschef tullare gränspolis
        säkerhetschef militärpsykolog regementschef spelman riksspelman trubadur dragspelare klockare klockspelare
        slöjdare sameslöjdare kåtabyggare tatuerare hypnotisör spågumma medium barberare kosmetolog"""
    ),
    usual_occupations=words(
        """lärare sköterska sjuksköterska undersköterska städerska läkare förskollärare barnskötare vårdbiträde socionom
        socialsekreterare kurator psykolog polis ingenjör ekonom jurist säljare butiksbiträde kassörska
        städare lokalvårdare snickare elektriker rörmokare målare chaufför lastbilschaufför busschaufför
        taxichaufför bilmekaniker svetsare industriarbetare lagerarbetare administratör sekreterare
        receptionist handläggare biståndshandläggare enhetschef projektledare programmerare systemutvecklare
        konsult fritidsledare fritidspedagog elevassistent specialpedagog boendestödjare personlig-assistent
        assistent vikarie praktikant timvikarie behandlingsassistent frisör servitris servitör bartender
        brevbärare väktare skötare arbetsterapeut fysioterapeut sjukgymnast distriktssköterska tandsköterska
        tandhygienist student forskare arbetsförmedlare"""
    ),
    only=words("enda ende ensamma första förste"),
)
