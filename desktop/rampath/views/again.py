"""Doing the last change again on the members that are selected now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from rampath.charts.statements import pillar_word
from rampath.document import PlanDocument
from rampath.domain.replaying import CannotReplay, recipe_of, replayed
from rampath.views.scene import Stage
from rampath.wording import tr


class Again(QObject):
    """One undo step for all of them; `said(text)` tells who was changed, and of the others why not."""

    said = Signal(str)

    def __init__(
        self, document: PlanDocument, stage: Stage, members: Callable[[], Sequence[str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._members = members

    def do(self) -> None:
        """Do the last change of a path again; what cannot be done again says so."""
        done = self._document.done
        if not done:
            self.said.emit(tr("There is no change yet that could be done again."))
            return
        try:
            recipe = recipe_of(done[-1])
        except CannotReplay as why:
            self.said.emit(str(why))
            return
        scene = self._stage.scene
        found = replayed(scene.plan, scene.focus.scenario, recipe, self._members())
        register = scene.plan.register
        names = ", ".join(register[code].name for code in found.members)
        if len(found.members) > 3:
            names = tr("{count} members", count=len(found.members))
        told = list(found.refused.values())
        if found.members:
            text = tr("{what}: {names} {pillar}", what=recipe.text, names=names, pillar=pillar_word(recipe.pillar))
            told.insert(0, f"{text}." if self._document.edit(text, found.plan) else self._document.read_only)
        self.said.emit(" ".join(told))
