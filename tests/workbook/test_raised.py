"""Raised numbers in rich texts come as superscripts, and never as digits of what stands before them."""

import time
from pathlib import Path

import pytest

from rampath.workbook.grid import Sheet
from rampath.workbook.opened_book import open_book
from rampath.workbook.raised import raised, raised_ods, raised_strings
from workbook.handmade import ods_parts, packed, xlsx_parts

UP = '<rPr><b/><vertAlign val="superscript"/><sz val="10"/></rPr>'


def of_xlsx(tmp_path: Path, runs: str, *, shared: bool) -> Sheet:
    """The handmade workbook with another text in A2."""
    parts = xlsx_parts()
    if shared:
        old, new, name = "<si><t>Türkiye</t></si>", f"<si>{runs}</si>", "xl/sharedStrings.xml"
    else:
        old, name = '<c r="A2" t="s"><v>0</v></c>', "xl/worksheets/sheet1.xml"
        new = f'<c r="A2" t="inlineStr"><is>{runs}</is></c>'
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    return open_book(packed(tmp_path / "t.xlsx", parts)).sheets[0]


RUNS = [
    (f"<r><t>1.2</t></r><r>{UP}<t>1</t></r>", "1.2¹"),
    (f"<r><t>2015</t></r><r>{UP}<t>12)</t></r>", "2015¹²⁾"),
    (f"<r>{UP}<t>(4)</t></r><r><t xml:space='preserve'> of 2015</t></r>", "⁽⁴⁾ of 2015"),
    (f'<r><t>A</t></r><r>{UP}<t xml:space="preserve"> 3,5</t></r><r><t>6</t></r>', "A ³,⁵6"),
    (f"<r><t>A</t></r><r>{UP}<t>&#49;&#x32;&amp;_x0033_</t></r>", "A¹²&3"),
    (f"<r><t>2023</t></r><r>{UP}<t>e</t></r>", "2023e"),
    ("<r><t>1.2</t></r><r><rPr><vertAlign val='superscript' /></rPr><t>7</t></r>", "1.2⁷"),
    ('<r><t>1.2</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>7</t></r>', "1.27"),
    ('<r><rPr><vertAlign val="superscript"/></rPr></r><r><t>7</t></r>', "7"),
    ("<t>superscript 1</t>", "superscript 1"),
]


@pytest.mark.parametrize("shared", [True, False], ids=["shared", "in its cell"])
@pytest.mark.parametrize(("runs", "text"), RUNS)
def test_that_the_digits_of_a_raised_run_are_superscripts(tmp_path: Path, runs: str, text: str, shared: bool) -> None:
    assert of_xlsx(tmp_path, runs, shared=shared).value(2, 1) == text


def test_that_prefixed_names_are_raised_too() -> None:
    runs = b'<x:r><x:rPr><x:vertAlign val="superscript"/></x:rPr><x:t>1</x:t></x:r>'
    assert raised(runs) == runs.replace(b">1<", b">&#185;<")


def test_that_a_text_in_which_nothing_is_raised_stays_the_same_bytes() -> None:
    xml = b"<sst><si><r><rPr><b/></rPr><t>1</t></r></si></sst>"
    assert raised(xml) is xml
    assert raised_ods(xml) is xml


def test_that_a_large_part_is_unpacked_whole_only_where_something_in_it_is_raised() -> None:
    xml = b'<si><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>'
    assert raised_strings(50_000_000, lambda: pytest.fail("read"), lambda: [b"<si>", b"</si>"]) is None
    assert raised_strings(50_000_000, lambda: xml, lambda: [b"<si>", xml]) == [xml.replace(b">1<", b">&#185;<")]
    assert raised_strings(50, lambda: xml, lambda: pytest.fail("in pieces")) == [xml.replace(b">1<", b">&#185;<")]
    assert raised_strings(50, lambda: b"<si><t>1</t></si>", lambda: pytest.fail("in pieces")) is None


STYLE = '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/>'


@pytest.mark.parametrize(
    ("position", "text"),
    [("super 58%", "1.2¹"), ("33% 58%", "1.2¹"), ("sub 58%", "1.21"), ("-33% 58%", "1.21"), ("0% 100%", "1.21")],
)
def test_that_the_digits_of_a_raised_span_of_an_ods_are_superscripts(tmp_path: Path, position: str, text: str) -> None:
    parts = ods_parts()
    style = STYLE.replace("super 58%", position) + "</style:style></office:automatic-styles>"
    content = parts["content.xml"].replace("</office:automatic-styles>", style)
    assert "<text:p>Türkiye</text:p>" in content
    span = '<text:p>1.2<text:span text:style-name="T1">1</text:span><text:span text:style-name="T2"/></text:p>'
    parts["content.xml"] = content.replace("<text:p>Türkiye</text:p>", span)
    assert open_book(packed(tmp_path / "t.ods", parts)).sheets[0].value(2, 1) == text


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [b'<vertAlign val="superscript"/>', b'<vertAlign val="superscript"/><b/><b/>', b"<vertAlign superscript ",
     b'<style:text-properties style:text-position="super"/>', b"<text:span text:style-name="],
)  # fmt: skip
def test_that_the_time_grows_with_the_length_of_the_xml_and_no_faster(piece: bytes) -> None:
    def taken(xml: bytes) -> float:
        begun = time.process_time()
        raised(xml)
        raised_ods(xml)
        return time.process_time() - begun

    assert taken(piece * 60_000) < 6 * taken(piece * 30_000) + 0.5


@pytest.mark.alone
def test_that_a_tag_of_very_many_attributes_takes_no_longer_than_many_tags() -> None:
    run = b"<rPr><vertAlign" + b' val="superscript"' * 60_000 + b"></rPr>"
    style = STYLE.encode() + b"<text:span" + b' text:style-name="T2"' * 60_000 + b" <"
    begun = time.process_time()
    assert (raised(run), raised_ods(style)) == (run, style)
    assert time.process_time() - begun < 2
