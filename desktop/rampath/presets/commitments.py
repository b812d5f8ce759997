"""The commitments: `commitments/*.toml`."""

from pathlib import Path

from rampath.domain.commitment import Commitment, Pillar, Rule, Target
from rampath.presets.files import Table, table
from rampath.wording import tr

ORDER = ("hague-2035", "compromise-2032", "us-request", "wales-2014")
"""The commitments in the order in which they are offered; others follow by name."""


def read_commitments(folder: Path) -> tuple[Commitment, ...]:
    """The commitments of `commitments/*.toml`."""
    files = sorted((folder / "commitments").glob("*.toml"), key=lambda file: (_place(file.stem), file.stem))
    return tuple(_commitment(file) for file in files)


def _place(stem: str) -> int:
    return ORDER.index(stem) if stem in ORDER else len(ORDER)


def _commitment(file: Path) -> Commitment:
    told = table(file)
    start, deadline = told.year("start"), told.year("deadline")
    if deadline < start:
        raise told.spoilt("deadline", tr("expected a year after the start"))
    return Commitment(
        id=told.choice("id", [file.stem]),
        name=told.text("name"),
        targets=_targets(told),
        start=start,
        deadline=deadline,
        review=told.year("review") if "review" in told else None,
        equipment_floor=told.fraction("equipment_floor_percent") if "equipment_floor_percent" in told else None,
        rule=Rule(told.choice("rule", list(Rule))) if "rule" in told else Rule.PUBLISHED,
        annual_plans=told.flag("annual_plans"),
        text=told.text("text"),
        source=told.text("source"),
    )


def _targets(told: Table) -> tuple[Target, ...]:
    targets = tuple(
        Target(Pillar(each.choice("pillar", list(Pillar))), each.fraction("percent"), each.flag("up_to"))
        for each in told.tables("targets")
    )
    if len({target.pillar for target in targets}) < len(targets):
        raise told.spoilt("targets", tr("expected one target for each pillar"))
    return targets
