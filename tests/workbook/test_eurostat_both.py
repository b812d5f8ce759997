"""Eurostat's pages that have the labels with the codes behind them: `Unit of measure [UNIT]`, `Belgium [BE]`."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.eurostat_words import code_and_label, dimension
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import write
from workbook.told_once import assert_told_once, cells_of

Rows = Sequence[Sequence[object]]

DEFENCE: Rows = (
    ("Data extracted on 12/11/2025 10:12:44 from [ESTAT]",),
    ("Dataset: ", "General government expenditure by function (COFOG) [gov_10a_exp__custom_1834]"),
    ("Last updated: ", "21/10/2025 23:00"),
    (),
    ("Time frequency [FREQ]", None, "Annual [A]"),
    ("Unit of measure [UNIT]", None, "Percentage of gross domestic product (GDP) [PC_GDP]"),
    ("Institutional sector [SECTOR]", None, "General government [S13]"),
    ("Classification of the functions of government (COFOG 1999) [COFOG99]", None, "Defence [GF02]"),
    ("National accounts indicator (ESA 2010) [NA_ITEM]", None, "Total general government expenditure [TE]"),
    (),
    ("TIME", "2022", None, "2023"),
    ("GEO [GEO]",),
    ("European Union - 27 countries (from 2020) [EU27_2020]", 1.3, None, 1.4, "p"),
    ("Belgium [BE]", 0.9, "b", 1, "p"),
    ("Greece [EL]", 2.5, None, ":"),
    ("Slovakia [SI]", 1.2, None, 1.4),
    (),
    ("Special value",),
    (":", "not available"),
)
FRENCH: Rows = (
    ("Données extraites le 12/11/2025 10:12:44 depuis [ESTAT]",),
    ("Ensemble de données: ", "PIB et principaux composants [nama_10_gdp__custom]"),
    ("Dernière mise à jour: ", "24/10/2025 23:00"),
    (),
    ("Fréquence (relative au temps) [FREQ]", None, "Annuel [A]"),
    ("Unité de mesure [UNIT]", None, "Prix courants, millions d’euros [CP_MEUR]"),
    ("Indicateur des comptes nationaux (SEC 2010) [NA_ITEM]", None, "Produit intérieur brut aux prix du marché [B1GQ]"),
    (),
    ("TIME", "2023", None, "2024"),
    ("GEO (Libellés)",),
    ("Belgique", 602376, None, 620285, "p"),
)


def told(found: Reading) -> dict[str, tuple[str, str, int, float, str, Kind]]:
    return {
        each.cell.partition("!")[2]: (each.member, each.measure, each.year, each.value, each.unit, each.kind)
        for each in found.observations
    }


def test_that_labels_with_their_codes_behind_them_are_read(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "x.xlsx", {"Sheet 1": DEFENCE})
    found = read_workbook(file, register)
    assert found.edition == "Eurostat October 2025"
    assert told(found) == {
        "B14": ("BEL", "military_share", 2022, 0.009, "fraction", Kind.ACTUAL),
        "D14": ("BEL", "military_share", 2023, 0.01, "fraction", Kind.ESTIMATE),
        "B15": ("GRC", "military_share", 2022, 0.025, "fraction", Kind.ACTUAL),
    }
    assert_told_once(found, cells_of(file))


def test_that_a_name_that_contradicts_the_code_behind_it_is_left_out(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "x.xlsx", {"Sheet 1": DEFENCE}), register)
    errors = [each.message for each in found.findings if each.severity is Severity.ERROR]
    assert errors == ["“Slovakia [SI]” and “SI” in Sheet 1!A16 are two countries. The row was left out."]


def test_that_french_labels_with_their_codes_are_read(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "x.xlsx", {"Feuille 1": FRENCH}), register)
    assert told(found) == {
        "B11": ("BEL", "gdp", 2023, 602376, "EUR million", Kind.ACTUAL),
        "D11": ("BEL", "gdp", 2024, 620285, "EUR million", Kind.ESTIMATE),
    }


def test_that_what_another_code_says_in_brackets_is_left_out(tmp_path: Path, register: Register) -> None:
    hospitals = [tuple("Defence [GF07]" if each == "Defence [GF02]" else each for each in row) for row in DEFENCE]
    found = read_workbook(write(tmp_path / "x.xlsx", {"Sheet 1": hospitals, "Sheet 2": DEFENCE}), register)
    assert {each.cell.partition("!")[0] for each in found.observations} == {"Sheet 2"}
    assert "Rampath has no measure for these figures: “Defence [GF07]”. They were left out." in [
        each.message for each in found.findings
    ]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Belgium [BE]", ("BE", "Belgium")),
        ("Euro area [EA20]", ("EA20", "Euro area")),
        ("Belgium [1]", ("", "Belgium [1]")),
        ("[BE]", ("", "[BE]")),
    ],
)
def test_that_a_code_in_brackets_comes_apart_from_its_label(text: str, apart: tuple[str, str]) -> None:
    assert code_and_label(text) == apart


def test_that_a_dimension_is_known_by_its_code_where_its_label_is_in_another_language() -> None:
    assert dimension("Eenheid [UNIT]") == "unit"
    assert dimension("Eenheid") == ""


PUBLISHED = (
    "DATAFLOW,LAST UPDATE,freq,unit,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS",
    "ESTAT:NAMA_10_GDP(1.0),24/10/25 23:00:00,A,CP_MEUR,B1GQ,EE,2024,39500.0,p,",
    "ESTAT:NAMA_10_GDP(1.0),24/10/25 23:00:00,A,CP_MEUR,B1GQ,LU,2023,82000.0,,F",
    "ESTAT:NAMA_10_GDP(1.0),24/10/25 23:00:00,A,CP_MEUR,B1GQ,LU,2024,86000.0,c,C",
)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (PUBLISHED[:4], "The figure in x!H4 is marked as confidential (c)."),
        (
            (*PUBLISHED[:4], PUBLISHED[3].replace(",c,C", ",,C").replace("LU,2024", "BE,2024")),
            "2 figures are marked as confidential (c), the first in x!H4.",
        ),
    ],
)
def test_that_figures_that_are_confidential_are_told(
    tmp_path: Path, register: Register, lines: Sequence[str], message: str
) -> None:
    file = tmp_path / "x.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert [(each.severity, each.message) for each in read_workbook(file, register).findings] == [
        (Severity.NOTE, message)
    ]


def test_that_how_free_a_figure_is_stands_behind_its_flags(tmp_path: Path, register: Register) -> None:
    """As in the tables in text that its interface gives: `12.5 bp@N`, or `: @C` where a figure is kept secret."""
    lines = (
        "freq,unit,na_item,geo\\TIME_PERIOD\t2021 \t2022 \t2023 \t2024 ",
        "A,CP_MNAC,B1GQ,PL\t2798000.2 @F\t3100000.1 bp@N\t: @C\t3600000.3 e@C",
    )
    file = tmp_path / "nama_10_gdp.tsv"
    file.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    found = read_workbook(file, register)
    assert {cell: (row[2], row[3], row[5]) for cell, row in told(found).items()} == {
        "B2": (2021, 2798000.2, Kind.ACTUAL), "C2": (2022, 3100000.1, Kind.ESTIMATE),
        "E2": (2024, 3600000.3, Kind.ESTIMATE),
    }  # fmt: skip
    assert [finding.message for finding in found.findings if "confidential" in finding.message] == [
        "2 figures are marked as confidential (c), the first in nama_10_gdp!C2."
    ]
    assert {finding.severity for finding in found.findings} == {Severity.NOTE}
    assert found.used + found.unused_cells == found.cells
