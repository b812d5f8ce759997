"""Returns beside the alliance's table and the plan: who is missing, sent twice, changed, or contradicts."""

from dataclasses import replace

import pytest

from domain.build import REGISTER, observations, plan
from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.hand_edit import set_by_hand
from rampath.domain.member import CurrencyPeriod, Member, Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Source
from rampath.domain.provenance import source_of
from rampath.domain.return_words import differing, sentence, states_words
from rampath.domain.returns import (
    Return,
    Sent,
    SentPath,
    State,
    compare_returns,
    is_return,
    return_edition,
    without_returns,
)
from rampath.domain.returns_accepted import accepted

ALLIANCE = observations()


def figure(
    year: int, raw: str, *, member: str = "AAA", edition: str = "NATO November 2026", kind: Kind = Kind.ACTUAL
) -> Observation:
    value = round(float(raw) / 100, 10)
    return Observation(
        member, Measure.CORE_SHARE, year, value, "fraction", "constant 2024", kind, edition, f"{member}.xlsx",
        f"Table 3!B{year}", raw,
    )  # fmt: skip


def money(raw: str, unit: str, basis: str = "current", member: str = "AAA", year: int = 2026) -> Observation:
    return replace(
        figure(year, raw, member=member), measure=Measure.CORE_EXPENDITURE, value=float(raw), unit=unit,
        price_basis=basis,
    )  # fmt: skip


def sent(*rows: Observation, file: str = "AAA.xlsx", **more: object) -> Sent:
    return replace(Sent(file, "NATO tables", "NATO November 2026", "0" * 64, rows), **more)  # type: ignore[arg-type]


def compared(*files: Sent) -> dict[str, Return]:
    return {each.member or each.state.value: each for each in compare_returns(files, ALLIANCE, REGISTER)}


def test_that_who_sent_nothing_is_missing_and_a_member_without_forces_is_not() -> None:
    found = compared(sent(figure(2026, "2.0")))
    assert {code: each.states for code, each in found.items()} == {
        "AAA": (State.RECEIVED,), "BBB": (State.MISSING,), "USA": (State.MISSING,),
    }  # fmt: skip


def test_that_a_return_is_an_edition_of_its_own_whatever_its_layout_says() -> None:
    found = compared(sent(figure(2026, "2.0")))["AAA"]
    assert found.edition == "Aland return, November 2026"
    assert {row.edition for row in found.rows} == {"Aland return, November 2026"}
    assert is_return(return_edition("Aland", "NATO November 2026"))
    assert return_edition("Aland", "Aland return, November 2026") == "Aland return, November 2026"
    assert not is_return("NATO November 2026")


@pytest.mark.parametrize(
    ("raw", "agrees"),
    [("2.0", True), ("2.005", True), ("1.995", True), ("2.0051", True), ("2.02", False), ("1.98", False)],
)
def test_that_a_share_contradicts_where_it_differs_by_more_than_rounding(raw: str, agrees: bool) -> None:
    found = compared(sent(figure(2026, raw)))["AAA"]
    assert (State.CONTRADICTS in found.states) is not agrees
    assert found.compared == 1
    if not agrees:
        (contradiction,) = found.contradictions
        assert (contradiction.mine.raw, contradiction.mine.cell) == (raw, "Table 3!B2026")
        assert (contradiction.theirs.raw, contradiction.theirs.cell) == ("0.02", "T!A1")


def test_that_money_is_compared_in_the_same_prices_and_currency_only() -> None:
    found = compared(
        sent(money("200", "EUR million"), money("170", "EUR million", "constant 2024"),
             money("999", "EUR million", "constant 2015"), money("252", "USD million"))
    )["AAA"]  # fmt: skip
    assert found.compared == 3
    assert {(each.mine.value, each.theirs.value) for each in found.contradictions} == {(170.0, 160.0), (252.0, 250.0)}


def test_that_what_the_table_has_in_another_currency_or_prices_is_told_as_not_compared() -> None:
    found = compared(
        sent(money("200", "EUR million"), money("999", "EUR million", "constant 2015"), money("1500", "DKK million"),
             money("1400", "DKK million", year=1999))
    )["AAA"]  # fmt: skip
    assert (found.compared, found.apart) == (1, 2)
    assert sentence(found, REGISTER) == (
        "Aland: figures of its own: 4. All 1 that can be compared with the alliance's table agree with it."
        " Not compared, since the table has them in another currency, unit or prices: 2."
    )


