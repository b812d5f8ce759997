"""The foot of the assistant: what keeps from importing, in words, and the buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rampath.wording import number, tr
from rampath.workbook.draft import Draft
from rampath.workbook.draft_entry import Entry
from rampath.workbook.mapping import Mapping


class Foot(QWidget):
    """Shows why nothing can be imported yet, and offers to leave out what is not known."""

    acknowledged = Signal()
    all_acknowledged = Signal()
    show_wanted = Signal()
    guess_wanted = Signal()
    profile_wanted = Signal()
    offer_wanted = Signal()
    other_profile_wanted = Signal()
    import_wanted = Signal()
    cancelled = Signal()

    def __init__(self, *, profiles: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)  # names of the sheet stand in it
        self.acknowledge, self.all = QPushButton(), QPushButton()
        self.show_it = QPushButton(tr("&Show"))
        self.show_it.setToolTip(tr("Go to what is lacking"))
        self.guess = QPushButton(tr("Back to the &guess"))
        self.profile = QPushButton(tr("Save as &profile…"))
        self.offer = QPushButton(tr("Its pro&file…"))
        self.offer.setToolTip(tr("Offer again the profile that this file looks like"))
        self.offer.hide()
        self.other = QPushButton(tr("Use a p&rofile…"))
        self.other.setToolTip(tr("Read this file by a profile that you choose; what does not fit is told"))
        self.cancel = QPushButton(tr("Cancel"))
        self.bring = QPushButton(tr("&Import"))
        self.profile.setVisible(profiles)
        self.other.setVisible(profiles)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for button in (
            self.show_it,
            self.acknowledge,
            self.all,
            self.guess,
            self.offer,
            self.other,
            self.profile,
            self.cancel,
            self.bring,
        ):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.bring.setDefault(True)
        self.acknowledge.clicked.connect(self.acknowledged)
        self.show_it.clicked.connect(self.show_wanted)
        self.all.clicked.connect(self.all_acknowledged)
        self.guess.clicked.connect(self.guess_wanted)
        self.profile.clicked.connect(self.profile_wanted)
        self.offer.clicked.connect(self.offer_wanted)
        self.other.clicked.connect(self.other_profile_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self.bring.clicked.connect(self.import_wanted)

    def show_draft(self, draft: Draft, entry: Entry) -> None:
        """Say what is lacking: of the table that is shown first, else of another that is ticked."""
        at = draft.lacking
        wanting = entry if entry.taken and entry.lacks else draft.entries[at] if at is not None else None
        lacks = draft.lacks if wanting is None or wanting is not entry else entry.lacks
        self.said.setText(tr("▲ {why}", why=lacks) if lacks else tr("✓ Everything is known that is needed."))
        self.bring.setEnabled(not draft.lacks)
        self.bring.setToolTip(draft.lacks)
        words = "" if wanting is None else _unknown(wanting.mapping)
        self.acknowledge.setText(words)
        self.acknowledge.setVisible(words != "")
        self.show_it.setVisible(wanting is not None)
        tables = len(draft.unknown)
        self.all.setText(tr("In &all {count} tables", count=tables))
        self.all.setToolTip(tr("Leave out what is not known in each of the {count} tables", count=tables))
        self.all.setVisible(tables > 1)
        self.guess.setEnabled(entry.mapping != entry.guess.mapping)
        self.profile.setEnabled(not draft.lacks)

    def show_busy(self, text: str) -> None:
        self.said.setText(text)
        self.bring.setEnabled(False)

    def show_done(self, text: str) -> None:
        self.said.setText(tr("✓ {what}", what=text))

    def show_refusal(self, text: str) -> None:
        self.said.setText(tr("▲ {why}", why=text))


def _unknown(mapping: Mapping) -> str:
    """`Leave out the 3 unknown columns`."""
    columns, items = len(mapping.unknown), len(mapping.unknown_items)
    if columns and items:
        return tr("&Leave out all {count} that are unknown", count=number(columns + items, 0))
    if columns:
        return (
            tr("&Leave out the unknown column")
            if columns == 1
            else tr("&Leave out the {count} unknown columns", count=columns)
        )
    if items:
        return (
            tr("&Leave out the unknown item")
            if items == 1
            else tr("&Leave out the {count} unknown items", count=number(items, 0))
        )
    return ""
