"""Names are kept on one line, and hold nothing that is not seen."""

import pytest

from askwell.actions import (
    company as companies,
    direction as directions,
    introduction as introductions,
    person as people,
)
from askwell.actions.person import PersonDetails
from askwell.errors import Invalid
from askwell.method.text import one_line
from askwell.models import Company, Direction, Introduction, Person

UNSEEN = "Ha\x07na \u202e Sa\x1bto\n"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (UNSEEN, "Hana Sato"),
        ("\x00\x1b\u200f", ""),
        ("Ana\tLima\r\n", "Ana Lima"),
        ("Ana\u00a0Lima", "Ana Lima"),
        ("Zoë  O’Brien-Łuczak", "Zoë O’Brien-Łuczak"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that its letters need
    ],
)
def test_what_a_name_keeps(typed, kept):
    assert one_line(typed) == kept


def test_whoever_is_named_is_named_plainly(explorer):
    hana = people.add(explorer, PersonDetails(name=UNSEEN, company="Hal\x07den", title="Ward\x1b nurse"))
    assert (hana.name, hana.company_name, hana.title) == ("Hana Sato", "Halden", "Ward nurse")
    assert people.edit(explorer, hana, PersonDetails(name="Hana\x00 Ito")).name == "Hana Ito"
    assert directions.open_direction(explorer, "ward\u202e nursing").name == "ward nursing"
    said = introductions.add(explorer, giver=hana, someone="someone who\x1b runs it")
    assert said.target_words == "someone who runs it"


def test_a_company_is_found_again_by_what_is_seen_of_its_name(explorer):
    halden, corvane = companies.add(explorer, "Halden"), companies.add(explorer, "Corvane")
    with pytest.raises(Invalid, match="another company"):
        companies.edit(explorer, corvane, name="Hal\x07den")
    with pytest.raises(Invalid, match="needs a name"):
        companies.edit(explorer, corvane, name="\x07")
    companies.edit(explorer, corvane, name="Cor\x1bvane Care", aliases=["\x07", "C\x00V"])
    corvane.refresh_from_db()
    assert (corvane.name, corvane.key, corvane.aliases) == ("Corvane Care", "corvane care", ["CV"])
    assert companies.add(explorer, "halden") == halden
    assert Company.objects.count() == 2


@pytest.mark.parametrize(
    "nameless",
    [
        lambda actor: people.add(actor, PersonDetails(name="\x07")),
        lambda actor: companies.add(actor, "\x07"),
        lambda actor: directions.open_direction(actor, "\x07"),
        lambda actor: introductions.add(actor, giver=None, someone="\x07"),
    ],
)
def test_a_name_of_which_nothing_is_seen_is_none(explorer, nameless):
    with pytest.raises(Invalid):
        nameless(explorer)
    assert not any(model.objects.exists() for model in (Person, Company, Direction, Introduction))
