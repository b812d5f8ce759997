"""Budget lists as treasuries and ministries lay them out, with figures that are made up and easy to add."""

from dataclasses import replace
from typing import NamedTuple

from rampath.domain.member import Register
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.guess import Guess, guess
from rampath.workbook.mapping import Role
from rampath.workbook.reading import Reading
from workbook.sheets import Rows, book_of, sheet_of

NORWAY: Rows = (
    ("fdep_nr", "fdep_navn", "kap_nr", "kap_navn", "post_nr", "post_navn", "Saldert budsjett 2024", "Forslag 2025"),
    *(
        (17, "Forsvarsdepartementet", kap, navn, post, tekst, 1_000 * at, 2_000 * at)
        for at, (kap, navn, post, tekst) in enumerate(
            (kap, navn, post, tekst)
            for kap, navn in ((1700, "Forsvarsdepartementet"), (1710, "Forsvarsbygg"), (1720, "Forsvaret"))
            for post, tekst in (("01", "Driftsutgifter"), ("21", "Spesielle driftsutgifter"),
                                ("45", "Større anskaffelser"), ("71", "Overføringer"))
        )
    ),
)  # fmt: skip
"""0 + 1 + … + 11 = 66 thousand crowns of 2024; the chapters hold 6, 22 and 38 of them."""

ESTONIA: Rows = (
    ("Kaitseministeeriumi valitsemisala eelarve",),
    ("tuhandetes eurodes",),
    ("Asutus", "Kood", "Kulu nimetus", "2023 täitmine", "2024 eelarve", "2025 eelarve", "Muutus %"),
    *(
        row
        for asutus in ("Kaitsevägi", "Kaitseliit", "Välisluureamet")
        for row in (
            (asutus, 50, "Tööjõukulud", 10, 20, 30, 50.0), (asutus, 55, "Majandamiskulud", 1, 2, 3, 50.0),
            (asutus, 15, "Investeeringud", 100, 200, 300, 50.0), (asutus, 45, "Toetused", 4, 5, 6, 20.0),
            (f"{asutus} kokku", "", "", 115, 227, 339, ""),
        )
    ),
)  # fmt: skip
"""Three times 115, 227 and 339 thousand euros; each agency's sum stands below it, and ends with the word for it."""

FRANCE: Rows = (
    ("Ministère", "Mission", "Code Programme", "Libellé Programme", "Code Action", "Libellé Action", "AE PLF 2025",
     "CP PLF 2025"),
    *(
        ("Armées", "Défense", programme, libelle, f"{programme}-{action:02}", f"Action {nom}", 7_000_000, 5_000_000)
        for programme, libelle in ((146, "Équipement des forces"), (178, "Préparation des forces"), (212, "Soutien"))
        for action, nom in ((1, "Dissuasion"), (2, "Commandement"), (3, "Projection"), (4, "Protection"))
    ),
)  # fmt: skip
"""Twelve actions of 7 million euros to be committed and 5 million to be paid."""

NETHERLANDS: Rows = (
    ("Begrotingsjaar", "Hoofdstuk", "Artikelnummer", "Artikelnaam", "V/U/O", "Onderdeel", "Bedrag (x1.000)"),
    *(
        (jaar, "X", artikel, naam, soort, onderdeel, bedrag)
        for jaar in (2024, 2025)
        for artikel, naam in ((1, "Inzet"), (2, "Koninklijke Marine"))
        for soort, bedrag in (("Verplichtingen", 900), ("Uitgaven", 800), ("Ontvangsten", 10))
        for onderdeel in ("Personeel", "Materieel")
    ),
)
"""Each year two articles of two parts: commitments 3.6, expenditure 3.2, receipts 0.04 million euros."""

UNITED_KINGDOM: Rows = (
    ("Ministry of Defence: Main Estimate 2025-26",),
    ("£'000",),
    ("Section", "Description", "Resource 2024-25", "", "", "Resource 2025-26", "", ""),
    ("", "", "Gross", "Income", "Net", "Gross", "Income", "Net"),
    *(
        (section, text, 1_000, -100, 900, 2_000, -200, 1_800)
        for section, text in (
            ("A1", "Service Personnel"), ("A2", "Civilian Personnel"), ("A3", "Infrastructure Costs"),
            ("A4", "Inventory"), ("A5", "Equipment Support"), ("A6", "Other Costs"), ("A7", "Depreciation"),
            ("A8", "Release of Provisions"), ("B1", "Operations"), ("B2", "Conflict, Stability and Security"),
            ("C1", "War Pensions"), ("D1", "Arm's length bodies"),
        )
    ),
    ("", "Total", 12_000, -1_200, 10_800, 24_000, -2_400, 21_600),
)  # fmt: skip
"""Twelve sections of 1 and 2 million pounds gross; years in merged cells over gross, income and net."""

