"""Sound files of every layout and container, written here, to do harm to."""

from collections.abc import Callable
from pathlib import Path

from rampath import resources
from workbook import build, build_un, build_weo, lists
from workbook.build_eda import write_countries
from workbook.handmade import ods_parts, packed, xls, xls_stream, xlsb_parts, xlsx_parts

_SIPRI: build.Rows = (
    ("Military expenditure by country as percentage of gross domestic product, 1988-2020 © SIPRI 2021",),
    ("Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data.",),
    ('". ." = data unavailable. "xxx" = country did not exist or was not independent.',),
    ("Country", "Notes", 2017, 2018, 2019, 2020), ("Europe",), ("Albania", "§¶3", 0.011, 0.012, ". .", 0.013),
    ("Montenegro", "76", "xxx", 0.014, 0.015, 0.016), ("Turkey", "‖", 0.021, 0.025, 0.027, 0.028),
)  # fmt: skip
_WORLD_BANK: build.Rows = (
    ("Data Source", "World Development Indicators"), ("Last Updated Date", "2025-06-05"), (),
    ("Country Name", "Country Code", "Indicator Name", "Indicator Code", "2021", "2022", "2023"),
    ("Belgium", "BEL", "Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", 1.05, 1.18, 1.21),
    ("Estonia", "EST", "Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", 2.03, 2.15, 2.87),
    ("Aruba", "ABW", "Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", None, None, None),
)  # fmt: skip
_EUROSTAT: build.Rows = (
    ("GDP per capita in PPS",), ("Index (EU27_2020 = 100)",), (), ("geo\\time", "2021", "2022", "2023"),
    ("Belgium", "119", "120", "117"), ("Estonia", "86", "85", ":"), ("Turkey", "62", "67", "73 p"),
)  # fmt: skip
_BUDGET: tuple[tuple[str, ...], ...] = (
    ("Utgiftsområde", "Utgiftsområdesnamn", "Anslag", "Anslagsnamn", "År", "Utfall januari", "Utfall februari"),
    ("06", "Försvar och samhällets krisberedskap", "0601001", "Förbandsverksamhet", "2025", "4123,45", "-12,5"),
    ("06", "Försvar och samhällets krisberedskap", "0601003", "Anskaffning av materiel", "2025", "1500", ""),
    ("09", "Hälsovård", "0901001", "Statens beredning", "2025", "8,1", "7,9"),
)


def _nato(rows: build.Rows, name: str) -> Callable[[Path], Path]:
    return lambda folder: build.write(folder / f"{name}.xlsx", {"Table 1": rows})


_MAKERS: dict[str, tuple[int, Callable[[Path], Path]]] = {
    "sample": (6, lambda _folder: resources.sample()),
    "nato 2026": (8, _nato(build.LAYOUT_2026, "nato-2026-small")),
    "nato 2024": (8, _nato(build.LAYOUT_2024, "nato-2024-small")),
    "nato 2016": (4, _nato(build.LAYOUT_2016, "nato-2016-small")),
    "EDA": (6, lambda folder: write_countries(folder / "eda.xlsx", {"EST ": "Estonia", "EDA 27": "EDA 27"})),
    "UN": (6, lambda folder: build.write(folder / "un.xlsx", {"2024": build_un.standardized()})),
    "WEO": (6, lambda folder: build.write(folder / "weo.xlsx", {"WEO": build_weo.table()})),
    "WEO as text": (6, lambda folder: build_weo.write_text(folder / "weo.xls", build_weo.table())),
    "SIPRI": (6, lambda folder: build.write(folder / "sipri.xlsx", {"Share of GDP": _SIPRI})),
    "World Bank": (6, lambda folder: build.write(folder / "API_MS.xlsx", {"Data": _WORLD_BANK})),
    "Eurostat": (6, lambda folder: build.write(folder / "eurostat.xlsx", {"Data": _EUROSTAT})),
    "outturn": (6, lambda folder: lists.text_file(folder / "utfall.csv", _BUDGET)),
    "xlsx": (4, lambda folder: packed(folder / "hand.xlsx", xlsx_parts())),
    "xlsb": (6, lambda folder: packed(folder / "hand.xlsb", xlsb_parts())),
    "ods": (6, lambda folder: packed(folder / "hand.ods", ods_parts())),
    "xls": (6, lambda folder: xls(folder / "hand.xls", xls_stream())),
    "old xls": (4, lambda folder: xls(folder / "hand95.xls", xls_stream(biff=5), "Book")),
}
"""How often each is harmed in comparison with the others, and how it is made."""

REAL = {
    "de_bundeshaushalt_HR2023.xlsx": 2, "de_bundeshaushalt_hh_2018.csv": 1, "dod_p1_display.xlsx": 1,
    "eda_2005-2017e.xlsx": 1, "eda_defence-data-2021.xlsx": 8, "eurostat_GDPpc.xls": 9, "imf_WEOApr2025all.xlsx": 0.25,
    "nato_240617-def-exp-2024-TABLES-en.xlsx": 8, "sipri_SIPRI-Milex-data-1949-2024_2.xlsx": 1.5,
    "statskontoret_utgifter-2025-12-definitiv_EXCERPT.csv": 9,
    "worldbank_API_MS.MIL.XPND.GD.ZS_DS2_en_excel_v2.xls": 6,
}  # fmt: skip
"""How often each real workbook is harmed in comparison with the others; the large ones seldom."""


def made(folder: Path) -> list[tuple[Path, float]]:
    """The files that are written here, and how often each is to be harmed."""
    return [(make(folder), often) for often, make in _MAKERS.values()]
