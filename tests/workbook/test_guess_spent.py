"""Headings of years that say that money was spent, planned, or counted by fiscal years: none tells prices."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Kind
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Role
from workbook.sheets import Rows, book_of, sheet_of


@pytest.mark.parametrize("word", ["réalisé", "realizado", "realizzate", "realizacja", "(realisatie)"])
def test_that_a_year_of_what_was_spent_is_no_year_of_prices(word: str, register: Register) -> None:
    rows: Rows = (("Estonia: defence expenditure, EUR million",),
                  ("", f"2023 {word}", f"2024 {word}", "2025 prévision"),
                  ("Defence expenditure", 1090, 1350, 1500))  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register).mapping
    years = [(use.year, use.kind) for use in found.of_role(Role.YEAR)]
    assert years == [(2023, Kind.ACTUAL), (2024, Kind.ACTUAL), (2025, Kind.PLAN)]
    assert [item.price_basis for item in found.items] == [CURRENT]


def test_that_a_title_of_what_was_spent_and_is_planned_tells_no_prices(register: Register) -> None:
    rows: Rows = (("Defensie-uitgaven 2024 (realisatie) en 2025 (begroting), EUR mln",), ("", 2024, 2025),
                  ("Belgium", 7900, 12_000), ("Estonia", 1350, 1500))  # fmt: skip
    sheet = sheet_of(rows)
    assert guess(sheet, book_of(sheet), register).mapping.price_basis == CURRENT


def test_that_an_italian_fiscal_year_is_what_it_is_called_and_no_plan(register: Register) -> None:
    rows: Rows = (("Italia: spese per la difesa, M€",), ("Voce", "E.F. 2023", "E.F. 2024"),
                  ("Spese per la difesa", 31_560, 32_700))  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register).mapping
    assert [(use.year, use.kind) for use in found.of_role(Role.YEAR)] == [(2023, Kind.ACTUAL), (2024, Kind.ACTUAL)]
