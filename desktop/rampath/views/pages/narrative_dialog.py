"""The words of the annual plan of the member in focus, a field for each section."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.document import PlanDocument
from rampath.domain.member import AGGREGATES
from rampath.domain.narrative import SECTIONS, with_narrative
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.wording import tr
from rampath.workbook.plan_text import LONGEST, length


class _Field(QPlainTextEdit):
    """A field that tells when it is left."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NarrativeDialog(FollowingDialog):
    """What is typed becomes the plan when the field is left, or the window closed; each field is one edit."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Words of the annual plan"), QSize(720, 700), parent)
        self._member = ""
        self.fields: dict[str, QPlainTextEdit] = {}
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for section in SECTIONS:
            head = QLabel(tr("{title}. {hint}", title=tr(section.title), hint=tr(section.hint)))
            head.setWordWrap(True)
            field = _Field()
            field.setAccessibleName(tr(section.title))
            field.setTabChangesFocus(True)
            field.setMinimumHeight(60)
            field.left.connect(partial(self._take, section.id))
            head.setBuddy(field)
            rows.addWidget(head)
            rows.addWidget(field, 1)
            self.fields[section.id] = field
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self.column.addWidget(self.sentence)
        self.column.addWidget(inside, 1)
        self.column.addWidget(buttons)

    def show_scene(self, scene: Scene) -> None:
        member = scene.focus.member
        if member != self._member:
            self.take_all()
        self._member = member
        known = member not in AGGREGATES
        for section, field in self.fields.items():
            text = scene.plan.narrative(member, section)
            if field.toPlainText() != text:
                field.setPlainText(text)
            field.setEnabled(known)
            field.setReadOnly(bool(self.document.read_only))
        name = scene.plan.register[member].name
        self.say(
            tr("{name}: what stands in its annual plan beside the figures. File > Pages prints it.", name=name)
            if known
            else tr("{name} has no annual plan of its own; choose a member in the table.", name=name)
        )

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.take_all()
        super().hideEvent(event)

    def take_all(self) -> None:
        """Take what stands in the fields into the plan."""
        for section in self.fields:
            self._take(section)

    def _take(self, section: str) -> None:
        plan, member = self.document.plan, self._member
        text = self.fields[section].toPlainText()
        if not member or member in AGGREGATES or text.strip() == plan.narrative(member, section).strip():
            return
        if length(text) > LONGEST:
            self.say(tr("A text of the workbook holds {most} characters, and this one has {count}; shorten it.",
                        most=LONGEST, count=length(text)))  # fmt: skip
            return
        title = next(each.title for each in SECTIONS if each.id == section)
        said = tr("Write {title} of {name}'s annual plan", title=tr(title), name=plan.register[member].name)
        if not self.document.edit(said, with_narrative(plan, member, section, text)):
            self.say(self.document.read_only)
