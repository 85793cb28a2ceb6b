"""CSV as programs and spreadsheets really write it. The people are invented."""

from __future__ import annotations

import csv
import tracemalloc
from pathlib import Path

import pytest

from askwell.integrations.contacts import FoundPerson, RejectedRow, headers, read_people
from askwell.integrations.contacts.tables import header_key

PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice\nthat some addresses are missing."\n\n'
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MINA = "Mina,Vale,https://linkedin.example/in/mina,mina@Example.ORG,Ward 7,Staff Nurse,14 Apr 2016\n"
MINA_FOUND = FoundPerson(
    name="Mina Vale",
    emails=("mina@example.org",),
    phones=(),
    company="Ward 7",
    title="Staff Nurse",
    urls=("https://linkedin.example/in/mina",),
    note="",
    birthday="",
    connected_on="2016-04-14",
    row=1,
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LINKEDIN + MINA, id="no preamble"),
        pytest.param(PREAMBLE + LINKEDIN + MINA, id="preamble"),
        pytest.param("Notes:\nThis holds your connections.\n" + LINKEDIN + MINA, id="preamble without quotes"),
        pytest.param("\ufeff" + (PREAMBLE + LINKEDIN + MINA).replace("\n", "\r\n"), id="BOM and CRLF"),
        pytest.param((LINKEDIN + MINA).replace("\n", "\r"), id="old Mac line ends"),
        pytest.param((LINKEDIN + MINA).encode("utf-16"), id="UTF-16 with mark"),
        pytest.param((LINKEDIN + MINA).encode("utf-16-le"), id="UTF-16 without mark"),
        pytest.param((LINKEDIN + MINA).replace(",", ";"), id="semicolons"),
        pytest.param("sep=;\n" + (LINKEDIN + MINA).replace(",", ";"), id="Excel's separator line"),
        pytest.param((LINKEDIN + MINA).replace(",", "\t"), id="tabs"),
        pytest.param(LINKEDIN + MINA.strip(), id="no last line end"),
    ],
)
def test_linkedin_of_all_eras(read, content):
    assert read(content) == [MINA_FOUND]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("15 Jan 2024", "2024-01-15"),
        ("15-Jan-24", "2024-01-15"),
        ("5-May-25", "2025-05-05"),
        ('"8/3/18, 3:21 AM"', "2018-08-03"),
        ("8/3/18, 3:21 AM", "2018-08-03"),
        ("Jan 5, 2024", "2024-01-05"),
        ("2024-01-15", "2024-01-15"),
        ("15. März 2024", "2024-03-15"),
        ("31 Feb 2024", ""),
        ("0/0/00", ""),
        ("soon", ""),
    ],
)
def test_when_they_connected(read, written, day):
    (person,) = read(f"{LINKEDIN}Mina,Vale,,,,,{written}\n")
    assert person.connected_on == day


def test_columns_in_another_order_short_rows_and_line_breaks_in_quotes(read):
    people = read('Company,Last Name,First Name,Position,Notes\n"Ward\n 7",Vale,Mina\n\nX,Ortiz,Rafael,,"a\nb"\n')
    assert [(p.row, p.name, p.company, p.note) for p in people] == [
        (1, "Mina Vale", "Ward 7", ""),
        (3, "Rafael Ortiz", "X", "a\nb"),
    ]


GOOGLE = (
    "Name,Given Name,Additional Name,Family Name,Name Prefix,Birthday,Notes,E-mail 1 - Type,E-mail 1 - Value,"
    "E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Formatted,Address 1 - City,Organization 1 - Name,"
    "Organization 1 - Title,Website 1 - Value,Phonetic First Name 2\n"
)


def test_google_of_old(read):
    (person,) = read(
        GOOGLE + "Dr. Mina Vale,Mina,R.,Vale,Dr., --11-05,,* Work,mina@a.example ::: MINA@a.example,m@b.example,Mobile,"
        '+47 1 ::: +47 2,"Street 1\nKiel",Kiel,Ward 7,"Consultant, Surgery",https://a.example,5\n'
    )
    assert person == FoundPerson(
        name="Dr. Mina Vale",
        emails=("mina@a.example", "m@b.example"),
        phones=("+47 1", "+47 2"),
        company="Ward 7",
        title="Consultant, Surgery",
        urls=("https://a.example",),
        note="",
        birthday="--11-05",
        connected_on="",
        address="Street 1\nKiel",
        row=1,
    )


@pytest.mark.parametrize(
    ("row", "name"),
    [
        pytest.param("Mina,R.,Vale,Dr.,PhD,Ward 7 desk,Ward 7", "Dr. Mina R. Vale PhD", id="from its parts"),
        pytest.param(",,,,,Ward 7 desk,Ward 7", "Ward 7 desk", id="file as"),
        pytest.param(",,,,,,Ward 7", "Ward 7", id="company"),
    ],
)
def test_google_of_now_has_no_whole_name(read, row, name):
    header = "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,File As,Organization Name\n"
    assert [person.name for person in read(header + row + "\n")] == [name]


