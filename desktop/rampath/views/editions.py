"""Which edition counts: shown and chosen in the top bar, and arranged in a dialog; each choice is an edit."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from rampath.document import PlanDocument
from rampath.domain.edition import EditionChoice, for_all, narrowed
from rampath.domain.edition_use import counting_editions, edition_uses
from rampath.domain.measure_words import measure_words
from rampath.domain.observation import Measure
from rampath.domain.plan import Plan
from rampath.views.elided_button import ElidedButton
from rampath.views.scene import Scene, Stage
from rampath.views.verbatim import verbatim
from rampath.wording import listing, number, tr

_WIDEST = 190


class EditionQuestions(Protocol):
    """What is asked about editions; `Asking` asks it with a dialog."""

    def editions(self, plan: Plan, then: Callable[[tuple[EditionChoice, ...]], None]) -> None: ...


class Editions(QObject):
    """The edits of which edition counts. `said` tells in a sentence what figures are drawn from now."""

    said = Signal(str)

    def __init__(self, document: PlanDocument, ask: EditionQuestions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ask = ask

    def arrange(self) -> None:
        """Ask for the order of all editions, and which of them count at all."""
        self._ask.editions(self._document.plan, lambda choices: self._draw(tr("Arrange editions"), choices))

    def draw_all(self, edition: str | None) -> None:
        """Draw all figures from one edition alone; None: from the one that reaches furthest, and fill in."""
        plan = self._document.plan
        chosen = () if edition is None else (EditionChoice(edition, alone=True),)
        text = tr("Draw figures from {edition} alone") if edition else tr("Draw figures from the furthest edition")
        self._draw(text.format(edition=edition), for_all(plan.editions, chosen))

    def draw_member(self, member: str, edition: str | None, measure: Measure | None = None) -> None:
        """Draw a member's figures, or those of one measure, from an edition first; None: as for all."""
        plan = self._document.plan
        name = plan.register[member].name
        what = name if measure is None else tr("{name}, {measure}", name=name, measure=measure_words(measure))
        text = tr("Draw {what} from {edition}") if edition else tr("Draw {what} as the others")
        self._draw(text.format(what=what, edition=edition), narrowed(plan.editions, member, measure, edition))

    def _draw(self, text: str, choices: Sequence[EditionChoice]) -> None:
        plan = self._document.plan.with_editions(choices)
        if self._document.edit(text, plan):
            self.said.emit(tr("Figures are drawn from {editions}", editions=plan.edition))


class EditionButton(ElidedButton):
    """Names the editions that count; its menu chooses another one, for all or for the member in focus."""

    def __init__(self, editions: Editions, stage: Stage, arrange: QAction, parent: QWidget | None = None) -> None:
        super().__init__(_WIDEST, parent)
        self._editions = editions
        self._stage = stage
        self._arrange = arrange
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.show_scene(stage.scene)

    def show_scene(self, scene: Scene) -> None:
        plan = scene.plan
        first, *others = counting_editions(plan.observations) or (tr("none"),)
        said = tr("{edition} and {count} more", edition=first, count=len(others)) if others else first
        self.setText(verbatim(said))
        self.setToolTip(told(plan))
        self.setAccessibleDescription(told(plan))

    def _fill(self) -> None:
        """The choices there are now, with those that are made marked."""
        menu, scene = self._menu, self._stage.scene
        plan, member = scene.plan, scene.focus.member
        menu.clear()
        names = [use.edition for use in edition_uses(plan.observations)]
        wide = [choice for choice in plan.editions if choice.of_all]
        alone = wide[0].edition if len(wide) == 1 and wide[0].alone else None
        menu.addAction(tr("All members")).setEnabled(False)
        group = QActionGroup(menu)
        do = partial(self._editions.draw_all, None)
        self._add(group, tr("The edition that reaches furthest, others fill in"), not wide, do)
        for name in names:
            self._add(group, tr("{edition} alone", edition=name), alone == name, partial(self._editions.draw_all, name))
        if wide and alone is None:
            self._add(group, tr("As arranged"), True, self._arrange.trigger)
        menu.addSeparator()
        menu.addAction(plan.register[member].name).setEnabled(False)
        group = QActionGroup(menu)
        own = next((c.edition for c in plan.editions if (c.member, c.measure) == (member, None)), None)
        self._add(group, tr("As for all members"), own is None, lambda: self._editions.draw_member(member, None))
        for name in names:
            if member in plan.observations.in_edition(name).members:
                do = partial(self._editions.draw_member, member, name)
                self._add(group, tr("{edition} first", edition=name), own == name, do)
        menu.addSeparator()
        menu.addAction(self._arrange)

    def _add(self, group: QActionGroup, text: str, chosen: bool, do: Callable[[], None]) -> None:
        action = self._menu.addAction(verbatim(text))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked: do())
        group.addAction(action)


def told(plan: Plan) -> str:
    """From which editions figures are drawn, with the exceptions, in sentences."""
    uses = {use.edition: use for use in edition_uses(plan.observations)}
    counting = counting_editions(plan.observations)
    if not counting:
        return tr("The plan has no figures.")
    lines = [
        tr("{edition}: {counting} of {figures} figures are drawn from it, {first} to {last}.",
           edition=name, counting=number(uses[name].counting, 0), figures=number(uses[name].figures, 0),
           first=uses[name].first_year, last=uses[name].last_year)
        for name in counting
    ]  # fmt: skip
    beside = [name for name in uses if name not in counting]
    if beside:
        lines.append(tr("Beside them, and not counting: {editions}.", editions=listing(beside)))
    lines += [
        tr("Exception: {what} from {edition}.", what=choice_words(choice, plan), edition=choice.edition)
        for choice in plan.editions
        if not choice.of_all
    ]
    return "\n".join(lines)


def choice_words(choice: EditionChoice, plan: Plan) -> str:
    """For whom and what a choice is: `Poland, core share of GDP`."""
    name = plan.register[choice.member].name if choice.member in plan.register else tr("all members")
    return name if choice.measure is None else f"{name}, {measure_words(choice.measure)}"
