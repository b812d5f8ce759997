"""What stands beside a hand that draws: it is neither filled nor styled anew, and catches up when the hand lets go."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journeys.hands import let_go, move, take
from rampath.app import Program
from rampath.domain.scenario_tree import with_child
from rampath.views.top_bar import EM_SPACE


class _Styled(QObject):
    """Counts how often a widget's style was made anew."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}
        return False


def test_that_no_list_of_the_top_bar_is_filled_anew_while_a_path_is_drawn(program: Program) -> None:
    bar, editor = program.window.bar, program.window.path.editor
    filled: list[str] = []
    for name, box in (("scenario", bar.scenario), ("money", bar.money)):
        box.model().rowsInserted.connect(lambda *_where, name=name: filled.append(name))
    at = move(editor, take(editor, 2035), 30)
    let_go(editor, at)
    assert filled == []
    program.window.stage.look(scenario=bar.scenario.itemData(1)[1])
    assert filled == []
    assert bar.scenario.currentIndex() == 1


def test_that_a_new_scenario_stands_in_the_list_at_once_and_is_told_of_on_hover(program: Program) -> None:
    bar, plan = program.window.bar, program.document.plan
    program.document.edit(
        "Add a child", with_child(plan, plan.scenarios[0].name, "Half the pace", "as a talking point")
    )
    texts = [bar.scenario.itemText(at) for at in range(bar.scenario.count())]
    added = texts.index(EM_SPACE + "Half the pace")
    assert "as a talking point" in bar.scenario.itemData(added, Qt.ItemDataRole.ToolTipRole)
    program.document.undo_stack.undo()
    assert texts[added] not in [bar.scenario.itemText(at) for at in range(bar.scenario.count())]


def test_that_the_list_turns_back_from_a_scenario_that_a_read_only_plan_refuses(program: Program) -> None:
    window, plan = program.window, program.document.plan
    fewer = replace(plan, branches=plan.branches[:1])
    program.document.edit("Keep one", fewer)
    window.action("read_only").trigger()
    bar = window.bar
    add = next(at for at in range(bar.scenario.count()) if bar.scenario.itemData(at)[0] == "add")
    bar.scenario.setCurrentIndex(add)
    bar.scenario.activated.emit(add)
    assert program.document.plan is fewer
    assert bar.scenario.currentText() == plan.scenarios[0].name


def test_that_neither_the_band_nor_the_fields_are_styled_anew_while_a_path_is_drawn(program: Program) -> None:
    window = program.window
    editor = window.path.editor
    at = move(editor, take(editor, 2035), 10)
    fields = [field for year in range(2030, 2036) if (field := window.path.strip.field(year)) is not None]
    assert fields
    styled = _Styled(window.band, *fields)
    texts = [field.text() for field in fields]
    at = move(editor, at, 30)
    assert [field.text() for field in fields] != texts
    assert styled.count == 0
    let_go(editor, at)
    window.path.toggle_hold(2033)
    assert styled.count > 0


def test_that_tables_and_charts_have_caught_up_when_the_hand_lets_go(program: Program) -> None:
    window = program.window
    editor = window.path.editor
    at = move(editor, take(editor, 2035), -40)
    let_go(editor, at)
    drawn = window.stage.scene.path.anchors[-1].share
    table = window.members.table.model()
    shown = {
        str(table.index(row, column).data()) for row in range(table.rowCount()) for column in range(table.columnCount())
    }
    assert f"{drawn * 100:.2f}" in " ".join(shown)