OUTLOOK = "Title,First Name,Last Name,Suffix,Company,Job Title,Business Street,Business City,E-mail Address,"
OUTLOOK += "E-mail Type,E-mail Display Name,E-mail 2 Address,Business Phone,Assistant's Phone,Web Page,Birthday,Telex\n"


def test_an_address_in_parts_that_repeat_each_other(read):
    people = read(
        "Name,Address 1 - Formatted,Address 1 - City,Address 2 - City\n"
        'Mina Vale,"Kaistr. 1, Kiel",Kiel,Berlin\nIda Falk,Kielstr. 1,Kiel,\n'
    )
    assert [person.address for person in people] == ["Kaistr. 1, Kiel", "Kielstr. 1\nKiel"]


def test_outlook_where_title_is_how_they_are_addressed(read):
    (person,) = read(
        OUTLOOK + 'Dr.,Mina,Vale,Jr.,Ward 7,Nurse,Kaistr. 1,Kiel,/o=Ward/cn=mina,EX,"Vale, Mina (m@a.example)",'
        "m@a.example,0431 1,0431 2,www.a.example,12/24/1988,99\n"
    )
    assert (person.name, person.title, person.emails, person.phones) == (
        "Dr. Mina Vale Jr.",
        "Nurse",
        ("m@a.example",),
        ("0431 1",),
    )
    assert (person.address, person.birthday) == ("Kaistr. 1\nKiel", "1988-12-24")


@pytest.mark.parametrize(
    ("header", "row", "codec"),
    [
        pytest.param(
            "Anrede,Vorname,Nachname,Firma,Position,Telefon geschäftlich,E-Mail-Adresse,E-Mail-Typ,Geburtstag,Webseite",
            "Dr.,Zoë,Weiß,Möwe,Leiterin,1,z@a.example,SMTP,3.4.1970,a.example",
            "cp1252",
            id="German",
        ),
        pytest.param(
            "Civilité,Prénom,Nom,Société,Titre,Téléphone (bureau),Adresse de messagerie,Anniversaire,Page Web",
            "Dr.,Zoë,Weiß,Möwe,Leiterin,1,z@a.example,3/4/1970,a.example",
            "cp1252",
            id="French",
        ),
        pytest.param(
            "Tratamiento,Nombre,Apellidos,Empresa,Puesto,Teléfono del trabajo,Correo electrónico,Cumpleaños,Página Web",
            "Dr.,Zoë,Weiß,Möwe,Leiterin,1,z@a.example,3/4/1970,a.example",
            "cp1252",
            id="Spanish",
        ),
        pytest.param(
            "Prefisso,Nome,Cognome,Società,Posizione,Telefono ufficio,Indirizzo e-mail,Compleanno,Pagina Web",
            "Dr.,Zoë,Weiß,Möwe,Leiterin,1,z@a.example,3/4/1970,a.example",
            "utf-8",
            id="Italian",
        ),
        pytest.param(
            "Aanhef,Voornaam,Achternaam,Bedrijf,Functie,Telefoon op werk,E-mailadres,Verjaardag,Webpagina",
            "Dr.,Zoë,Weiß,Möwe,Leiterin,1,z@a.example,3-4-1970,a.example",
            "utf-16",
            id="Dutch",
        ),
        pytest.param(
            "Prefix,Imię,Nazwisko,Firma,Stanowisko,Telefon służbowy,Adres e-mail,Urodziny,Strona sieci Web",
            "Dr.,Zoë,Weiß,Möwe,Leiterin,1,z@a.example,3.4.1970,a.example",
            "cp1250",
            id="Polish",
        ),
        pytest.param(
            "Prefix;Förnamn;Efternamn;Företag;Befattning;Telefon, arbete;E-postadress;Födelsedag;Webbsida",
            "Dr.;Zoë;Weiß;Möwe;Leiterin;1;z@a.example;1970-04-03;a.example",
            "cp1252",
            id="Swedish",
        ),
    ],
)
def test_headers_of_many_languages(read, header, row, codec):
    (person,) = read(f"{header}\r\n{row}\r\n".encode(codec))
    assert (person.name, person.company, person.title) == ("Dr. Zoë Weiß", "Möwe", "Leiterin")
    assert (person.emails, person.phones, person.urls) == (("z@a.example",), ("1",), ("a.example",))
    assert person.birthday == "1970-04-03"


