"""SIPRI's layout in other editions and with dirt, on workbooks that are written here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.styles.colors import Color
from openpyxl.utils import coordinate_to_tuple

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.workbook.opened_book import open_book
from rampath.workbook.question import LEAVE_OUT
from rampath.workbook.reading import Reading, read_book, read_workbook
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.sipri_words import legend_of, series_of
from workbook.told_once import assert_told_once, cells_of

Rows = Sequence[Sequence[object]]
LEGEND = "Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."
ABSENT = '". ." = data unavailable. "xxx" = country did not exist or was not independent.'

SHARES: Rows = (
    ("Military expenditure by country as percentage of gross domestic product, 1988-2020 © SIPRI 2021",),
    ("Countries are grouped by region and subregion",),
    (LEGEND,),
    (ABSENT,),
    (),
    ("Country", "Notes", 2017, 2018, 2019, 2020),
    (),
    ("Europe",),
    ("Central Europe",),
    ("Albania", "§¶3", 0.011, 0.012, ". .", 0.013),
    ("Czechoslovakia", None, "xxx", "xxx", "xxx", "xxx"),
    ("Montenegro", "76", "xxx", 0.014, 0.015, 0.016),
    ("Western Europe",),
    ("Ireland", None, 0.003, 0.003, 0.003, 0.003),
    ("Turkey", "‖", 0.021, 0.025, 0.027, 0.028),
)


def write(file: Path, sheets: Mapping[str, Rows], colours: Mapping[str, str | Color] | None = None) -> Path:
    """A workbook with these sheets; `colours` are the fonts' by `sheet!cell`."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(r, c, value)
    for place, colour in (colours or {}).items():
        name, _, cell = place.partition("!")
        workbook[name].cell(*coordinate_to_tuple(cell)).font = Font(color=colour)
    workbook.save(file)
    return file


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def test_that_an_older_edition_is_read_with_its_own_years_and_names(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "any name.xlsx", {"Share of GDP": SHARES}, {"Share of GDP!C15": "FF0000FF"})
    found = read_workbook(file, register)
    assert (found.layout, found.edition) == ("SIPRI military expenditure database", "SIPRI 1988-2020")
    read = {(row.member, row.year): row.value for row in found.observations}
    assert read == {
        ("ALB", 2017): 0.011, ("ALB", 2018): 0.012, ("ALB", 2020): 0.013,
        ("MNE", 2018): 0.014, ("MNE", 2019): 0.015, ("MNE", 2020): 0.016,
        ("TUR", 2017): 0.021, ("TUR", 2018): 0.025, ("TUR", 2019): 0.027, ("TUR", 2020): 0.028,
    }  # fmt: skip
    assert_told_once(found, cells_of(file))


@pytest.mark.parametrize(
    ("colour", "kind", "detail"),
    [
        ("FF0000FF", Kind.ESTIMATE, ""),
        ("000070C0", Kind.ESTIMATE, ""),
        (Color(indexed=12), Kind.ESTIMATE, ""),
        (Color(theme=4), Kind.ESTIMATE, ""),
        ("FFFF0000", Kind.ESTIMATE, "highly uncertain"),
        ("00C00000", Kind.ESTIMATE, "highly uncertain"),
        (Color(indexed=10), Kind.ESTIMATE, "highly uncertain"),
        ("FF000000", Kind.ACTUAL, ""),
        ("FF808080", Kind.ACTUAL, ""),
        (Color(theme=1), Kind.ACTUAL, ""),
        ("FF00B050", Kind.ACTUAL, ""),
    ],
)
def test_that_a_font_colour_means_what_the_legend_says(
    tmp_path: Path, register: Register, colour: str | Color, kind: Kind, detail: str
) -> None:
    colours = {"Share of GDP!D10": colour, "Share of GDP!C15": "FF0000FF"}
    found = by_cell(read_workbook(write(tmp_path / "s.xlsx", {"Share of GDP": SHARES}, colours), register))
    assert (found["Share of GDP!D10"].kind, found["Share of GDP!D10"].detail) == (kind, detail)
    assert found["Share of GDP!E15"].kind is Kind.ACTUAL


