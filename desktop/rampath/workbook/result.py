"""What a layout reader gives back: observations, findings, and every cell that it did not use."""

from dataclasses import dataclass

from rampath.domain.finding import Finding
from rampath.domain.observation import Observation

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Unused:
    """A non-empty cell that gave no observation, and why, in words for people."""

    place: str
    raw: str
    reason: str


def shown(raw: str) -> str:
    """A cell's text as it stands in a sentence: on one line, and cut where it is long."""
    words = " ".join(raw.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a whole workbook says in one layout."""

    edition: str
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    unused: tuple[Unused, ...]
