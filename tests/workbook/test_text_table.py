"""Text tables as ministries, banks and the IMF export them: separators, quotes, line ends, and what goes wrong."""

import csv
import io
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.workbook import text_table
from rampath.workbook.grid import Book
from rampath.workbook.opened_book import open_book
from rampath.workbook.safety import Container, WorkbookRefused
from rampath.workbook.text_table import LONGEST_LINE, TooMuchText, read_text

POINT = [
    ["Country", "2024", "2025e"],
    ["Belgium", "1.25", "2.5"],
    ["Estonia", "3", ""],
    ["All, of them", "1,234.5", "2"],
]
COMMA = [
    ["Country", "2024", "2025e"],
    ["Belgium", "1,25", "2,5"],
    ["Estonia", "3", ""],
    ["All; of them", "1.234,5", "2"],
]


def opened(file: Path, content: bytes) -> Book:
    file.write_bytes(content)
    return open_book(file)


def written(rows: list[list[str]], separator: str, **more: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=more.get("end", "\r\n")).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("rows", [POINT, COMMA], ids=["point", "comma"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_that_any_separator_is_told_with_either_decimal_sign(
    tmp_path: Path, separator: str, rows: list[list[str]], encoding: str
) -> None:
    book = opened(tmp_path / "table.dat", written(rows, separator).encode(encoding))
    assert book.sheets[0].rows == rows
    assert (book.container, book.separator) == (Container.TEXT, separator)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_that_any_line_end_parts_rows_and_stays_inside_quotes(end: str) -> None:
    text = f'a;b{end}"two{end}lines";2{end}c;"say ""x"""{end}'
    assert read_text(text.encode()).rows == [["a", "b"], [f"two{end}lines", "2"], ["c", 'say "x"']]


def test_that_empty_lines_and_trailing_separators_keep_addresses_true() -> None:
    table = read_text(b"Title\n\n;a;b;;\n\nx;1;2;;\n;;;;\n")
    assert table.rows == [["Title"], [], ["", "a", "b", "", ""], [], ["x", "1", "2", "", ""], ["", "", "", "", ""]]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;"])
def test_that_a_line_that_names_the_separator_is_followed_and_is_no_row_as_in_excel(first: str) -> None:
    table = read_text(f"{first}\r\na;1,5\r\nb;2,5\r\n".encode())
    assert (table.rows, table.separator) == ([["a", "1,5"], ["b", "2,5"]], ";")


def test_that_a_named_separator_counts_also_where_another_would_cut_more() -> None:
    assert read_text(b"sep=|\na,b,c|1\nd,e,f|2\n").rows == [["a,b,c", "1"], ["d,e,f", "2"]]


@pytest.mark.parametrize(
    "text", ["Country\nBelgium\nEstonia\n", "Share\n1,5\n2,25\n3\n", "Share of GDP\n1.5\n2\n", "only\n"]
)
def test_that_one_column_stays_one(text: str) -> None:
    assert read_text(text.encode()).rows == [[line] for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            'Country;2023;2024\n"Belgium;6,4;7,5"\n"Germany;61,1;90,6"\n',
            [["Country", "2023", "2024"], ["Belgium", "6,4", "7,5"], ["Germany", "61,1", "90,6"]],
        ),
        (
            '"Country,""2023"",2024"\r\n"Belgium,""6,412.1"",7.5"\r\n\r\n"Of them, ""all"",1,2"\r\n',
            [["Country", "2023", "2024"], ["Belgium", "6,412.1", "7.5"], [], ["Of them", ' "all"', "1", "2"]],
        ),
        ('"Belgium","6,4"\n"Germany","61,1"\n', [["Belgium", "6,4"], ["Germany", "61,1"]]),
        ('sep=;\n"a,b"\n"c,d"\n', [["a,b"], ["c,d"]]),
    ],
)
def test_that_lines_in_quotation_marks_as_a_whole_are_cut_like_others(text: str, rows: list[list[str]]) -> None:
    assert read_text(text.encode()).rows == rows


def test_that_titles_and_notes_do_not_hide_the_separator() -> None:
    text = 'Defence, budgets, and so on\nSource: A, B; C\n\n"Code";"Name";"2024"\n1;Army, land;1,5\n2;Navy;2,5\n'
    assert read_text(text.encode()).rows[3:] == [
        ["Code", "Name", "2024"],
        ["1", "Army, land", "1,5"],
        ["2", "Navy", "2,5"],
    ]