def test_that_another_legend_changes_what_colours_mean(tmp_path: Path, register: Register) -> None:
    rows = [*SHARES]
    rows[2] = ("Figures in green are SIPRI estimates. Figures in orange indicate highly uncertain data.",)
    colours = {"S!C10": "FF00B050", "S!D10": "FFED7D31", "S!F10": "FF0000FF"}
    found = by_cell(read_workbook(write(tmp_path / "s.xlsx", {"S": rows}, colours), register))
    told = {cell: (row.kind, row.detail) for cell, row in found.items() if cell in colours}
    assert told == {
        "S!C10": (Kind.ESTIMATE, ""),
        "S!D10": (Kind.ESTIMATE, "highly uncertain"),
        "S!F10": (Kind.ACTUAL, ""),
    }


def test_that_no_break_spaces_leave_a_legend_as_it_is(tmp_path: Path, register: Register) -> None:
    rows = [tuple(each.replace(" ", "\u00a0") if isinstance(each, str) else each for each in row) for row in SHARES]
    file = write(tmp_path / "t.xlsx", {"Share of GDP": rows}, {"Share of GDP!C15": "FF0000FF"})
    found = by_cell(read_workbook(file, register))
    assert (found["Share of GDP!C15"].member, found["Share of GDP!C15"].kind) == ("TUR", Kind.ESTIMATE)
    assert found["Share of GDP!D15"].kind is Kind.ACTUAL


def test_that_a_legend_without_any_coloured_figure_is_told(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "s.xlsx", {"Share of GDP": SHARES}), register)
    assert {row.kind for row in found.observations} == {Kind.ACTUAL}
    warned = [each.message for each in found.findings if each.severity is Severity.WARNING]
    assert len(warned) == 1
    assert "no colours were found" in warned[0]


CONSTANT: Rows = (
    ("Military expenditure by country, in constant (2018) US$ m., 1988-2019 © SIPRI 2020",),
    (("Figures are in US $m., at constant 2018 prices and exchange rates, except for the last figure, which is in US$m."
     " at 2019 prices and exchange rates."),),
    (LEGEND,),
    (ABSENT,),
    (),
    (),
    ("Country", None, "Notes", "More notes", 2017, 2018, 2019, "2019 Current"),
    ("USA", None, "1", "a", 646753, 682491, 718689, 731751),
    ("Netherlands, The", None, None, None, "10 110", 11115, 12060, 12060.5),
)  # fmt: skip


def test_that_a_header_one_row_lower_more_notes_and_a_column_at_current_prices_are_seen(
    tmp_path: Path, register: Register
) -> None:
    file = write(tmp_path / "s.xlsx", {"Constant (2018) USD": CONSTANT})
    found = read_workbook(file, register)
    read = {cell: (row.value, row.year, row.unit, row.price_basis) for cell, row in by_cell(found).items()}
    assert read == {
        "Constant (2018) USD!E8": (646753.0, 2017, "USD million", "constant 2018"),
        "Constant (2018) USD!F8": (682491.0, 2018, "USD million", "constant 2018"),
        "Constant (2018) USD!G8": (718689.0, 2019, "USD million", "constant 2018"),
        "Constant (2018) USD!H8": (731751.0, 2019, "USD million", "current"),
        "Constant (2018) USD!E9": (10110.0, 2017, "USD million", "constant 2018"),
        "Constant (2018) USD!F9": (11115.0, 2018, "USD million", "constant 2018"),
        "Constant (2018) USD!G9": (12060.0, 2019, "USD million", "constant 2018"),
        "Constant (2018) USD!H9": (12060.5, 2019, "USD million", "current"),
    }
    assert found.edition == "SIPRI 1988-2019"
    assert_told_once(found, cells_of(file))


