"""Who is the same, and what a file may change."""

import pytest

from askwell.method.matching import (
    Conflict,
    Known,
    Row,
    job_mark,
    mark_of_new,
    merge,
    same_person,
    similar_names,
    stable_id,
)
from askwell.method.text import fold_name


def row(name="Inês Duarte", company="", title="", ways=(), **rest):
    return Row(1, name, fold_name(name), company, fold_name(company), title, {way: way for way in ways}, rest)


def known(name="Inês Duarte", company="", title="", ways=(), **about):
    rest = {key: about.pop(key) for key in list(about) if key in ("note", "birthday", "address", "connected_on")}
    return Known("1", name, fold_name(name), fold_name(company), company, title, tuple(ways), rest, **about)


def brought(**about):
    """Somebody just as an earlier import brought them."""
    person = known(**about)
    person.mark = mark_of_new(person)
    return person


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("Inês Duarte", "ines  DUARTE", True),
        ("Duarte, Inês", "Inês Duarte", True),
        ("Dr Inês Duarte", "Inês Duarte", True),
        ("I. Duarte", "Inês Duarte", True),
        ("Jon Bell", "John Bell", True),
        ("Inês", "Inês Duarte", True),
        ("Anna Bell", "Hanna Bell", False),
        ("Maria Duarte", "Inês Duarte", False),
        ("王伟", "李娜", False),
        ("ines@example.org", "Inês Duarte", True),
    ],
)
def test_similar_names(one, other, similar):
    assert similar_names(one, other) is similar
    assert similar_names(other, one) is similar


LINKEDIN = "url:linkedin.com/in/ines-duarte"
AT_WORK = "phone:+351211234567"


@pytest.mark.parametrize(
    ("in_file", "here", "same"),
    [
        pytest.param(row(ways=["email:i@example.org"]), known(name="I. D.", ways=["email:i@example.org"]), True, id="address"),  # noqa: E501
        pytest.param(row(ways=[AT_WORK]), known(ways=[AT_WORK]), True, id="number and name"),
        pytest.param(row(ways=[AT_WORK]), known(name="Rui Costa", ways=[AT_WORK]), False, id="a ward shares one telephone"),  # noqa: E501
        pytest.param(row(ways=[LINKEDIN]), known(name="Inês Reis", ways=[LINKEDIN]), True, id="profile, after a wedding"),  # noqa: E501
        pytest.param(
            row(ways=["url:northway.example"]), known(name="Rui Costa", ways=["url:northway.example"]), False,
            id="a company's home page is nobody's profile",
        ),
        pytest.param(row(company="Northway"), known(company="NORTHWAY"), True, id="name and company"),
        pytest.param(row(company="Northway"), known(company="Bluebird"), False, id="the same name elsewhere"),
        pytest.param(row(), known(), False, id="a name alone is never enough"),
        pytest.param(row(company="Northway"), known(), False, id="nor a name with a company on one side only"),
    ],
)  # fmt: skip
def test_who_is_the_same(in_file, here, same):
    assert (same_person(in_file, [here]) is here) is same


def test_an_address_goes_before_a_number_and_the_name_decides_between_two():
    colleague = known(name="Rui Costa", ways=["email:clinic@example.org"])
    herself = known(ways=["email:clinic@example.org"])
    by_number = known(ways=[AT_WORK])
    assert same_person(row(ways=["email:clinic@example.org", AT_WORK]), [by_number, colleague, herself]) is herself


def test_a_row_with_nothing_but_a_name_is_found_by_itself():
    nameless = row(note="met in Porto")
    nameless.stable = stable_id("workspace", nameless)
    here = known()
    here.id = nameless.stable
    assert same_person(nameless, [here]) is here
    other = row(note="met in Lisbon")
    other.stable = stable_id("workspace", other)
    assert same_person(other, [here]) is None


@pytest.mark.parametrize(
    ("in_file", "here", "job", "employed", "conflicts"),
    [
        pytest.param(row(company="Northway", title="Nurse"), known(), ("Northway", "Nurse"), False, [], id="empty fields are filled"),  # noqa: E501
        pytest.param(row(company="northway", title="nurse"), known(company="Northway", title="Nurse"), None, False, [], id="the same in other letters"),  # noqa: E501
        pytest.param(row(), brought(company="Northway", title="Nurse"), None, False, [], id="an empty cell takes nothing away"),  # noqa: E501
        pytest.param(row(company="Bluebird", title="Lead"), brought(company="Northway", title="Nurse"), ("Bluebird", "Lead"), True, [], id="another employer than an earlier import knew"),  # noqa: E501
        pytest.param(row(company="Northway", title="Lead"), brought(company="Northway", title="Nurse"), ("Northway", "Lead"), False, [], id="a promotion"),  # noqa: E501
        pytest.param(row(company="Bluebird", title="Lead"), known(company="Northway", title="Nurse"), None, False, ["company", "title"], id="typed words stay"),  # noqa: E501
        pytest.param(row(company="Northway", title="Lead"), known(company="Northway"), ("Northway", "Lead"), False, [], id="a title beside a typed company"),  # noqa: E501
        pytest.param(row(company="Bluebird", title="Lead"), known(company="Northway"), None, False, ["company"], id="no title of another company's"),  # noqa: E501
    ],
)  # fmt: skip
def test_company_and_title(in_file, here, job, employed, conflicts):
    brings = merge(in_file, here)
    assert (brings.job, brings.employed, [one.field for one in brings.conflicts]) == (job, employed, conflicts)


def test_a_title_corrected_by_hand_is_a_typed_one():
    here = brought(company="Northway", title="Nurse")
    here.title = "Charge nurse"
    brings = merge(row(company="Bluebird", title="Lead"), here)
    assert brings.job is None
    assert brings.conflicts == [Conflict("company", "Northway", "Bluebird"), Conflict("title", "Charge nurse", "Lead")]


def test_what_an_import_filled_beside_typed_words_can_be_brought_up_to_date():
    here = known(company="Northway")
    here.title = "Nurse"
    here.mark = job_mark(here, before=("Northway", ""))
    assert merge(row(company="Northway", title="Lead"), here).job == ("Northway", "Lead")
    assert [one.field for one in merge(row(company="Bluebird"), here).conflicts] == ["company"]


def test_ways_are_added_and_notes_kept():
    here = known(ways=["email:old@example.org"], note="likes maps")
    brings = merge(
        row(ways=["email:old@example.org", "email:new@example.org", AT_WORK], note="PhD", birthday="--02-03"), here
    )
    assert list(brings.ways) == ["email:new@example.org", AT_WORK]
    assert brings.fills == {"birthday": "--02-03"}
    assert brings.conflicts == [Conflict("note", "likes maps", "PhD")]


def test_the_second_row_about_somebody_only_fills_gaps():
    here = brought(company="Northway", title="Nurse", heard=True)
    assert not merge(row(company="Bluebird", title="Lead"), here).writes
    assert merge(row(company="Bluebird", title="Lead"), here).conflicts == []
    here.mine = True  # the file brings them just now: its contradiction is told
    assert [one.field for one in merge(row(company="Bluebird", title="Lead"), here).conflicts] == ["company", "title"]


def test_somebody_taken_off_the_lists_stays_as_they_are():
    assert not merge(row(company="Northway", title="Nurse", note="PhD"), known(removed=True)).writes
