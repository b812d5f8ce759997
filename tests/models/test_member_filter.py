"""The filter of the member table: words, conditions and groups."""

from dataclasses import replace

import pytest

from domain.build import FACTS, plan
from rampath.domain.commitment import Pillar
from rampath.domain.group import EU, group_share
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.models.member_filter import GROUPS, NoCondition, filter_of
from rampath.models.member_rows import MemberRow, member_rows


@pytest.fixture
def rows(sample_plan: Plan) -> dict[str, MemberRow]:
    found = member_rows(sample_plan, project(sample_plan, sample_plan.scenarios[0]), Pillar.CORE, Money()).rows
    return {row.code: row for row in found}


@pytest.mark.parametrize(
    ("text", "kept", "gone"),
    [
        ("gap > 1.4 pp", "BEL", "DNK"),  # Belgium 2.00 and Denmark 3.49 of 3.50
        ("gap <= 0,01", "DNK", "BEL"),
        ("share >= 5", "EST", "POL"),
        ("equipment < 20 %", "NOR", "BEL"),
        ("met in <= 2031", "DNK", "BEL"),
        ("status is met", "EST", "BEL"),
        ("status is not met", "BEL", "EST"),
        ("gap > 1; bel", "BEL", "BGR"),
    ],
)
def test_that_a_condition_keeps_whom_it_names(rows: dict[str, MemberRow], text: str, kept: str, gone: str) -> None:
    keeps = filter_of(text).keeps
    assert keeps(rows[kept])
    assert not keeps(rows[gone])
    assert not keeps(rows["ISL"]) or "not" in text


@pytest.mark.parametrize(
    "text", ["gap > much", "colour > 3", "status is blue", "status > met", "gap > nan", "2026e > 3", "gap >"]
)
def test_that_what_is_no_condition_is_refused_in_words(text: str) -> None:
    with pytest.raises(NoCondition, match="is no condition"):
        filter_of(text)


def test_that_groups_hold_whom_they_should(rows: dict[str, MemberRow], sample_plan: Plan) -> None:
    assert len(EU) == 23
    assert frozenset(sample_plan.register.codes) >= EU
    kept = {group: {code for code, row in rows.items() if keeps(row)} for group, (_words, keeps) in GROUPS.items()}
    assert "USA" not in kept["eur_can"]
    assert {"BEL", "SWE"} <= kept["eu"]
    assert not kept["eu"] & {"TUR", "GBR", "NOR", "ISL"}
    assert "BEL" in kept["below"]
    assert not kept["below"] & {"EST", "ISL"}


def test_that_who_meets_the_line_as_published_is_not_below_it_and_is_compared_as_shown() -> None:
    known = plan({**FACTS, "AAA": replace(FACTS["AAA"], share=0.03495), "USA": replace(FACTS["USA"], share=0.034949)})
    found = member_rows(known, project(known, known.scenarios[0]), Pillar.CORE, Money()).rows
    kept = {row.code: [filter_of("share >= 3.5").keeps(row), GROUPS["below"][1](row)] for row in found}
    assert (kept["AAA"], kept["USA"]) == ([True, False], [False, True])


def test_that_a_group_s_share_is_the_ratio_of_sums_and_the_alliance_s_is_the_published_one(sample_plan: Plan) -> None:
    projection = project(sample_plan, sample_plan.scenarios[0])
    every = frozenset(projection.members)
    nato = projection.line("NATO", Pillar.CORE, Money()).share_in(2026)
    assert group_share(projection, every, Pillar.CORE, 2026) == nato
    bel, est = (projection.line(code, Pillar.CORE, Money()) for code in ("BEL", "EST"))
    spent = (bel.expenditure_in(2030) or 0) + (est.expenditure_in(2030) or 0)
    gdp = (bel.gdp_in(2030) or 0) + (est.gdp_in(2030) or 0)
    both = group_share(projection, frozenset(("BEL", "EST")), Pillar.CORE, 2030)
    assert both == pytest.approx(spent / gdp, rel=1e-12)
    assert group_share(projection, frozenset(("ISL",)), Pillar.CORE, 2026) is None
    assert group_share(projection, frozenset(), Pillar.CORE, 2026) is None