def local(years: str, *, scale: str = "") -> Rows:
    return (
        ("Military expenditure by country, in local currency, 2014-2024 © SIPRI 2024",),
        (f"Figures are in {scale}local currency at current prices and are for {years} years.",),
        (ABSENT,),
        ("Country", "Currency", "Notes", 2022, 2023, 2024),
        ("Croatia", "Kunas     ", "70", 1150, 1332, 1506),
        ("Germany", "Euro", None, 53000, 62000, 81000),
        ("Bulgaria", "Leva      ", None, 2600, 3602, 4217),
        ("Denmark", "Kroner", None, 37000, 56084, 68670),
    )


def test_that_local_currency_is_told_by_its_word_and_fiscal_years_by_the_line_above(
    tmp_path: Path, register: Register
) -> None:
    sheets = {"A": local("financial", scale="millions of "), "B": local("calendar", scale="millions of ")}
    found = read_workbook(write(tmp_path / "s.xlsx", sheets), register)
    last = {(row.cell[0], row.member): (row.value, row.unit, row.detail) for row in found.observations
            if row.year == 2024}  # fmt: skip
    assert last["A", "DNK"] == (68670.0, "DKK million", "fiscal year")
    assert last["B", "DNK"] == (68670.0, "DKK million", "")
    assert last["B", "BGR"] == (4217.0, "BGN million", "")
    assert last["B", "DEU"] == (81000.0, "EUR million", "")


def test_that_an_old_word_for_a_currency_stands_with_a_warning_where_nothing_checks_it(
    tmp_path: Path, register: Register
) -> None:
    found = read_workbook(write(tmp_path / "s.xlsx", {"B": local("calendar")}), register)
    croatian = {(row.year, row.value, row.unit) for row in found.observations if row.member == "HRV"}
    assert (2024, 0.001506, "HRK million") in croatian
    warned = [(each.place, each.message) for each in found.findings if each.severity is Severity.WARNING]
    assert warned == [
        ("B!B5", "Croatia's figures are headed “Kunas”, though it has EUR now; check which they are in. Read as HRK.")
    ]


@pytest.mark.parametrize(("dollars", "unit"), [(1629, "EUR million"), (216, "HRK million")])
def test_that_the_rate_to_the_dollar_decides_between_two_currencies(
    tmp_path: Path, register: Register, dollars: float, unit: str
) -> None:
    current: Rows = (
        ("Military expenditure by country, in millions of US$ at current prices and exchange rates © SIPRI 2024",),
        ("Country", "Notes", 2022, 2023, 2024),
        ("Croatia", None, None, None, dollars),
        ("Germany", None, None, None, 87600),
    )
    sheets = {"B": local("calendar", scale="millions of "), "Current US$": current}
    found = read_workbook(write(tmp_path / "s.xlsx", sheets), register)
    assert {row.unit for row in found.observations if row.member == "HRV" and row.cell[0] == "B"} == {unit}


def test_that_shares_in_per_cent_are_told_by_their_size(tmp_path: Path, register: Register) -> None:
    rows = [
        tuple(v * 100 if isinstance(v, float) and r > 5 else v for v in row) for r, row in enumerate(SHARES)
    ]  # fmt: skip
    found = read_workbook(
        write(tmp_path / "s.xlsx", {"Share of GDP": rows}, {"Share of GDP!C15": "FF0000FF"}), register
    )
    assert by_cell(found)["Share of GDP!F15"].value == pytest.approx(0.028)
    assert any("stand in per cent here" in each.message for each in found.findings)


def test_that_a_text_with_decimal_commas_and_per_cent_signs_is_read(tmp_path: Path, register: Register) -> None:
    lines = [
        "Military expenditure by country as percentage of gross domestic product, 2017-2018 © SIPRI 2019;;;",
        "Country;Notes;2016;2017;2018",
        "Italy;;1,5%;1,4%;1,3%",
        "Spain;a;1,25%;. .;1,2%",
        "Serbia;;1,9%;1,8%;1,7%",
    ]
    file = tmp_path / "x.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert {(row.member, row.year): row.value for row in found.observations} == {
        ("ITA", 2016): 0.015, ("ITA", 2017): 0.014, ("ITA", 2018): 0.013, ("ESP", 2016): 0.0125, ("ESP", 2018): 0.012,
    }  # fmt: skip
    assert found.used + found.unused_cells == found.cells


