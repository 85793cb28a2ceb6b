"""Cards as programs really write them. The people are invented."""

from __future__ import annotations

import pytest

from askwell.integrations.contacts import FoundPerson, RejectedRow


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_everything_a_card_says(read):
    (person,) = read(
        card(
            "UID:u-1",
            "N:Ortiz;Rafael;;Dr.;",
            "FN:Dr. Rafael Ortiz",
            "ORG:Möwe\\, Kliniken;Surgery",
            "TITLE:Consultant",
            "ROLE:Surgeon",
            "item1.EMAIL;TYPE=work:Rafael@Moewe.Example",
            "item1.X-ABLabel:Work",
            "TEL;TYPE=cell:+49 171 5550123",
            "URL:http\\://moewe.example",
            "ADR;TYPE=work:;;Kaistr. 1;Kiel;;24103;Germany",
            "BDAY:1970-02-03",
            "NOTE:Met at the open day\\nlikes calls",
            "NOTE:Second note",
        )
    )
    assert person == FoundPerson(
        name="Dr. Rafael Ortiz",
        emails=("Rafael@moewe.example",),
        phones=("+49 171 5550123",),
        company="Möwe, Kliniken",
        title="Consultant",
        urls=("http://moewe.example",),
        note="Met at the open day\nlikes calls\nSecond note",
        birthday="1970-02-03",
        connected_on="",
        address="Kaistr. 1\nKiel\n24103\nGermany",
        uid="u-1",
        row=1,
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        pytest.param(["FN:", "FN:Vale\\, Mina"], "Vale, Mina", id="the first filled FN; names are never turned round"),
        pytest.param(["FN:Vale, Mina"], "Vale, Mina", id="a comma that should have been escaped stays"),
        pytest.param(["N:Vale;Mina;R.;Dr.;PhD"], "Dr. Mina R. Vale PhD", id="built from N"),
        pytest.param(["N:Vale;Mina;Rose,Ann;;"], "Mina Rose Ann Vale", id="several middle names"),
        pytest.param(["N:Vale"], "Vale", id="a short N"),
        pytest.param(["N:;;;;", "NICKNAME:", "NICKNAME:  Minnie"], "Minnie", id="nickname"),
        pytest.param(["N:;;;;", "ORG:;", "ORG:Ward 7;Desk"], "Ward 7", id="company"),
        pytest.param(["EMAIL:mina@example.org"], "", id="an address is enough"),
        pytest.param(["fn:Mina Vale"], "Mina Vale", id="lower case"),
        pytest.param(['FN;X-A="a:b;c":Mina Vale'], "Mina Vale", id="a colon in a quoted parameter"),
        pytest.param(["FN:Mina", " \tVale"], "Mina Vale", id="folded"),
        pytest.param(["FN:Mina\x00\x07 Vale"], "Mina Vale", id="control characters"),
    ],
)
def test_the_name(read, lines, name):
    assert [person.name for person in read(card(*lines, "TEL:1"))] == [name]


@pytest.mark.parametrize(
    ("lines", "emails"),
    [
        pytest.param(["EMAIL:mailto:mina@example.org"], ("mina@example.org",), id="mailto"),
        pytest.param(["EMAIL: Mina @Example.ORG "], ("Mina@example.org",), id="blanks; lower case after the @ only"),
        pytest.param(["EMAIL:mina@a.example", "EMAIL:MINA@a.example"], ("mina@a.example",), id="once each"),
        pytest.param(["EMAIL:/o=Ward/cn=mina", "EMAIL:mina"], (), id="not an address"),
    ],
)
def test_emails(read, lines, emails):
    assert [person.emails for person in read(card("FN:Mina Vale", *lines))] == [emails]


