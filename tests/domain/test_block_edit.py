"""Blocks of entries become anchors and rates, and the report says what became of each cell."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.build import plan
from rampath.domain.block_edit import Entry, Outcome, paths_entered
from rampath.domain.commitment import Pillar
from rampath.domain.filling import filled
from rampath.domain.path import Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.domain.rate_edit import rates_entered

NATIONAL = Money(Prices.CURRENT, Currency.NATIONAL)


def entered(before: Plan, *entries: Entry, as_money: bool = False) -> Outcome:
    projection = project(before, before.scenarios[0])
    return paths_entered(before, projection, Pillar.CORE, NATIONAL, entries, as_money=as_money)


def path(of: Plan, member: str = "AAA") -> Path:
    return of.path(of.scenarios[0], member, Pillar.CORE)


def test_that_a_report_counts_what_was_set_held_locked_and_unreadable() -> None:
    before = plan()
    scenario = before.scenarios[0]
    before = before.with_path(scenario, "AAA", Pillar.CORE, path(before).with_hold(2030, 0.03))
    found = entered(
        before,
        Entry("AAA", 2028, "2.5"),
        Entry("AAA", 2029, "2,75 %"),
        Entry("AAA", 2030, "2.9"),
        Entry("AAA", 2026, "2.1"),
        Entry("BBB", 2030, "much"),
        Entry("NATO", 2030, "3"),
    )
    assert (found.set, len(found.held), len(found.locked), len(found.unreadable)) == (2, 1, 2, 1)
    assert found.words.startswith("2 set, 1 held, 2 locked, 1 unreadable. Bland 2030: “much” is no share")
    assert [(a.year, a.share) for a in path(found.plan).anchors] == [
        (2028, 0.025), (2029, 0.0275), (2030, 0.03), (2035, 0.035),
    ]  # fmt: skip
    assert path(found.plan, "BBB") == path(before, "BBB")


def test_that_a_typed_sign_is_a_change_and_a_pasted_one_is_refused() -> None:
    before = entered(plan(), Entry("AAA", 2030, "2.5")).plan
    assert path(entered(before, Entry("AAA", 2030, "+0.1")).plan).anchor(2030) == path(
        entered(before, Entry("AAA", 2030, "2.6")).plan
    ).anchor(2030)
    pasted = entered(before, Entry("AAA", 2030, "-0.5", pasted=True))
    assert pasted.plan is before
    assert len(pasted.unreadable) == 1


def test_that_money_becomes_the_share_of_gdp_that_it_is() -> None:
    # 2026: 200 at 2 %, so GDP is 10,000; a year later it is 10,000 x 1.02 x 1.03 = 10,506; 262.65 of it are 2.5 %.
    by_text = entered(plan(), Entry("AAA", 2027, "262.65"), as_money=True)
    by_number = entered(plan(), Entry("AAA", 2027, number=262.65), as_money=True)
    for found in (by_text, by_number):
        anchor = path(found.plan).anchor(2027)
        assert anchor is not None
        assert anchor.share == pytest.approx(0.025, abs=1e-12)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1.0, 15.1, 1e300])
def test_that_a_number_that_cannot_be_changes_nothing(number: float) -> None:
    found = entered(plan(), Entry("AAA", 2030, number=number))
    assert path(found.plan) == path(plan())
    assert len(found.unreadable) == 1


@given(st.text(max_size=12))
def test_that_any_text_sets_a_sound_share_or_is_refused_in_words(text: str) -> None:
    before = plan()
    found = entered(before, Entry("AAA", 2030, text))
    if found.set:
        anchor = path(found.plan).anchor(2030)
        assert anchor is not None
        assert 0 <= anchor.share <= 0.15
    else:
        assert found.plan is before
        assert found.words


def test_that_an_emptied_anchor_is_computed_again_and_an_emptied_hold_stays() -> None:
    before = entered(plan(), Entry("AAA", 2030, "2.5")).plan
    found = entered(before, Entry("AAA", 2030), Entry("AAA", 2031))
    assert (found.emptied, found.same) == (1, 1)
    assert path(found.plan) == path(plan())


def test_that_entries_of_several_members_all_stand_in_the_plan() -> None:
    found = entered(plan(), Entry("AAA", 2030, "2.5"), Entry("BBB", 2030, "4.5"), Entry("AAA", 2031, "", pasted=True))
    assert [path(found.plan, code).anchor(2030).share for code in ("AAA", "BBB")] == [0.025, 0.045]  # type: ignore[union-attr]
    assert found.words == "2 set, 1 blank, left as they were"


def test_that_rates_are_set_together_and_written_out_beyond_the_end() -> None:
    before = plan()
    economy = before.economies[0]
    # Outlooks reach to 2028; AAA grows by 2 %.
    found = rates_entered(
        before, economy, [Entry("AAA", 2030, "0.5"), Entry("AAA", 2027, number=-1.5), Entry("AAA", 2028, "-100")],
        growth=True,
    )  # fmt: skip
    assert found.words.startswith("2 set, 1 unreadable")
    outlook = found.plan.economies[0].outlooks["AAA"]
    assert outlook.real_growth[2027 - outlook.first_year :] == (-0.015, 0.02, 0.02, 0.005)
    assert rates_entered(before, economy, [Entry("AAA", 1900, "1"), Entry("AAA", 2027)], growth=True).plan is before


@pytest.mark.parametrize(
    ("values", "count", "told", "expected"),
    [
        ([2.0], 3, {}, [2.0, 2.0, 2.0]),
        ([2.0], 2, {"series": True}, [3.0, 4.0]),
        ([2.0, 2.5], 3, {}, [3.0, 3.5, 4.0]),
        ([2.0, 2.5], 2, {"backwards": True}, [1.5, 1.0]),
        ([1.0, 2.0, 2.0], 1, {}, [8 / 3]),  # least squares: mean 5/3, slope 1/2, two steps from the middle
        ([1.0, None], 3, {}, [1.0, None, 1.0]),
        ([], 2, {}, [None, None]),
    ],
)
def test_that_the_handle_fills_as_excel_does(
    values: list[float | None], count: int, told: dict[str, bool], expected: list[float | None]
) -> None:
    found = filled(values, count, **told)
    assert found == [None if x is None else pytest.approx(x) for x in expected]


def test_that_an_economy_says_once_that_rates_were_typed_over_what_its_source_said() -> None:
    before = plan()
    economy = before.economies[0]
    found = rates_entered(before, economy, [Entry("AAA", 2027, "1.5")], growth=True).plan.economies[0]
    assert found.source == f"{economy.source}; changed in Rampath: some rates were typed over".removeprefix("; ")
    again = replace(before, economies=(found,))
    twice = rates_entered(again, found, [Entry("AAA", 2028, "1.5")], growth=False).plan.economies[0]
    assert twice.source == found.source
