"""The markings: a policy in each of `markings/*.toml`."""

import re
from pathlib import Path

from rampath.domain.marking import Marking
from rampath.presets.files import Table, table
from rampath.wording import tr

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LEVELS = 5


def read_markings(folder: Path) -> tuple[Marking, ...]:
    """The labels of `markings/*.toml`, in the order that the policies state and of the labels in each."""
    policies = [table(file) for file in sorted((folder / "markings").glob("*.toml"))]
    ordered = sorted(policies, key=lambda policy: policy.whole("order", 1, 99))
    return tuple(_marking(policy, each) for policy in ordered for each in policy.tables("labels"))


def _marking(policy: Table, told: Table) -> Marking:
    return Marking(
        told.text("label"),
        _colour(told, "band"),
        _colour(told, "text"),
        policy.text("policy"),
        told.whole("level", 0, _LEVELS),
        told.text("short") if "short" in told else "",
        policy.flag("unmarked"),
    )


def _colour(told: Table, key: str) -> str:
    value = told.text(key).lower()
    if _COLOUR.fullmatch(value) is None:
        raise told.spoilt(key, tr("expected a colour such as “#00805c”"))
    return value
