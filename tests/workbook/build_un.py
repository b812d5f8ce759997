"""The UN Report on Military Expenditures as a workbook: standardized, simplified or nil, filled from figures.

The rows and columns are those of the form that the Office for Disarmament Affairs publishes, in the numbering of
today (personnel is 1) and in that of resolution 35/142 B (operating costs are 1, and personnel 1.1).
"""

from collections.abc import Mapping, Sequence

from workbook.build import Rows

GROUPS = (
    "Strategic forces", "Land forces", "Naval forces", "Air forces", "Other military forces",
    "Central support administration and command", "UN peacekeeping", "Military assistance and cooperation",
    "Emergency aid to civilians", "Undistributed", "Total expenditures",
)  # fmt: skip
GROUPES = (
    "Forces stratégiques", "Forces terrestres", "Forces navales", "Forces aériennes", "Autres forces militaires",
    "Services centraux d’appui, administration et commandement", "Maintien de la paix (ONU)",
    "Assistance et coopération militaires", "Aide d’urgence aux civils", "Dépenses non réparties",
    "Total des dépenses",
)  # fmt: skip

TODAY = (
    "1. Personnel", "1.1 Conscripts", "1.2 Active military personnel", "1.3 Reserves", "1.4 Civilian personnel",
    "1.5 Military pensions", "2. Operations and maintenance", "2.1 Materials for current use",
    "2.2 Maintenance and repair", "2.3 Purchased services", "2.4 Other", "3. Procurement and construction",
    "3.1 Procurement", "3.1.1 Aircraft and engines", "3.1.2 Missiles, including conventional warheads",
    "3.1.3 Nuclear warheads and bombs", "3.1.4 Ships and boats", "3.1.5 Armoured vehicles", "3.1.6 Artillery",
    "3.1.7 Other ordnance and ground force weapons", "3.1.8 Ammunition", "3.1.9 Electronics and communications",
    "3.1.10 Non-armoured vehicles", "3.1.11 Other", "3.2 Construction", "3.2.1 Air bases, airfields",
    "3.2.2 Naval bases and facilities", "3.2.3 Electronics facilities", "3.2.4 Personnel facilities",
    "3.2.5 Training facilities", "3.2.6 Other", "4. Research and development", "4.1 Basic and applied research",
    "4.2 Development, testing and evaluation", "5. Total (1+2+3+4)",
)  # fmt: skip
BEFORE = (
    "1. Operating costs", "1.1 Personnel", "1.1.1 Conscripts", "1.1.2 Other military personnel, including reserves",
    "1.1.3 Civilian personnel", "1.2 Operations and maintenance", "1.2.1 Materials for current use",
    "1.2.2 Maintenance and repair", "1.2.3 Purchased services", "1.2.4 Rent costs", "1.2.5 Other",
    "2. Procurement and construction (investments)", "2.1 Procurement", "2.1.1 Aircraft and engines", "2.1.11 Other",
    "2.2 Construction", "2.2.1 Air bases, airfields", "3. Research and development",
    "3.1 Basic and applied research", "3.2 Development, testing and evaluation", "4. Total (1+2+3)",
)  # fmt: skip
AVANT = (
    "1. Dépenses de fonctionnement", "1.1 Personnel", "1.1.1 Appelés", "1.1.2 Autres personnels militaires",
    "1.1.3 Personnel civil", "1.2 Fonctionnement et entretien", "1.2.1 Matériel d’usage courant",
    "1.2.2 Entretien et réparation", "1.2.3 Achat de services", "1.2.4 Loyers", "1.2.5 Autres",
    "2. Acquisitions et construction (investissements)", "2.1 Acquisitions", "2.1.1 Aéronefs et moteurs",
    "2.1.11 Autres", "2.2 Construction", "2.2.1 Bases aériennes, aérodromes", "3. Recherche-développement",
    "3.1 Recherche fondamentale et appliquée", "3.2 Mise au point, essais et évaluation", "4. Total (1+2+3)",
)  # fmt: skip

HEAD = (
    ("United Nations Report on Military Expenditures",), ("Country:", "Estonia"), ("Fiscal year:", 2024),
    ("National currency:", "Euro"), ("Unit of measure:", "Thousands"),
)  # fmt: skip
TETE = (
    ("Rapport des Nations Unies sur les dépenses militaires",), ("Pays : Luxembourg",),
    ("Exercice budgétaire : 2024",), ("Monnaie nationale : euro",), ("Unité de mesure : milliers",),
)  # fmt: skip

