"""How amounts of a budget are called."""

import pytest

from rampath.domain.observation import Kind
from rampath.models.amount_words import amount_word, months_word


@pytest.mark.parametrize(
    ("year", "kind", "stage", "months", "word"),
    [
        (2025, Kind.PLAN, "Soll", (), "2025 plan · Soll"),
        (2024, Kind.ACTUAL, "Ist", (), "2024 · Ist"),
        (2025, Kind.ACTUAL, "", (3,), "Mar 2025"),
        (2025, Kind.ESTIMATE, "Utfall", tuple(range(1, 10)), "Jan–Sep 2025e · Utfall"),
        (2025, Kind.ACTUAL, "", tuple(range(1, 13)), "2025"),
        (2025, Kind.PLAN, "Plan", (), "2025 plan"),
        (None, Kind.ACTUAL, "", (), "amount"),
        (None, Kind.ACTUAL, "Utfall", (1,), "Jan · Utfall"),
        (None, Kind.PLAN, "Soll", (), "plan · Soll"),
        (0, Kind.ESTIMATE, "", (), "estimate"),
    ],
)
def test_that_amounts_are_called_by_months_year_firmness_and_the_budgets_own_word(
    year: int | None, kind: Kind, stage: str, months: tuple[int, ...], word: str
) -> None:
    assert amount_word(year, kind, stage, months) == word


def test_that_months_that_do_not_follow_one_another_are_listed() -> None:
    assert months_word((1, 2, 4)) == "Jan, Feb, Apr"
    assert months_word(()) == ""
