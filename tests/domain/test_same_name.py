"""Files of one name: a newer version stays in its edition, somebody else's file gets one of its own."""

from dataclasses import replace

import pytest

from domain.build import plan
from rampath.domain.member import NATO
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.plan import Plan, Source
from rampath.domain.same_name import Series, edition_apart

EXPENDITURE, GDP = Measure.CORE_EXPENDITURE, Measure.GDP
FILE = "budget 2026.xlsx"


def figure(member: str, measure: Measure, edition: str, file: str = FILE) -> Observation:
    return Observation(member, measure, 2026, 5.0, "EUR million", "current", Kind.ACTUAL, edition, file, "A!B3", "5")


def source(sha256: str, edition: str = "budget 2026", file: str = FILE) -> Source:
    return Source(file, sha256, edition)


@pytest.fixture
def held() -> Plan:
    """A plan with two files of one name: that of Aland, and that of Bland."""
    rows = (
        figure("AAA", EXPENDITURE, "budget 2026"), figure(NATO, EXPENDITURE, "budget 2026"),
        figure("BBB", EXPENDITURE, "budget 2026 (2)"), figure("USA", GDP, "budget 2025 (2)", "other.xlsx"),
    )  # fmt: skip
    return replace(
        plan(),
        observations=Observations(rows),
        sources=(source("a"), source("b", "budget 2026 (2)"), source("c", "budget 2025 (2)", "other.xlsx")),
    )


@pytest.mark.parametrize(
    ("sha256", "series", "edition"),
    [
        ("new", [("AAA", EXPENDITURE), ("AAA", GDP)], "budget 2026"),
        ("new", [("BBB", EXPENDITURE)], "budget 2026 (2)"),
        ("new", [("USA", EXPENDITURE)], "budget 2026 (3)"),
        ("new", [("AAA", GDP)], "budget 2026 (3)"),
        ("new", [("USA", EXPENDITURE), (NATO, EXPENDITURE)], "budget 2026 (3)"),
        ("new", [("USA", None)], "budget 2026 (3)"),
        ("new", [(NATO, EXPENDITURE)], "budget 2026 (3)"),
        ("new", [], "budget 2026"),
        ("b", [("USA", EXPENDITURE)], "budget 2026 (2)"),
    ],
)
def test_that_a_file_is_known_by_its_bytes_then_by_its_series(
    held: Plan, sha256: str, series: list[Series], edition: str
) -> None:
    assert edition_apart(held, source(sha256), series) == edition


def test_that_files_of_other_names_or_editions_are_left_as_they_are(held: Plan) -> None:
    assert edition_apart(held, source("x", file="budget 2026.csv"), [("USA", GDP)]) == "budget 2026"
    assert edition_apart(held, source("x", "budget 2027"), [("USA", GDP)]) == "budget 2027"


def test_that_an_edition_of_which_nothing_is_left_is_taken_again(held: Plan) -> None:
    emptied = replace(held, observations=Observations(held.observations.rows[2:]))
    assert edition_apart(emptied, source("x"), [("USA", GDP)]) == "budget 2026"


def test_that_a_name_that_another_file_has_is_not_taken(held: Plan) -> None:
    assert edition_apart(held, source("x", "budget 2025", "other.xlsx"), [("AAA", GDP)]) == "budget 2025 (3)"
