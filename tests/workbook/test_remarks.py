"""Remarks beside a table: they say nothing of its figures, and a title or subtitle goes on saying it."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Measure, constant
from rampath.workbook.guess import Guess, guess
from rampath.workbook.remarks import is_remark, subject_in, told_of_table
from workbook.sheets import Rows, book_of, sheet_of

REMARKS = (
    "GDP source: Eurostat", "GDP in EUR million is on the next sheet", "Equipment expenditure: see Table 8a",
    "Population figures are given separately", "Comparaison avec la Belgique en annexe",
    "converted from TRY at annual average rates", "National currency converted; EUR 1 = USD 1.08",
    "Excluding projects below HUF 100 million", "Includes DKK 1.5 billion for Ukraine",
    "Figures in EUR billion are in annex B", "Base year of real growth: 2015",
    "(a table at constant 2015 prices follows below)", "At constant 2015 prices the figure of 2024 is 6,100",
    "Deflated to 2015 prices in Table 5.", "Zahlen in Mrd. USD: siehe Anhang B", "1 € = 7,45 DKK",
    "Exchange rate: 7.45 DKK/EUR", "PIB en millions d'USD : voir tableau 3", "BBP in mln euro: zie bijlage 2",
    "Please note: GDP is at 2015 prices", "(the last edition was at constant 2015 prices)",
    "Figures for the GDP of Poland were revised",
)  # fmt: skip
TOLD = (
    "Defence expenditure, EUR million", "constant 2015 prices", "(EUR million)", "2021 = 100", "Base year 2015",
    "constant 2015 prices and exchange rates", "Figures are in EUR million", "Annexe 2 : Dépenses de défense",
    "Die Werte für 2024 sind Schätzungen", "Defence expenditure as in Table 2", "Výdaje na obranu (mil. Kč)",
    "Defence expenditure converted into EUR million", "The base year is 2015",
    "The unit is 1 000 EUR", "Figures for Estonia are in EUR million", "HDP, s. c. 2015 (mil. EUR)",
)  # fmt: skip


@pytest.mark.parametrize("text", REMARKS)
def test_that_a_line_about_other_figures_is_a_remark(text: str) -> None:
    assert is_remark(text)
    assert not subject_in(text)


@pytest.mark.parametrize("text", TOLD)
def test_that_a_title_or_a_unit_is_no_remark(text: str) -> None:
    assert not is_remark(text)
    assert told_of_table(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Defence expenditure, EUR million (incl. aid to Germany)", "Defence expenditure, EUR million ( )"),
        ("Crédits hors pensions en M€", "Crédits en M€"), ("Excluding pensions, EUR million", ", EUR million"),
        ("Defence expenditure, EUR million; see also Table 3", "Defence expenditure, EUR million;"),
        ("Extra 19,8 Mrd. € Sondervermögen", "Extra Sondervermögen"), ("Share of GDP: see note 1", "Share of GDP:"),
        ("National currency converted to USD million", "converted to USD million"),
    ],
)  # fmt: skip
def test_that_only_the_part_of_a_line_that_is_a_remark_is_not_heard(text: str, told: str) -> None:
    assert not is_remark(text)
    assert " ".join(told_of_table(text).split()) == told


def test_that_a_page_of_notes_is_left_as_it_is() -> None:
    text = "see Table 8 " * 3_000
    assert told_of_table(text) == text


def test_that_what_is_left_out_stays_a_part_of_the_subject() -> None:
    assert subject_in("Budget de la défense hors pensions") == "Budget de la défense hors pensions"


def of_members(register: Register, *lines: str, below: str = "") -> Guess:
    rows: Rows = (*((line,) for line in lines), ("", 2023, 2024), ("Belgium", 7_050, 7_900), ("Estonia", 1_090, 1_350),
                  (below,))  # fmt: skip
    sheet = sheet_of(rows)
    return guess(sheet, book_of(sheet), register)


def of_one(register: Register, *lines: str, below: str = "") -> Guess:
    rows: Rows = (*((line,) for line in lines), ("Item", 2023, 2024), ("Defence expenditure", 2_000, 2_450),
                  ("GDP", 73_800, 78_400), (below,))  # fmt: skip
    sheet = sheet_of(rows)
    return guess(sheet, book_of(sheet), register)


@pytest.mark.parametrize("remark", REMARKS)
def test_that_a_remark_nearest_to_the_table_does_not_decide_over_its_title(register: Register, remark: str) -> None:
    title = "NATO: defence expenditure, EUR million, current prices"
    plain, found = of_members(register, title), of_members(register, title, remark)
    assert plain.mapping.measure is Measure.CORE_EXPENDITURE
    for name in ("measure", "currency", "power", "price_basis"):
        assert getattr(found.mapping, name) == getattr(plain.mapping, name)
        assert [each.why for each in found.reasons if each.field == name] == [
            each.why for each in plain.reasons if each.field == name
        ]


@pytest.mark.parametrize("remark", REMARKS)
def test_that_a_remark_below_the_table_does_not_tell_its_unit(register: Register, remark: str) -> None:
    found = of_members(register, "NATO: defence expenditure, EUR million", below=remark).mapping
    assert (found.currency, found.power, found.price_basis) == ("EUR", 6, CURRENT)


@pytest.mark.parametrize(
    ("lines", "member"),
    [
        (("Republic of Lithuania", "Defence expenditure, EUR million (incl. support to the brigade of Germany)"),
         "LTU"),
        (("Luxembourg : effort de défense (M€)", "Comparaison avec la Belgique en annexe"), "LUX"),
        (("Estonia: defence expenditure, EUR million", "excluding the contribution of Germany"), "EST"),
    ],
)  # fmt: skip
def test_that_a_member_in_a_remark_is_not_whose_table_it_is(
    register: Register, lines: tuple[str, ...], member: str
) -> None:
    assert of_one(register, *lines).mapping.member == member


def test_that_a_subtitle_nearest_to_the_table_goes_on_deciding(register: Register) -> None:
    found = of_members(register, "NATO: defence expenditure", "(EUR million)", "constant 2015 prices")
    assert (found.mapping.currency, found.mapping.power) == ("EUR", 6)
    assert found.mapping.price_basis == constant(2015)
    assert all(reason.sure for reason in found.reasons if reason.field in {"currency", "power", "price_basis"})


@pytest.mark.parametrize(
    ("note", "sure"),
    [
        ("Note: all figures are at constant 2015 prices", True), ("Constant 2015 prices", True),
        ("Norway's contribution was counted at constant 2015 prices", False),
    ],
)  # fmt: skip
def test_that_the_prices_of_a_note_that_is_about_more_than_the_unit_are_a_doubt(
    register: Register, note: str, *, sure: bool
) -> None:
    found = of_members(register, "NATO: defence expenditure, EUR million", below=note)
    assert found.mapping.price_basis == constant(2015)
    assert [reason.sure for reason in found.reasons if reason.field == "price_basis"] == [sure]