@pytest.mark.parametrize(
    ("header", "row", "name", "title"),
    [
        pytest.param("Name,Title,Email", "Mina Vale,Nurse,m@a.example", "Mina Vale", "Nurse", id="one name"),
        pytest.param("Name,Vorname,Titel", "Vale,Mina,Nurse", "Mina Vale", "Nurse", id="Name beside Vorname"),
        pytest.param("Nome,E-mail", "Mina Vale,m@a.example", "Mina Vale", "", id="Nome alone"),
        pytest.param("full_name,jobTitle,e_mail", "Mina Vale,Nurse,m@a.example", "Mina Vale", "Nurse", id="spellings"),
        pytest.param("Email", "m@a.example", "", "", id="addresses alone"),
        pytest.param("Name,Ward", "Mina Vale,7", "Mina Vale", "", id="a list of somebody's own"),
    ],
)
def test_headers_with_two_meanings(read, header, row, name, title):
    assert [(person.name, person.title) for person in read(f"{header}\n{row}\n")] == [(name, title)]


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        pytest.param("m@a.example; v@b.example", ("m@a.example", "v@b.example"), id="two in one cell"),
        pytest.param("Mina Vale <m@a.example>", ("m@a.example",), id="with the name"),
        pytest.param("m@@a.example", (), id="two at signs"),
        pytest.param("Mina (m@a.example)", (), id="a display name"),
        pytest.param(f"{'m' * 400}@a.example", (), id="longer than any address"),
    ],
)
def test_cells_with_addresses(read, cell, emails):
    assert [person.emails for person in read(f"Name,E-mail\nMina Vale,{cell}\n")] == [emails]


@pytest.mark.parametrize(
    ("written", "birthday"),
    [
        ("1970-04-02", "1970-04-02"),
        ("4/2/1970", ""),  # nobody can tell April from February
        ("4/20/1970", "1970-04-20"),
        ("20/4/1970", "1970-04-20"),
        ("4/4/1970", "1970-04-04"),
        ("2.4.1970", "1970-04-02"),
        ("4/20/70", ""),
        ("0.0.00", ""),
        ("0/0/00", ""),
    ],
)
def test_birthdays_in_english_files(read, written, birthday):
    assert [person.birthday for person in read(f"Name,Birthday\nMina Vale,{written}\n")] == [birthday]


def test_thunderbirds_birthday_in_three_columns(read):
    header = "First Name,Last Name,Primary Email,Birth Year,Birth Month,Birth Day\n"
    people = read(header + "Mina,Vale,,1970,4,3\nRafael,Ortiz,,,4,3\n")
    assert [person.birthday for person in people] == ["1970-04-03", "--04-03"]


def test_cp1252_and_utf8_in_one_file(read):
    people = read(b"Name,Email\n" + "Zoë Weiß,\n".encode("cp1252") + "Zoë Weiß,\n".encode())
    assert [person.name for person in people] == ["Zoë Weiß", "Zoë Weiß"]


def test_rows_that_are_nobody_say_why_and_empty_ones_say_nothing(read):
    assert read(LINKEDIN + ",,,,,,20 Mar 2022\n\n,,,,,,\n,,https://x.example,,,,\n" + MINA)[:2] == [
        RejectedRow(1, "only a date"),
        RejectedRow(4, "no name, e-mail or phone"),
    ]


def test_a_quotation_mark_never_closed_costs_nobody_below_it(read):
    people = read('Name,Email\nRafael Ortiz,r@a.example\n"Mina Vale,m@a.example\n' + "Ida Falk,i@a.example\n" * 3)
    assert [person.name for person in people] == ["Rafael Ortiz", "Mina Vale", *["Ida Falk"] * 3]


def test_a_thousand_of_them_neither(read):
    people = read("Name,Email\n" + '"Mina ""Vale,m@a.example\n' * 1000)
    assert {(person.name, person.emails) for person in people} == {("Mina Vale", ("m@a.example",))}
    assert len(people) == 1000


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        pytest.param('"Mina ""Mimi"" Vale"', 'Mina "Mimi" Vale', id="doubled"),
        pytest.param('"Vale, Mina" ', "Vale, Mina", id="a blank behind"),
        pytest.param('Mina "Mimi" Vale', 'Mina "Mimi" Vale', id="only within"),
    ],
)
def test_quotation_marks_that_do_close(read, cell, name):
    assert [person.name for person in read(f"Name,Email\n{cell},m@a.example\nIda Falk,\n")] == [name, "Ida Falk"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(f"Mina,{'x' * 100_001}", "one entry is longer than 100,000 characters", id="a cell"),
        pytest.param(
            f'Mina,"{"x" * 90_000}\n{"x" * 90_000}"', "one entry is longer than 100,000 characters", id="lines"
        ),
        pytest.param("x" * 1_100_000, "longer than 1 MB, which no person is", id="a row"),
    ],
)
def test_rows_over_the_limits(read, row, reason):
    found = read(f"Name,Notes\n{row}\nIda Falk,\n")
    assert found[0] == RejectedRow(1, reason)
    assert [person.name for person in found[1:]] == ["Ida Falk"]


def test_memory_does_not_grow_with_the_file(tmp_path: Path):
    file = tmp_path / "many.csv"
    with file.open("w", newline="") as out:
        csv.writer(out).writerows([["Name", "Email"], *([f"Mina {i}", f"m{i}@a.example"] for i in range(30_000))])
    tracemalloc.start()
    assert sum(1 for _ in read_people(file)[1]) == 30_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_every_header_means_one_thing():
    meanings: dict[str, set[str]] = {}
    for what, names in headers.NAMES.items():
        for name in ",".join(names).split(","):
            meanings.setdefault(header_key(name), set()).add(what)
    for name in headers.EITHER:
        meanings.setdefault(header_key(name), set()).add("either")
    assert {key: means for key, means in meanings.items() if len(means) > 1} == {}
