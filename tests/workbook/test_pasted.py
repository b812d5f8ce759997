"""Blocks from the clipboard of Excel and LibreOffice."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rampath.workbook.pasted import Clip, pasted_book
from rampath.workbook.safety import WorkbookRefused


def test_that_a_block_is_seen_cell_by_cell_with_quoted_tabs_quotes_and_line_breaks() -> None:
    sheet = pasted_book('Member\t2024\t2025e\r\nEstonia\t3.4\t"a\tb"\r\n"two\nlines"\t\t"say ""no"""\r\n').sheets[0]
    assert {cell.place: cell.raw for cell in sheet.cells.values()} == {
        "Clipboard!A1": "Member", "Clipboard!B1": "2024", "Clipboard!C1": "2025e",
        "Clipboard!A2": "Estonia", "Clipboard!B2": "3.4", "Clipboard!C2": "a\tb",
        "Clipboard!A3": "two\nlines", "Clipboard!C3": 'say "no"',
    }  # fmt: skip


def test_that_a_column_without_tabs_is_a_block_too() -> None:
    assert [row[0] for row in pasted_book("1\n2\n3").sheets[0].rows] == ["1", "2", "3"]


def test_that_a_text_table_that_is_pasted_is_cut_by_the_sign_that_its_lines_share() -> None:
    german = pasted_book("Land;2023;2024\nBelgien;1,21;1,29\nPolen;3,26;3,75\n")
    assert german.sheets[0].rows == [["Land", "2023", "2024"], ["Belgien", "1,21", "1,29"], ["Polen", "3,26", "3,75"]]
    assert german.separator == ";"
    assert pasted_book("Country,2023\nBelgium,1.21\n").sheets[0].rows == [["Country", "2023"], ["Belgium", "1.21"]]
    assert pasted_book("Share\n1,21\n3,26\n").sheets[0].rows == [["Share"], ["1,21"], ["3,26"]]
    column = "<table><tr><td>Belgium, Poland</td></tr><tr><td>1,21</td></tr></table>"
    assert pasted_book(Clip("Belgium, Poland\n1,21\n", column)).sheets[0].rows == [["Belgium, Poland"], ["1,21"]]


@pytest.mark.parametrize("text", ["", "just a word", "   \n"])
def test_that_words_are_no_block(text: str) -> None:
    with pytest.raises(WorkbookRefused, match="holds no cells"):
        pasted_book(text)


def test_that_the_same_block_has_the_same_fingerprint() -> None:
    assert pasted_book("1\t2").sha256 == pasted_book("1\t2").sha256 != pasted_book("1\t3").sha256


TEXT = (
    "Core defence expenditure, % of GDP\t\t\t\n"
    "Member\t2024\t2025e\tDate\n"
    "Estonia \t3.43\t3.41%\t2024-06-17\n"
    '"Latvia & Co\nsecond line"\t-1,234,568\t###\t#DIV/0!\n'
)
LIBREOFFICE = """<html><head><style type="text/css"> td { font-size:x-small } </style></head><body>
<table cellspacing="0" border="0">
    <colgroup span="4" width="80"></colgroup>
    <tr>
        <td colspan=4 height="20" align="left"><font color="#000000">Core defence expenditure, % of GDP</font></td>
        </tr>
    <tr>
        <td height="20" align="left"><font color="#000000">Member</font></td>
        <td align="right" sdval="2024" sdnum="1033;"><font color="#000000">2024</font></td>
        <td align="left"><font color="#000000">2025e</font></td>
        <td align="left"><font color="#000000">Date</font></td>
    </tr>
    <tr>
        <td height="20" align="left"><font color="#000000">Estonia </font></td>
        <td align="right" sdval="3.4312345" sdnum="1033;0;0.00"><font color="#000000">3.43</font></td>
        <td align="right" sdval="0.03409" sdnum="1033;0;0.00%"><font color="#000000">3.41%</font></td>
        <td align="right" sdval="45460" sdnum="1033;0;YYYY-MM-DD"><font color="#000000">2024-06-17</font></td>
    </tr>
    <tr>
        <td height="20" align="left"><font color="#000000">Latvia &amp; Co<br>second line</font></td>
        <td align="right" sdval="-1234567.891" sdnum="1033;0;#,##0"><font color="#000000">-1,234,568</font></td>
        <td align="right" sdval="17.25" sdnum="1033;"><font color="#000000">###</font></td>
        <td align="right" sdval="0" sdnum="1033;"><font color="#000000">#DIV/0!</font></td>
    </tr>
</table>
</body></html>"""
EXCEL = b"""<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Sheet1">
  <Table ss:ExpandedColumnCount="4" ss:ExpandedRowCount="4" ss:DefaultRowHeight="15">
   <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">Core defence expenditure, % of GDP</Data></Cell></Row>
   <Row><Cell><Data ss:Type="String">Member</Data></Cell><Cell><Data ss:Type="Number">2024</Data></Cell>
    <Cell><Data ss:Type="String">2025e</Data></Cell><Cell><Data ss:Type="String">Date</Data></Cell></Row>
   <Row><Cell><Data ss:Type="String">Estonia </Data></Cell>
    <Cell ss:StyleID="s64"><Data ss:Type="Number">3.4312345</Data></Cell>
    <Cell><Data ss:Type="Number">3.4090000000000002E-2</Data></Cell>
    <Cell><Data ss:Type="DateTime">2024-06-17T00:00:00.000</Data></Cell></Row>
   <Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="Number">-1234567.891</Data></Cell>
    <Cell><Data ss:Type="Number">17.25</Data></Cell><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell></Row>
  </Table>
 </Worksheet>
</Workbook>\0"""
EXACT = [
    ["Core defence expenditure, % of GDP", "", "", ""],
    ["Member", 2024.0, "2025e", "Date"],
    ["Estonia ", 3.4312345, "3.409%", "2024-06-17"],
    ["Latvia & Co\nsecond line", -1234567.891, 17.25, "#DIV/0!"],
]


