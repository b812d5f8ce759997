"""What the rows of one member's table count, where several of them seem to be the same thing."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft_reading import preview
from rampath.workbook.guess import Guess, guess
from rampath.workbook.mapping import Role
from workbook.sheets import Rows, book_of, sheet_of


def guessed(rows: Rows, register: Register) -> Guess:
    sheet = sheet_of(rows, "Norge")
    return guess(sheet, book_of(sheet), register)


def test_that_several_chapters_of_defence_are_not_each_the_whole_of_its_spending(register: Register) -> None:
    found = guessed(
        (("(i 1 000 kr)",), ("Betegnelse", "Regnskap 2024", "Forslag 2025"), ("Forsvarsdepartementet", 1534, 1705),
         ("Forsvaret", 48123456, 55700000), ("Forsvarsmateriell", 32000120, 40120000)),
        register,
    )  # fmt: skip
    assert [item.measure for item in found.mapping.items] == [None, None, None]
    reason = found.reason("measure of Forsvaret")
    assert reason is not None
    assert reason.why == (
        "“Forsvarsdepartementet”, “Forsvaret” and “Forsvarsmateriell” cannot all be the whole of defence spending; say"
        " which one is, and what the others count."
    )


def test_that_the_row_by_nato_s_definition_is_the_whole_beside_others(register: Register) -> None:
    found = guessed(
        (("(mill. kr)",), ("", 2023, 2024), ("Defence expenditure (national)", 70000, 80000),
         ("Defence expenditure (NATO definition)", 75000, 90000)),
        register,
    )  # fmt: skip
    assert [item.measure for item in found.mapping.items] == [None, Measure.CORE_EXPENDITURE]


def test_that_defence_is_known_beside_its_units_and_other_things_are_not(register: Register) -> None:
    head = ("Country", "Expenditure", "Unit of measure", "Price base", "Year", "Value")
    rows = tuple(
        (name, what, unit, "Current prices", year, 1000 + year)
        for name in ("Belgium", "Estonia", "Latvia") for year in (2022, 2023)
        for what, unit in (("Defence", "Million euro"), ("Health", "Million euro"))
    )  # fmt: skip
    found = {
        item.text: (item.measure, item.currency, item.power) for item in guessed((head, *rows), register).mapping.items
    }
    assert found == {
        "Defence · Million euro · Current prices": (Measure.CORE_EXPENDITURE, "EUR", 6),
        "Health · Million euro · Current prices": (None, "", 0),
    }


def test_that_a_row_which_says_it_is_a_part_leaves_the_other_as_the_whole(register: Register) -> None:
    rows: Rows = (
        ("Belgium, million euro",), ("", 2023, 2024), ("Total defence expenditure", 7100, 7900),
        ("of which defence expenditure of other ministries", 510, 520), ("GDP", 580_000, 610_000),
    )  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register).mapping
    assert [item.measure for item in found.items] == [Measure.CORE_EXPENDITURE, None, Measure.GDP]


@pytest.mark.parametrize("head", [("Indicator", "Unit"), ("", "")])
def test_that_rows_are_named_by_what_they_count_though_more_of_their_units_differ(
    register: Register, head: tuple[str, str]
) -> None:
    rows: Rows = (
        ("Estonia: key figures",), (*head, 2023, 2024),
        ("Defence expenditure", "EUR million", 1131, 1364), ("Defence expenditure", "% of GDP", 2.96, 3.4),
        ("GDP", "EUR billion", 38.2, 39.4), ("Population", "million", 1.36, 1.37),
    )  # fmt: skip
    found = guessed(rows, register).mapping
    assert {item.text: (item.measure, item.currency, item.power) for item in found.items} == {
        "Defence expenditure": (Measure.CORE_EXPENDITURE, "EUR", 6),
        "GDP": (Measure.GDP, "EUR", 9),
        "Population": (Measure.POPULATION, "", 6),
    }
    sheet = sheet_of(rows)
    read = preview(book_of(sheet), guess(sheet, book_of(sheet), register).mapping, register)
    gdp = [(row.year, row.value) for row in read.observations if row.measure is Measure.GDP]
    assert gdp == [(2023, 38_200), (2024, 39_400)]
    assert [finding.message for finding in read.findings] == [
        "“% of GDP” is no unit of core defence expenditure. The figures in it were left out."
    ]


def test_that_items_which_tell_their_units_name_the_rows_rather_than_the_groups_left_of_them(
    register: Register,
) -> None:
    rows: Rows = (
        ("Belgium: defence, current prices",), ("Domain", "Item", 2023, 2024),
        ("Land", "Munitions, EUR million", 500, 510), ("", "Vehicles, EUR million", 200, 210),
        ("Air", "Aeroplanes, EUR million", 3000, 3100), ("", "Helicopters, EUR million", 300, 310),
    )  # fmt: skip
    assert [item.text.split(",")[0] for item in guessed(rows, register).mapping.items] == [
        "Munitions", "Vehicles", "Aeroplanes", "Helicopters",
    ]  # fmt: skip


def test_that_units_of_the_forces_name_the_rows_rather_than_their_garrisons(register: Register) -> None:
    rows: Rows = (
        ("Belgium: personnel expenditure, EUR million",), ("Unit", "Garrison", 2023, 2024),
        ("1st Battalion", "Leopoldsburg", 30, 31), ("2nd Battalion", "Marche", 40, 41),
        ("3rd Battalion", "Marche", 50, 51),
    )  # fmt: skip
    assert [item.text for item in guessed(rows, register).mapping.items] == [
        "1st Battalion", "2nd Battalion", "3rd Battalion",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["NATO", "OTAN"])
def test_that_the_alliance_s_definition_of_a_member_s_spending_is_not_the_alliance_s_total(
    register: Register, name: str
) -> None:
    rows: Rows = (
        ("Belgium: defence expenditure, EUR million",), ("Definition", 2023, 2024), (name, 7056, 7929),
        ("National", 6500, 7000),
    )  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register).mapping
    assert found.member == "BEL"
    assert [(item.text, item.measure) for item in found.items] == [(name, None), ("National", None)]


def test_that_the_alliance_beside_regions_that_nobody_knows_is_its_total(register: Register) -> None:
    rows: Rows = (
        ("Defence expenditure, USD million",), ("Region", 2023, 2024), ("North America", 937000, 998000),
        ("European Allies", 343000, 386000), ("NATO", 1280000, 1384000),
    )  # fmt: skip
    sheet = sheet_of(rows)
    read = preview(book_of(sheet), guess(sheet, book_of(sheet), register).mapping, register)
    assert [(row.member, row.value) for row in read.observations] == [("NATO", 1_280_000), ("NATO", 1_384_000)]


def test_that_a_column_that_heads_groups_does_not_say_what_each_row_counts(register: Register) -> None:
    """Salaries are no number of persons, and pensions below them are not left out."""
    found = guessed(
        (("Estonia, EUR million",), ("Category", "Item", 2023, 2024), ("Personnel", "Salaries", 300, 310),
         ("", "Pensions", 30, 31), ("Equipment", "Equipment expenditure", 100, 110), ("", "Ships", 50, 51)),
        register,
    )  # fmt: skip
    assert [(use.header, use.role) for use in found.mapping.columns[:2]] == [
        ("Category", Role.TEXT),
        ("Item", Role.LABEL),
    ]
    assert {item.text: item.measure for item in found.mapping.items} == {
        "Salaries": None,
        "Pensions": None,
        "Equipment expenditure": Measure.EQUIPMENT_EXPENDITURE,
        "Ships": None,
    }


@pytest.mark.parametrize(
    ("title", "label", "measure"),
    [
        ("Canada by category (C$ million)", "Equipment", Measure.EQUIPMENT_EXPENDITURE),
        ("Canada by category (C$ million)", "Personnel", Measure.DEFENCE_ITEM),
        ("Luxembourg (en millions d’euros)", "Effort de défense", Measure.CORE_EXPENDITURE),
    ],
)
def test_that_what_may_be_a_share_is_money_where_only_money_is_spoken_of(
    register: Register, title: str, label: str, measure: Measure
) -> None:
    found = guessed(((title,), ("", 2024, 2025), (label, 800, 900), ("GDP", 80000, 90000)), register)
    assert found.mapping.items[0].measure is measure
    reason = found.reason(f"measure of {label}")
    assert reason is not None
    assert (reason.sure, reason.why) == (
        False, f"“{label}” is taken for money, since “{title}” speaks of money."
    )  # fmt: skip


def test_that_a_category_may_be_a_share_or_money_where_its_figures_could_be_either(register: Register) -> None:
    head: Rows = (("Albania by category (EUR million)",), ("", 2024, 2025))
    found = guessed((*head, ("Equipment", 80, 90), ("GDP", 23000, 25000)), register)
    assert found.mapping.items[0].measure is None
    reason = found.reason("measure of Equipment")
    assert reason is not None
    assert reason.why == (
        "“Equipment” may be a share, or money, since “Albania by category (EUR million)” speaks of money; say what is"
        " counted."
    )
    shares: Rows = (("Albania by category (% of defence expenditure)",), ("", 2024, 2025), ("Equipment", 20, 22))
    assert guessed(shares, register).mapping.items[0].measure is Measure.EQUIPMENT_SHARE


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Ελλάδα: αμυντικές δαπάνες", "Εξοπλισμός (εκατ. €)"),
        ("България: разходи за отбрана", "Въоръжение (млн. лв.)"),
    ],
)
def test_that_a_row_in_letters_that_are_not_latin_is_not_what_the_title_says(
    register: Register, title: str, label: str
) -> None:
    found = guessed(((title,), ("", 2023, 2024), (label, 700, 800)), register)
    assert [item.measure for item in found.mapping.items] == [None]
    unit = label.partition("(")[2].rstrip(")")
    assert guessed(((title,), ("", 2023, 2024), (unit, 700, 800)), register).mapping.items[0].measure is (
        Measure.CORE_EXPENDITURE
    )


def test_that_a_share_of_gdp_beside_parts_alone_is_asked_about(register: Register) -> None:
    head: Rows = (("Bulgaria, EUR million",), ("", 2023, 2024), ("Equipment", 500, 800))
    found = guessed((*head, ("% of GDP", 0.5, 0.8)), register)
    assert [item.measure for item in found.mapping.items] == [Measure.EQUIPMENT_EXPENDITURE, None]
    reason = found.reason("measure of % of GDP")
    assert reason is not None
    assert reason.why == (
        "Parts of defence spending stand in this table, and not the whole; say of what this is the share."
    )
    for whole in (("Defence expenditure", 1900, 2100), ("Defence expenditure, % of GDP", 1.9, 2.1)):
        last = guessed((*head, whole, ("% of GDP", 1.9, 2.1)), register).mapping.items[-1]
        assert (last.measure is Measure.CORE_SHARE) is (whole[1] == 1900)


@pytest.mark.parametrize("names", [("Country", "Belgium"), ("", "")])
def test_that_columns_of_budget_and_outturn_are_not_both_the_whole_of_the_same_year(
    register: Register, names: tuple[str, str]
) -> None:
    head = ("Year", "Defence budget (EUR million)", "Defence outturn (EUR million)", "GDP (EUR million)")
    rows: Rows = (
        ("Belgium",), (names[0], *head), (names[1], 2023, 7300, 7000, 585_000), (names[1], 2024, 7900, 7800, 610_000),
    )  # fmt: skip
    found = guessed(rows, register)
    assert [item.measure for item in found.mapping.items] == [None, None, Measure.GDP]
    reason = found.reason(f"measure of {head[1]}")
    assert reason is not None
    assert reason.why == (
        f"“{head[1]}” and “{head[2]}” cannot all be the whole of defence spending; say which one is, and what the"
        " others count."
    )
