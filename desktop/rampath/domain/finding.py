"""A finding: something worth saying about input or a plan, with its place."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from rampath.wording import tr


class Severity(StrEnum):
    """`error`: a figure was lost; `warning`: look at it; `note`: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Scope(StrEnum):
    """How much a finding is about. What is wrong with a header is the cause of what is wrong below it."""

    FILE = "file"
    SHEET = "sheet"
    HEADER = "header"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `place` is `sheet!cell` (or a sheet, a file or a member where that is the place), `raw` the text as it
    stands there, `message` one sentence that says what was found and what was done about it. `file` is the file's
    name. `expected` and `done` are parts of the message for a table, where its producer gave them.
    """

    severity: Severity
    place: str
    raw: str
    message: str
    file: str = ""
    expected: str = ""
    done: str = ""
    scope: Scope | None = None

    @property
    def said(self) -> str:
        """What was found: the message without what was expected and done, where those are told apart."""
        tail = _tail(self.expected, self.done)
        return self.message.removesuffix(tail) if self.expected or self.done else self.message

    @property
    def reach(self) -> Scope:
        """How much it is about: as its producer says, else told from its place."""
        if self.scope is not None:
            return self.scope
        if not self.place or self.place == self.file:
            return Scope.FILE
        return Scope.CELL if "!" in self.place else Scope.SHEET


def told(
    severity: Severity,
    place: str,
    raw: str,
    said: str,
    *,
    expected: str = "",
    done: str = "",
    file: str = "",
    scope: Scope | None = None,
) -> Finding:
    """A finding whose message is made of its parts: "{said}; expected {expected}. {done}."

    None of the parts has a full stop at its end.
    """
    return Finding(severity, place, raw, said + _tail(expected, done), file, expected, done, scope)


def _tail(expected: str, done: str) -> str:
    begun = tr("; expected {expected}.", expected=expected) if expected else "."
    return f"{begun} {done}." if done else begun


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """File by file as they were read; in each what is about the file, then sheets, headers, and single cells.

    So a header that is missing is told before the hundred cells that could not be read for want of it. Among
    findings of like reach the graver ones come first, and notes, which cause nothing, come after all others.
    """
    found = tuple(findings)
    files = {file: i for i, file in enumerate(dict.fromkeys(finding.file for finding in found))}
    reach, severity = list(Scope), list(Severity)

    def key(finding: Finding) -> tuple[int, bool, int, int]:
        note = finding.severity is Severity.NOTE
        return files[finding.file], note, reach.index(finding.reach), severity.index(finding.severity)

    return tuple(sorted(found, key=key))


def outdated(
    known: Iterable[Finding], file: str, sheets: Collection[str], now: Collection[Finding]
) -> frozenset[Finding]:
    """What an earlier reading of a file said of it as a whole or of these sheets, and a new one does not say any more.

    How a figure was set by hand, or gave way to another one, stays told. That has no `scope` of its own, which what a
    reading says has, but for what is older: of that only errors are known to be a reading's, and what tells an
    expectation or what was done for want of it.
    """
    said = {_words(each) for each in now}

    def is_read(finding: Finding) -> bool:
        sheet = finding.place.rpartition("!")[0] or finding.place
        return finding.file == file and (sheet in sheets or sheet in {"", file})

    def is_a_reading_s(finding: Finding) -> bool:
        return bool(finding.severity is Severity.ERROR or finding.expected or finding.done or finding.scope)

    return frozenset(each for each in known if is_a_reading_s(each) and is_read(each) and _words(each) not in said)


def of_a_reading(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What a reading says, told apart from what is said later of its figures: each tells how much it is about."""
    return tuple(each if each.scope is not None else replace(each, scope=each.reach) for each in findings)


def not_among(known: Iterable[Finding], told: Iterable[Finding]) -> tuple[Finding, ...]:
    """What of these is not known yet, in its order; both may be many thousand."""
    have = {_words(each) for each in known}
    return tuple(each for each in told if _words(each) not in have)


def _words(finding: Finding) -> tuple[str, ...]:
    """What a person reads of a finding."""
    return finding.severity, finding.place, finding.raw, finding.message, finding.file


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