@pytest.mark.parametrize("clip", [Clip(TEXT, LIBREOFFICE), Clip(TEXT, "", EXCEL), Clip(TEXT, "<p>no table</p>", EXCEL)])
def test_that_numbers_are_taken_as_they_are_and_not_as_they_are_rounded_for_show(clip: Clip) -> None:
    sheet = pasted_book(clip).sheets[0]
    assert sheet.rows == EXACT
    assert sheet.merged == (((1, 1), (1, 4)),)


def test_that_a_block_with_decimal_commas_is_exact_too() -> None:
    html = '<table><tr><td sdval="1234.5678">1.234,57</td><td sdval="0.0345">3,45 %</td></tr></table>'
    assert pasted_book(Clip("1.234,57\t3,45 %", html)).sheets[0].rows == [[1234.5678, "3.45%"]]


def test_that_whole_kroner_are_exact_too() -> None:
    html = '<table><tr><td sdval="811.4">811,-</td><td sdval="1811.1">1.811,-</td><td sdval="7">811,-</td></tr></table>'
    assert pasted_book(Clip("811,-\t1.811,-\t811,-", html)).sheets[0].rows == [[811.4, 1811.1, "811,-"]]


def test_that_what_is_scaled_flagged_or_worded_for_show_stays_as_it_is_seen() -> None:
    html = (
        '<table><tr><td sdval="1234567">1,235</td><td sdval="2025">2025 e</td><td sdval="5">5 bn</td>'
        '<td sdval="7">seven</td></tr></table>'
    )
    text = "1,235\t2025 e\t5 bn\tseven"
    assert pasted_book(Clip(text, html)).sheets[0].rows == [text.split("\t")]


def test_that_html_that_is_another_block_than_the_text_changes_nothing() -> None:
    html = '<table><tr><td sdval="9">9</td></tr><tr><td sdval="8">8</td></tr></table>'
    assert pasted_book(Clip("9\t8", html)).sheets[0].rows == [["9", "8"]]


def test_that_a_page_alone_is_a_block_with_its_merged_cells_in_their_places() -> None:
    html = (
        "<table><tr><th rowspan=2>Member</th><th colspan=2>Share</th></tr><tr><td>2024</td><td>2025e</td></tr>"
        '<tr><td>Estonia<table><tr><td>in it</td></tr></table></td><td x:num="3.43">3.4</td></tr></table>'
        "<table><tr><td>another</td></tr></table>"
    )
    sheet = pasted_book(Clip("", html)).sheets[0]
    assert sheet.rows == [["Member", "Share", ""], ["", "2024", "2025e"], ["Estoniain it", 3.43, ""]]
    assert sheet.merged == (((1, 1), (2, 1)), ((1, 2), (1, 3)))


