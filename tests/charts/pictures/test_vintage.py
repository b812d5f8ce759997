"""The picture of a series in every edition: which line counts, and how the others are told apart."""

from rampath.charts.pictures.vintage import vintage_picture
from rampath.charts.series import Point
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.vintage import Variant, vintage_table


def row(edition: str, year: int, value: float) -> Observation:
    return Observation(
        "POL", Measure.CORE_SHARE, year, value, "fraction", "", Kind.ACTUAL, edition, "f.xlsx", "T!A1", str(value)
    )


ROWS = (
    row("NATO June 2022", 2022, 0.0242), row("NATO June 2024", 2022, 0.0223), row("NATO June 2024", 2024, 0.0412),
    row("NATO July 2026", 2024, 0.0375), row("NATO July 2026", 2026, 0.0468),
)  # fmt: skip


def test_the_newest_edition_counts_and_the_others_are_numbered_from_the_newest() -> None:
    picture = vintage_picture(vintage_table(Observations(ROWS), "POL", Variant(Measure.CORE_SHARE)))
    assert [(line.edition, line.counts, line.back) for line in picture.lines] == [
        ("NATO June 2022", False, 1), ("NATO June 2024", False, 0), ("NATO July 2026", True, 0),
    ]  # fmt: skip
    assert picture.lines[1].points == (Point(2022, 0.0223, Kind.ACTUAL), Point(2024, 0.0412, Kind.ACTUAL))
    assert picture.years == (2022, 2024, 2026)
    assert all(line.edition in picture.title for line in picture.lines)


def test_a_table_without_figures_says_that_there_are_none() -> None:
    assert vintage_picture(None).title == "No figures"
    assert vintage_picture(vintage_table(Observations(()), "POL", Variant(Measure.CORE_SHARE))).lines == ()
