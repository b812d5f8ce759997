"""What a shown share rests on."""

from dataclasses import replace

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.kept import Drawn, Kept
from rampath.domain.member import NATO
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.trace import Figure, trace


def lines(member: str, year: int, measure: Measure = Measure.CORE_SHARE, path: Path | None = None) -> tuple[str, ...]:
    known = plan()
    if path is not None:
        known = known.with_path(known.scenarios[0], member, Pillar.CORE, path)
    found = trace(known, known.scenarios[0], Figure(member, measure, year))
    return () if found is None else found.lines


def test_that_an_observed_share_is_told_by_its_cell() -> None:
    known = plan()
    found = trace(known, known.scenarios[0], Figure("AAA", Measure.CORE_SHARE, 2026))
    assert found is not None
    assert found.observed is not None
    assert "Test 2026, T!A1: “0.02”" in found.lines
    assert found.text.splitlines() == list(found.lines)
    assert found.whole.startswith(found.lines[0])


def test_that_a_share_of_the_plain_path_tells_scenario_commitment_and_economy() -> None:
    assert lines("AAA", 2030) == (
        "Aland 2030 is planned: between 2026 as observed (2.00\u2009%) and the anchor of 2035 (3.50\u2009%), linear",
        "Scenario “Hague 2035”, the plain path to Hague 2035",
        "Money and real growth: economy “Test economy”",
    )


def test_that_a_drawn_path_tells_its_anchors_and_holds() -> None:
    path = Path((Anchor(2028, 0.021, held=True), Anchor(2030, 0.025), Anchor(2033, 0.03, Shape.S_CURVE)))
    assert lines("AAA", 2028, path=path)[0] == "Aland 2028 is planned: an anchor that is held at 2.10\u2009%"
    assert lines("AAA", 2030, path=path)[:2] == (
        "Aland 2030 is planned: an anchor at 2.50\u2009%",
        "Scenario “Hague 2035”",
    )
    assert lines("AAA", 2031, path=path)[0] == (
        "Aland 2031 is planned: between the anchor of 2030 (2.50\u2009%) and the anchor of 2033 (3.00\u2009%), S-curve"
    )
    assert lines("AAA", 2035, path=path)[0] == (
        "Aland 2035 is planned: as in the anchor of 2033 (3.00\u2009%), after which there is no anchor"
    )
    assert "as in 2026 as observed" in lines("AAA", 2030, path=Path())[0]


def test_that_a_path_whose_money_is_kept_says_that_its_share_moves() -> None:
    path = Path((Anchor(2030, 0.025),), drawn=Drawn(Kept.MONEY, 2026, (10_000.0,) * 10))
    assert lines("AAA", 2030, path=path)[2] == (
        "Its money at current prices stays as it was drawn, so the share moves with GDP"
    )


def test_that_an_aggregate_follows_from_its_members() -> None:
    assert lines(NATO, 2025) == ("NATO Total 2025 was not published: it follows from the figures of its members",)
    assert lines(NATO, 2030)[0] == (
        "NATO Total 2030 is planned: it follows from the paths of its members, weighed by their GDP"
    )


def test_that_nothing_is_said_where_there_is_no_figure() -> None:
    assert lines("ISL", 2026) == ()
    assert lines("AAA", 2019) == ()
    assert lines("AAA", 2030, Measure.BROADER_SHARE) == ()
    assert lines("AAA", 2026, Measure.EQUIPMENT_SHARE) == ()
    assert lines("AAA", 2030, Measure.EQUIPMENT_SHARE) == ()


def test_that_other_measures_than_shares_of_gdp_are_told_by_their_cell() -> None:
    known = plan()
    row = Observation(
        "AAA",
        Measure.EQUIPMENT_SHARE,
        2026,
        0.271,
        "fraction",
        "",
        Kind.ESTIMATE,
        "Test 2026",
        "t.xlsx",
        "T!C9",
        "27.1",
    )
    known = replace(known, observations=Observations.of([*known.observations, row]))
    found = trace(known, known.scenarios[0], Figure("AAA", Measure.EQUIPMENT_SHARE, 2026))
    assert found is not None
    assert "Test 2026, T!C9: “27.1”" in found.lines