@pytest.mark.parametrize(
    ("lines", "phones"),
    [
        pytest.param(["TEL;VALUE=uri:tel:+1-418-555-9254;ext=102"], ("+1-418-555-9254;ext=102",), id="extension"),
        pytest.param(["TEL;WORK;VOICE:(111) 555-1212"], ("(111) 555-1212",), id="bare parameters"),
        pytest.param(['TEL;TYPE="work,fax":20\\;5'], ("20;5",), id="escaped"),
        pytest.param(["TEL:555 1", "TEL;FAX:555 1", "TEL;PAGER:555 2"], ("555 1", "555 2"), id="once each"),
        pytest.param(["TEL:", "TEL:unknown"], (), id="no digit"),
    ],
)
def test_phones(read, lines, phones):
    assert [person.phones for person in read(card("FN:Mina Vale", *lines))] == [phones]


@pytest.mark.parametrize(
    ("lines", "birthday"),
    [
        pytest.param(["BDAY:19700203"], "1970-02-03", id="basic form"),
        pytest.param(["BDAY:1970-02-03T00:00:00Z"], "1970-02-03", id="a time of day"),
        pytest.param(["BDAY:--0203"], "--02-03", id="no year"),
        pytest.param(["BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"], "--02-29", id="Apple's mark for no year"),
        pytest.param(["BDAY:1970-02-31", "BDAY:circa 1800", "BDAY:1971-02-03"], "1971-02-03", id="first good one"),
    ],
)
def test_the_birthday(read, lines, birthday):
    assert [person.birthday for person in read(card("FN:Mina Vale", *lines))] == [birthday]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(card("FN:Zoë Weiß", "NOTE:—").encode(), id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + card("FN:Zoë Weiß", "NOTE:—").encode(), id="UTF-8 with mark"),
        pytest.param(card("FN:Zoë Weiß", "NOTE:—").encode("utf-16"), id="UTF-16 with mark"),
        pytest.param(card("FN:Zoë Weiß", "NOTE:—").encode("utf-16-be"), id="UTF-16 without mark"),
        pytest.param(card("FN:Zoë Weiß", "NOTE:—").encode("cp1252"), id="cp1252 without saying so"),
        pytest.param(card("FN;CHARSET=UTF-8:Zoë Weiß", "NOTE:—").encode("cp1252"), id="a wrong charset"),
        pytest.param(card("FN;CHARSET=x-none:Zoë Weiß", "NOTE:—").encode("cp1252"), id="an invented charset"),
        pytest.param(card("FN;CHARSET=punycode:Zoë Weiß", "NOTE:—").encode("cp1252"), id="a codec, not a charset"),
        pytest.param(card("FN:Zo\r\n ë Weiß", "NOTE:—").encode(), id="folded"),
        pytest.param(
            card("FN:Zoë Weiß", "NOTE:—").encode().replace(b"\xc3\x9f", b"\xc3\r\n \x9f"), id="in mid-character"
        ),
        pytest.param(card("FN:Zoë Weiß", "NOTE:—").replace("\r\n", "\r").encode(), id="old Mac line ends"),
        pytest.param(card("FN:Zoë Weiß", "NOTE:—").replace("VCARD", "VCARD  ").encode(), id="blanks behind"),
        pytest.param(card("FN:Zoë Weiß", "NOTE:—").replace("\r\n", "\r\n\r\n").encode(), id="blank lines"),
        pytest.param(
            card(
                "FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=\r\n=AB Wei=C3=9F", "NOTE;QUOTED-PRINTABLE:=E2=\r\n=80=94"
            ).encode(),
            id="quoted-printable, broken in mid-character",
        ),
        pytest.param(
            card("FN;CHARSET=ISO-8859-1;ENCODING=quoted-printable:Zo=EB Wei=DF", "NOTE:—").encode(), id="with a charset"
        ),
    ],
)
def test_encodings_all_say_the_same(read, content):
    (person,) = read(content)
    assert (person.name, person.note) == ("Zoë Weiß", "—")


def test_another_code_page_that_the_card_names(read):
    assert read(card("FN;CHARSET=windows-1251:Мина").encode("cp1251"))[0].name == "Мина"


