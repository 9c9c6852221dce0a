"""The read-back of an enrolment: the name as people say it, and always the scheme."""

from decimal import Decimal

import pytest

from bot.actions.backend import Preview
from bot.actions.enrolment_shown import facts_shown
from bot.actions.sums import Worked

PREVIEW = Preview.model_validate(
    {
        "digest": "d",
        "kind": "enrolment",
        "participant": {
            "id": None,
            "name": "Fenna van der Postma",
            "birth_date": "1991-03-12",
            "status": "active",
        },
        "effective_date": "2027-02-01",
        "facts": {
            "scheme": "Basisregeling",
            "initials": "F.",
            "first_names": "Fenna",
            "calling_name": "Fenna",
            "prefix": "van der",
            "surname": "Postma",
            "birth_date": "1991-03-12",
            "gender": "female",
            "bsn": "••••••019",
            "address": {
                "street": "Kerkweg",
                "house_number": "5",
                "postcode": "3811 BC",
                "city": "Amersfoort",
            },
            "salary": "34800.00",
            "part_time_percentage": "100.00",
        },
    }
)


def shown(*, several_schemes: bool) -> dict[str, dict[str, str]]:
    salary, share = Worked(Decimal(34800)), Worked(Decimal(100))
    facts = list(facts_shown(PREVIEW, salary, share, "nl", several_schemes=several_schemes))
    by_label = {fact["label"]: fact for fact in facts}
    assert len(by_label) == len(facts)
    return by_label


def test_the_name_stands_there_as_people_say_it_and_each_part_can_be_changed() -> None:
    facts = shown(several_schemes=False)
    assert facts["Medewerker"] == {"label": "Medewerker", "value": "Fenna van der Postma"}
    assert facts["Achternaam"]["value"] == "van der Postma"
    assert facts["Voornaam of voorletters"]["value"] == "Fenna (F.)"
    assert all(
        "enrolment__name" in facts[part]["payload"] for part in ("Achternaam", "Voornaam of voorletters")
    )


@pytest.mark.parametrize("several", [False, True])
def test_the_scheme_is_always_shown_and_can_be_changed_where_there_is_another(several: bool) -> None:
    scheme = shown(several_schemes=several)["Regeling"]
    assert scheme["value"] == "Basisregeling"
    assert ("payload" in scheme) is several