def test_that_money_in_a_former_currency_is_compared_at_its_fixed_rate() -> None:
    currencies = (CurrencyPeriod("BGN"), CurrencyPeriod("EUR", 2026, 2.0))
    register = Register((Member("AAA", "Aland", "Aland", 1949, currencies, has_forces=True),), REGISTER.aggregates)
    table = Observations.of([money("100", "BGN million")])
    agreed, other = (
        compare_returns([sent(money(raw, "EUR million"))], table, register)[0] for raw in ("50", "52")
    )  # fmt: skip
    assert (agreed.compared, agreed.contradictions) == (1, ())
    assert other.contradictions[0].theirs_here == pytest.approx(50)


def test_that_plans_are_not_held_against_the_table() -> None:
    found = compared(sent(figure(2026, "9.0", kind=Kind.PLAN)))["AAA"]
    assert (found.compared, found.contradictions) == (0, ())


def test_that_two_files_of_one_member_are_told_with_how_far_they_are_apart() -> None:
    first, second = sent(figure(2026, "2.0"), figure(2025, "2.0")), sent(figure(2026, "2.1"), file="AAA (2).xlsx")
    found = [each for each in compare_returns([first, second], ALLIANCE, REGISTER) if each.member == "AAA"]
    assert [each.states[0] for each in found] == [State.TWICE, State.TWICE]
    assert found[0].twins == (("AAA (2).xlsx", 2),)
    assert found[1].twins == (("AAA.xlsx", 2),)


def test_that_a_file_that_could_not_be_read_stands_at_the_member_that_its_name_speaks_of() -> None:
    spoilt = Sent("AAA.xlsx", members=("AAA",), refused="AAA.xlsx is no workbook.")
    nameless = Sent("scan.xlsx", refused="scan.xlsx is no workbook.")
    found = compare_returns([spoilt, nameless], ALLIANCE, REGISTER)
    assert [(each.member, each.state) for each in found] == [
        ("AAA", State.REFUSED), ("BBB", State.MISSING), ("USA", State.MISSING), ("", State.REFUSED),
    ]  # fmt: skip
    assert not found[0].acceptable


def many(count: int) -> tuple[Register, list[Observation]]:
    euro = (CurrencyPeriod("EUR"),)
    codes = [f"M{i:02}" for i in range(count)]
    members = tuple(Member(code, f"Land {code}", code, 1949, euro, has_forces=True) for code in codes)
    return Register(members, REGISTER.aggregates), [figure(2026, "2.0", member=code) for code in codes]


def test_that_a_table_of_many_members_is_no_return_unless_its_name_says_whose_it_is() -> None:
    register, rows = many(12)
    table = compare_returns([sent(*rows, file="all.xlsx")], Observations(), register)
    assert [each.state for each in table] == [State.MISSING] * 12 + [State.TABLE]
    named = compare_returns([sent(*rows, members=("M03",))], Observations(), register)
    assert [(each.member, len(each.rows)) for each in named if each.state is State.RECEIVED] == [("M03", 1)]


def test_that_a_file_of_a_few_members_is_a_return_of_each() -> None:
    found = compared(sent(figure(2026, "2.0"), figure(2026, "4.0", member="BBB")))
    assert (found["AAA"].state, found["BBB"].state) == (State.RECEIVED, State.RECEIVED)
    assert [row.member for row in found["BBB"].rows] == ["BBB"]


def test_that_a_file_named_after_one_member_with_figures_of_another_is_told_as_such() -> None:
    row = figure(2026, "2.0")
    found = compared(sent(row, file="BBB.xlsx", members=("BBB",)))["AAA"]
    assert found.states == (State.RECEIVED,)
    assert sentence(found, REGISTER).startswith("Aland: figures of its own: 1. The name of BBB.xlsx speaks of Bland.")
    assert states_words(found) == "▲ received, its file is named after another member"
    for members in ((), ("AAA",), ("AAA", "BBB")):
        assert compared(sent(row, file="x.xlsx", members=members))["AAA"].named_after == ()


