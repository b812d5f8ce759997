"""Draw the kept pictures of pages anew: python -m printing.make_golden, with desktop and tests on PYTHONPATH.

Look at each before it is kept: they are what the pages are held against.
"""

import sys

from PySide6.QtGui import QGuiApplication

from rampath import resources
from rampath.opening import open_file, presets_in

from .golden import FOLDER, pages, picture


def main() -> int:
    """Write a picture of each kind of page."""
    program = QGuiApplication(sys.argv)
    FOLDER.mkdir(exist_ok=True)
    plan = open_file(resources.sample(), presets_in(resources.folder())).plan
    for kind, page, press in pages(plan):
        picture(page, press).save(str(FOLDER / f"{kind}.png"))
    total = sum(file.stat().st_size for file in FOLDER.glob("*.png"))
    sys.stdout.write(f"{total / 1000:.0f} kB in {FOLDER}\n")
    del program
    return 0


if __name__ == "__main__":
    sys.exit(main())
