"""Pages as pictures: SVG stays lines and text, PNG has the sheet's size, both bear the marking."""

from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtGui import QImage

from rampath.domain.plan import Plan
from rampath.printing.page_pictures import page_image, picture_name
from rampath.printing.report import press_for, report_pages, report_pictures

from .conftest import FONTS, MARKING, ordered

pytestmark = pytest.mark.usefixtures("qapp")


def test_that_a_page_is_one_svg_of_its_size_with_text_as_text(plan: Plan, tmp_path: Path) -> None:
    order = ordered("BEL", kinds=["members"])
    files = report_pictures(plan, order, press_for(order, FONTS), tmp_path / "bel.svg", "svg")
    assert files == [tmp_path / "bel.svg"]
    root = ElementTree.fromstring(files[0].read_text(encoding="utf-8"))
    assert root.get("width") == "297mm"
    assert root.get("height") == "210mm"
    texts = ["".join(each.itertext()).strip() for each in root.iter() if each.tag.endswith("}text")]
    assert texts.count(MARKING) >= 2
    assert not [each for each in root.iter() if each.tag.endswith("}image")]
    assert "Rampath" in " ".join(texts)


def test_that_several_pages_are_numbered_files_and_the_same_each_time(plan: Plan, tmp_path: Path) -> None:
    order = ordered("BEL", "EST")
    for form in ("svg", "png"):
        first = report_pictures(plan, order, press_for(order, FONTS), tmp_path / f"pack.{form}", form)
        assert [file.name for file in first] == [f"pack-{i}.{form}" for i in (1, 2, 3)]
        before = [file.read_bytes() for file in first]
        report_pictures(plan, order, press_for(order, FONTS), tmp_path / f"pack.{form}", form)
        assert [file.read_bytes() for file in first] == before


def test_that_a_png_has_the_sheets_size_and_no_colour_where_greys_are_asked_for(plan: Plan) -> None:
    order = ordered("BEL", kinds=["members"])
    press = press_for(order, FONTS)
    page = report_pages(plan, order, press)[0]
    grey = page_image(page, 1, 1, press, dots=60, mono=True)
    assert (grey.width(), grey.height()) == (702, 496)
    assert coloured(grey) == 0
    assert coloured(page_image(page, 1, 1, press, dots=60)) > 100


def coloured(image: QImage) -> int:
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            found += not pixel.red() == pixel.green() == pixel.blue()
    return found


def test_that_numbers_in_names_sort(tmp_path: Path) -> None:
    names = [picture_name(tmp_path / "p.png", number, 45).name for number in (1, 9, 10, 45)]
    assert names == ["p-01.png", "p-09.png", "p-10.png", "p-45.png"]
