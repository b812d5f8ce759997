"""Files in the layout of the IMF's World Economic Outlook, written for a test."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

HEADINGS = (
    "WEO Country Code", "ISO", "WEO Subject Code", "Country", "Subject Descriptor", "Subject Notes", "Units", "Scale",
    "Country/Series-specific Notes",
)  # fmt: skip
LAST = "Estimates Start After"
FOOTER = "International Monetary Fund, World Economic Outlook Database, October 2026"
YEARS = (2024, 2025, 2026, 2027)

UNITS = {
    "NGDP_R": ("National currency", "Billions"), "NGDP_RPCH": ("Percent change", "Units"),
    "NGDP": ("National currency", "Billions"), "NGDPD": ("U.S. dollars", "Billions"),
    "NGDP_D": ("Index", "Units"), "LP": ("Persons", "Millions"), "PCPIPCH": ("Percent change", "Units"),
}  # fmt: skip

NOTES = {
    "EST": "Source: Statistics Estonia Base year: 2020 Primary domestic currency: Euro Data last updated: 09/10/2026",
    "SWE": "Base year: 2021 Chain-weighted: Yes Primary domestic currency: Swedish krona Data last updated: 09/10/2026",
    "BGR": "Primary domestic currency: Bulgarian lev Data last updated: 09/10/2026",
    "AUT": "Primary domestic currency: Euro Data last updated: 09/10/2026",
}
NAMES = {"EST": "Estonia", "SWE": "Sweden", "BGR": "Bulgaria", "AUT": "Austria", "USA": "United States"}

Figures = Mapping[tuple[str, str], Sequence[object]]

FIGURES: Figures = {
    ("AUT", "NGDP"): (480, 490, 500, 510),
    ("EST", "NGDP_R"): (28.5, 28.75, 29.25, 30),
    ("EST", "NGDP_RPCH"): (-0.25, 0.5, 1.5, 2.5),
    ("EST", "NGDP"): (40, 42, 44.5, 46.25),
    ("EST", "NGDPD"): (43.2, 45.36, 52.955, 55.5),
    ("EST", "NGDP_D"): (125, 130, 136.5, 139.23),
    ("EST", "LP"): (1.375, 1.37, 1.36, 1.35),
    ("EST", "PCPIPCH"): (3.5, 5, 3, 2),
    ("SWE", "NGDP_R"): (5800, 5900, 6000, 6100),
    ("SWE", "NGDP_RPCH"): (1, 1.5, 2, "n/a"),
    ("SWE", "NGDP"): (6400, 6600, 6800, 7000),
    ("SWE", "NGDPD"): (605, 660, 680, "--"),
    ("SWE", "NGDP_D"): (110, 112.2, 114.444, 116.733),
    ("SWE", "LP"): (10.6, 10.625, 10.65, 10.7),
}
"""Figures that are easy to follow by hand, as the IMF writes them: billions, per cent, an index, millions of heads."""


def table(
    figures: Figures = FIGURES, years: Sequence[object] = YEARS, last_actual: object = 2024, footer: str = FOOTER
) -> list[list[object]]:
    """The rows of a file: a header, a row a series, a blank one, and the source."""
    rows: list[list[object]] = [[*HEADINGS, *years, LAST]]
    for at, ((iso, subject), values) in enumerate(figures.items()):
        units, scale = UNITS[subject]
        notes = NOTES.get(iso, "")
        rows.append([
            900 + at, iso, subject, NAMES[iso], f"About {subject}", "What it is.", units, scale, notes, *values,
            last_actual,
        ])  # fmt: skip
    return [*rows, [], [footer]]


def column(rows: list[list[object]], heading: object) -> int:
    return rows[0].index(heading)


def shuffled(rows: list[list[object]], order: Sequence[int]) -> list[list[object]]:
    """The same table with its columns in another order."""
    return [[row[at] if at < len(row) else "" for at in order] for row in rows]


def text(value: object) -> str:
    """A cell as the IMF's own text file writes it: `1,471.306`, always three decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:,.3f}"


def write_text(file: Path, rows: Sequence[Sequence[object]], encoding: str = "utf-16") -> Path:
    """The IMF's own form: text with TABs, UTF-16, named .xls though it is none; headings and years are plain."""
    plain = (*HEADINGS, *YEARS, LAST)
    years = len(HEADINGS)
    lines = []
    for at, row in enumerate(rows):
        cells = [
            str(value) if at == 0 or value in plain or place < years or place == len(row) - 1 else text(value)
            for place, value in enumerate(row)
        ]
        lines.append("\t".join(cells))
    file.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return file


PORTAL = (
    "STRUCTURE[;]", "STRUCTURE_ID", "ACTION", "COUNTRY", "INDICATOR", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE", "SCALE",
    "UNIT", "LATEST_ACTUAL_ANNUAL_DATA",
)  # fmt: skip
"""The headings of a list from the IMF's data portal."""

SCALES = {"NGDP_R": 9, "NGDP": 9, "NGDPD": 9, "LP": 6}


def listed(figures: Figures = FIGURES, years: Sequence[int] = YEARS, *, whole: bool = True) -> list[list[object]]:
    """The same figures as the IMF's data portal lists them: a row a figure, in whole units."""
    rows: list[list[object]] = [[*PORTAL]]
    for (iso, subject), values in figures.items():
        scale = SCALES.get(subject, 0)
        for year, value in zip(years, values, strict=True):
            given = round(value * 10**scale) if whole and scale and isinstance(value, int | float) else value
            rows.append(
                ["dataflow", "IMF.RES:WEO_2026_OCT_VINTAGE(1.0.0)", "R", iso, subject, "A", year, given, scale,
                 UNITS[subject][0], 2024]
            )  # fmt: skip
    return rows


def write_list(file: Path, rows: Sequence[Sequence[object]]) -> Path:
    """The rows as text with commas, in UTF-8."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return file
