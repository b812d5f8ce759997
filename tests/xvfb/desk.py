"""The program in a real window, for a test that moves the mouse: says where things are, and what came of it.

Every line of standard input is a question: `where YEAR` (the handle's place on the screen), `share YEAR`, `steps`,
`focus`, `year YEAR` (the field of the strip), `quit`. Every answer is one line.
"""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

from rampath import resources
from rampath.app import Program
from rampath.domain.projection import Money
from rampath.doors.filing import doors_for
from rampath.doors.importing import import_doors_for, source_doors
from rampath.opening import open_file, presets_in
from rampath.presets import read_markings


def today() -> date:
    return date(2026, 11, 24)


def place(widget: QWidget, at: QPoint) -> str:
    found = widget.mapToGlobal(at)
    return f"{found.x()} {found.y()}"


def answer(program: Program, question: str) -> str:
    """What a question of the test asks for."""
    window = program.window
    what, _, argument = question.partition(" ")
    scene = window.stage.scene
    if what == "where":
        editor = window.path.editor
        year = int(argument)
        share = None if editor.picture is None else editor.picture.share(year)
        return place(editor.viewport(), editor.position(year, share or 0.0).toPoint())
    if what == "year":
        field = window.path.strip.field(int(argument))
        return "none" if field is None else place(field, field.rect().center())
    if what == "share":
        line = scene.projection.line(scene.focus.member, scene.focus.pillar, Money())
        return repr(line.share_in(int(argument)))
    if what == "steps":
        return str(program.document.undo_stack.count())
    if what == "chosen":
        return " ".join(map(str, window.path.editor.chosen_years))
    return "?"


def main() -> int:
    qt = QApplication(["rampath"])
    folder = resources.folder()
    presets = presets_in(folder)
    program = Program(
        qt, open_file(resources.sample(), presets), doors_for(folder, presets, today),
        import_doors_for(presets, today), source_doors(), read_markings(folder), None,
    )  # fmt: skip
    program.window.setGeometry(0, 0, 1366, 768)
    program.window.show()
    program.window.stage.look(member="BEL")
    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def read() -> None:
        question = sys.stdin.readline().strip()
        if question in {"", "quit"}:
            listening.setEnabled(False)
            qt.exit(0)
            return
        print(answer(program, question), flush=True)

    listening.activated.connect(read)
    print("ready", flush=True)
    code = qt.exec()
    program.end()
    return code


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
    sys.exit(main())
