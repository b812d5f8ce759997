"""The content of an .ods is held once, made plain and raised alike in one piece or in many, or refused unread."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from rampath.workbook import ods_content, package
from rampath.workbook.ods_content import OdsContent
from rampath.workbook.opened_book import open_book
from rampath.workbook.package import Package
from rampath.workbook.safety import WorkbookRefused
from workbook.handmade import CELLS, ods_parts, packed, xlsb_parts

_STYLE = (
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style></office:automatic-styles>"
)


def _noted(content: str) -> str:
    """The content with a raised note behind Türkiye, and a comment in a number."""
    raised = content.replace("</office:automatic-styles>", _STYLE).replace(
        "<text:p>Türkiye</text:p>", '<text:p>Türkiye<text:span text:style-name="T1">1</text:span></text:p>'
    )
    return raised.replace("<text:p>2.13</text:p>", "<text:p>2<!-- -->.13</text:p>")


@pytest.mark.parametrize("change", [str, _noted])
def test_that_large_content_says_the_same_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]
) -> None:
    parts = ods_parts()
    file = packed(tmp_path / "t.ods", parts | {"content.xml": change(parts["content.xml"])})
    whole = OdsContent("t.ods", Package(file.read_bytes())).read()
    name = open_book(file).sheets[0].value(2, 1)
    monkeypatch.setattr(ods_content, "_SMALL", 0)
    monkeypatch.setattr(package, "_PIECE", 100)
    content = OdsContent("t.ods", Package(file.read_bytes()))
    assert content.read() == whole
    assert open_book(file).sheets[0].value(2, 1) == name == ("Türkiye¹" if change is _noted else CELLS[2, 1])
    assert (content.source(whole) == "content.xml") is (change is str)


def test_that_large_content_is_held_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice of 400 million bytes, which 200,000 rows of 15 columns come to, would be most of what a machine has."""
    parts = ods_parts()
    text = os.urandom(2_000_000).hex()
    far = "".join(f"<x>{text[at : at + 10_000]}</x>" for at in range(0, len(text), 10_000))
    monkeypatch.setattr(ods_content, "_SMALL", 0)
    file = packed(tmp_path / "t.ods", parts | {"content.xml": parts["content.xml"] + far * 8})
    content = OdsContent("t.ods", Package(file.read_bytes()))
    tracemalloc.start()
    try:
        size = len(content.read())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 32_000_000
    assert peak < 1.6 * size


@pytest.mark.parametrize(("kind", "part"), [(ods_parts, "content.xml"), (xlsb_parts, "xl/worksheets/sheet1.bin")])
def test_that_a_part_that_is_too_large_to_be_held_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Callable[[], dict[str, str]], part: str
) -> None:
    file = packed(tmp_path / "big.bin", {**kind(), part: os.urandom(2_000_000).hex()})
    monkeypatch.setattr(ods_content, "MOST_WHOLE", 3_999_999)
    read = Package.read

    def small_ones(self: Package, name: str) -> bytes:
        assert name != part
        return read(self, name)

    monkeypatch.setattr(Package, "read", small_ones)
    with pytest.raises(WorkbookRefused, match=r"big\.bin unpacks to 4 million bytes in one piece, more than can be"):
        open_book(file)
