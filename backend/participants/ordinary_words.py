"""Ordinary words of Dutch and English requests that are also somebody's name.

`NEVER_ALONE` are so common that they count as a name only beside another part of the same name and with a
capital; `SELDOM_ALONE` are trades, months and things: alone they need a capital inside the sentence.
"""

NEVER_ALONE = frozenset(
    """
    aan af al alle alleen als ander andere april augustus august beide beter best beste bij blij bij boven
    daar dag dagen dan dank dat date day dec december deze dezelfde die dienst dit doe doen dood door een
    eind einde en er even exit feb februari february fijn for from gaan gaat gauw gedaan geen geld goed graag
    groep had half hallo he heb hebben heeft heel hem her here hello hen het hi hij him his hoe hoi hun i if ik in is ja
    jan january januari jaar je jij jouw juli july jun june juni kan kent komen komt kunnen kunt laat laatste
    last later leave leaves leaving left lief maak maar maart mag man march may me medewerker meer mei mens met mij mijn moet
    my na naar nee new next niet nieuw nieuwe no nog not nov november nu ober of okt oktober october of om
    on ons ook op or our out over past people per person please plus port recht sep sept september she so
    sinds snel soon stop straks te that the their them then they this to tot toe tom uit uw van vandaag vanaf
    vast veel vertrek vertrekt vier voor vrij vrijdag vrouw waar want was wat we week weg wel werk werken
    werkt wie wil will willen wilt work works worden wordt yes you your zal zeer zelf zes zich zij zijn zo
    zonder zou afmelden aanmelden melden meld collega employee employer ontslag pensioen pension uitdienst
    maandag dinsdag woensdag donderdag zaterdag zondag monday tuesday wednesday thursday friday saturday
    sunday salary salaris leaver leeft overleden died today tomorrow morgen gisteren gister hours uur uren
    someone iemand name named naam called heet genaamd deelnemer participant werknemer with who whose
    """.split()
)
SELDOM_ALONE = frozenset(
    """
    art bak bakker baker beer bel berg bill bloem boer bok bond boom boon bos boss brand brood brown bruin
    butcher chef cook dekker engel faith field fox frank geel gerecht goud grace green groen groot haan haas
    hand hart heer hoek hof hope jager jong joy kaart kamp kapper kat kelder ketel king klein klok kok koning
    kool koster kort kuiper kuip laan lamb land lang lente leeuw leraar little long mark mast meester mol
    molen muis mulder noord oost page palm park pauw penning pool post pot price prins raad reed ridder rijk
    ring rood roos rose ruiter schipper schilder slager smid snel snijder spin staal stam steen ster stone
    stuur tak tuin vink vis visser vogel vos vries wagenaar weber west wever white wind winter wit wolf wood
    young zand zang zee zomer zon zuid zwaan zwart
    """.split()
)
