"""English words of talk that its dictionary lacks and that are nobody's name: food, medicine, cars, schooling.

In small letters an unknown word may be a name; these are none. Our own list.
"""

from interview_tui.privacy.finding.language import words

OF_TALK = words(
    """pierogi pierogies samosa samosas pakora pakoras biryani jollof fufu ugali injera couscous tagine houmous hummus
    falafel falafels kebab kebabs shawarma baklava borscht kimchi ramen sushi sashimi tofu paneer naan chapati chapatis
    roti rotis dhal daal dal tikka korma bhaji bhajis halloumi mozzarella parmesan prosciutto chorizo salami pesto
    lasagne linguine penne gnocchi risotto tiramisu panettone cappuccino latte lattes espresso macchiato mocha smoothie
    smoothies nachos burrito burritos taco tacos quesadilla guacamole salsa empanada empanadas tortilla tortillas
    quinoa kombucha kefir tzatziki moussaka paella tapas croissant croissants quiche brioche bagel bagels pretzel
    pretzels oreo oreos jaffa haribo pringles marmite vegemite nutella yoghurt yoghurts takeaway takeaways doner
    norovirus rotavirus legionella listeria salmonella clostridium sepsis shingles scabies eczema psoriasis dyspraxia
    dyscalculia dyslexia fibromyalgia endometriosis preeclampsia eclampsia epidural epidurals episiotomy meconium
    colostrum mastitis meds med prozac sertraline citalopram fluoxetine mirtazapine diazepam valium xanax tramadol
    codeine fentanyl naloxone methadone subutex ketamine metformin insulin warfarin statins omeprazole amoxicillin
    penicillin calpol nurofen ventolin epipen epipens cannula cannulas catheter catheters nebuliser nebulisers stoma
    chemo immunotherapy dialysis covid vax vaxxed jab jabs pcr ppe bipap cpap obs physio physios triage triaged
    keyworker keyworkers furlough furloughed lockdowns omicron
    corsa vectra zafira fiesta mondeo escort golf polo passat megane twingo micra qashqai juke yaris corolla
    prius avensis civic accord punto panda cinquecento octavia fabia superb picanto sportage tucson outlander
    landcruiser defender transit vivaro sprinter minibus minibuses hatchback hatchbacks mot moped mopeds scooter
    pgce ehcp ehcps senco sencos btec btecs nvq nvqs pru prus sats inset tutorial tutorials timetabling stepdad stepdads
    stepmum stepmums stepmom stepmoms stepkid stepkids stepson grandkid grandkids nanna nannas bestie besties
    portacabin portacabins portakabin portakabins prefab prefabs bedsit bedsits maisonette granny-flat hiviz hi-vis
    tarmac lino laminate duvet duvets onesie onesies hoodie hoodies trackies joggers leggings hijab hijabs niqab abaya
    burka saris shalwar kameez turban kippah yarmulke
    telly tellies airbnb airbnbs paypal payslip payslips payroll rota rotas shiftwork overtime jobcentre
    sudoku jenga uno wii fifa fortnite minecraft roblox karaoke pilates zumba reiki
    cuppa brew brekkie biccy biccies spag barbie cozzie telecoms hols bday"""
)
"""Words of the table, the clinic, the road and the classroom."""
