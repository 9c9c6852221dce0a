"""Ordinary words of Dutch and English requests that are also somebody's name.

`NEVER_ALONE` are so common that they count as a name only beside another part of the same name and with a
capital; `SELDOM_ALONE` are trades, months and things: alone they need a capital inside the sentence.
"""

_NEVER_ALONE = """
aan aanmelden af afmelden afmelding al alle alleen als ander andere april august augustus beeindiging beide
bekijk best beste beter bij blij boven called change collega daar dag dagen dan dank dat date day dear dec
december deelnemer deze dezelfde die died dienst dinsdag dit doe doen donderdag dood door een eind einde
employee employer en er even exit feb februari february fijn find fired for friday from gaan gaat gauw
gedaan geen geld genaamd gister gisteren goed goedemiddag goedemorgen graag groep had half hallo he heb
hebben heeft heel heet hello help hem hen her here het hi hij him his hoe hoi hours hun i iemand if ik in is
ja jaar jan januari january je jij jouw juli july jun june juni kan kent komen komt kun kunnen kunt laat
laatste last later leave leaver leaves leaving leeft left lief maak maandag maar maart mag man march may me
medewerker medewerkster meer mei meld melden mens met mij mijn moet monday morgen my na naam naar name named
nee new next niet nieuw nieuwe no nog not nov november nu ober october of okt oktober om on ons ontslag
ontslagen ook op or our out over overleden participant past pensioen pension pensionering people per person
please plus port recht remove report resign resignation resigns salaris salary saturday schrijf search sep
sept september she show sinds snel so someone soon status stop stopping stopt straks sunday te terminate
termination that the their them then they this thursday to today toe tom tomorrow toon tot tuesday uit
uitdienst uitdiensttreding uitschrijven uren uur uw van vanaf vandaag vast veel vertrek vertrekt verwijder
verwijderen vier voor vrij vrijdag vrouw waar want was wat we wednesday week weg wel werk werken werknemer
werkt who whose wie wijziging wil will willen wilt with woensdag worden wordt work works yes you your zal
zaterdag zeer zelf zes zich zij zijn zo zoek zondag zonder zou
"""
_SELDOM_ALONE = """
art bak baker bakker beer bel berg bill bloem boer bok bond boom boon bos boss brand brood brown bruin
butcher chef cook dekker engel faith field fox frank geel gerecht goud grace green groen groot haan haas
hand hart heer hoek hof hope jager jong joy kaart kamp kapper kat kelder ketel king klein klok kok koning
kool kort koster kuip kuiper laan lamb land lang leeuw lente leraar loon little long mark mast meester mol
molen muis mulder noord oost page palm park pauw penning pool post pot price prins raad reed ridder rijk ring
rood roos rose ruiter schilder schipper slager smid snel snijder spin staal stam steen ster stone stuur tak
tuin vink vis visser vogel vos vries wagenaar weber west wever white wind winter wit wolf wood young zand zang
zee zomer zon zuid zwaan zwart
"""
NEVER_ALONE = frozenset(_NEVER_ALONE.split())
SELDOM_ALONE = frozenset(_SELDOM_ALONE.split())
