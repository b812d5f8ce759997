"""What is easily mistaken in a budget's list: single units, kinds that are numbers, gaps, pieces, and what is none."""

from collections.abc import Sequence

import pytest

from rampath.domain.member import Register
from rampath.workbook.guess import guess_again
from rampath.workbook.mapping import Form, Role
from workbook.budget_lists import guessed, imported
from workbook.sheets import Rows, book_of, sheet_of

HEAD = ("Code", "Name", "Outturn 2023", "Budget 2024")
THINGS = (
    "Pay of officers", "Pay of soldiers", "Fuel", "Spare parts", "Training", "Travel", "Rent of land", "Energy",
    "Software", "Food", "Clothing", "Medical care", "Telecom", "Cleaning",
)  # fmt: skip


def budget(unit: str, amounts: Sequence[object], title: str = "Budget of the Ministry of Defence") -> Rows:
    """A line for each of these amounts of 2023, and ten times as many thousand in 2024."""
    lines = [(f"5{at:02}", THINGS[at], each, 10_000 * (at + 1)) for at, each in enumerate(amounts)]
    return ((title,), (unit,), HEAD, *lines)


@pytest.mark.parametrize(
    "unit",
    [
        "(importi in euro)",
        "Beträge in EUR",
        "v Kč",
        "w złotych",
        "σε ευρώ",
        "v eurách",
        "(Euros)",
        "v korunách",
        "i kroner",
    ],
)
def test_that_a_currency_without_a_scale_is_in_single_units(unit: str, register: Register) -> None:
    found = guessed(budget(unit, range(14_000, 28_000, 1_000)), register)
    reason = next(each for each in found.reasons if each.field == "power")
    assert (found.mapping.power, reason.sure) == (0, False)
    assert reason.why == f"“{unit}” names the currency and no scale."


def test_that_small_amounts_of_a_currency_may_be_cut_short(register: Register) -> None:
    rows = tuple(row[:3] for row in budget("EUR", range(1, 15)))
    assert guessed(rows, register).mapping.power == 6


@pytest.mark.parametrize("gap", ["-", "–", "x", ""])
def test_that_a_column_of_amounts_may_have_more_gaps_than_amounts(gap: str, register: Register) -> None:
    amounts = [gap if at % 3 else 1_000 * (at + 1) for at in range(14)]  # 1 + 4 + 7 + 10 + 13 = 35
    (lines,) = imported(budget("EUR thousand", amounts), register, member="EST").lines
    assert [each.amount for each in lines.totals()] == pytest.approx([35.0, 1_050.0])


def test_that_a_few_small_numbers_before_the_titles_are_kinds_and_no_money(register: Register) -> None:
    rows = (
        ("Kaitseministeeriumi eelarve 2025, tuh eurot",),
        ("Programm", "Eelarve liik", "Sisu", "2025 eelarve"),
        *(("Kaitse" if at < 7 else "Tugi", 20 if at % 2 else 10, THINGS[at], 100 + at) for at in range(14)),
    )
    found = guessed(rows, register)
    assert [use.header for use in found.mapping.figures] == ["2025 eelarve"]


def test_that_a_column_headed_total_in_any_language_holds_amounts(register: Register) -> None:
    rows = (
        ("2025 m. valstybės biudžeto asignavimai (tūkst. eurų)",),
        ("Eil. Nr.", "Pavadinimas", "Iš viso", "išlaidoms"),
        *((f"{at + 1}.", THINGS[at], 30 + at, 20 + at) for at in range(12)),
    )
    found = guessed(rows, register)
    assert found.mapping.form is Form.LINES
    assert [(use.header, use.year) for use in found.mapping.figures] == [("Iš viso", 2025)]


def test_that_pieces_and_indices_are_no_money(register: Register) -> None:
    rows = (
        ("Nákup (tis. Kč)",), ("Položka", "Název", "Rozpočet 2024", "Ks 2024", "Index 24/23"),
        *((f"A{at:02}", THINGS[at], 500 + 7 * at, 3 + at, 101 + at) for at in range(14)),
    )  # fmt: skip
    assert [use.role for use in guessed(rows, register).mapping.columns] == [
        Role.CODE, Role.TITLE, Role.AMOUNT, Role.UNKNOWN, Role.UNKNOWN,
    ]  # fmt: skip


def test_that_a_row_of_numbers_as_texts_heads_no_columns(register: Register) -> None:
    rows = (
        ("Budżet (w tys. zł)",), ("Dział", "Treść", "Plan 2024", "Plan 2025"), ("1", "2", "3", "4"),
        *((f"75{at:02}", THINGS[at], 500 + at, 600 + at) for at in range(12)),
    )  # fmt: skip
    found = guessed(rows, register).mapping
    assert (found.begins, [use.stage for use in found.figures]) == (4, ["Plan", "Plan"])


