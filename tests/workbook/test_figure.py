"""Cells into figures. What each text says was worked out by reading it, not by the program."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.workbook.figure import Figure, figure_in, figure_of, shifted
from rampath.workbook.grid import Cell
from rampath.workbook.numeral import BLANKS, COMMA, POINT, Separators


def cell(value: str | float) -> Cell:
    return Cell("S", 1, 1, value, str(value))


@pytest.mark.parametrize(
    ("value", "figure"),
    [
        (2.31, "2.31"),
        (0.0, "0.0"),
        ("2.31", "2.31"),
        ("2,31", "2.31"),
        ("1,234,567", "1234567"),
        ("1\u00a0234\u00a0567,8", "1234567.8"),
        ("\u22124.5", "-4.5"),
    ],
)
def test_that_numbers_are_read_exactly(value: str | float, figure: str) -> None:
    found = figure_in(cell(value))
    assert found is not None
    assert found.value == float(figure)


@pytest.mark.parametrize(
    ("value", "places", "moved"),
    [(2.31, -2, 0.0231), (2.86, -2, 0.0286), (1.15, -2, 0.0115), (2.3, 3, 2300.0), (7.0, 0, 7.0)],
)
def test_that_a_shifted_point_leaves_the_digits_as_they_are(value: float, places: int, moved: float) -> None:
    assert shifted(value, places) == moved


def test_that_a_footnote_star_makes_no_estimate() -> None:
    found = figure_in(cell("2.31*"))
    assert found is not None
    assert (found.value, found.estimate) == (2.31, False)


@pytest.mark.parametrize("sign", [".", "..", "-", "n/a", ":"])
def test_that_a_missing_figure_may_have_the_number_of_a_footnote(sign: str) -> None:
    found = figure_of(f"{sign} 2)")
    assert found is not None
    assert (found.value, found.missing, found.flags) == (None, True, "2)")


@pytest.mark.parametrize("marks", ["¹", "¹²", "¹⁾", "⁽⁴⁾", "¹,³", "¹, ³", "⁰"])
def test_that_raised_numbers_are_marks_and_no_digits(marks: str) -> None:
    found = figure_of(f"1.2{marks}")
    assert found is not None
    assert (found.value, found.estimate, found.flags) == (1.2, False, marks.replace(" ", ""))


def test_that_long_text_is_no_figure_and_takes_no_time() -> None:
    assert figure_in(cell("1" + " " * 1_000_000 + "x")) is None


@pytest.mark.parametrize(
    "text",
    [
        *("..", "...", ". .", ".", "-", "–", "- -", "n/a", "N / A", "n. a.", "k. A.", "k.\u00a0A."),
        *("xxx", "no data", "No data", "[x]", "[z]", "[w]"),
    ],
)
def test_that_a_sign_of_absence_is_missing_and_not_zero(text: str) -> None:
    found = figure_in(cell(text))
    assert found is not None
    assert (found.missing, found.value) == (True, None)


def test_that_an_e_behind_a_number_makes_it_an_estimate() -> None:
    found = figure_in(cell("2.31e"))
    assert found is not None
    assert (found.value, found.estimate) == (2.31, True)


@pytest.mark.parametrize("text", ["hundred", "2.3.1", "#REF!", "12 apples", "=1+1"])
def test_that_other_text_is_no_figure(text: str) -> None:
    assert figure_in(cell(text)) is None


def test_that_an_error_and_a_yes_or_no_are_no_figures() -> None:
    assert figure_in(Cell("S", 1, 1, "#REF!", "#REF!", error=True)) is None
    assert figure_in(Cell("S", 1, 1, True, "TRUE")) is None


def read(text: str, separators: Separators | None = None) -> Figure:
    found = figure_of(text, separators)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(1 234,5)", -1234.5), ("(12)", -12.0), ("1,234-", -1234.0), ("12.5\u2212", -12.5), ("\u201312", -12.0),
        ("- 12", -12.0), ("+12", 12.0), ("-$1,234", -1234.0), ("$-12", -12.0), ("($12)", -12.0), ("(12.5%)", -12.5),
        ("1'234", 1234.0), ("1\u2019234\u2019567.8", 1234567.8), ("1\u2009234", 1234.0), ("1\u202f234,5", 1234.5),
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1234567.0), ("1,234", 1234.0), ("1.234", 1.234),
        ("0,234", 0.234), ("12,34", 12.34), (".5", 0.5), (",5", 0.5), ("1.2E+05", 120000.0), ("1e5", 100000.0),
        ("1.2e-3", 0.0012), ("0", 0.0), ("0.0", 0.0), ("0,00", 0.0), ("(0)", 0.0), ("-0", 0.0), ("  7 ", 7.0),
        ("12,34,567", 1234567.0), ("1,23,456.5", 123456.5), ("6,21,940.85", 621940.85),
        ("811,-", 811.0), ("811,\u2013", 811.0), ("1.811,-", 1811.0), ("811,-- €", 811.0), ("1'811.-", 1811.0),
        ("(1.811,-)", -1811.0), ("kr 811,-", 811.0), ("-811,-", -811.0),
    ],
)  # fmt: skip
def test_that_a_number_is_read_in_every_usual_style(text: str, value: float) -> None:
    found = read(text)
    assert (found.value, found.missing) == (value, False)


@pytest.mark.parametrize(
    ("text", "value", "flags", "estimate", "provisional"),
    [
        ("2.31 e", 2.31, "e", True, False), ("2.31E", 2.31, "E", True, False), ("2.31 (e)", 2.31, "(e)", True, False),
        ("2.31\u1d49", 2.31, "\u1d49", True, False), ("12.5 est.", 12.5, "est.", True, False),
        ("1,25 p", 1.25, "p", True, True), ("1.25p*", 1.25, "p*", True, True), ("1.25 f", 1.25, "f", True, False),
        ("12.5*", 12.5, "*", False, False), ("12.5 \u2020", 12.5, "\u2020", False, False),
        ("12.5 (a)", 12.5, "(a)", False, False), ("12.5\u00b9", 12.5, "\u00b9", False, False),
        ("12.5 b", 12.5, "b", False, False), ("12.5 bp", 12.5, "bp", True, True), ("12r", 12.0, "r", False, False),
        ("[12.5]", 12.5, "[]", True, False), ("2.31 (est.)", 2.31, "(est.)", True, False),
        ("2.31 (Prov)", 2.31, "(Prov)", True, True), ("12.5 [1]", 12.5, "[1]", False, False),
        ("12.5[a]", 12.5, "[a]", False, False), ("(12 e)", -12.0, "e", True, False),
        ("(12.5)e", -12.5, "e", True, False),
        ("12.5 [r]", 12.5, "[r]", False, False), ("12.5 [p]", 12.5, "[p]", True, True),
        ("~4.1", 4.1, "~", True, False), ("\u2248 4,1", 4.1, "\u2248", True, False), ("c. 4.1", 4.1, "c.", True, False),
        ("ca. 4,1 %", 4.1, "ca.", True, False), ("ca 4,1", 4.1, "ca", True, False),
        ("ca. -4,1", -4.1, "ca.", True, False),
        ("2.1 a)", 2.1, "a)", False, False), ("2.1 c)", 2.1, "c)", False, False), ("2,1 % b)", 2.1, "b)", False, False),
        ("2.1 e)", 2.1, "e)", True, False), ("2.1 a) c)", 2.1, "a)c)", False, False),
        ("2.1 1)", 2.1, "1)", False, False), ("1 234 12)", 1234, "12)", False, False),
        ("2,1 % 1) 2)", 2.1, "1) 2)", False, False), ("-2.1 e 3)", -2.1, "e3)", True, False),
        ("(2.1) 1)", -2.1, "1)", False, False), ("2.1 1),2)", 2.1, "1),2)", False, False),
        ("2.1 \u00b9)", 2.1, "\u00b9", False, False), ("2.1\u00a01)", 2.1, "1)", False, False),
        ("1,234 [note 1, 2]", 1234, "[note 1, 2]", False, False), ("12.5[e]", 12.5, "[e]", True, False),
    ],
)  # fmt: skip
def test_that_flags_and_footnote_marks_are_kept_beside_the_number(
    text: str, value: float, flags: str, estimate: bool, provisional: bool
) -> None:
    found = read(text)
    assert (found.value, found.flags, found.estimate, found.provisional) == (value, flags, estimate, provisional)


@pytest.mark.parametrize("text", ["12 %", "12%", "12.0\u00a0%", "12 per cent", "12 percent", "12 Prozent"])
def test_that_a_per_cent_sign_is_told_and_the_value_left_as_written(text: str) -> None:
    found = read(text)
    assert (found.value, found.percent) == (12.0, True)


@pytest.mark.parametrize(
    ("text", "value", "scale", "currency"),
    [
        ("2.1bn", 2.1e9, 9, ""), ("3,4 Mrd.", 3.4e9, 9, ""), ("12 Mio. €", 12e6, 6, "EUR"), ("€ 12.5", 12.5, 0, "EUR"),
        ("12.5 EUR", 12.5, 0, "EUR"), ("EUR12.5", 12.5, 0, "EUR"), ("$1,234", 1234.0, 0, "$"),
        ("US$ 12.5 million", 12.5e6, 6, "USD"), ("12 M€", 12e6, 6, "EUR"), ("5 Md€", 5e9, 9, "EUR"),
        ("12 T€", 12e3, 3, "EUR"), ("12 TEUR", 12e3, 3, "EUR"), ("1.2 MUSD", 1.2e6, 6, "USD"), ("£3m", 3e6, 6, "GBP"),
        ("$2.1b", 2.1e9, 9, "$"), ("3 mdkr", 3e9, 9, ""), ("kr. 1 200", 1200.0, 0, "kr."), ("kr.500", 500.0, 0, "kr."),
        ("12 zł", 12.0, 0, "PLN"), ("1,5 milliard", 1.5e9, 9, ""), ("2,5 tys. PLN", 2500.0, 3, "PLN"),
        ("2 Billionen EUR", 2e12, 12, "EUR"), ("~$4.1bn", 4.1e9, 9, "$"), ("ca. 4,1 Mrd. EUR", 4.1e9, 9, "EUR"),
        ("CA$ 4.1", 4.1, 0, "CAD"), ("c.$4.1m", 4.1e6, 6, "$"), ("-3.5 million e", -3.5e6, 6, ""),
    ],
)  # fmt: skip
def test_that_a_scale_word_is_applied_and_told_and_a_currency_is_told(
    text: str, value: float, scale: int, currency: str
) -> None:
    found = read(text)
    assert (found.value, found.scale, found.currency) == (value, scale, currency)


@pytest.mark.parametrize(
    "text",
    ["..", ".", "...", ". .", "…", ":", "-", "--", "–", "—", "n/a", "N/A", "n.a.", "xxx", "x", "", "  ", "\u00a0",
     "..*", ".. (a)", ": u"],
)  # fmt: skip
def test_that_every_sign_of_absence_and_a_blank_are_missing_and_never_zero(text: str) -> None:
    found = read(text)
    assert (found.value, found.missing, found.confidential) == (None, True, False)


@pytest.mark.parametrize("text", ["c", "(c)", ": c", ":c", "confidential", "[c]"])
def test_that_a_confidential_figure_is_told_from_one_that_is_missing(text: str) -> None:
    found = read(text)
    assert (found.value, found.missing, found.confidential) == (None, True, True)


@pytest.mark.parametrize(
    "text",
    ["(a)", "*", "e", "-9-", "2.1b", "12 34", "1 2345", "12,34,5", "1.234.5", "5.", "2019/20", "31.12.2024",
     "> 12", "12,34,56", "811 ,-", "2.1 a) y", "(2.1 a)", "(2.1 1)", "5 000 123)", "2.1 1) y", "2.1 1", "2.11)",
     "<0.1", "++3", "--3", "(12", "12)", "(12]", "9999A", "F-16", "1.234 \u2030", "3e400", "12 % %", "12 EUR USD",
     "12 bn million", "\u0661\u0662", "1 234 EUR per head", "NaN 3", "inf"],
)  # fmt: skip
def test_that_what_is_not_wholly_understood_is_no_figure(text: str) -> None:
    assert figure_of(text) is None


def test_that_a_number_that_is_no_number_a_date_and_a_truth_are_no_figures() -> None:
    assert [figure_of(value) for value in (float("nan"), float("inf"), date(2024, 1, 1), True)] == [None] * 4


@pytest.mark.parametrize(
    ("text", "comma", "point"),
    [
        ("1.234", 1234.0, 1.234), ("1,234", 1.234, 1234.0), ("1,5", 1.5, None), ("1.5", None, 1.5),
        ("1.234,5", 1234.5, None), ("1,234.5", None, 1234.5), ("1 234", 1234.0, 1234.0), ("1 234,5", 1234.5, None),
        ("1'234.5", None, 1234.5), ("1234", 1234.0, 1234.0), ("€ 1.234 e", 1234.0, 1.234),
        ("12,34,567", None, 1234567.0), ("1.811,-", 1811.0, None), ("1,811.-", None, 1811.0), ("1,811,-", None, None),
    ],
)  # fmt: skip
def test_that_a_block_s_separators_hold_for_each_of_its_numbers(
    text: str, comma: float | None, point: float | None
) -> None:
    found = [figure_of(text, separators) for separators in (COMMA, POINT)]
    assert [None if each is None else each.value for each in found] == [comma, point]


GROUPS = [*BLANKS, "'", "\u2019"]
SIGNS = ["-{}", "\u2212{}", "({})", "{}-", "- {}"]
AROUND = ["{}", "€ {}", "{} EUR", "{}*", "{} (a)", "{} e", "{}p", "{} %", " {}\u00a0", "{}\u00b9"]


@given(
    cents=st.integers(0, 10**13),
    decimals=st.integers(0, 4),
    separators=st.sampled_from([COMMA, POINT]),
    group=st.sampled_from(["", "own", *GROUPS]),
    sign=st.sampled_from(["{}", *SIGNS]),
    around=st.sampled_from(AROUND),
)
def test_that_a_number_written_in_any_style_is_read_back(
    cents: int, decimals: int, separators: Separators, group: str, sign: str, around: str
) -> None:
    whole, part = divmod(cents, 10**decimals)
    digits = f"{whole:,}".replace(",", separators.thousands if group == "own" else group)
    if decimals:
        digits += f"{separators.decimal}{part:0{decimals}}"
    text = around.format(sign.format(digits))
    value = float(f"{whole}.{part:0{decimals}}" if decimals else whole)
    assert read(text, separators).value == (value if sign == "{}" else -value)


@given(st.text(max_size=60))
def test_that_any_text_is_a_figure_or_none_and_never_an_error(text: str) -> None:
    for separators in (None, COMMA, POINT):
        found = figure_of(text, separators)
        assert found is None or (found.value is None) == found.missing


@given(st.lists(st.sampled_from(["1", " ", ",", ".", "'", "(", ")", "-", "e", "$", "%", "000", "kr"]), max_size=40))
def test_that_no_text_of_signs_takes_long(parts: list[str]) -> None:
    begun = time.thread_time()
    figure_of("".join(parts))
    assert time.thread_time() - begun < 0.1


def test_that_a_scale_word_moves_the_point_and_no_digit() -> None:
    assert (read("1.15 million").value, read("2.3 bn").value) == (1150000.0, 2300000000.0)