Leaves = Mapping[tuple[str, int], float]
"""Figures of the finest items, by their number (`1.1.1`) and the place of their force group."""

LEAVES: Leaves = {
    ("1.1", 1): 1200, ("1.1", 2): 150, ("1.2", 1): 52000, ("1.2", 2): 8100.5, ("1.2", 3): 9400, ("1.3", 1): 700,
    ("1.4", 5): 13000, ("1.5", 9): 21000, ("2.1", 1): 8800, ("2.1", 3): 2100.25, ("2.2", 1): 6100,
    ("2.3", 5): 4400, ("2.4", 6): 350, ("3.1.4", 2): 15500, ("3.1.5", 1): 48000, ("3.1.8", 1): 61000,
    ("3.1.11", 8): 990, ("3.2.1", 3): 7200, ("3.2.4", 5): 3100, ("4.1", 5): 640, ("4.2", 9): 860,
}  # fmt: skip
"""A small ministry's year in the numbering of today; every total is made of these."""

BEFORE_LEAVES: Leaves = {
    ("1.1.1", 1): 1200, ("1.1.2", 1): 52000, ("1.1.3", 5): 13000, ("1.2.1", 1): 8800, ("1.2.4", 5): 77.5,
    ("1.2.5", 6): 350, ("2.1.1", 3): 15500, ("2.1.11", 8): 990, ("2.2.1", 3): 7200, ("3.2", 9): 860,
}  # fmt: skip


def number_of(label: str) -> str:
    return label.partition(" ")[0].rstrip(".")


def filled(labels: Sequence[str], leaves: Leaves, columns: int = len(GROUPS)) -> list[list[float | None]]:
    """The matrix of figures: leaves, and sums of them along rows and down numbers; None where there is nothing."""
    rows: list[list[float | None]] = []
    for label in labels:
        whole = label.casefold().startswith(f"{number_of(label)}. total") or number_of(label) == "total"
        row: list[float | None] = []
        for column in range(columns - 1):
            values = [
                value for (number, at), value in leaves.items()
                if at == column and (whole or number == number_of(label) or number.startswith(f"{number_of(label)}."))
            ]  # fmt: skip
            row.append(sum(values) if values else None)
        given = [value for value in row if value is not None]
        rows.append([*row, sum(given) if given else None])
    return rows


def standardized(
    labels: Sequence[str] = TODAY, leaves: Leaves = LEAVES, groups: Sequence[str] = GROUPS,
    head: Rows = HEAD, corner: str = "Resource costs",
) -> list[list[object]]:  # fmt: skip
    """The standardized form: lines above, a row of force groups, one of column numbers, and the costs."""
    rows: list[list[object]] = [list(row) for row in head]
    rows += [[], ["", "Force groups"], [corner, *groups], ["", *(f"({at})" for at in range(1, len(groups) + 1))]]
    figures = filled(labels, leaves, len(groups))
    return rows + [[label, *row] for label, row in zip(labels, figures, strict=True)]


SIMPLE = (
    "Personnel",
    "Operations and maintenance",
    "Procurement and construction",
    "Research and development",
    "Total",
)
SIMPLE_GROUPS = ("Land forces", "Naval forces", "Air forces", "Other", "Total")
SIMPLE_FIGURES = (
    (54, 8.25, 9.5, 34, 105.75), (15, 0, 2, 5, 22), (109, 15.5, 7, 4, 135.5), (None, None, None, 1.5, 1.5),
    (178, 23.75, 18.5, 44.5, 264.75),
)  # fmt: skip


def simplified(head: Rows, figures: Rows = SIMPLE_FIGURES, labels: Sequence[str] = SIMPLE) -> list[list[object]]:
    """The simplified form: four costs and a total, without numbers, for three forces and the others."""
    rows: list[list[object]] = [list(row) for row in head]
    rows += [[], ["", *SIMPLE_GROUPS]]
    return rows + [[label, *row] for label, row in zip(labels, figures, strict=True)]


def nil(country: str = "Iceland", year: int = 2024) -> list[list[object]]:
    """A nil report."""
    return [
        ["United Nations Report on Military Expenditures", None],
        [f"Country: {country}"], [f"Fiscal year: {year}"],
        [f"Nil report: {country} has no military forces and had no military expenditures in {year}."],
    ]  # fmt: skip
