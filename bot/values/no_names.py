"""Ordinary Dutch and English words of an answer about a new employee: none of them is a name."""

from __future__ import annotations

from .person_names import PREFIXES

# fmt: off
NO_NAME = frozenset((
    "aan", "aangenomen", "aanmelden", "about", "achternaam", "actually", "add", "address", "adres",
    "af", "after", "again", "al", "all", "alle", "als", "alsjeblieft", "alstublieft", "altijd", "and",
    "ander", "anders", "antwoord", "any", "are", "available", "be", "because", "bedoel", "begin",
    "beginnen", "begint", "ben", "bij", "bijna", "born", "bruto", "brutosalaris", "bsn", "but",
    "called", "can", "cannot", "change", "colleague", "collega", "contract", "correct", "could", "daar",
    "daarna", "dag", "dame", "dan", "dat", "date", "datum", "day", "deelnemer", "die", "dienst",
    "dienstverband", "direct", "dit", "doe", "doen", "does", "doing", "done", "dont", "door", "dus",
    "een", "eerste", "eigenlijk", "employee", "employment", "en", "er", "female", "fijn", "first",
    "for", "fout", "from", "full", "fulltime", "gaan", "gaat", "geb", "geboortedatum", "geboren",
    "gebruik", "geef", "geen", "gegevens", "gehuwd", "gelijk", "geloof", "genaamd", "gender",
    "geslacht", "get", "give", "given", "goed", "going", "good", "got", "graag", "haar", "had", "has",
    "have", "he", "heb", "hebben", "heeft", "heer", "heet", "heeten", "hem", "hen", "her", "here",
    "hers", "hetzelfde", "hi", "hier", "hij", "him", "his", "hoe", "hoeveel", "hoezo", "hoor", "hour",
    "hours", "how", "huisnummer", "hun", "i", "idea", "idee", "iemand", "ik", "inderdaad", "indienst",
    "initialen", "initials", "inschrijven", "is", "it", "its", "ja", "jaar", "je", "jij", "joining",
    "joins", "juist", "jullie", "just", "kan", "klopt", "know", "komt", "krijgt", "kun", "kunt", "laat",
    "last", "later", "like", "loon", "maak", "maand", "maar", "mag", "male", "man", "mannelijk", "may",
    "me", "mean", "medewerker", "medewerkster", "meer", "meld", "melden", "met", "mij", "mijn",
    "minute", "miss", "moeder", "moet", "moment", "month", "my", "na", "naam", "name", "named",
    "namelijk", "nee", "need", "net", "new", "niet", "niets", "nieuw", "nieuwe", "no", "nodig", "nog",
    "not", "nou", "now", "nu", "of", "ok", "okay", "oke", "oké", "on", "onbekend", "one", "ons", "onze",
    "ook", "oops", "or", "oude", "our", "part", "parttime", "pensioen", "per", "persoon", "plaats",
    "please", "postcode", "prima", "really", "regeling", "right", "salaris", "salary", "same", "say",
    "scheme", "see", "she", "should", "snap", "snel", "so", "sorry", "start", "startdatum", "started",
    "starten", "starting", "starts", "stop", "stoppen", "straat", "straks", "sure", "surname", "svp",
    "tell", "terug", "thank", "thanks", "that", "the", "their", "them", "then", "there", "they", "this",
    "time", "to", "toch", "today", "toen", "uit", "up", "uren", "uur", "uw", "vanaf", "vandaag",
    "verdienen", "verdient", "volgende", "volgt", "voorletters", "voornaam", "vraag", "vrouw",
    "vrouwelijk", "waar", "waarom", "wacht", "wait", "wanneer", "want", "was", "wat", "we", "week",
    "weet", "wel", "welke", "werk", "werken", "werknemer", "werkt", "what", "when", "where", "which",
    "who", "why", "wie", "wij", "wil", "will", "wilt", "with", "woman", "woont", "woord", "worden",
    "wordt", "work", "working", "works", "would", "wrong", "year", "yes", "yet", "you", "your", "ze",
    "zeg", "zei", "zeker", "zij", "zijn", "zo", "zoals", "zoek", "zonder", "zou",
)) - PREFIXES
# fmt: on
