"""The buttons above the path: what it keeps, its ghost, and which pillar the hand works on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QToolButton, QWidget

from rampath.domain.commitment import Pillar
from rampath.domain.kept import Kept
from rampath.views.scene import Stage
from rampath.wording import tr


def pillar_buttons(stage: Stage, parent: QWidget) -> dict[Pillar | None, QPushButton]:
    """Core, broader, and None for the total of both, their split kept; one of them is pressed."""
    group = QButtonGroup(parent)
    buttons: dict[Pillar | None, QPushButton] = {}
    for pillar, text in ((Pillar.CORE, tr("Core")), (Pillar.BROADER, tr("Broader")), (None, tr("Total"))):
        button = QPushButton(text)
        button.setCheckable(True)
        look = partial(stage.look, pillar=pillar or Pillar.CORE, total=pillar is None)
        button.clicked.connect(lambda _=False, look=look: look())
        group.addButton(button)
        buttons[pillar] = button
    return buttons


def kept_button(keep: Callable[[Kept], None], parent: QWidget) -> QToolButton:
    """What stays of the path when GDP is revised."""
    button = _menu_button(parent, tr("What stays when GDP is revised"))
    button.setToolTip(tr("What of this path stays when GDP is revised: its share of GDP, or its money"))
    for kept in Kept:
        button.menu().addAction(tr("Keep {what}", what=tr(kept.value)), partial(keep, kept))
    return button


def ghost_button(fill: Callable[[QMenu], None], parent: QWidget) -> QToolButton:
    """The ghost; its menu is filled whenever it opens."""
    button = _menu_button(parent, tr("Ghost path"))
    button.setText(tr("Ghost"))
    button.setToolTip(tr("The dashed path behind: which one, kept, exchanged or cleared"))
    button.menu().aboutToShow.connect(lambda: fill(button.menu()))
    return button


def _menu_button(parent: QWidget, name: str) -> QToolButton:
    button = QToolButton(parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(name)
    button.setMenu(QMenu(button))
    return button
