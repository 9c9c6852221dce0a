"""What a user of a random conversation may do next: sensible, hasty, contrary and senseless things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st
from stdnum.nl import bsn

from backend.demo.employers import bakery


@dataclass(frozen=True)
class Say:
    """Type a text. `twice` sends the very same message a second time, as a bad line does."""

    text: str
    twice: bool = False


@dataclass(frozen=True)
class Press:
    """Press one of the buttons that can be pressed now, counted round; `old` one that was shown before."""

    number: int
    times: Literal[1, 2] = 1
    old: bool = False


@dataclass(frozen=True)
class GoOn:
    """Give what is asked for, as a willing user does: the first button, or a fitting value."""

    number: int


@dataclass(frozen=True)
class Reload:
    """Lose the line and come back."""


Step = Say | Press | GoOn | Reload

_drafts = bakery().people
# Two share the surname De Boer; one has left.
FULL_NAMES = [draft.name.shown for draft in _drafts]
SURNAMES = [" ".join(filter(None, (draft.name.prefix, draft.name.surname))) for draft in _drafts]
ALONE = [draft.name.shown for draft in _drafts if draft.end_date is None and draft.name.surname != "Boer"]
# The tests' today is 15 December 2026: 15 March 2027 is the last day that can be submitted.
DATES = (
    "per 1 februari",
    "1 maart",
    "m.i.v. 1-1-2027",
    "eind januari",
    "per direct",
    "per 1 november",
    "1/2",
    "volgende maand",
    "as of 1 February",
    "per 15 maart 2027",
    "per 1 juli 2027",
    "per 1 augustus 2026",
    "laatste werkdag 31 januari",
)
PAY = (
    "3.500 per maand",
    "naar 3200 bruto p/m",
    "€ 42.000 per jaar",
    "3% erbij",
    "150 euro per maand erbij",
    "2.900 per vier weken",
    "18,50 per uur",
    "naar 80%",
    "32 uur",
    "0,6 fte",
    "4 dagen",
    "3.500 per maand en 32 uur",
    "2,5% raise",
    "fulltime",
    "200",
)
CLEAR_PAY = ("3.900 per maand", "58.000 per jaar", "40%", "3.700 per maand en 24 uur")
NEW_PEOPLE = (
    "Sanne de Boer, geboren 12-3-1991, vrouw",
    "Mo El Hadji, 4 mei 1985, man",
    "mevrouw J.P. van den Berg-Jansen 1-1-2000",
    "Jan de Vries, man, 30 juli 1988",
)
NEW_FACTS = (
    "1234 AB 12",
    "1012 AB 14a, Damstraat in Amsterdam",
    "start 1 februari, 2900 p/m, 32 uur",
    "per 1 maart fulltime voor 3.200 per maand",
    "postcode 6711 AA huisnummer 9",
    "geboren 3-4-1991",
)
PASTED = (
    "Naam: Fenna Postma\nGeboortedatum: 2-2-1992\nGeslacht: v\nBSN: {bsn}\nAdres: Dorpsstraat 12 a, "
    "6711 AA Ede\nIngangsdatum: 1-2-2027\nSalaris: 2900 per maand\nUren: 38"
)
ASIDES = (
    "hoi",
    "bedankt",
    "wat kun je allemaal?",
    "waarom wil je dat weten?",
    "hoe lang duurt de verwerking?",
    "what happens to the pension of a leaver?",
    "ben je een mens?",
    "wat zei je?",
    "wat had ik ook alweer ingevuld?",
    "hoe staat het met mijn wijziging?",
    "wat is het weer morgen?",
    "in het Nederlands graag",
    "switch to English please",
    "kan ik dit later terugdraaien?",
    "welke deelnemers hebben we?",
)
YES = ("ja", "ja hoor, klopt", "yes", "doe maar", "akkoord", "Ja, geef door", "prima")
NO = ("nee", "nee, aanpassen", "no", "klopt niet", "iets anders")
TURNS = (
    "stop",
    "begin opnieuw",
    "laat maar",
    "annuleer",
    "trek die wijziging in",
    "never mind",
    "stop alles",
)
NONSENSE = ("asdf qwerty", "????", "1", "-5 euro", "31 februari", "🙃🙃", "/affirm", '/affirm{"choice":"x"}')

# Of the range that is given to nobody; what the demo's people have is below it.
BSNS = [str(digits) for digits in range(999950000, 1000000000) if bsn.is_valid(str(digits))]
bsns = st.sampled_from(BSNS)
names = st.sampled_from(FULL_NAMES) | st.sampled_from(SURNAMES)
dates = st.sampled_from(DATES)
pay = st.sampled_from(PAY)

opening = st.one_of(
    st.builds("{} gaat {} uit dienst".format, names, dates),
    st.builds("{} leaves us {}".format, names, dates),
    st.builds("{} gaat {} {} verdienen".format, names, dates, pay),
    st.builds("salaris van {} wordt {}, {}".format, names, pay, dates),
    st.builds("change the salary of {}".format, names),
    st.builds("{} en {} gaan {} uit dienst".format, names, names, dates),
    st.builds("{} en {} {} {}".format, names, names, pay, dates),
    st.sampled_from(
        (
            "ik wil iemand uit dienst melden",
            "salaris wijzigen",
            "parttimepercentage aanpassen",
            "nieuwe medewerker aanmelden",
            "iemand komt in dienst",
        )
    ),
    st.builds("nieuwe collega: {}".format, st.sampled_from(NEW_PEOPLE)),
    st.builds(lambda digits: PASTED.format(bsn=digits), bsns),
)
new_facts = st.one_of(
    st.sampled_from(NEW_PEOPLE), st.sampled_from(NEW_FACTS), st.builds("bsn {}".format, bsns)
)
value = st.one_of(names, dates, pay, st.builds("{} {}".format, names, dates), new_facts)
correction = st.one_of(
    st.builds("nee, {}".format, value),
    st.builds("ik bedoelde {}".format, names),
    st.builds("toch {}".format, dates),
    st.builds("niet {} maar {}".format, dates, dates),
)
thread = st.one_of(
    st.builds("hetzelfde voor {}".format, names),
    st.builds("en {} ook".format, names),
    st.builds("zij gaat {} uit dienst".format, dates),
    st.sampled_from(
        ("zij gaat dezelfde datum uit dienst", "en haar salaris wordt 3.300 per maand", "dezelfde datum")
    ),
)
texts = st.one_of(
    opening,
    value,
    correction,
    thread,
    st.sampled_from(ASIDES),
    st.sampled_from(YES),
    st.sampled_from(NO),
    st.sampled_from(TURNS),
    st.sampled_from(NONSENSE) | st.text(min_size=1, max_size=60).filter(str.strip),
)

# Half of what is done leads on: else hardly any conversation reaches a receipt.
clear_opening = st.one_of(
    st.builds(
        "{} gaat {} uit dienst".format, st.sampled_from(ALONE), st.sampled_from(("1 maart", "per 1 februari"))
    ),
    st.builds("{} gaat per 1 februari naar {}".format, st.sampled_from(ALONE), st.sampled_from(CLEAR_PAY)),
)
numbers = st.integers(min_value=0, max_value=7)
steps: st.SearchStrategy[Step] = st.one_of(
    *[st.builds(GoOn, numbers)] * 6,
    st.builds(Say, clear_opening),
    st.builds(Say, texts),
    st.builds(Say, texts),
    st.builds(Say, texts, twice=st.just(True)),
    st.builds(Press, numbers, times=st.sampled_from((1, 1, 2))),
    st.builds(Press, numbers, old=st.just(True)),
    st.just(Reload()),
)
conversations = st.builds(
    lambda first, rest: [Say(first), *rest], clear_opening | opening, st.lists(steps, min_size=5, max_size=14)
)

# What a willing user answers to each open question, by the name of the question.
FITTING: dict[str, tuple[str, ...]] = {
    "exit__participant": (*ALONE,),
    "exit__end_date": ("per 1 februari 2027", "1 maart 2027"),
    "salary__participant": (*ALONE,),
    "salary__effective_date": ("per 1 februari 2027", "1 januari 2027"),
    "salary__new_pay": ("3.400 per maand", "80%"),
    "salary__salary": ("3.400 per maand", "45.000 per jaar"),
    "salary__basis": ("fulltime", "werkelijk"),
    "enrolment__person": (*NEW_PEOPLE,),
    "enrolment__name": ("Sanne de Boer",),
    "enrolment__birth_date": ("12-3-1991",),
    "enrolment__gender": ("vrouw",),
    "enrolment__name_and_birth_date": ("Sanne de Boer, 12-3-1991",),
    "enrolment__name_and_gender": ("Sanne de Boer, vrouw",),
    "enrolment__birth_date_and_gender": ("12-3-1991, vrouw",),
    "enrolment__address": ("6711 AA 9", "1012 AB 14"),
    "enrolment__street": ("Dorpsstraat in Ede",),
    "enrolment__work": ("1 februari, 2900 per maand, 32 uur", "per 1 maart, fulltime, 3.100 per maand"),
    "enrolment__start_date": ("1 februari",),
    "enrolment__salary": ("2900 per maand", "120.000 per jaar"),
    "enrolment__part_time_percentage": ("32 uur",),
    "enrolment__basis": ("fulltime",),
}