def test_that_torn_quotation_marks_cost_no_other_line(tmp_path: Path) -> None:
    text = b'a;b\n"5 inch;3\n"x;y";4\nplain;5\n'
    book = opened(tmp_path / "torn.csv", text)
    assert book.sheets[0].rows == [["a", "b"], ['"5 inch', "3"], ["x;y", "4"], ["plain", "5"]]
    assert ["do not pair" in finding.message for finding in book.findings] == [True]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"Paragraf";"2013";"2014" \r\n"05 Stats; mv";-23.3;-31.0\r\n', [["Paragraf", "2013", "2014"],
                                                                    ["05 Stats; mv", "-23.3", "-31.0"]]),
        ('"Country", "2021", "2022"\n"Korea, South", "2.6", 2.7\n', [["Country", "2021", "2022"],
                                                                 ["Korea, South", "2.6", " 2.7"]]),
        ('a," ""b""",c\n1," x "" ,y",3\n', [["a", ' "b"', "c"], ["1", ' x " ,y', "3"]]),
    ],
)  # fmt: skip
def test_that_blanks_around_quotation_marks_are_no_part_of_a_field(text: str, rows: list[list[str]]) -> None:
    """As the Danish state's budget has them at the end of its header; those inside the marks stay."""
    table = read_text(text.encode())
    assert (table.rows, table.torn) == (rows, False)


def test_that_a_quotation_mark_inside_a_field_is_itself() -> None:
    assert read_text(b'name;size\nbarrel;5" gun\n').rows == [["name", "size"], ["barrel", '5" gun']]


def test_that_bytes_of_zero_are_left_out_and_said_so(tmp_path: Path) -> None:
    book = opened(tmp_path / "zeros.csv", b"a;b\nBel\x00gium;1\n" + b"Estonia;2\n" * 30)
    assert book.sheets[0].rows[1] == ["Belgium", "1"]
    assert ["bytes of zero" in finding.message for finding in book.findings] == [True]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("spoilt", "last"), [("é".encode()[:1], "�"), (b"1\xa0234", "1�234"), ("Größe".encode("cp1252"), "Gr��e")]
)
def test_that_a_few_damaged_letters_leave_the_others_of_a_text_in_utf_8(
    tmp_path: Path, mark: bytes, spoilt: bytes, last: str
) -> None:
    text = "Land;2023\nTürkei;1,5\nDänemark;1,1\nÖsterreich;2\nRumänien;2\nKönigreich;"
    book = opened(tmp_path / "cut.csv", mark + text.encode() + spoilt)
    assert [row[0] for row in book.sheets[0].rows] == ["Land", "Türkei", "Dänemark", "Österreich", "Rumänien",
                                                       "Königreich"]  # fmt: skip
    assert book.sheets[0].rows[-1][1] == last
    assert book.encoding == "utf-8"
    assert ["letters of the text are damaged" in finding.message for finding in book.findings] == [True]


def test_that_the_imf_s_table_named_as_a_workbook_is_read(tmp_path: Path) -> None:
    text = 'ISO\tCountry\tUnits\t2024\t2025\nEST\tEstonia\t"Per cent, of GDP"\t1.5\tn/a\nTUR\tTürkiye\t\t1,234.5\t--\n'
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        book = opened(tmp_path / "WEOApr2025all.xls", text.encode(encoding))
        assert book.container is Container.TEXT
        assert book.sheets[0].rows[1:] == [["EST", "Estonia", "Per cent, of GDP", "1.5", "n/a"],
                                           ["TUR", "Türkiye", "", "1,234.5", "--"]]  # fmt: skip


def test_that_an_odd_byte_at_the_end_and_dos_end_of_file_do_no_harm() -> None:
    assert read_text("a\t1\nb\t2\n".encode("utf-16") + b"\x0a").rows[:2] == [["a", "1"], ["b", "2"]]
    assert read_text(b"a;1\nb;2\n\x1a").rows == [["a", "1"], ["b", "2"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x" * 11_000_000, "a line of more than 10 million characters"),
        (b"a;b\n" + b"x" * 200_000_000, "larger than 200 million bytes"),
        (b";" * 1_000 + b"\n" + (b";" * 999 + b"\n") * 13_000, "more than 12 million fields"),
        (b"a;b\n" + b"1\n" * 12_000_000, "more than 12 million fields"),
        (b"a;b\r" + b"1\r" * 12_000_000, "more than 12 million fields"),
        (b"Country" + b";2024" * 1_000_000 + b"\nBelgium;1.3", "a line of 1,000,001 fields"),
        (b"a;b\n1;2\n" + b";" * 16_384, "no more than 16,384 columns"),
        (b"\x7fELF" + bytes(range(256)) * 20, "neither a workbook nor a text table"),
        (b"<!-- saved --><html><table><tr><td>1</td></tr></table></html>", "a web page or an XML file"),
        ("<?xml version='1.0'?><Workbook/>".encode("utf-16"), "a web page or an XML file"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "a workbook of Excel 4 or older"),
    ],
)  # fmt: skip
def test_that_what_is_no_table_or_too_much_of_one_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(WorkbookRefused, match=words) as refusal:
        opened(tmp_path / "table.csv", content)
    assert str(refusal.value).startswith("table.csv ")
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("letters", "refused"), [("1", False), ("12345678", False), ("ß" * 30, False), ("€" * 60, True), ("𝟚" * 40, True)]
)
def test_that_fields_that_would_fill_the_memory_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: str, refused: bool
) -> None:
    """A field takes some fifty bytes and each of its letters one, two, or four; here is room for 180 each."""
    monkeypatch.setattr(text_table, "MOST_HELD", 9_000_000)
    content = (f"{letters};" * 9 + f"{letters}\n") * 5_000
    if refused:
        with pytest.raises(TooMuchText) as refusal:
            read_text(content.encode())
        assert refusal.value.held
        with pytest.raises(WorkbookRefused, match="more than can be given to one file; split it"):
            opened(tmp_path / "table.csv", content.encode())
    else:
        assert read_text(content.encode()).rows == [[letters] * 10] * 5_000


