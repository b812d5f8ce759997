"""`rampath`: the window, on a plan, on a workbook of figures, or on the sample."""

import argparse
import os
import sys

from rampath import resources
from rampath.cli.desk import Desk, Unusable, qt_wanted
from rampath.opening import open_file
from rampath.presets import PresetSpoilt, read_markings
from rampath.wording import tr
from rampath.workbook.safety import WorkbookRefused


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    file = resources.sample() if chosen.file is None else chosen.file
    try:
        opened = open_file(file, desk.presets, day=desk.today())
        markings = read_markings(desk.folder)
    except (WorkbookRefused, PresetSpoilt) as refusal:
        raise Unusable(str(refusal)) from refusal
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Unusable(
            tr("There is no display for a window here; use a command such as “rampath read FILE” (see --help).")
        )
    with qt_wanted():
        from rampath.app import run_window
    return run_window(opened, desk.folder, desk.presets, markings, desk.today)
