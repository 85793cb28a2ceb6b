"""What the crowd is made of. All of it is invented."""

from __future__ import annotations

GIVEN = (
    "Ada Amara Anders Beatriz Bilal Carla Chidi Chloé Dalia Dario Deniz Elif Emil Esther Farid Fiona Gabriel Grete "
    "Hana Hugo Ilse Imran Ines Ivo Jana Joaquín Kaito Karim Lars Leila Lotte Luca Maja Malik Mei Milo Nadia Nils "
    "Nora Olga Omar Oskar Paola Pia Priya Quinn Rafael Rana Ravi Rosa Sami Sana Selma Sofía Tariq Tessa Theo Uma "
    "Viktor Wanda Xenia Yara Yusuf Zoë"
).split()
SURNAMES = (
    "Abbott Adeyemi Alvarez Andersen Baptiste Becker Bennett Bianchi Brandt Castillo Chen Costa Dahl Das Delgado "
    "Dubois Eriksen Fischer Fontaine Garcia Grant Haddad Hansen Hoffmann Ibarra Ito Jansen Kaya Keller Kim Kowalski "
    "Kumar Larsen Leclerc Lindqvist Lopez Marino Mbeki Mehta Meyer Moreau Nakamura Novak Nwosu Okafor Olsen Ortiz "
    "Osei Park Pereira Petrov Quist Rahman Rivera Rossi Sato Schmidt Silva Singh Sørensen Tanaka Torres Vargas Vogel "
    "Walsh Weber Wójcik Yilmaz Zhang"
).split()
COMPANY_STARTS = (
    "Alder Bay Birch Blue Bright Cedar Clear Copper Corner East Elm Fern Field Grove Harbor Hazel High Hill Iron Lake "
    "Linden Maple Meadow Mill North Oak Open Orchard Pine Quarry River Rowan Silver South Spring "
    "Stone Summit West Willow"
).split()
COMPANY_ENDS = (
    "Health", "Medical", "Systems", "Care", "Labs", "Partners", "Insurance", "Devices", "Pharma", "Clinics", "Energy",
    "Foods", "Freight", "Media", "Schools", "Software",
)  # fmt: skip
TITLES = (
    "Informatics lead", "Product physician", "Ward manager", "Analyst", "Medical writer", "Engineer", "Clinical lead",
    "Account manager", "Head of operations", "Researcher", "Safety officer", "Teacher", "Designer", "Nurse educator",
)  # fmt: skip
PLACES = (
    ("America/New_York", "US"), ("America/Chicago", "US"), ("Europe/Berlin", "DE"), ("Europe/London", "GB"),
    ("Europe/Paris", "FR"), ("", ""),
)  # fmt: skip
DIRECTIONS = ("Clinical informatics", "Medical writing", "Hospital management", "Patient safety")
SAID = (
    ("The nights ended when I left the ward", "for"),
    ("Every release costs two weekends", "against"),
    ("You sit in more meetings than you would think", "unclear"),
    ("One change of ours reaches a whole region", "for"),
    ("Half of it is arguing, kindly", "against"),
    ("I draw more than I ever did", "for"),
    ("Nobody tells you how long approval takes", "against"),
    ("They listen when you have stood at a bedside", "for"),
)