def test_that_what_is_weighed_is_what_rows_take(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "1234567;Österreich;7;;45.25\n"
    tracemalloc.start()
    try:
        rows = read_text((line * 40_000).encode()).rows
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert len(rows) == 40_000
    monkeypatch.setattr(text_table, "MOST_HELD", int(0.8 * taken))
    with pytest.raises(TooMuchText):
        read_text((line * 40_000).encode())
    monkeypatch.setattr(text_table, "MOST_HELD", int(1.25 * taken))
    assert read_text((line * 40_000).encode()).rows == rows


@pytest.mark.parametrize("letters", ["1234567", "Ausgaben für Zwecke", "Δαπάνες άμυνας", "€", "𝟚" * 5])
def test_that_fields_are_weighed_each_only_where_they_may_be_too_many(
    monkeypatch: pytest.MonkeyPatch, letters: str
) -> None:
    """That takes as long as the reading; the 15 fields of a row here take 2,000 bytes at most."""
    monkeypatch.setattr(text_table, "_FIELD", 1_000)  # so that rows are weighed at all
    monkeypatch.setattr(text_table, "MOST_HELD", 10_000_000)
    monkeypatch.setattr(text_table, "_exact", lambda _: pytest.fail("weighed"))
    row = [letters, *(f"{month}345,25" for month in range(1, 13)), "", "7"]
    assert read_text(("\n".join([";".join(row)] * 4_000)).encode()).rows == [row] * 4_000


@pytest.mark.parametrize("field", ["12", "ß" * 2, "für", "€€", "𝟚𝟚", "a" * 99 + "𝟚", ""])
def test_that_what_a_row_takes_at_most_is_never_less_than_what_it_takes(field: str) -> None:
    for row in ([field], [field] * 20, [field, "7", "", "Österreich", "1234"]):
        assert text_table._most(row) >= text_table._exact(row)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
@pytest.mark.parametrize("last", [b"a;1", b"a;1\n"])
def test_that_a_line_is_too_long_from_ten_million_characters_on_wherever_it_stands(end: bytes, last: bytes) -> None:
    longest = b"x" * 9_999_999
    for before in (b"", b"a;1" + end):
        assert read_text(before + longest + end + last).rows[-1] == ["a", "1"]
        for too_long in (before + longest + b"x" + end + last, before + b"b;2" + end + longest + b"x"):
            with pytest.raises(TooMuchText) as refusal:
                read_text(too_long)
            assert refusal.value.line


@given(st.lists(st.sampled_from([b"x", b"xxxxx", b"\n", b"\r"]), max_size=40))
def test_that_exactly_the_lines_as_long_as_the_limit_are_too_long(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    longest = max(map(len, content.replace(b"\r", b"\n").split(b"\n")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_table, "LONGEST_LINE", 10)
        try:
            read_text(content)
        except TooMuchText:
            assert longest >= 10
        else:
            assert longest < 10


@pytest.mark.parametrize("last", ["", "Österreich;1"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("fields", [14, 3_000])
def test_that_long_lines_take_no_longer_than_short_ones(fields: int, encoding: str, last: str) -> None:
    line = b"1234.5;" * (fields - 1) + b"1234.5\n"
    lines = 1 + LONGEST_LINE // len(line)
    content = line * lines + last.encode(encoding)
    begun = time.process_time()
    table = read_text(content)
    assert time.process_time() - begun < 5
    assert (len(table.rows[0]), table.rows[lines:]) == (fields, [last.split(";")] if last else [])


fields = st.text(st.characters(codec="utf-8", exclude_characters="\ufeff", exclude_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.lists(fields, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_that_what_is_written_with_a_named_separator_comes_back(rows: list[list[str]], separator: str) -> None:
    text = f"sep={separator}\r\n{written(rows, separator)}"
    assert read_text(text.encode()).rows == rows


@given(st.binary(max_size=400))
def test_that_any_bytes_give_a_table_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    try:
        book = opened(tmp_path_factory.getbasetemp() / "any.csv", content)
    except WorkbookRefused:
        return
    assert book.sheets[0].count() == len(book.sheets[0].cells)