IMPLAUSIBLE = (
    "Poland 2016: military expenditure, share of GDP comes to 200.00\u2009% as it stands, more than 15\u2009%."
    " How is it meant?"
)
DIRTY: Rows = (
    ("Military expenditure by country as percentage of gross domestic product, 2017-2018 © SIPRI 2019",),
    ("Country", "Notes", 2016, 2017, 2018),
    ("Slovania", None, 0.009, 0.0098, 0.01),
    ("Italy¹", None, 0.015, "about 1", 0.0144),
    ("ITALY", None, 0.015, None, 0.9),
    ("Poland", None, 2.0, 0.019, 0.02),
    ("Ruritania", None, 0.01, 0.01, 0.01),
    (None, None, 3, 4, 5),
    ("Source: SIPRI",),
)


def test_that_dirt_asks_or_is_told_and_the_rest_is_read(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "s.xlsx", {"S": DIRTY})
    found = read_workbook(file, register)
    assert {cell: row.value for cell, row in by_cell(found).items()} == {
        "S!C4": 0.015, "S!E4": 0.0144, "S!D6": 0.019, "S!E6": 0.02,
    }  # fmt: skip
    asked = {question.id: (question.message, question.taken) for question in found.questions}
    assert asked == {
        "member S!A3": ("“Slovania” is no name that is known: Slovak Republic or Slovenia?", LEAVE_OUT),
        "share S!C6": (IMPLAUSIBLE, LEAVE_OUT),
    }
    said = {each.place: each.message for each in found.findings if each.severity is not Severity.NOTE}
    assert said["S!D4"] == (
        "“about 1” is no figure; expected the number of Italy for 2017 (military expenditure, share of GDP). Left out."
    )
    assert said["S!A7"] == "“Ruritania” names no country that is known. Its row was left out."
    assert said["S!E5"] == ("Italy 2018 stands here a second time, as 0.9 after 0.0144 in S!E4. The first was used.")
    assert_told_once(found, cells_of(file))


def test_that_answers_are_gone_by(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "s.xlsx", {"S": DIRTY})
    answers = {"member S!A3": "SVN", "share S!C6": "otherwise"}
    found = read_book(replace(open_book(file), answers=answers), register)
    read = {cell: (row.member, row.value) for cell, row in by_cell(found).items()}
    assert read["S!E3"] == ("SVN", 0.01)
    assert read["S!C6"] == ("POL", 0.02)
    assert [question.answered for question in found.questions] == [True, True]
    assert_told_once(found, cells_of(file))


def test_that_a_row_given_twice_counts_once_and_is_told_where_it_differs(tmp_path: Path, register: Register) -> None:
    rows = (*DIRTY[:2], ("Italy", None, 0.015, 0.014, 0.013), ("Italia", None, 0.015, 0.0141, 0.013))
    found = read_workbook(write(tmp_path / "s.xlsx", {"S": rows}), register)
    assert [row.cell for row in found.observations] == ["S!C3", "S!D3", "S!E3"]
    assert [(each.place, each.severity) for each in found.findings] == [("S!D4", Severity.ERROR)]


def test_that_a_table_of_countries_that_is_not_sipris_is_not_taken_for_it(tmp_path: Path, register: Register) -> None:
    rows = (("Share of GDP that goes to schools",), ("Country", 2016, 2017, 2018), ("Italy", 4, 5, 6))
    with pytest.raises(WorkbookRefused):
        read_workbook(write(tmp_path / "s.xlsx", {"S": rows}), register)