@pytest.mark.parametrize("title", ["Major equipment holdings", "Military personnel by category", "Posts 2025"])
def test_that_numbers_by_year_that_nothing_calls_money_are_no_budget(title: str, register: Register) -> None:
    rows = (
        (title,), ("Code", "Type", "Category", 2022, 2023, 2024),
        *((f"E{at:02}", f"Type {at} of things", THINGS[at], 10 + at, 11 + at, 12 + at) for at in range(14)),
    )  # fmt: skip
    assert guessed(rows, register).mapping.form is Form.YEARS


def test_that_the_pay_of_people_is_a_budget_where_a_currency_says_so(register: Register) -> None:
    rows = (
        ("Military personnel (dollars in thousands)",), ("Line", "Title", "FY 2024", "FY 2025"),
        *((f"{100 + at}", THINGS[at], 10 + at, 11 + at) for at in range(14)),
    )  # fmt: skip
    assert guessed(rows, register).mapping.form is Form.LINES


def test_that_a_column_in_another_unit_than_the_others_is_asked_about(register: Register) -> None:
    rows = (
        ("Defence budget",), ("Code", "Name", "2024 (EUR thousand)", "2025 (EUR million)"),
        *((f"{10 + at}", THINGS[at], 1_000 * at, at) for at in range(1, 14)),
    )  # fmt: skip
    found = guessed(rows, register)
    assert [use.header for use in found.mapping.figures] == ["2024 (EUR thousand)"]
    assert [use.header for use in found.mapping.unknown] == ["2025 (EUR million)"]
    reason = found.reason("column 4")
    assert reason is not None
    assert reason.why.startswith("“2025 (EUR million)” tells another unit than the rest of the table")


def test_that_a_column_of_units_tells_that_of_all_lines_and_is_asked_about_where_they_differ(
    register: Register,
) -> None:
    def listed(*units: str) -> Rows:
        lines = ((f"{10 + at}", THINGS[at], 1_000 + at, units[at % len(units)]) for at in range(14))
        return (("Defence budget 2025",), ("Code", "Name", "Amount", "Unit"), *lines)

    same, mixed = guessed(listed("EUR thousand"), register).mapping, guessed(listed("EUR", "USD"), register).mapping
    assert (same.currency, same.power, same.unknown) == ("EUR", 3, ())
    assert [use.header for use in mixed.unknown] == ["Unit"]


def test_that_a_row_that_is_pointed_at_heads_a_list_however_few_of_its_cells_are_filled(register: Register) -> None:
    rows = (
        ("Ministry of Defence, £'000",), ("", "", "2025-26", "", "2024-25", ""),
        ("", "", "Gross", "Net", "Gross", "Net"),
        *((f"A{at}", THINGS[at], 100 + at, 90 + at, 80 + at, 70 + at) for at in range(12)),
    )  # fmt: skip
    sheet = sheet_of(rows, merged=(((2, 3), (2, 4)), ((2, 5), (2, 6))))
    found = guess_again(sheet, book_of(sheet), register, header_row=2, form=Form.LINES)
    assert [(use.year, use.stage) for use in found.mapping.figures] == [
        (2025, "Gross"), (2025, "Net"), (2024, "Gross"), (2024, "Net"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ((2025, "", 2024, ""), ("AE", "CP", "AE", "CP"), [(2025, "AE"), (2025, "CP"), (2024, "AE"), (2024, "CP")]),
        (("2024", "2024", "2025", "2025"), ("AE", "CP", "AE", "CP"),
         [(2024, "AE"), (2024, "CP"), (2025, "AE"), (2025, "CP")]),
        (("Budget", "", "Outturn", ""), ("2023", "2024", "2023", "2024"),
         [(2023, "Budget"), (2024, "Budget"), (2023, "Outturn"), (2024, "Outturn")]),
    ],
    ids=["years", "years in each column", "kinds"],
)  # fmt: skip
@pytest.mark.parametrize("merged", [False, True])
def test_that_a_row_above_the_header_tells_the_year_or_kind_of_all_columns_below_it(
    above: Sequence[object], below: Sequence[str], expected: list[tuple[int, str]], merged: bool, register: Register
) -> None:
    rows = (
        ("Budget, EUR thousand",), ("", "", *above), ("Code", "Name", *below),
        *((f"5{at:02}", THINGS[at], 100 + at, 90 + at, 80 + at, 70 + at) for at in range(12)),
    )  # fmt: skip
    sheet = sheet_of(rows, merged=(((2, 3), (2, 4)), ((2, 5), (2, 6))) if merged and "" in above else ())
    found = guess_again(sheet, book_of(sheet), register, header_row=3, form=Form.LINES)
    assert [(use.year, use.stage) for use in found.mapping.figures] == expected


