"""What reading a list finds beside its lines."""

from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.workbook.question import Question
from rampath.workbook.result import Unused


@dataclass
class Found:
    """Findings, questions, and the cells that gave no amount; filled while a list is read."""

    findings: list[Finding] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def find(
        self,
        severity: Severity,
        where: str,
        raw: str,
        said: str,
        *,
        expected: str = "",
        done: str = "",
        scope: Scope | None = None,
    ) -> None:
        """Add a finding; no part has a full stop at its end."""
        self.findings.append(told(severity, where, raw, said, expected=expected, done=done, scope=scope))
