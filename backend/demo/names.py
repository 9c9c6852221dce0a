"""The names of which the demo's people are made, by where families come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Given names and surnames that go together; surnames as "prefix|surname" where there is a prefix."""

    share: int
    male: list[str]
    female: list[str]
    surnames: list[str]


def _list(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


ORIGINS = [
    Origin(
        55,
        _list(
            "Piet, Kees, Henk, Gerrit, Willem, Daan, Sem, Lars, Thomas, Bas, Joost, Ruben, Maarten, Koen,"
            " Stefan, Erik, Wouter, Tim, Niels, Jeroen, Marcel, Rob, Hans, Bart, Sander"
        ),
        _list(
            "Anneke, Sanne, Lotte, Emma, Eva, Marieke, Ingrid, Petra, Monique, Linda, Femke, Inge, Roos,"
            " Karin, Sophie, Esther, Marloes, Anouk, Yvonne, Tessa, Nienke, Els, Ria, Lisa, Iris"
        ),
        _list(
            "Jansen, Janssen, de|Vries, van den|Berg, van der|Berg, van|Dijk, Bakker, Visser, Smit, de|Jong,"
            " Meijer, de|Groot, Bos, Vos, Peters, Hendriks, van|Leeuwen, Dekker, Brouwer, de|Wit, Mulder,"
            " van der|Meer, van den|Heuvel, Koster, Prins, Huisman, van|Dam, Schouten, ten|Brink, van 't|Hof,"
            " de|Graaf, Willems, Kuipers, van der|Linden, Verhoeven, Scholten, in 't|Veld, Timmermans,"
            " op den|Kamp, van|Vliet"
        ),
    ),
    Origin(
        10,
        _list("Sjoerd, Wybren, Jelle, Douwe, Tjeerd, Sietse, Hylke, Folkert, Rinse, Bouke"),
        _list("Froukje, Sytske, Baukje, Jeltje, Tsjikke, Geeske, Hiske, Aukje, Foekje, Reinou"),
        _list(
            "Hiemstra, Zijlstra, Postma, Wiersma, Sikkema, Terpstra, Hofstra, Bouma, Wijnia, Jellema,"
            " van der|Wal, Dijkema"
        ),
    ),
    Origin(
        10,
        _list("Mehmet, Mustafa, Emre, Ömer, İbrahim, Hüseyin, Kerem, Yusuf, Özgür, Selim"),
        _list("Ayşe, Elif, Zeynep, Gülsüm, Merve, Büşra, Nurcan, Hatice, Özlem, Sevgi"),
        _list("Yılmaz, Şahin, Çelik, Öztürk, Kaya, Demir, Yıldırım, Aydın, Arslan, Koç, Güneş, Doğan"),
    ),
    Origin(
        10,
        _list("Mohamed, Youssef, Karim, Rachid, Hamza, Bilal, Said, Omar, Noureddine, Abdel"),
        _list("Samira, Khadija, Naima, Loubna, Hanane, Salma, Nora, Ilham, Soumaya, Fatiha"),
        _list(
            "El Idrissi, Benali, Bouzid, El Amrani, Ait Ali, Chakir, Haddou, Ouali, Ben Hamou, El Khattabi"
        ),
    ),
    Origin(
        8,
        _list("Łukasz, Tomasz, Paweł, Michał, Grzegorz, Krzysztof, Piotr, Wojciech, Jacek, Sławomir"),
        _list("Agnieszka, Małgorzata, Katarzyna, Zofia, Bożena, Ewelina, Magda, Joanna, Żaneta, Kinga"),
        _list("Nowak, Wójcik, Kamiński, Kowalczyk, Zieliński, Szymański, Woźniak, Dąbrowski, Krawczyk"),
    ),
    Origin(
        7,
        _list("Radjesh, Soeresh, Humphrey, Orlando, Winston, Iwan, Roy, Ashwin, Stanley, Ricardo"),
        _list("Soenita, Anjali, Sharmila, Chandra, Jacintha, Muriel, Wilma, Sandhia, Urmila, Shirley"),
        _list(
            "Ramdin, Soekhai, Pinas, Mohan, Kartosen, Bhagwandin, Ramlal, Baldewsingh, Wijdenbosch, Jubitana,"
            " Somohardjo, Kromodimedjo"
        ),
    ),
]
STREETS = _list(
    "Lindelaan, Dorpsstraat, Molenweg, Kerkplein, Beukenhof, Stationsweg, Tuinpad, Esdoornstraat, Havenkade,"
    " Wilgenlaan"
)
CITIES = [
    ("1999", "Lindedorp"),
    ("1998", "Oud-Meerzicht"),
    ("1997", "Nieuw-Korenveld"),
    ("1996", "Lutjemeer"),
]
