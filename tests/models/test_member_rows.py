"""The rows of the member table, and which of them an edit makes anew."""

from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.models.member_rows import member_rows


def test_that_rows_of_members_whose_path_did_not_change_are_the_same_objects(sample_plan: Plan) -> None:
    before = member_rows(sample_plan, project(sample_plan, sample_plan.scenarios[0]), Pillar.CORE, Money())
    changed = sample_plan.with_path(sample_plan.scenarios[0], "BEL", Pillar.CORE, Path((Anchor(2035, 0.03),)))
    projection = project(changed, changed.scenarios[0])
    after = member_rows(changed, projection, Pillar.CORE, Money(), before)
    differing = [new.code for old, new in zip(before.rows, after.rows, strict=True) if old is not new]
    assert differing == ["BEL", "NATO_EUR_CAN", "NATO"]
    fresh = member_rows(changed, projection, Pillar.CORE, Money())
    assert [row.standing for row in after.rows] == [row.standing for row in fresh.rows]