@pytest.mark.parametrize(
    ("begin", "end"),
    [("<![if supportMisalignedColumns]>", "<![endif]>"), ("<!--[if supportMisalignedColumns]-->", "<!--[endif]-->")],
)
def test_that_what_excel_writes_for_show_is_no_merged_cell_and_no_row_of_the_block(begin: str, end: str) -> None:
    html = (
        "<table><tr height=20><td colspan=3 style='height:15.0pt;mso-ignore:colspan'>Defence, EUR million</td></tr>"
        "<tr height=40 style='height:30.0pt;mso-xlrowspan:2'><td height=40 colspan=3"
        " style='height:30.0pt;mso-ignore:colspan'></td></tr>"
        "<tr><td></td><td colspan=2>2024</td></tr><tr><td>Belgium</td><td x:num='1.2345'>1.2</td><td>7</td></tr>"
        f"{begin}<tr height=0 style='display:none'><td width=64></td><td width=64></td><td width=64></td></tr>{end}"
        "</table>"
    )
    text = "Defence, EUR million\t\t\n\t\t\n\t\t\n\t2024\t\nBelgium\t1.2\t7\n"
    sheet = pasted_book(Clip(text, html)).sheets[0]
    assert sheet.rows[4] == ["Belgium", 1.2345, "7"]
    assert sheet.merged == (((4, 2), (4, 3)),)


@pytest.mark.parametrize(
    "xml",
    [
        b"<not xml",
        b"\xff\xfe",
        b"<Workbook/>",
        b'<!DOCTYPE a [<!ENTITY b "bb">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&b;</Workbook>',
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
    ],
)
def test_that_a_form_that_cannot_be_read_or_may_harm_leaves_the_text(xml: bytes) -> None:
    assert pasted_book(Clip("1\t2", "", xml)).sheets[0].rows == [["1", "2"]]


def test_that_spans_beyond_all_sheets_eat_no_memory() -> None:
    html = '<table><tr><td colspan="9999999" rowspan="9999999">a</td></tr><tr><td>b</td></tr></table>'
    assert pasted_book(Clip("1\t2", html)).sheets[0].rows == [["1", "2"]]
    assert len(pasted_book(Clip("", html)).sheets[0].rows) == 2
    wide = "<table>" + '<tr><td colspan="9999999">a</td></tr>' * 400
    with pytest.raises(WorkbookRefused, match="more than can be pasted"):
        pasted_book(Clip("", wide))


def test_that_a_line_of_more_fields_than_a_sheet_has_columns_is_no_block() -> None:
    assert len(pasted_book("\t" * 16_383).sheets[0].rows[0]) == 16_384
    with pytest.raises(WorkbookRefused, match=r"more than 16,384 fields"):
        pasted_book("\t" * 16_384)


@example("<![0")
@given(st.text(max_size=200))
def test_that_any_page_and_any_form_give_a_block_or_a_refusal(text: str) -> None:
    for clip in (Clip(text, text, text.encode("utf-8", "replace")), Clip("1\t2", f"<table>{text}", b"")):
        try:
            book = pasted_book(clip)
        except WorkbookRefused:
            continue
        assert book.sheets


@pytest.mark.parametrize("odd", ["<![0>", "<![endif]>", "<![x [", "<!-[", "<!a [b]>", "<![CDATA[x", "<!>"])
def test_that_an_odd_declaration_in_a_page_takes_nothing_of_its_table(odd: str) -> None:
    page = f'<table><tr><td>Belgium</td><td x:num="8.25">8</td></tr></table>{odd}'
    assert pasted_book(Clip("Belgium\t8", page)).sheets[0].rows == [["Belgium", 8.25]]
    before = f'{odd}><table><tr><td>Belgium</td><td x:num="8.25">8</td></tr></table>'
    assert pasted_book(Clip("Belgium\t8", before)).sheets[0].rows[0][0] == "Belgium"


RECORDED = Path(__file__).parent / "clipboard"


def recorded(kind: str) -> str:
    return (RECORDED / f"recorded-libreoffice-7.4.{kind}").read_bytes().decode()


def test_that_a_recorded_clipboard_of_libreoffice_gives_every_digit_and_every_word() -> None:
    (sheet,) = pasted_book(Clip(recorded("txt"), recorded("html"))).sheets
    assert sheet.rows == [
        ["Member", 2030.0, 2031.0, "Note"],
        ["Belgium", 2.4567, 2.6789, 'a "quoted" word'],
        ["Estonia", "5.4321%", 1234567.891, "tab here"],
        ["Spain", "", -0.5, "two lines"],
        ["Total", 2.511021, 2.1, "ünïcödé ≥ €"],
    ]


def test_that_its_html_alone_keeps_tabs_and_line_breaks_within_cells() -> None:
    (sheet,) = pasted_book(Clip("", recorded("html"))).sheets
    assert [row[3] for row in sheet.rows] == ["Note", 'a "quoted" word', "tab\there", "two\nlines", "ünïcödé ≥ €"]
    assert sheet.rows[2][1] == "5.4321%"
