"""What the columns of contact files are called: data only. Added to by anybody who meets another header.

Compared by `tables.header_key`: case, accents, punctuation, blanks and digits do not count, so "E-mail 2 - Value" is
"emailvalue". Sources: the programs' own exports, one language after the other. Commas part them."""

from __future__ import annotations

Names = tuple[str, ...]

# One meaning each; where a header means two things, it stands in EITHER below.
NAMES: dict[str, Names] = {
    "name": (
        "full name, display name, contact name, person, fullname, contact, complete name, vollständiger name",
        "anzeigename, angezeigter name, nom complet, nom affiché, nombre completo, nombre para mostrar",
        "nome completo, nome visualizzato, nome de exibição, volledige naam, weergavenaam, fullständigt namn",
        "visningsnavn, fullt navn, imię i nazwisko, celé jméno, koko nimi, полное имя, имя и фамилия",
        "姓名, 氏名, 이름",
    ),
    "given": (
        "first name, given name, forename, first, given, vorname, prénom, prenom, nombre de pila, nome di battesimo",
        "primeiro nome, nome próprio, voornaam, förnamn, fornavn, imię, křestní jméno, etunimi, utónév, keresztnév",
        "имя, ім'я, prenume, krstné meno, ime, ad, adı",
    ),
    "additional": (
        "middle name, additional name, middle names, middle, weitere vornamen, zweiter vorname, deuxième prénom",
        "autres prénoms, segundo nombre, secondo nome, altri nomi, segundo nome, nome do meio, tweede naam",
        "middelste naam, tussenvoegsel, mellannamn, mellomnavn, mellemnavn, drugie imię, další jméno, toinen nimi",
        "отчество",
    ),
    "family": (
        "last name, family name, surname, last, family, nachname, familienname, nom de famille, apellido, apellidos",
        "cognome, sobrenome, apelido, achternaam, efternamn, etternavn, efternavn, nazwisko, příjmení, sukunimi",
        "vezetéknév, фамилия, прізвище, nume de familie, priezvisko, prezime, priimek, soyad, soyadı",
    ),
    "prefix": (
        "name prefix, prefix, salutation, honorific, honorific prefix, anrede, namenspräfix, civilité, préfixe",
        "tratamiento, prefijo, prefisso, tratamento, prefixo, aanhef, voorvoegsel, aanspreektitel, tilltal",
        "обращение",
    ),
    "suffix": (
        "suffix, name suffix, honorific suffix, namenszusatz, namenssuffix, suffixe, sufijo, suffisso, sufixo",
        "achtervoegsel, efterled, суффикс, przyrostek, přípona, pääte",
    ),
    "file_as": ("file as, speichern unter, classer sous, archivar como, archivia come, arquivar como, opslaan als",),
    "company": (
        "company, company name, organization, organisation, organization name, organisation name, employer, business",
        "current company, account name, workplace, institution, hospital, firma, unternehmen, arbeitgeber",
        "firmenname, société, entreprise, organisme, employeur, empresa, compañía, organización, società, azienda",
        "ditta, organizzazione, organização, bedrijf, bedrijfsnaam, organisatie, werkgever, företag, organisasjon",
        "virksomhed, selskap, selskab, przedsiębiorstwo, organizacja, firma nazwa, společnost, organizace, yritys",
        "организация, компания, cég, companie, şirket",
        "公司, 单位, 会社, 会社名, 회사",
    ),
    "title": (
        "job title, organization title, organisation title, position, current position, role, job, headline",
        "berufsbezeichnung, stellung, funktion, organisation titel, fonction, poste, intitulé du poste, puesto",
        "cargo, posizione, qualifica, posizione lavorativa, mansione, função, functie, befattning, stilling",
        "jobbtittel, stanowisko, pozice, funkce, pracovní funkce, ammattinimike, tehtävänimike, должность, beosztás",
        "funcție, unvan",
        "职位, 职务, 役職, 직책",
    ),
    "occupation": ("occupation, profession, beruf, métier, profesión, professione, profissão, beroep, yrke, zawód",),
    "url": (
        "url, urls, web page, webpage, website, web site, website value, homepage, home page, profile, profile url",
        "public profile url, linkedin, linkedin url, linkedin profile, linkedin profile url, web, link, webseite",
        "internetseite, profil, page web, site web, página web, sitio web, perfil, pagina web, sito web, webbsida",
        "webbplats, hjemmeside, nettsted, webside, strona sieci web, strona internetowa, strona www, webová stránka",
        "webová adresa, www-sivu, verkkosivu, веб-страница, weblap, persoonlijke webpagina, webpagina",
    ),
    "note": (
        "notes, note, comment, comments, remarks, additional info, additional information, memo, notizen, notiz",
        "bemerkung, bemerkungen, kommentar, anmerkungen, remarque, remarques, commentaires, notas, nota, comentarios",
        "comentários, osservazioni, notities, opmerkingen, anteckningar, notater, noter, notatki, uwagi, poznámky",
        "muistiinpanot, huomautukset, заметки, megjegyzések",
    ),
    "birthday": (
        "birth date, date of birth, birthdate, dob, geburtsdatum, anniversaire, date de naissance, cumpleaños",
        "fecha de nacimiento, compleanno, data di nascita, aniversário, data de nascimento, data de aniversário",
        "verjaardag, geboortedatum, födelsedag, bursdag, fødselsdag, fødselsdato, urodziny, data urodzenia",
        "narozeniny, syntymäpäivä, день рождения, születésnap",
    ),
    "birth_year": (
        "birth year, geburtsjahr, année de naissance, año de nacimiento, anno di nascita, ano de nascimento",
    ),
    "birth_month": ("birth month, geburtsmonat, mois de naissance, mes de nacimiento, mese di nascita",),
    "birth_day": ("geburtstag tag, jour de naissance, día de nacimiento, giorno di nascita",),
    "connected_on": (
        "connected on, connected at, connection date, verbunden am, vernetzt am, kontakt seit, connecté le",
        "date de connexion, conectado el, fecha de conexión, conectado em, data de conexão, collegato il, verbonden op",
    ),
    "uid": ("uid",),
}

