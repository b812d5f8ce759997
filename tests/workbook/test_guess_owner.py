"""Whose a table of one member is, where its lines name others: an addressee, a partner, or who pays so."""

import pytest

from rampath.domain.member import Register
from rampath.workbook.guess import Guess, guess
from workbook.sheets import Rows, book_of, sheet_of

TABLE: Rows = (("", 2023, 2024), ("Defence expenditure", 1132, 1338), ("GDP", 38_200, 39_800))


def guessed(lines: tuple[str, ...], register: Register, name: str = "Return") -> Guess:
    sheet = sheet_of((*((line,) for line in lines), *TABLE), name)
    return guess(sheet, book_of(sheet), register)


@pytest.mark.parametrize(
    "addressee",
    [
        "To: NATO HQ, 1110 Brussels, Belgium", "Submission to NATO Headquarters, Brussels, Belgium",
        "SHAPE, Mons, Belgium", "Boulevard Léopold III, Brussels, Belgium",
    ],
)  # fmt: skip
def test_that_the_country_of_the_alliance_s_seat_is_not_whose_a_return_is(register: Register, addressee: str) -> None:
    found = guessed(("Ministry of Defence of Latvia", addressee, "EUR million"), register)
    reason = found.reason("member")
    assert reason is not None
    assert (found.mapping.member, reason.sure) == ("LVA", True)
    assert guessed((addressee, "EUR million"), register).mapping.member == ""


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
    assert guessed((line,), register).mapping.member == member


def test_that_a_member_is_in_doubt_where_the_money_is_only_another_one_s(register: Register) -> None:
    found = guessed(("Submarines (Germany)", "NOK million"), register)
    reason = found.reason("member")
    assert reason is not None
    assert (found.mapping.member, reason.sure, reason.why) == (
        "DEU", False,
        "“Submarines (Germany)” names Germany, but “NOK million” names the currency of Norway; say whose it is.",
    )  # fmt: skip
    for lines in (("Germany", "EUR million"), ("Germany", "USD million"), ("Norway", "NOK million")):
        reason = guessed(lines, register).reason("member")
        assert reason is not None
        assert reason.sure
