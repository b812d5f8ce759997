"""Findings counted in words: "3 errors, 12 warnings"."""

from collections import Counter
from collections.abc import Iterable

from rampath.domain.finding import Finding, Severity
from rampath.wording import marked, number, tr

_WORDS = {
    Severity.ERROR: (marked("1 error"), marked("{count} errors")),
    Severity.WARNING: (marked("1 warning"), marked("{count} warnings")),
    Severity.NOTE: (marked("1 note"), marked("{count} notes")),
}
_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.NOTE: "●"}


def counted(severity: Severity, count: int, *, sign: bool = False) -> str:
    """`1 error`, `12 warnings`; with the sign of the severity in front where asked."""
    one, many = _WORDS[severity]
    text = tr(one) if count == 1 else tr(many, count=number(count, 0))
    return f"{_SIGNS[severity]} {text}" if sign else text


def summed(findings: Iterable[Finding]) -> str:
    """`3 errors, 12 warnings`; notes only where there is nothing graver; nothing where there are none."""
    counts = Counter(finding.severity for finding in findings)
    grave = [counted(each, counts[each]) for each in (Severity.ERROR, Severity.WARNING) if counts[each]]
    notes = [counted(Severity.NOTE, counts[Severity.NOTE])] if counts[Severity.NOTE] else []
    return ", ".join(grave or notes)
