"""Whose a table of one member is, also where its lines name others: an addressee, a partner, or who pays so."""

import pytest

from rampath.domain.member import Register
from rampath.workbook.guess import Guess
from rampath.workbook.mapping import blocked
from workbook.sheets import Rows, guessed

TABLE: Rows = (("", 2023, 2024), ("Defence expenditure", 1132, 1338), ("GDP", 38_200, 39_800))


def of_lines(lines: tuple[str, ...], register: Register, name: str = "Return") -> Guess:
    return guessed((*((line,) for line in lines), *TABLE), register, name)


@pytest.mark.parametrize(
    "addressee",
    [
        "To: NATO HQ, 1110 Brussels, Belgium", "Submission to NATO Headquarters, Brussels, Belgium",
        "SHAPE, Mons, Belgium", "Boulevard Léopold III, Brussels, Belgium",
    ],
)  # fmt: skip
def test_that_the_country_of_the_alliance_s_seat_is_not_whose_a_return_is(register: Register, addressee: str) -> None:
    found = of_lines(("Ministry of Defence of Latvia", addressee, "EUR million"), register)
    reason = found.reason("member")
    assert reason is not None
    assert (found.mapping.member, reason.sure) == ("LVA", True)
    assert of_lines((addressee, "EUR million"), register).mapping.member == ""


@pytest.mark.parametrize(
    ("line", "member"),
    [
        ("Netherlands: joint procurement with Germany and Norway, EUR million", "NLD"),
        ("Joint procurement with Germany, EUR million", ""),
        ("Estland: Vergleich mit Lettland", "EST"), ("Germany, EUR million", "DEU"),
    ],
)  # fmt: skip
def test_that_those_with_whom_something_is_done_are_not_whose_the_table_is(
    register: Register, line: str, member: str
) -> None:
    assert of_lines((line,), register).mapping.member == member


def test_that_a_member_is_in_doubt_where_the_money_is_only_another_one_s(register: Register) -> None:
    found = of_lines(("Submarines (Germany)", "NOK million"), register)
    reason = found.reason("member")
    assert reason is not None
    assert (found.mapping.member, reason.sure, reason.why) == (
        "DEU", False,
        "“Submarines (Germany)” names Germany, but “NOK million” names the currency of Norway; say whose it is.",
    )  # fmt: skip
    for lines in (("Germany", "EUR million"), ("Germany", "USD million"), ("Norway", "NOK million")):
        reason = of_lines(lines, register).reason("member")
        assert reason is not None
        assert reason.sure


def test_that_dollars_of_the_united_states_do_not_make_a_table_theirs(register: Register) -> None:
    rows = (("Belgium",), ("Million United States dollars",), ("", 2023, 2024), ("Defence expenditure", 7, 8))
    mapping = guessed(rows, register).mapping
    assert (mapping.member, mapping.items[0].currency) == ("BEL", "USD")


def test_that_the_sheet_the_title_or_the_file_says_whose_a_table_of_items_is(register: Register) -> None:
    items = (("", 2023, 2024), ("Defence expenditure", 1, 2), ("GDP", 3, 4))
    assert guessed(items, register, name="Belgium").mapping.member == "BEL"
    assert guessed((("Rapport de la Belgique",), *items), register).mapping.member == "BEL"
    assert guessed(items, register, file="return_Estonia_2025.xlsx").mapping.member == "EST"
    assert guessed((("In Mio. SEK",), *items), register).mapping.member == "SWE"
    nobody = guessed(items, register)
    assert (nobody.mapping.member, blocked(nobody.mapping)) == ("", "member")


@pytest.mark.parametrize(
    ("title", "member"),
    [("Despesa com defesa (NATO)", ""), ("Dépenses de défense (définition OTAN)", ""),
     ("Defence expenditure according to NATO", ""), ("NATO-defined defence expenditure", ""),
     ("NATO: defence expenditure by category", "NATO"), ("NATO Total", "NATO"), ("Portugal (NATO)", "PRT")],
)  # fmt: skip
def test_that_a_table_by_nato_s_definition_is_not_of_the_alliance(register: Register, title: str, member: str) -> None:
    rows = ((title,), ("Million euro", 2023, 2024), ("Equipment", 580, 800), ("Personnel", 2200, 2300))
    mapping = guessed(rows, register).mapping
    assert mapping.member == member
    assert blocked(mapping.acknowledged()) == (None if member else "member")


@pytest.mark.parametrize(
    ("title", "member"),
    [("Defence expenditure - NATO Total", "NATO"), ("Table 2: NATO Total, defence expenditure", "NATO"),
     ("Defence expenditure of NATO Total by main category", "NATO"), ("Totale NATO: spese per la difesa", "NATO"),
     ("NATO (million US dollars)", "NATO"), ("Table 2: NATO - defence expenditure", "NATO"),
     ("Key figures: NATO Europe and Canada", "NATO_EUR_CAN"), ("DEFENCE OF NATO EUROPE AND CANADA", "NATO_EUR_CAN"),
     ("Graph 1 : NATO Europe and Canada - defence expenditure (annual)", "NATO_EUR_CAN"),
     ("NATO Europe & Canada, defence expenditure", "NATO_EUR_CAN"), ("Spending (NATO Europe + Canada)", "NATO_EUR_CAN"),
     ("Dépenses de défense - OTAN Europe et Canada", "NATO_EUR_CAN"),
     ("Defence spending of European Allies and Canada", "NATO_EUR_CAN"),
     ("Gasto total OTAN", ""), ("Despesa total NATO", ""), ("NATO definition of defence expenditure", ""),
     ("Defence expenditure of European NATO Members and Canada", "NATO_EUR_CAN"),
     ("Dépenses de défense, Alliés européens et le Canada", "NATO_EUR_CAN"),
     ("Defence expenditure in NATO Europe", "")],
)  # fmt: skip
def test_that_the_full_name_of_an_aggregate_counts_wherever_it_stands_in_a_title(
    register: Register, title: str, member: str
) -> None:
    rows = ((title,), ("Million US dollars", 2023, 2024), ("Equipment", 580, 800), ("Personnel", 2200, 2300))
    assert guessed(rows, register).mapping.member == member
