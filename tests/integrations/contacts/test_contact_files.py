"""Which files are address books, which are not, and that no file at all breaks the reader."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, strategies as st

from askwell.errors import AskwellError
from askwell.integrations.contacts import FoundPerson, UnreadableFile, detect_format, read_people


def zipped(member: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(member, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"First Name,Last Name,Email Address,Company,Position,Connected On\n", "linkedin"),
        (b'Notes:\n"x"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n', "linkedin"),
        (b"Name,Given Name,Family Name,E-mail 1 - Value\n", "google_csv"),
        (b"First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n", "google_csv"),
        (b"First Name,Last Name,E-mail Address,Business Phone,Job Title\n", "outlook_csv"),
        ("Vorname;Nachname;E-Mail-Adresse;Telefon geschäftlich;Mobiltelefon\n".encode("cp1252"), "outlook_csv"),
        (b"Display Name;First Name;Last Name;Primary Email\n", "csv"),
        (b"begin:vcard \r\nfn:Mina\r\n", "vcard"),
        ("BEGIN:VCARD\nFN:Mina\n".encode("utf-16"), "vcard"),
    ],
)
def test_whose_export_it_is(head, found):
    assert detect_format(head) == found


@pytest.mark.parametrize(
    ("head", "says"),
    [
        pytest.param(b"", "This file is empty.", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n", "This file is empty.", id="blank"),
        pytest.param(zipped("xl/workbook.xml"), "This is an Excel or office file, not CSV.", id="xlsx"),
        pytest.param(zipped("Connections.csv"), "This is a packed file (zip).", id="zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an older Excel", id="xls"),
        pytest.param(b"%PDF-1.7\n", "This is a PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "This is a picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "This is a picture", id="jpeg"),
        pytest.param(b"\x00\x00\x00\x18ftypheic", "This is a picture", id="iPhone picture"),
        pytest.param(b"begin:vcalendar\r\n", "This is a calendar", id="calendar"),
        pytest.param(b"<!doctype html>", "This is a web page", id="web page"),
        pytest.param(b"Dear Mina,\nthank you, it helped.\n", "No list of people was found", id="a letter"),
        pytest.param(b"Date,Amount\n1,2\n", "No list of people was found", id="another table"),
    ],
)
def test_other_files_are_refused_in_plain_words_with_a_way_out(head, says):
    with pytest.raises(UnreadableFile) as refused:
        detect_format(head)
    assert str(refused.value).startswith(says)
    assert refused.value.hint


def test_a_file_that_is_not_there_is_refused_at_once(tmp_path: Path):
    with pytest.raises(UnreadableFile):
        read_people(tmp_path / "gone.csv")


def test_a_file_over_the_limit_is_refused_at_once(tmp_path: Path):
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.write(b"Name,Email\n")
        file.truncate(201 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="larger than 200 MB"):
        read_people(big)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("FN:" + "\\" * 1_000_000, id="backslashes"),
        pytest.param("N:" + "\\;" * 500_000, id="escaped semicolons"),
        pytest.param("N:" + ",;" * 500_000, id="separators"),
        pytest.param('FN;X="' + '":"' * 330_000, id="quotes"),
        pytest.param("FN" + ";a" * 500_000 + ":x", id="parameters"),
        pytest.param("NOTE;ENCODING=QUOTED-PRINTABLE:" + "=" * 1_000_000, id="quoted-printable"),
        pytest.param("NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\n" * 500_000, id="soft line breaks"),
        pytest.param("NOTE:" + "\n x" * 333_000, id="folds"),
        pytest.param("TEL:" + "1 " * 500_000, id="blanks"),
        pytest.param("EMAIL:" + "@" * 1_000_000, id="at signs"),
        pytest.param("EMAIL:a@b\n" * 100_000, id="addresses"),
        pytest.param("AGENT:\nBEGIN:VCARD\n" * 50_000, id="agents"),
        pytest.param("BEGIN:VCARD\n" * 80_000, id="beginnings"),
        pytest.param("BDAY:" + "1" * 1_000_000, id="digits"),
        pytest.param("\xa0" * 1_000_000, id="white space"),
        pytest.param('"' * 1_000_001 + "\n", id="quotation marks"),
        pytest.param('"a\n' * 330_000, id="quotation marks that never close"),
        pytest.param('a,"' * 330_000, id="cells"),
        pytest.param("," * 1_000_000, id="commas"),
        pytest.param("a@b:::" * 160_000, id="values in one cell"),
        pytest.param("\0" * 1_000_000, id="nulls"),
    ],
)
@pytest.mark.parametrize("around", ["BEGIN:VCARD\nFN:Mina\n{}\nEND:VCARD\n", "Name,Email,Birthday\n{}\n"])
def test_a_hostile_megabyte_is_read_in_a_moment(tmp_path, line, around):
    file = tmp_path / "hostile"
    file.write_text(around.format(line), encoding="utf-8")
    start = time.process_time()
    for _ in read_people(file)[1]:
        pass
    # A line takes tenths of a second and half a million rows a few seconds; quadratic reading takes many minutes.
    assert time.process_time() - start < 20


def read_bytes(content: bytes) -> list[object]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "people")
        file.write_bytes(content)
        return list(read_people(file)[1])


PIECES = st.sampled_from(
    [
        *(
            b"BEGIN:VCARD\n",
            b"END:VCARD\n",
            b"AGENT:",
            b"FN:",
            b"N:",
            b'TEL;X="',
            b"NOTE;QUOTED-PRINTABLE:",
            b"=\n",
            b"=C3",
        ),
        *(
            b";CHARSET=utf-7:",
            b"\n ",
            b"\\",
            b";",
            b",",
            b'"',
            b"\n",
            b"\r",
            b"\0",
            b"\xff\xfe",
            b"\xc3",
            b"BDAY:",
            b"1604-02-29",
        ),
        *(
            b"Name,Email,Phone\n",
            b"First Name,Connected On\n",
            b":::",
            b"@",
            b"PHOTO:",
            b"KIND:group\n",
            b"ORG:",
            b"ADR:",
        ),
    ]
)


@given(
    st.one_of(st.binary(max_size=300), st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=40).map(b"".join))
)
def test_no_bytes_raise_anything_but_our_own_error(content):
    for start in (b"", b"BEGIN:VCARD\nFN:", b"Name,Email,Birthday,Notes\n"):
        try:
            found = read_bytes(start + content)
        except AskwellError:
            continue
        assert "\0" not in repr(found)
        repr(found).encode()  # nothing left that no database could store


WORDS = st.text(st.characters(blacklist_categories=("C", "Z"), blacklist_characters="�"), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
EMAILS = st.lists(
    st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9.+_-]{0,12}@[a-z0-9-]{1,10}\.example", fullmatch=True),
    unique_by=str.lower,
    max_size=3,
).map(tuple)
PHONES = st.lists(st.from_regex(r"\+[1-9][0-9]{1,3} [0-9]{3,9}", fullmatch=True), unique=True, max_size=3).map(tuple)
BIRTHDAYS = st.one_of(st.just(""), st.dates().filter(lambda day: day.year != 1604).map(str))
PEOPLE = st.lists(
    st.builds(
        FoundPerson,
        name=NAMES,
        emails=EMAILS,
        phones=PHONES,
        company=TEXTS,
        title=TEXTS,
        urls=st.lists(WORDS.filter(lambda word: ":::" not in word), unique=True, max_size=2).map(tuple),
        note=st.lists(NAMES, max_size=3).map("\n".join),
        birthday=BIRTHDAYS,
        connected_on=st.just(""),
        uid=TEXTS,
    ),
    min_size=1,
    max_size=5,
)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def folded(line: str) -> bytes:
    """Folded after every 40 bytes, also within a character."""
    raw = line.encode()
    return b"\r\n ".join(raw[at : at + 40] for at in range(0, len(raw), 40)) + b"\r\n"


def as_card(person: FoundPerson, version: str) -> bytes:
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"FN:{escaped(person.name)}", f"UID:{escaped(person.uid)}"]
    lines += [f"ORG:{escaped(person.company)};Department", f"TITLE:{escaped(person.title)}"]
    lines += [f"EMAIL;TYPE=work:{escaped(email)}" for email in person.emails]
    lines += [f"TEL;VALUE=uri:tel:{phone}" if version == "4.0" else f"TEL:{phone}" for phone in person.phones]
    lines += [f"URL:{escaped(url)}" for url in person.urls]
    lines += [f"NOTE:{escaped(person.note)}", f"BDAY:{person.birthday}", "END:VCARD"]
    return b"".join(map(folded, lines))


@given(PEOPLE, st.sampled_from(["3.0", "4.0"]))
def test_people_written_as_vcards_read_back_the_same(people, version):
    found = read_bytes(b"".join(as_card(person, version) for person in people))
    assert [comparable(person) for person in found] == [comparable(person) for person in people]


@given(PEOPLE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(",;\t"))
def test_people_written_as_csv_read_back_the_same(people, codec, delimiter):
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter)
    several = [*["Email"] * 3, *["Phone"] * 3, *["Website"] * 2]
    table.writerow(["Name", "Company", "Job Title", "Notes", "Birthday", "UID", *several])
    for person in people:
        row = [person.name, person.company, person.title, person.note, person.birthday, person.uid]
        for texts, width in ((person.emails, 3), (person.phones, 3), (person.urls, 2)):
            row += [*texts, *[""] * (width - len(texts))]
        table.writerow(row)
    assert [comparable(person) for person in read_bytes(out.getvalue().encode(codec))] == [
        comparable(person) for person in people
    ]


def comparable(person: FoundPerson) -> tuple[object, ...]:
    return tuple(getattr(person, name) for name in FoundPerson.__slots__ if name != "row")
