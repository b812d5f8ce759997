"""The offer to read a book by a profile that was saved from one like it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class Offer:
    """A profile's name and why it seems to fit, and in `spoilt` what is wrong with those that cannot be used.

    Without a name there is none to offer.
    """

    name: str = ""
    why: str = ""
    spoilt: tuple[str, ...] = ()


class ProfileBar(QFrame):
    """A line or two; hidden where there is nothing to offer or to say. `wanted()` when the profile is to be used."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.use = QPushButton(tr("&Use its profile"))
        self.use.setAutoDefault(False)
        self.dismiss = QPushButton()
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
        """Say which profile fits, and below that which ones are to be mended before they can be used."""
        self.setVisible(offer is not None and bool(offer.name or offer.spoilt))
        if offer is not None:
            fitting = [tr("This looks like “{name}”: {why}.", name=offer.name, why=offer.why)] if offer.name else []
            self.text.setText("\n".join([*fitting, *offer.spoilt]))
            self.use.setVisible(bool(offer.name))
            self.dismiss.setText(tr("&No, thanks") if offer.name else tr("&Hide"))