def test_that_a_file_with_aggregates_alone_names_nobody() -> None:
    found = compare_returns([sent(figure(2026, "2.0", member="NATO"))], ALLIANCE, REGISTER)
    assert found[-1].state is State.NOBODY


def test_that_an_accepted_return_stands_beside_counts_and_is_compared_with_the_next_one() -> None:
    before = plan()
    (first, *_rest) = compare_returns([sent(figure(2026, "2.5"))], before.observations, REGISTER, before)
    after = accepted(before, [first])
    assert after.observations.editions == ("Test 2026", "Aland return, November 2026")
    assert after.observations.value("AAA", Measure.CORE_SHARE, 2026) == 0.025
    assert after.observations.value("BBB", Measure.CORE_SHARE, 2026) == 0.04
    assert [(source.file, source.edition) for source in after.sources] == [("AAA.xlsx", "Aland return, November 2026")]
    alliance = without_returns(after.observations)
    assert alliance.editions == ("Test 2026",)

    def again(*rows: Observation) -> Return:
        return compare_returns([sent(*rows)], alliance, REGISTER, after)[0]

    assert again(figure(2026, "2.5")).states == (State.CONTRADICTS, State.AS_BEFORE)
    changed = again(figure(2026, "2.6"))
    assert changed.states == (State.CONTRADICTS, State.CHANGED)
    assert [(each.change.value, each.row.value) for each in changed.changes] == [("changed in the file", 0.025)]
    later = accepted(after, [changed])
    assert later.observations.value("AAA", Measure.CORE_SHARE, 2026) == 0.026
    assert len(later.observations) == len(after.observations)
    assert any("2.50\u2009% gave way to 2.60\u2009%" in finding.message for finding in later.findings)


def test_that_a_figure_that_was_sent_in_another_currency_since_is_told_in_both_and_not_subtracted() -> None:
    before = plan()
    first = money("391.166", "BGN million")
    after = accepted(before, compare_returns([sent(first)], ALLIANCE, REGISTER, before)[:1])
    euros = replace(first, value=200.0, raw="200", unit="EUR million")
    again = compare_returns([sent(euros)], ALLIANCE, REGISTER, after)[0]
    told = [each for each in differing(again) if each.what == "changed in the file"]
    assert [(each.figure, each.mine, each.theirs, each.difference) for each in told] == [
        ("core defence expenditure, EUR million, current prices", "200", "391.166 (BGN million, current prices)", "–")
    ]


def test_that_the_table_s_figure_in_a_former_currency_is_told_in_it() -> None:
    levs = Member("AAA", "Aland", "Aland", 1949, (CurrencyPeriod("BGN"), CurrencyPeriod("EUR", 2026, 1.95583)), True)
    register = replace(REGISTER, members=(levs, *REGISTER.members[1:]))
    table = Observations.of([money("391.166", "BGN million", year=2025)])
    found = compare_returns([sent(money("210", "EUR million", year=2025))], table, register)[0]
    assert [(each.mine, each.theirs, each.difference) for each in differing(found)] == [
        ("210", "391.166 (BGN million, current prices)", "+5.00\u2009%")
    ]


def test_that_a_return_of_another_month_is_compared_with_the_last_one() -> None:
    before = plan()
    after = accepted(before, compare_returns([sent(figure(2026, "2.5"))], ALLIANCE, REGISTER, before)[:1])
    spring = sent(figure(2026, "2.5", edition="NATO March 2027"), edition="NATO March 2027")
    found = compare_returns([spring], ALLIANCE, REGISTER, after)[0]
    assert found.edition == "Aland return, March 2027"
    assert State.AS_BEFORE in found.states


def test_that_a_figure_that_was_set_by_hand_over_a_return_is_kept() -> None:
    before = plan()
    after = accepted(before, compare_returns([sent(figure(2026, "2.5"))], ALLIANCE, REGISTER, before)[:1])
    rows = tuple(set_by_hand(row, 0.03) if is_return(row.edition) else row for row in after.observations)
    edited = replace(after, observations=replace(after.observations, rows=rows))
    found = compare_returns([sent(figure(2026, "2.6"))], ALLIANCE, REGISTER, edited)[0]
    assert accepted(edited, [found]).observations.value("AAA", Measure.CORE_SHARE, 2026) == 0.03


