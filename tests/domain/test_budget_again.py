"""A budget that is read again: totals that are others now, or that the file does not give any more, are told."""

from dataclasses import replace

from rampath.domain.budget_again import told_again
from rampath.domain.finding import Severity
from rampath.domain.observation import Kind
from rampath.domain.plan_budget import BudgetSum

ALL = BudgetSum(
    "SWE", "Budget 2025", "", "", 2025, "Utfall", Kind.ACTUAL, (), 2, 1102.5, "SEK million", "current", "b.csv",
    "b!C2:C9",
)  # fmt: skip
NAVY = replace(ALL, part="Navy", side="spending", amount=5.0, place="b!C4:C5")


def test_that_a_total_which_is_another_one_now_is_told_with_both() -> None:
    (found,) = told_again((ALL, NAVY), [replace(ALL, amount=1200.0, place="b!C2:C10"), NAVY])
    assert (found.severity, found.place, found.file) == (Severity.NOTE, "b!C2:C10", "b.csv")
    assert found.message == "Budget 2025, Utfall 2025: 1,102.500 gave way to 1,200.000 SEK million, as b.csv now says."


def test_that_a_total_which_the_file_does_not_give_any_more_is_told_as_left_standing() -> None:
    (found,) = told_again((ALL, NAVY), [ALL])
    assert (found.severity, found.place) == (Severity.WARNING, "b!C4:C5")
    assert found.message == (
        "Budget 2025, Navy, spending, Utfall 2025: no longer among the totals of b.csv; 5.000 SEK million, read"
        " before, stands."
    )


def test_that_the_same_totals_and_those_of_another_edition_are_nothing_to_tell() -> None:
    assert told_again((ALL, NAVY), [NAVY, ALL]) == ()
    assert told_again((ALL, NAVY), [replace(ALL, edition="Budget 2026", amount=7.0)]) == ()
    assert told_again((), [ALL]) == ()
