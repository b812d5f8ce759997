"""The label of a file that was read, proposed as the plan's marking: in a question, and never set by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from rampath.document import PlanDocument
from rampath.domain.marking import highest, lowers
from rampath.presets import Marking
from rampath.wording import tr


class LabelQuestions(Protocol):
    """The question whether a label is to be the plan's marking; `then` is called for yes alone."""

    def propose_marking(self, label: str, current: str, then: Callable[[], None]) -> None: ...


class LabelProposal(QObject):
    """Asks whenever one of `sources` tells the labels of files that came into the plan.

    The highest of them is proposed where the plan has no marking, or one that asks for less care.
    """

    def __init__(
        self,
        document: PlanDocument,
        markings: Sequence[Marking],
        ask: LabelQuestions,
        sources: Iterable[SignalInstance],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._markings = markings
        self._ask = ask
        for source in sources:
            source.connect(self.propose)

    def propose(self, labels: Iterable[str]) -> None:
        """Propose the highest of these labels, where it would raise the plan's marking."""
        label, marking = highest(self._markings, labels), self._document.plan.marking.strip()
        if label is None or self._document.read_only or label == marking:
            return
        if not marking or lowers(self._markings, label, marking):
            self._ask.propose_marking(label, marking, lambda: self._set(label))

    def _set(self, label: str) -> None:
        self._document.edit(tr("Set marking {marking}", marking=label), replace(self._document.plan, marking=label))
