"""The offer to read a book by a profile that was saved from one like it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class Offer:
    """A profile's name and why it seems to fit."""

    name: str
    why: str


class ProfileBar(QFrame):
    """One line; hidden where there is nothing to offer. `wanted()` when the profile is to be used."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.use = QPushButton(tr("&Use its profile"))
        self.use.setAutoDefault(False)
        self.dismiss = QPushButton(tr("&No, thanks"))
        self.dismiss.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.use)
        row.addWidget(self.dismiss)
        self.use.clicked.connect(self.wanted)
        self.dismiss.clicked.connect(self.hide)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        self.setVisible(offer is not None)
        if offer is not None:
            self.text.setText(tr("This looks like “{name}”: {why}.", name=offer.name, why=offer.why))
