"""A finding: something worth saying about input or a plan, with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`error`: a figure was lost; `warning`: look at it; `note`: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `place` is `sheet!cell` (or a sheet, a file or a member where that is the place), `raw` the text as it
    stands there, `message` one sentence that says what was found and what was done about it.
    """

    severity: Severity
    place: str
    raw: str
    message: str


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