def test_that_a_sheet_with_the_name_of_another_is_read_by_its_title_and_told(
    tmp_path: Path, register: Register
) -> None:
    file = write(tmp_path / "s.xlsx", {"Current US$": SHARES}, {"Current US$!C15": "FF0000FF"})
    found = read_workbook(file, register)
    assert {row.measure for row in found.observations} == {"military_share"}
    warned = [(each.place, each.message) for each in found.findings if each.severity is Severity.WARNING]
    message = (
        "The sheet is called “Current US$”, but by its title its figures are military expenditure, share of GDP"
        " (fraction). Read by its title."
    )
    assert warned == [("Current US$!A1", message)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("Military expenditure by country as percentage of GDP",), ("military_share", "fraction", "current", 0, "")),
        (("Dépenses militaires par pays en pourcentage du produit intérieur brut",),
         ("military_share", "fraction", "current", 0, "")),
        (("Militärausgaben nach Ländern, Anteil am BIP",), ("military_share", "fraction", "current", 0, "")),
        (("Military expenditure by country as percentage of government spending",),
         ("military_share_of_government", "fraction", "current", 0, "")),
        (("Dépenses militaires en pourcentage des dépenses publiques",),
         ("military_share_of_government", "fraction", "current", 0, "")),
        (("Military expenditure per capita by country", "Figures are in current US$"),
         ("military_per_capita", "USD", "current", 0, "")),
        (("Figures are in current US$", "Per capita"), ("military_per_capita", "USD", "current", 0, "")),
        (("Dépenses militaires par pays, en millions de dollars constants (2023)",),
         ("military_expenditure", "USD million", "constant 2023", 0, "")),
        (("Militärausgaben in Millionen US-Dollar zu Preisen von 2022",),
         ("military_expenditure", "USD million", "constant 2022", 0, "")),
        (("Military expenditure by country, in constant (2017) US$ b.",),
         ("military_expenditure", "USD million", "constant 2017", 3, "")),
        (("Dépenses militaires par pays, en monnaie locale", "Les chiffres sont par exercice budgétaire."),
         ("military_expenditure", "", "current", -6, "fiscal year")),
        (("Military expenditure in local currency", "Figures are in millions of local currency for calendar years"),
         ("military_expenditure", "", "current", 0, "")),
    ],
)  # fmt: skip
def test_that_a_title_says_what_the_figures_are(lines: tuple[str, ...], said: tuple[str, str, str, int, str]) -> None:
    series = series_of(lines)
    assert series is not None
    assert (series.measure, series.unit, series.price_basis, series.shift, series.detail) == said


@pytest.mark.parametrize(
    "lines",
    [
        ("The financial value of national arms exports, 2018-22", "Figures are in US$ m., at constant (2022) prices"),
        ("Arms sales by companies, 2018-22 (US$ m.)", "© SIPRI 2023"),
        ("SIPRI: Military aid to Ukraine by donor country, US$ m.",),
        ("Arms exports as a percentage of GDP", "© SIPRI 2023"),
    ],
)
def test_that_what_sipri_counts_otherwise_is_no_military_expenditure(lines: tuple[str, ...]) -> None:
    assert series_of(lines) is None
    assert series_of(("Military expenditure by country, without military aid, US$ m.", *lines)) is not None


def test_that_a_legend_may_be_translated() -> None:
    told = legend_of([("Les chiffres en bleu sont des estimations. Les chiffres en rouge indiquent des données très"
                      " incertaines.")])  # fmt: skip
    assert {colour: (mark.kind, mark.detail) for colour, mark in told.items()} == {
        "blue": (Kind.ESTIMATE, ""),
        "red": (Kind.ESTIMATE, "highly uncertain"),
    }


def test_that_columns_may_stand_in_any_order(tmp_path: Path, register: Register) -> None:
    rows = (
        *DIRTY[:1],
        (2018, "Notes", "Country", 2016, 2017),
        (0.013, None, "Italy", 0.015, 0.014),
    )
    found = read_workbook(write(tmp_path / "s.xlsx", {"S": rows}), register)
    assert {row.year: row.value for row in found.observations} == {2016: 0.015, 2017: 0.014, 2018: 0.013}