# A header with two meanings: (this, if the file has a column for one of these and none yet for this; else that).
EITHER: dict[str, tuple[str, tuple[str, ...], str]] = {
    # "Name, Vorname" and "Nom, Prénom", but also Google's "Name, Given Name, Family Name".
    **dict.fromkeys(("name", "nom", "naam", "namn", "navn", "nimi", "név"), ("family", ("given",), "name")),
    # "Nome, Cognome" and "Nombre, Apellidos".
    **dict.fromkeys(("nome", "nombre", "jméno", "meno", "nume"), ("given", ("family",), "name")),
    # Outlook's "Title" is Dr., with "Suffix" and "Job Title" beside it; elsewhere "Title" is the work.
    **dict.fromkeys(
        ("title", "titel", "titre", "título", "titolo", "tytuł", "tittel"), ("prefix", ("title", "suffix"), "title")
    ),
    # Thunderbird's three columns "Birth Year", "Birth Month", "Birth Day".
    **dict.fromkeys(("birthday", "geburtstag"), ("birth_day", ("birth_month",), "birthday")),
}

# Any header with one of these words holds addresses, numbers or pages, unless it has one of NEITHER_WORDS.
EMAIL_WORDS: Names = (
    "mail, messagerie, correo electrónico, sähköposti, эл почт, электронн, e-post",
    "邮件, 邮箱, メール, 이메일",
)
PHONE_WORDS: Names = (
    "phone, telef, téléf, fax, télécop, mobil, mobiel, handy, móvil, celular, cellulare, telemóvel, pager, puhelin",
    "телефон, gsm, natel, beeper",
    "电话, 手机, 電話, 携帯, 전화, 휴대",
)
PHONE_EXACT: Names = ("tel, cell, mob, rufnummer, callback",)
URL_WORDS: Names = ("website, web site, web page, webseite, homepage, sito web, sitio web, linkedin",)
NEITHER_WORDS: Names = (
    "type, typ, tipo, label, phonetic, yomi, display, angezeigt, anzeige, weergave, visning, affich, complet",
    "visualizza, exibição, assist, asystent, telex, opt, photo, immobil, marketing, mailing",
)

# Postal addresses: the parts in the order they are written, by place. Google's numbered address is the place "".
ADDRESS_PLACES: dict[str, Names] = {
    "work": ("work, business, geschäftlich, bureau, trabajo, lavoro, ufficio, comercial, werk, arbete",),
    "home": ("home, privat, domicile, particular, casa, abitazione, residencial, huis, hem, hjem",),
    "other": ("other, weitere, weiterer, weiteres/e, weiteres/r, autre, otro, otra, altro, outro, ander",),
    "": ("",),
}
ADDRESS_PARTS: tuple[Names, ...] = (
    ("address formatted, address, adresse, anschrift, dirección, indirizzo, endereço, postal address",),
    ("address po box, po box, postfach, boîte postale, apartado postal, casella postale",),
    ("address extended address, extended address",),
    ("address street, street, straße, strasse, rue, calle, via, rua, straat, gata, gade",),
    ("address city, city, town, ort, stadt, ville, ciudad, città, cidade, plaats, stad",),
    ("address region, region, state, state or region, province, bundesland, bundesland/kanton, région, provincia",),
    ("address postal code, postal code, zip code, zip, zipcode, postcode, postleitzahl, plz, code postal, cap",),
    ("address country, country, country/region, land, land/region, pays, pays/région, país, paese",),
)

# One of LinkedIn's headers tells the program; of Google's and Outlook's it takes three, for single ones are common.
LINKEDIN_MARKS: Names = ("connected on, connected at",)
GOOGLE_MARKS: Names = (
    "e-mail 1 - value, phone 1 - value, given name, family name, yomi name, group membership, file as",
    "organization name, organization title, organization 1 - name, organization 1 - title, labels, given name yomi",
    "phonetic first name, website 1 - value, e-mail 1 - label, phone 1 - label, e-mail 1 - type, phone 1 - type",
)
OUTLOOK_MARKS: Names = (
    "e-mail address, business phone, business street, home street, mobile phone, business fax, job title",
    "e-mail-adresse, telefon geschäftlich, straße geschäftlich, ort geschäftlich, mobiltelefon, weitere vornamen",
    "adresse de messagerie, téléphone (bureau), rue (bureau), tél. mobile, deuxième prénom, page web",
    "dirección de correo electrónico, teléfono del trabajo, calle del trabajo, teléfono móvil, segundo nombre",
    "indirizzo posta elettronica, ufficio (telefono), via (uff.), cellulare, secondo nome, endereço de email",
    "telefone comercial, rua do endereço comercial, celular, segundo nome, e-mailadres, telefoon op werk",
    "mobiele telefoon, middelste naam, e-postadress, gatuadress (arbete), mellannamn",
)
