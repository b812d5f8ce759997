"""The markings: `markings/*.toml`."""

import re
from dataclasses import dataclass
from pathlib import Path

from rampath.presets.files import Table, table
from rampath.wording import tr

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Marking:
    """A label that can be chosen, with the colours (`#rrggbb`) of its band and of the text on it."""

    label: str
    band: str
    text: str


def read_markings(folder: Path) -> tuple[Marking, ...]:
    """The labels of `markings/*.toml`, in the order of the files and of the labels in each."""
    return tuple(
        Marking(each.text("label"), _colour(each, "band"), _colour(each, "text"))
        for file in sorted((folder / "markings").glob("*.toml"))
        for each in table(file).tables("labels")
    )


def _colour(told: Table, key: str) -> str:
    value = told.text(key).lower()
    if _COLOUR.fullmatch(value) is None:
        raise told.spoilt(key, tr("expected a colour such as “#00805c”"))
    return value
