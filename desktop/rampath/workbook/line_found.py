"""What reading a list finds beside its lines."""

from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Severity
from rampath.workbook.question import Question
from rampath.workbook.result import Unused


@dataclass
class Found:
    """Findings, questions, and the cells that gave no amount; filled while a list is read."""

    findings: list[Finding] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def find(self, severity: Severity, where: str, raw: str, message: str) -> None:
        self.findings.append(Finding(severity, where, raw, message))