OWN = Path((Anchor(2030, 0.03), Anchor(2035, 0.035)))


def a_plan(*rows: Observation, paths: tuple[SentPath, ...] = (), file: str = "plan.xlsx") -> Sent:
    return Sent(file, "Rampath plan", "plan", "1" * 64, rows or ALLIANCE.rows, from_plan=True, paths=paths)


def test_that_a_plan_workbook_is_the_return_of_the_member_whose_path_it_changed() -> None:
    before = plan()
    path = SentPath("Hague 2035", "AAA", Pillar.CORE, OWN)
    found = compare_returns([a_plan(paths=(path,))], ALLIANCE, REGISTER, before)
    mine = found[0]
    assert (mine.member, mine.states, mine.rows) == ("AAA", (State.RECEIVED,), ())
    after = accepted(before, [mine])
    assert after.path(after.scenario("Hague 2035"), "AAA", Pillar.CORE) == OWN
    assert after.observations == before.observations
    assert any("is the one of its return" in finding.message for finding in after.findings)
    again = compare_returns([replace(a_plan(paths=(path,)), members=("AAA",))], ALLIANCE, REGISTER, after)[0]
    assert again.states == (State.AS_BEFORE,)
    assert not again.acceptable


def test_that_what_a_plan_workbook_repeats_is_left_out_and_what_was_set_by_hand_there_is_its_member_s() -> None:
    rows = tuple(
        set_by_hand(row, 0.025) if (row.member, row.measure, row.year) == ("AAA", Measure.CORE_SHARE, 2026) else row
        for row in ALLIANCE
    )
    found = compare_returns([a_plan(*rows)], ALLIANCE, REGISTER, plan())[0]
    (row,) = found.rows
    assert (found.member, row.value, row.as_read, row.file, row.raw) == (
        "AAA", 0.025, None, "plan.xlsx", "2.50\u2009%",
    )  # fmt: skip
    assert found.state is State.CONTRADICTS


def test_that_an_edition_of_the_alliance_s_in_a_plan_workbook_is_no_return_though_the_plan_here_lacks_it() -> None:
    register, rows = many(12)
    newer = [replace(row, edition="NATO June 2027", file="nato-2027.xlsx") for row in rows]
    own = replace(rows[0], edition="budget", file="budget.xlsx", cell="B!C2")
    edited = set_by_hand(replace(newer[0], year=2030), 0.05)
    record = Source("budget.xlsx", "2" * 64, "budget", "2026-11-20")
    file = replace(a_plan(*newer, edited, own), members=(own.member,), sources=(record,))
    found = compare_returns([file], Observations(), register)[0]
    assert [(row.year, row.file) for row in found.rows] == [(2030, "plan.xlsx"), (own.year, "budget.xlsx")]
    after = accepted(replace(plan(), register=register), [found])
    for row, sha256 in zip(found.rows, ("1" * 64, "2" * 64), strict=True):
        source = source_of(after, row)
        assert source is not None
        assert (source.file, source.sha256, source.edition) == (row.file, sha256, row.edition)


def test_that_a_path_for_a_scenario_that_the_plan_does_not_have_is_told() -> None:
    before = plan()
    path = SentPath("Nowhere", "AAA", Pillar.CORE, OWN)
    found = compare_returns([a_plan(paths=(path,))], ALLIANCE, REGISTER, before)[0]
    after = accepted(before, [found])
    assert after.branches == before.branches
    assert after.findings[-1].severity is Severity.WARNING
    assert "“Nowhere”" in after.findings[-1].message


def test_that_a_plan_workbook_of_nobody_in_particular_says_so() -> None:
    register, rows = many(12)
    found = compare_returns([a_plan(*rows)], Observations(), register)
    assert found[-1].state is State.NOBODY


def test_that_accepting_nothing_changes_nothing() -> None:
    before = plan()
    assert accepted(before, []) == before
    missing = compare_returns([], ALLIANCE, REGISTER, before)
    assert accepted(before, missing) == before