def test_that_codes_and_titles_below_a_currency_are_a_list_where_there_is_no_table(register: Register) -> None:
    def listed(title: str) -> Rows:
        lines = ((f"5{at:02}", THINGS[at], 100 + at, 90 + at) for at in range(12))
        return ((title,), ("Cod", "Denumire", "De bază", "Definitive"), *lines)

    assert guessed(listed("Bugetul 2025, mii lei"), register).mapping.form is Form.LINES
    assert guessed(listed("Telefoane"), register).mapping.form is not Form.LINES


def test_that_amounts_of_one_length_behind_others_are_no_codes(register: Register) -> None:
    rows = (
        ("Budget 2025, EUR thousand",), ("Code", "Name", "Amount", "Later"),
        *((f"5{at:02}", THINGS[at], 100 + at, 200 + 3 * at) for at in range(12)),
    )  # fmt: skip
    mapping = guessed(rows, register).mapping
    assert [use.role for use in mapping.columns] == [Role.CODE, Role.TITLE, Role.AMOUNT, Role.UNKNOWN]


@pytest.mark.parametrize("heading", ["vs 2024", "Taux d'exécution", "Execution rate", "Grado de ejecución"])
def test_that_ratios_and_comparisons_are_no_money(heading: str, register: Register) -> None:
    rows = (
        ("Budget 2025, EUR thousand",), ("Code", "Name", "Budget 2025", heading),
        *((f"5{at:02}", THINGS[at], 100 + 3 * at, 90 + 11 * at) for at in range(12)),
    )  # fmt: skip
    mapping = guessed(rows, register).mapping
    assert [use.role for use in mapping.columns] == [Role.CODE, Role.TITLE, Role.AMOUNT, Role.UNKNOWN]


def test_that_rows_of_per_cents_below_the_total_are_left_out(register: Register) -> None:
    rows = (
        ("Budget, EUR million",), ("Item", "Agency", "2024", "2025"),
        *((THINGS[at], "Army" if at < 6 else "Navy", 100 + at, 200 + at) for at in range(12)),  # 1 266 and 2 466
        ("Total", "", 1_266, 2_466), ("Change, %", "", 2.5, 94.8),
    )  # fmt: skip
    found = guessed(rows, register)
    reason = found.reason("left_out")
    assert found.mapping.left_out == (16,)
    assert reason is not None
    assert reason.why == "Rows below the total tell per cents: 16."
    (lines,) = imported(rows, register, member="EST").lines
    assert [each.amount for each in lines.totals() if not each.part] == [1_266.0, 2_466.0]


@pytest.mark.parametrize(
    ("title", "name", "year"),
    [("Strength, persons", "Category", 2022), ("Share of the total, %", "Item", 2022), ("EUR thousand", "Item", 2025)],
)
def test_that_tables_that_stand_below_each_other_are_no_list(
    title: str, name: str, year: int, register: Register
) -> None:
    def table(what: str, first: str, years: int) -> Rows:
        lines = ((f"A{at:02}", THINGS[at], 100 + at, 200 + at, 300 + at) for at in range(14))
        return ((what,), ("Code", first, years, years + 1, years + 2), *lines)

    alone = (("Estonia",), *table("Expenditure, EUR million", "Item", 2022))
    assert guessed(alone, register).mapping.form is Form.LINES
    assert guessed((*alone, (), *table(title, name, year)), register).mapping.form is Form.YEARS


@pytest.mark.parametrize(("heading", "expected"), [("P/V", ["P", "V"]), ("E / A", ["E", "A"]), ("Y/N", [])])
def test_that_letters_for_what_comes_in_and_goes_out_are_kept_apart(
    heading: str, expected: list[str], register: Register
) -> None:
    coming, going = expected or ["Y", "N"]
    rows = (
        ("Rozpočet 2025, tis. Kč",), (heading, "Položka", "Název", "Rozpočet 2025"),
        *((coming if at < 4 else going, f"{1000 + 10 * at}", THINGS[at], 100) for at in range(12)),
    )  # fmt: skip
    assert [part.header for part in guessed(rows, register).mapping.sides] == [heading][: len(expected)]
    (lines,) = imported(rows, register).lines
    sides = {each.side: each.amount for each in lines.totals() if not each.part}
    assert sides == ({coming: 0.4, going: 0.8} if expected else {"": 1.2})
