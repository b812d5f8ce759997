"""Numbered tables of other publishers: a share of GDP or expenditure of something else is not defence's."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.nato_counted import OTHER, Meaning
from rampath.workbook.nato_meaning import of_block, of_title
from rampath.workbook.nato_subject import is_counted_elsewhere, is_of_other
from rampath.workbook.nato_unit import with_unit
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import LAYOUT_2026, Rows, write

MEMBERS: Rows = (("", 2023, 2024, 2025), ("Belgium", 1.5, 2.5, 3.5), ("Germany", 1.25, 2.25, 3.25))
BALANCE: Rows = (("Table 34: General government balance (as a percentage of GDP, 2023-2025)",), (), *MEMBERS)


@pytest.mark.parametrize(
    "title",
    [
        "General government balance (as a percentage of GDP)",
        "Gross debt, general government (% of GDP)",
        "Total Health Expenditure",
        "Dépenses de santé en pourcentage du PIB",
        "Gross fixed capital formation, volume (percentage change on preceding year)",
        "Number of ships",
    ],
)
def test_that_a_title_of_another_subject_is_known(title: str, register: Register) -> None:
    assert is_of_other(title, register)


@pytest.mark.parametrize(
    "title",
    [
        "Defence expenditure as a share of GDP and annual real change",
        "Share of real GDP (%)",
        "Part du PIB réel et variation annuelle réelle",
        "Real GDP and per capita",
        "PIB par habitant (milliers de dollars des É.-U.)",
        "PIB réel, en milliards de dollars des É.-U. (prix et taux de change de 2015)",
        "PIB (millions d’unités de monnaie nationale)",
        "Distribution of expenditure by main category",
        "Path to 3.5 % (share of GDP)",
        "Major equipment (million euros)",
        "Planned expenditure of Estonia, 2025-2030 (million euros)",
        "Effectifs militaires",
        "Dépenses du ministère des Armées (millions d'euros)",
        "Personnel strength",
        "Progress towards the target (% of GDP)",
        "Credible path to the 3.5 % line, annual increments (% of GDP)",
        "Expenditure by calendar year, outturn and forecast (NAC)",
        "Kaitsekulud (% of GDP)",
        "Savunma harcamaları",
        "",
    ],
)
def test_that_a_title_of_natos_tables_is_none_of_another_subject(title: str, register: Register) -> None:
    assert not is_of_other(title, register)


@pytest.mark.parametrize(
    "rows",
    [
        BALANCE,
        (("Table 5: General government gross debt",), ("% of GDP",), *MEMBERS),
        (("Table 2: Health expenditure",), ("Million euros, current prices",), *MEMBERS),
        (("Table 2: Military expenditure",), ("US$ m., constant 2022 prices. Source: SIPRI",), *MEMBERS),
        (("Table 3: Defence expenditure (% of GDP)",), *MEMBERS, ("Source: Eurostat, COFOG",)),
        (("Table 3: Defence expenditure (% of GDP)",), *MEMBERS, ("Source: Eurostat (gov_10a_exp)",)),
        (("Table 3: Defence expenditure (% of GDP)",), *MEMBERS, ("Sources: OECD, IMF",)),
    ],
)
def test_that_a_numbered_table_of_another_publisher_is_not_taken_for_natos(
    tmp_path: Path, register: Register, rows: Rows
) -> None:
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(write(tmp_path / "t.xlsx", {"Table 34": rows}), register)


OTHER_ROWS: Rows = (("Table 2: Population",), ("Thousands",), *MEMBERS)
OF_ANYBODY: Sequence[tuple[str, ...]] = (
    ("Table 1: Gross domestic product", "Million US dollars", "Current prices and exchange rates"),
    ("Table 2: Population", "Thousands", ""), ("Table 2: GDP per capita", "US dollars", "Current prices"),
    ("Table 1: GDP growth", "Annual percentage change", ""), ("Table 5: Total expenditure (% of GDP)", "", ""),
    ("Table 3: Real GDP", "Million US dollars", "Constant 2015 prices"),
)  # fmt: skip


@pytest.mark.parametrize("above", OF_ANYBODY)
def test_that_tables_of_what_everybody_counts_are_natos_only_beside_a_word_of_defence_or_the_alliance(
    tmp_path: Path, register: Register, above: tuple[str, ...]
) -> None:
    rows = [*((line,) for line in above if line), *MEMBERS]
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(write(tmp_path / "t.xlsx", {"Table 1": rows, "Table 2": OTHER_ROWS}), register)


@pytest.mark.parametrize("source", [(), (("Source: OECD, European Commission, IMF",),)])
@pytest.mark.parametrize("beside", [("NATO Total", 2.0, 2.25, 2.5), ("Sources: NATO, OECD",), ("Total OTAN", 2, 3, 4)])
def test_that_a_table_of_gdp_alone_is_natos_where_it_names_the_alliance(
    tmp_path: Path, register: Register, beside: tuple[object, ...], source: Rows
) -> None:
    above = (("Table 5: Gross domestic product",), ("Million US dollars",), ("Current prices",))
    more = [(name, 3.0, 3.25, 3.5) for name in ("Estonia", "France", "Italy", "Latvia", "Norway", "Poland", "Spain")]
    rows = (*above, *MEMBERS, *more, beside, *source)
    found = read_workbook(write(tmp_path / "t.xlsx", {"Table 5": rows}), register)
    assert found.layout == "NATO defence expenditure tables"
    assert {(row.member, row.measure) for row in found.observations} >= {("BEL", Measure.GDP), ("DEU", Measure.GDP)}


@pytest.mark.parametrize(
    ("sheet", "above"),
    [
        ("Table 3", (("General government gross debt",), ("% of GDP",))),
        ("Table 2", (("Total expenditure on health",), ("Million US dollars, current prices",))),
        ("Table 5", (("Exports",), ("Million US dollars, current prices",))),
    ],
)
def test_that_a_sheet_s_number_does_not_outweigh_the_words_above_its_figures(
    tmp_path: Path, register: Register, sheet: str, above: Rows
) -> None:
    file = write(tmp_path / "t.xlsx", {sheet: (*above, *MEMBERS)})
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(file, register)
    beside = read_workbook(write(tmp_path / "b.xlsx", {"1": LAYOUT_2026, sheet: (*above, *MEMBERS)}), register)
    assert {row.cell.partition("!")[0] for row in beside.observations} == {"1"}


@pytest.mark.parametrize(
    "above",
    [
        (("DRAFT",), ("10 June 2026",), ("Share of real GDP (%)",)),
        (("% of GDP",),),
        (("Ministerul Economiei",), ("Direcția buget",), ("Draft",), ("Share of real GDP (%)",)),
        (("Kaitseministeerium",), ("Eelarveosakond",), ("Share of real GDP (%)",)),
        (("Honvédelmi Minisztérium",), ("For official use only",), ("Share of real GDP (%)",)),
    ],
)
def test_that_a_table_whose_title_was_lost_is_still_known_by_its_sheet_and_blocks(
    tmp_path: Path, register: Register, above: Rows
) -> None:
    found = read_workbook(write(tmp_path / "t.xlsx", {"Table 3": (*above, *MEMBERS)}), register)
    assert {row.measure for row in found.observations} == {Measure.CORE_SHARE}
    assert "Check this" in " ".join(each.message for each in found.findings)


@pytest.mark.parametrize("beside", [(), (("Source: NATO",),)])
def test_that_defence_among_all_functions_of_government_is_natos_only_where_it_says_so(
    tmp_path: Path, register: Register, beside: Rows
) -> None:
    functions = ("General public services", "Defence", "Public order and safety", "Health")
    sheets: dict[str, Rows] = {
        f"T{at}": ((f"Table {at}: {function}, % of GDP",), *MEMBERS, *beside) for at, function in enumerate(functions)
    }
    file = write(tmp_path / "t.xlsx", sheets)
    if beside:
        assert {row.cell.partition("!")[0] for row in read_workbook(file, register).observations} == {"T1"}
        return
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(file, register)


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Table 1: Military expenditure of selected countries (US$ million)", ("China", "Russia")),
        ("Table 1: Defence expenditure of EU Member States (EUR million)", ("Austria", "Ireland")),
    ],
)
def test_that_a_table_that_lists_other_countries_is_natos_only_where_it_names_the_alliance(
    tmp_path: Path, register: Register, title: str, others: tuple[str, ...]
) -> None:
    rows = [(title,), ("Current prices",), *MEMBERS, *((name, 300.0, 310.0, 320.0) for name in others)]
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(write(tmp_path / "a.xlsx", {"Sheet1": rows}), register)
    named = [*rows, ("NATO Total", 1300.0, 1310.0, 1320.0)]
    found = read_workbook(write(tmp_path / "b.xlsx", {"Sheet1": named}), register)
    assert {row.member for row in found.observations} == {"BEL", "DEU", "NATO"}


def test_that_a_table_of_another_subject_among_natos_gives_no_figure_and_is_told(
    tmp_path: Path, register: Register
) -> None:
    file = write(tmp_path / "t.xlsx", {"Table 1": LAYOUT_2026, "Table 34": BALANCE})
    found = read_workbook(file, register)
    assert {row.measure for row in found.observations} == {Measure.CORE_EXPENDITURE}
    assert [each.place for each in found.findings if each.place.startswith("Table 34")] == ["Table 34!A4"]
    assert found.used + found.unused_cells == found.cells


def test_that_below_another_subject_only_what_names_its_own_is_known() -> None:
    assert of_block(OTHER, "% of GDP") is None
    assert with_unit(OTHER, "Million euros") == OTHER
    share = Meaning(Measure.CORE_SHARE, "fraction", "", -2)
    assert of_block(OTHER, "Defence expenditure as a share of GDP (%)") == share
    assert of_block(OTHER, "GDP (billion euros)") == Meaning(Measure.GDP, "EUR million", "", 3)


def test_that_a_source_counts_where_nato_is_not_named() -> None:
    assert is_counted_elsewhere(["Table 1: Military expenditure", "Source: SIPRI"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "NATO Total", "GDP: World Bank"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "Medals and media"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "Belgium", "Note: with United Nations operations"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "* Without what the EDA counts besides"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "Includes contributions to United Nations funds"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "As in the figures sent to the EDA"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "Sources: MoD; World Bank for exchange rates"])
    assert is_counted_elsewhere(["Table 1: Defence expenditure", "From the database of the World Bank"])
    assert is_counted_elsewhere(["Table 1: Military expenditure", "According to SIPRI"])
    assert is_counted_elsewhere(["Table 1: Defence expenditure", "Source: Eurostat"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "Source: OECD for GDP"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "Sources: Ministries of Defence, Eurostat"])
    assert not is_counted_elsewhere(["Table 1: Defence expenditure", "Sources: NATO, OECD"])
    assert is_counted_elsewhere(["Table 1: Defence expenditure", "Source: COFOG, contact the directorate of accounts"])


def test_that_gdp_beside_natos_tables_may_have_any_source(tmp_path: Path, register: Register) -> None:
    gdp: Rows = (
        ("Table 5: Gross domestic product",), ("Billion euro",), ("Current prices",), *MEMBERS, ("Source: World Bank",)
    )  # fmt: skip
    found = read_workbook(write(tmp_path / "t.xlsx", {"Table 1": LAYOUT_2026, "Table 5": gdp}), register)
    assert {row.cell: row.value for row in found.observations if row.measure is Measure.GDP} == {
        "Table 5!B5": 1500, "Table 5!C5": 2500, "Table 5!D5": 3500,
        "Table 5!B6": 1250, "Table 5!C6": 2250, "Table 5!D6": 3250,
    }  # fmt: skip


def test_that_a_book_of_numbered_tables_about_the_economy_alone_is_not_natos(
    tmp_path: Path, register: Register
) -> None:
    growth: Rows = (("Table 23: Total population (percentage change on preceding year)",), (), *MEMBERS)
    gdp: Rows = (("Table 5: Gross domestic product at current prices",), ("Billion euro",), *MEMBERS)
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(write(tmp_path / "t.xlsx", {"T5": gdp, "T23": growth, "T34": BALANCE}), register)


@pytest.mark.parametrize(
    "title",
    [
        "Total population (percentage change on preceding year)",
        "Gross domestic product per capita (percentage change on preceding year)",
        "Defence expenditure, annual change (%)",
        "Dépenses de défense, variation en pourcentage",
    ],
)
def test_that_a_change_that_is_not_said_to_be_real_is_neither_the_amount_nor_a_real_change(title: str) -> None:
    assert of_title(title).measure is None
