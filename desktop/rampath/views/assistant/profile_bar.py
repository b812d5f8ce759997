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
    """A line or two; hidden where there is nothing to offer or to say. `wanted()` when the profile is to be used,
    `dismissed()` when the bar was sent away.
    """

    wanted = Signal()
    dismissed = Signal()

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
        self.dismiss.clicked.connect(self._send_away)
        self._offered: Offer | None = None
        self._away = False
        self._used = False
        self.hide()

    @property
    def away(self) -> bool:
        """Whether a profile is offered, though the bar was sent away."""
        return self._away and not self._used and self._offered is not None and self._offered.name != ""

    def show_again(self) -> None:
        """Make the offer once more that was sent away."""
        self._away = False
        self._show()

    def follow(self, *, used: bool) -> None:
        """Whether a profile is used by now; where that was taken back, it is offered again."""
        if used != self._used:
            self._used = used
            self._show()

    def show_offer(self, offer: Offer | None) -> None:
        """Say which profile fits, and below that which ones are to be mended before they can be used."""
        self._offered = offer
        if offer is not None:
            fitting = [tr("This looks like “{name}”: {why}.", name=offer.name, why=offer.why)] if offer.name else []
            self.text.setText("\n".join([*fitting, *offer.spoilt]))
            self.use.setVisible(bool(offer.name))
            self.dismiss.setText(tr("&No, thanks") if offer.name else tr("&Hide"))
        self._show()

    def _send_away(self) -> None:
        self._away = True
        self._show()
        self.dismissed.emit()

    def _show(self) -> None:
        offer = self._offered
        said = offer is not None and bool(offer.name or offer.spoilt)
        self.setVisible(said and not self._away and not self._used)
