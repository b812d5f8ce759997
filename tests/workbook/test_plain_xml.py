"""XML that is allowed but unusual is read as what it says, and costs ordinary XML next to nothing."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rampath.workbook.grid import Sheet
from rampath.workbook.opened_book import open_book
from rampath.workbook.plain_xml import PlainXml, plain_xml
from rampath.workbook.safety import WorkbookRefused
from workbook.handmade import CELLS, SHEET, ods_parts, packed, xlsx_parts


def opened(tmp_path: Path, sheet: str) -> Sheet:
    return open_book(packed(tmp_path / "t.xlsx", xlsx_parts() | {"xl/worksheets/sheet1.xml": sheet})).sheets[0]


def with_cell(tmp_path: Path, cell: str) -> Sheet:
    """The handmade workbook with another cell as its B2."""
    old = '<c r="B2"><v>2.125</v></c>'
    assert old in SHEET
    return opened(tmp_path, SHEET.replace(old, cell))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B2"><v><![CDATA[2.2336]]></v></c>', 2.2336),
        ('<c r="B2"><v>&#49;.29</v></c>', 1.29),
        ('<c r="B2"><v>1&#x2E;29</v></c>', 1.29),
        ('<c r="B2"><v>1<![CDATA[.29]]></v></c>', 1.29),
        ('<c r="B2"><v><![CDATA[1]]>.2<![CDATA[9]]></v></c>', 1.29),
        ('<c r="B2"><v>1<!-- in < thousands -->.29</v></c>', 1.29),
        ('<c r="B2"><v><?break here?>1.<?break?>29</v></c>', 1.29),
        ('<c r="B2"><v>\n  1.29\n  </v></c>', 1.29),
        ('<c r="B2" t="n"><v>1.29\n</v></c>', 1.29),
        ('\n<c r="B2"><v> 1.29 </v></c>', 1.29),
        ('\n<c r="B2" t="s"><v> 0 </v></c>', "Türkiye"),
        ('<c r="B2" t="s"><v><![CDATA[0]]></v></c>', "Türkiye"),
        ('<c r="B2" t="s"><v>&#48;</v></c>', "Türkiye"),
        ('<c r="B2" t="s"><v>\n\t0\n</v></c>', "Türkiye"),
        ('<c r="B2" t="b"><v>&#49;</v></c>', True),
        ('<c r="B2" t="str"><v><![CDATA[a < b & c]]></v></c>', "a < b & c"),
        ('<c r="B2" t="str"><v>x<![CDATA[y]]>&#38;z &amp; q</v></c>', "xy&z & q"),
        ('<c r="B2" t="inlineStr"><is><t>x<![CDATA[<v>1</v>]]></t></is></c>', "x<v>1</v>"),
        ('<!-- <c r="B2"><v>5</v></c> --><c r="B2"><v>1.29</v></c>', 1.29),
        ('<c r="B2"><f><![CDATA[1<2]]></f><v>1.29</v></c>', 1.29),
    ],
)
def test_that_a_value_is_read_in_whichever_form_xml_allows(tmp_path: Path, cell: str, value: object) -> None:
    sheet = with_cell(tmp_path, cell)
    assert {place: each.value for place, each in sheet.cells.items()} == {**CELLS, (2, 2): value}
    assert sheet.count() == len(CELLS)
    assert sheet.errors == {(9, 2): "#DIV/0!"}


def test_that_a_large_sheet_which_is_read_in_pieces_is_made_plain_too(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>{at}.<![CDATA[5]]></v></c></row>' for at in range(10, 80_010))
    up = '<rPr><vertAlign val="superscript"/></rPr>'
    last = f'<row r="80010"><c r="A80010" t="inlineStr"><is><r><t>1.2</t></r><r>{up}<t>1</t></r></is></c></row>'
    xml = SHEET.replace("</sheetData>", f"{rows}{last}</sheetData>")
    assert len(xml) > 4_000_000
    sheet = opened(tmp_path, xml)
    assert [row[0] for row in sheet.rows[9:80_009]] == [at + 0.5 for at in range(10, 80_010)]
    assert sheet.value(80_010, 1) == "1.2¹"
    assert sheet.errors == {(9, 2): "#DIV/0!"}
    assert sheet.count() == len(CELLS) + 80_001


def test_that_errors_and_formulas_in_such_forms_are_known(tmp_path: Path) -> None:
    sheet = with_cell(tmp_path, '<c r="B2" t="e"><f><![CDATA[A1<2]]></f><v>&#35;N/<![CDATA[A]]></v></c>')
    assert sheet.errors == {(2, 2): "#N/A", (9, 2): "#DIV/0!"}
    assert sheet.formulas[2, 2] == "=A1<2"


def test_that_what_stands_in_a_comment_is_no_error_and_hides_no_row(tmp_path: Path) -> None:
    sheet = with_cell(tmp_path, '<!-- <c r="B2" t="e"><v>#N/A</v></c><row r="2" hidden="1"> --><c r="B2"><v>1</v></c>')
    assert sheet.errors == {(9, 2): "#DIV/0!"}
    assert sheet.hidden_rows == frozenset({8})


def test_that_a_far_cell_in_a_comment_takes_no_room_and_one_behind_it_does(tmp_path: Path) -> None:
    far = '<c r="XFD1048576"><v>1</v></c>'
    assert with_cell(tmp_path, f'<!-- {far} --><c r="B2"><v>1</v></c>').value(2, 2) == 1.0
    with pytest.raises(WorkbookRefused, match=r"16384 columns"):
        with_cell(tmp_path, f"<!-- <c r='A1' b=' -->{far}<!-- '/> -->")


def test_that_a_section_without_end_is_not_gathered_for_ever() -> None:
    with pytest.raises(ValueError, match=r".*"):
        list(PlainXml().pieces([b"<s><![CDATA[", *[b"<" * 300_000] * 9]))


@pytest.mark.parametrize("begun", ["<![CDATA[1", "<!-- 1", "<?x 1", "<v><![CDATA[1]]", "<!-- 1 --"])
def test_that_what_is_begun_and_never_ends_is_refused(tmp_path: Path, begun: str) -> None:
    with pytest.raises(WorkbookRefused, match=r"damaged"):
        with_cell(tmp_path, f'<c r="B2"><v>{begun}</v></c>'.replace("]]>", "").replace("?>", ""))


def test_that_words_in_sections_are_read_from_an_ods(tmp_path: Path) -> None:
    parts = ods_parts()
    parts["content.xml"] = parts["content.xml"].replace(">Türkiye<", "><![CDATA[Tür]]><!-- -->kiye<")
    sheet = open_book(packed(tmp_path / "t.ods", parts)).sheets[0]
    assert {place: cell.value for place, cell in sheet.cells.items()} == CELLS


@pytest.mark.parametrize(
    "xml",
    [
        SHEET,
        SHEET.replace("><", ">\n  <"),
        SHEET.replace("><", ">\r\n\t<"),
        SHEET.replace("Country", "Who? (!) #1 &amp; more\nA line"),
        SHEET.replace("1/0", "Other!A1"),
    ],
)
def test_that_ordinary_xml_stays_the_same_object(xml: str) -> None:
    content = xml.encode()
    assert plain_xml(content) is content
    cut = PlainXml()
    assert b"".join(cut.pieces([content[:500], content[500:]])) == content
    assert not cut.changed


PARTS = st.sampled_from(
    [
        "<v>",
        "</v>",
        "1",
        "&#50;",
        "<![CDATA[",
        "]]>",
        "<!-- ",
        " -->",
        "<?x ",
        "?>",
        "]",
        "-",
        "<c/>",
        "\n",
        "&amp;",
        "!",
        " ",
    ]
)


@example(parts=["<v>", "<![CDATA[", "]]>", "&#50;"], size=1)
@example(parts=["<v>", "1", "\n", "</v>"], size=8)
@example(parts=["<v>", " ", "1", "</v>", "\n"], size=16)
@given(st.lists(PARTS, max_size=30), st.integers(1, 30))
def test_that_it_does_not_matter_how_the_xml_is_cut(parts: list[str], size: int) -> None:
    xml = ("<s>" + "".join(parts)).encode()
    pieces = [xml[at : at + size] for at in range(0, len(xml), size)]

    def outcome(pieces: list[bytes]) -> bytes | None:
        try:
            return b"".join(PlainXml().pieces(pieces))
        except ValueError:
            return None

    assert outcome(pieces) == outcome([xml])


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [b"<![CDATA[", b"<v><![CDATA[1]]>", b"<!-- ", b"<!-- -->", b"<?x ", b"<v>&#49;", b"&#", b"<v>\n\t", b"v>      ",
     b"<v \n", b"]]>", b"\n", b"v>", b"v>a \n"],
)  # fmt: skip
def test_that_the_time_grows_with_the_length_of_the_xml_and_no_faster(piece: bytes) -> None:
    def taken(xml: bytes) -> float:
        begun = time.process_time()
        with suppress(ValueError):
            plain_xml(xml)
        return time.process_time() - begun

    once = b"<s>" + piece * (600_000 // len(piece))
    assert taken(once * 2) < 6 * taken(once) + 0.5