GERMANY: Rows = (
    ("Einzelplan 14 – Bundesministerium der Verteidigung",),
    ("Angaben in 1 000 €",),
    ("Kapitel", "Titel", "Funktion", "Zweckbestimmung", "Soll 2025", "Soll 2024", "Ist 2023"),
    *(
        row
        for kapitel in (1401, 1403, 1405)
        for row in (
            (kapitel, 42301, "032", "Bezüge", 1_000, 900, 800),
            (kapitel, 51101, "032", "Geschäftsbedarf", 20, 10, 5),
            (kapitel, 55411, "032", "Beschaffung", 4_000, 3_000, 2_000),
            (kapitel, 68601, "032", "Zuschüsse", 80, 70, 60),
            (kapitel, 68601, "032", "davon: an internationale Organisationen", 50, 40, 30),
            ("", "", "", f"Summe Kapitel {kapitel}", 5_100, 3_980, 2_865),
        )
    ),
)  # fmt: skip
"""Three chapters of 5.1, 3.98 and 2.865 million euros; a part of the last line is shown again below it."""

POLAND: Rows = (
    ("Część 29 – Obrona narodowa. Wydatki budżetowe na rok 2025 (w tys. zł)",),
    ("Dział", "Rozdział", "Paragraf", "Treść", "Plan 2024", "Plan 2025"),
    (1, 2, 3, 4, 5, 6),
    (752, "", "", "Obrona narodowa", 330, 660), ("", 75201, "", "Wojska lądowe", 110, 220),
    ("", "", 4010, "Wynagrodzenia", 60, 120), ("", "", 4210, "Zakup materiałów", 50, 100),
    ("", 75220, "", "Zabezpieczenie wojsk", 220, 440), ("", "", 4010, "Wynagrodzenia", 120, 240),
    ("", "", 4210, "Zakup materiałów", 100, 200),
    (851, "", "", "Ochrona zdrowia", 30, 60), ("", 85111, "", "Szpitale", 30, 60),
    ("", "", 4010, "Wynagrodzenia", 10, 20), ("", "", 4210, "Zakup materiałów", 15, 30),
    ("", "", 6060, "Zakupy inwestycyjne", 5, 10), ("", "", "", "Ogółem", 360, 720),
)  # fmt: skip
"""Divisions above chapters above paragraphs, each with its sum: 0.36 and 0.72 million zlotys in all."""

CZECHIA: Rows = (
    ("Rozpočet kapitoly 307 Ministerstvo obrany",),
    ("v tis. Kč",),
    ("Položka", "Název", "Schválený rozpočet 2024", "Schválený rozpočet 2025"),
    ("1", "Osobní výdaje", 100, 110), ("1.1", "Platy", 70, 80), ("1.1.1", "Vojáci", 60, 65),
    ("1.1.2", "Civilisté", 10, 15), ("1.2", "Pojistné", 30, 30), ("1.2.1", "Pojištění", 30, 30),
    ("2", "Provoz", 40, 45), ("2.1", "Služby", 25, 25), ("2.2", "Energie", 15, 20), ("3", "Investice", 60, 70),
    ("3.1", "Technika", 50, 60), ("3.2", "Stavby", 10, 10),
)  # fmt: skip
"""Items by dotted codes, each above its parts, one of them with a single part: 200 and 225 thousand crowns."""


class Total(NamedTuple):
    """What is expected of a total: its side and part, year and stage."""

    side: str
    part: str
    year: int
    stage: str


MERGED = (((3, 3), (3, 5)), ((3, 6), (3, 8)))
"""The cells that are merged in the British list."""


def guessed(rows: Rows, register: Register, file: str = "list.xlsx", sheet: str = "Data") -> Guess:
    found = sheet_of(rows, sheet, merged=MERGED if rows is UNITED_KINGDOM else ())
    return guess(found, book_of(found, file=file), register)


def roles(found: Guess) -> list[Role]:
    return [use.role for use in found.mapping.columns]


def drafted(rows: Rows, register: Register, file: str = "list.xlsx", **said: object) -> Draft:
    """The draft of a list, with what a person says of its table, and what is not known left out."""
    sheet = sheet_of(rows, merged=MERGED if rows is UNITED_KINGDOM else ())
    draft = draft_of(book_of(sheet, file=file), register)
    (entry,) = draft.entries
    mapping = replace(entry.mapping, **said).acknowledged()  # type: ignore[arg-type]
    return draft.with_entry(0, entry.with_mapping(mapping, *said))


def imported(rows: Rows, register: Register, file: str = "list.xlsx", **said: object) -> Reading:
    return read_draft(drafted(rows, register, file, **said), register)


def totals(reading: Reading) -> dict[Total, float]:
    """What the lines of a reading add up to, in millions."""
    return {
        Total(each.side, each.part, each.year, each.stage): each.amount
        for lines in reading.lines
        for each in lines.totals()
    }
