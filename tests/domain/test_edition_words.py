"""The editions that figures are drawn from, in words that stay short."""

import pytest

from rampath.domain.edition_words import counting_in_words
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.returns import return_edition, return_of

NATO = "NATO July 2026"


def row(member: str, edition: str, year: int = 2026) -> Observation:
    return Observation(
        member, Measure.CORE_SHARE, year, 0.02, "fraction", "constant 2021", Kind.ACTUAL, edition, "f.xlsx", "A!B1", "2"
    )


def table(*members: str) -> Observations:
    """NATO's figures of the year before, and a return of each of these members."""
    returns = (row(member, return_edition(member, "NATO November 2026")) for member in members)
    return Observations.of([*(row(member, NATO, 2025) for member in "ABCDE"), *returns])


def test_that_a_few_returns_are_named_each() -> None:
    assert set(counting_in_words(table("A", "B", "C"))) == {
        NATO, "A return, November 2026", "B return, November 2026", "C return, November 2026",
    }  # fmt: skip


def test_that_many_returns_of_one_edition_are_named_together_and_in_their_place() -> None:
    found = counting_in_words(table("A", "B", "C", "D"))
    assert found == ("returns of 4 members (November 2026)", NATO)


@pytest.mark.parametrize(("edition", "shared"), [(NATO, ""), ("Türkiye return, May 2027", "May 2027")])
def test_that_returns_share_what_stands_behind_the_member(edition: str, shared: str) -> None:
    assert return_of(edition) == shared