def test_quoted_printable_line_breaks_are_line_breaks(read):
    (person,) = read(card("FN:Mina Vale", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo =3D 2", version="2.1"))
    assert person.note == "one\ntwo = 2"


def test_version_2_1_needs_no_escaped_commas(read):
    (person,) = read(card("N:Vale, Jr.;Mina", "ORG:Quill, Inc.;Desk", version="2.1"))
    assert (person.name, person.company) == ("Mina Vale, Jr.", "Quill, Inc.")


INNER = ["BEGIN:VCARD", "VERSION:2.1", "FN:Somebody Else", "TEL:999", "END:VCARD"]


@pytest.mark.parametrize(
    "agent",
    [
        pytest.param(["AGENT:", *INNER], id="on its own lines"),
        pytest.param(["AGENT:", "", *INNER], id="after a blank line"),
        pytest.param(["AGENT:" + INNER[0], *INNER[1:]], id="beginning on the same line"),
        pytest.param(["AGENT:" + "\r\n ".join(INNER)], id="folded"),
        pytest.param(["AGENT:" + "\\n".join(INNER)], id="escaped"),
        pytest.param(["AGENT:", *INNER[:-1], "AGENT:", *INNER, INNER[-1]], id="with an agent of its own"),
        pytest.param(["AGENT;VALUE=uri:", " CID:part3@host.example"], id="a reference"),
    ],
)
def test_an_agent_is_nobody_of_its_own(read, agent):
    people = read(card("FN:Mina Vale", *agent, "TEL:1") + card("FN:Rafael Ortiz"))
    assert [(person.name, person.phones) for person in people] == [("Mina Vale", ("1",)), ("Rafael Ortiz", ())]


def test_a_thousand_agents_within_each_other(read):
    deep = ["AGENT:", "BEGIN:VCARD"] * 1000 + ["END:VCARD"] * 1000
    assert [person.name for person in read(card("FN:Mina Vale", *deep) + card("FN:Rafael Ortiz"))] == [
        "Mina Vale",
        "Rafael Ortiz",
    ]


@pytest.mark.parametrize(
    "photo",
    [
        pytest.param(["PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AA", " RklGRg==="], id="wrong padding"),
        pytest.param(["PHOTO;BASE64:", " /9j/4AA", " Zm9v=", ""], id="version 2.1"),
        pytest.param(["item1.PHOTO;ENCODING=BASE64:/9j", "4AARklGRg="], id="not indented"),
        pytest.param(["PHOTO:data:image/png;base64," + "A" * 3_000_000], id="3 MB on one line"),
        pytest.param(["PHOTO;ENCODING=b:", *[" " + "A" * 74] * 20_000], id="1.5 MB folded"),
    ],
)
def test_photos_are_dropped(read, photo):
    assert [(p.name, p.phones) for p in read(card("FN:Mina Vale", *photo, "TEL:1"))] == [("Mina Vale", ("1",))]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(card("FN:Ward 7", "KIND:group"), "a group, not a person", id="group"),
        pytest.param(card("FN:Ward 7", "X-ADDRESSBOOKSERVER-KIND:GROUP"), "a group, not a person", id="Apple's group"),
        pytest.param(card("FN:Room 3", "KIND:location"), "a place, not a person", id="place"),
        pytest.param(card("BDAY:1970-02-03"), "only a date", id="a birthday alone"),
        pytest.param(card("URL:http://example.org"), "no name, e-mail or phone", id="a web page alone"),
        pytest.param("BEGIN:VCARD\nEND:VCARD\n", "an empty card", id="nothing"),
        pytest.param(
            card("FN:Mina", "NOTE:" + "x" * 100_001), "one entry is longer than 100,000 characters", id="entry"
        ),
        pytest.param(
            card("FN:Mina", *["NOTE:" + "x" * 90_000] * 12), "longer than 1 MB, which no person is", id="card"
        ),
    ],
)
def test_who_is_nobody_and_why(read, content, reason):
    assert read(content + card("FN:Mina Vale"))[0] == RejectedRow(1, reason)
    assert read(content + card("FN:Mina Vale"))[1].name == "Mina Vale"


def test_a_card_without_its_end_reaches_to_the_next_or_the_last_line(read):
    people = read("BEGIN:VCARD\nFN:Mina Vale\nBEGIN:VCARD\nFN:Rafael Ortiz\nTEL:1")
    assert [(person.name, person.row) for person in people] == [("Mina Vale", 1), ("Rafael Ortiz", 2)]
