"""What goes on over pages: nothing is lost, nothing is cut, headings stay with what they head."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rampath.printing.canvas import Canvas
from rampath.printing.flow import Block, beside, flowing, heading, paragraph
from rampath.printing.fonts import family
from rampath.printing.frame import Page, Press
from rampath.printing.long_table import SIZE, Heading, LongTable, table
from rampath.printing.paper import A4, MARGIN, Area
from rampath.printing.ruler import Ruler

from .conftest import FONTS
from .drawing import SHEETS, on_a_canvas, overlaps

pytestmark = pytest.mark.usefixtures("qapp")


def laid(blocks: list[Block], sheet: str = "A4") -> tuple[list[Page], list[Canvas], Press]:
    press = Press(SHEETS[sheet], Ruler(family(FONTS)))
    page = Page("A title", "", "", "Source", "Scenario", "Stamp", lambda _canvas, _room: None, "A title")
    pages = flowing(press, page, blocks)

    def on_paper(each: Page) -> Canvas:
        return on_a_canvas(lambda canvas: each.draw(canvas, press.room(each)), press.paper)

    return pages, [on_paper(each) for each in pages], press


def long_table(count: int, words: str = "word") -> LongTable:
    rows = tuple((f"row {i}", f"{i}.00", " ".join([words] * (1 + i % 7 * 9))) for i in range(count))
    return LongTable((Heading("Name", words=True), Heading("Share", "%"), Heading("Said", words=True)), rows)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_long_table_repeats_its_header_on_each_page_and_loses_no_row(sheet: str) -> None:
    pages, drawn, press = laid([table(long_table(150))], sheet)
    assert len(pages) > 2
    names = []
    for page, canvas in zip(pages, drawn, strict=True):
        texts = [words.text for words in canvas.words]
        assert texts[:4] == ["Name", "Share", "%", "Said"]
        names += [text for text in texts if text.startswith("row ")]
        room = press.room(page)
        assert all(words.area.bottom <= room.bottom + 0.2 and words.area.y >= room.y - 0.2 for words in canvas.words)
    assert names == [f"row {i}" for i in range(150)]


def test_only_the_first_page_has_an_entry_and_the_others_say_that_they_go_on() -> None:
    pages = laid([table(long_table(150))])[0]
    assert [page.entry for page in pages] == ["A title", *[""] * (len(pages) - 1)]
    assert [page.title for page in pages[:2]] == ["A title", "A title (continued)"]


def test_a_row_taller_than_a_page_ends_in_an_ellipsis_and_stands_on_a_page_of_its_own() -> None:
    told = LongTable((Heading("Said", words=True),), (("before",), ("word " * 20_000,), ("after",)))
    pages, drawn, press = laid([table(told)])
    texts = [[words.text for words in canvas.words] for canvas in drawn]
    assert len(pages) == 3
    assert texts[0] == ["Said", "before"]
    assert texts[1][-1].endswith("…")
    assert texts[2] == ["Said", "after"]
    assert max(words.area.bottom for words in drawn[1].words) <= press.room(pages[1]).bottom + 0.2


def test_a_heading_stays_with_what_it_heads() -> None:
    """Whatever stands before it, the last words of a page are never a heading's."""
    for lines in range(40, 52):
        blocks = [paragraph("\n".join(["line"] * lines)), heading("A heading"), paragraph("one\ntwo\nthree")]
        for canvas in laid(blocks)[1]:
            assert canvas.words[-1].text != "A heading"


def test_free_room_alone_makes_no_page() -> None:
    exact = [table(long_table(1))] * 200
    pages, drawn, _press = laid(exact)
    assert all(canvas.words for canvas in drawn)
    assert len(pages) == len(drawn)


def test_text_keeps_its_own_line_breaks() -> None:
    texts = [words.text for words in laid([paragraph("first\n\nthird")])[1][0].words]
    assert texts == ["first", "third"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(st.text(st.characters(codec="ascii", categories=["L", "Zs"]), max_size=400), max_size=60),
)
def test_rows_of_any_table_follow_one_another_without_meeting(said: list[str]) -> None:
    rows = tuple((f"{i:09d}", text) for i, text in enumerate(said))
    pages, drawn, press = laid([table(LongTable((Heading("Number", "n"), Heading("Said", words=True)), rows))])
    numbers = []
    for page, canvas in zip(pages, drawn, strict=True):
        room = press.room(page)
        assert all(words.area.right <= room.right + 0.2 and words.size >= 7 for words in canvas.words)
        assert overlaps(canvas) == []
        numbers += [words.text for words in canvas.words if words.text.isdigit()]
    assert numbers == [row[0] for row in rows]


def test_the_room_of_a_page_lies_within_its_margins() -> None:
    page = laid([paragraph("text")])[0][0]
    room = Press(A4, Ruler(family(FONTS))).room(page)
    assert (room.x, room.right) == (12, A4.width - 12)
    assert isinstance(room, Area)


def figures(rows: int, columns: int) -> LongTable:
    headings = (Heading("Member", words=True), *(Heading(str(2026 + i), "million USD") for i in range(columns)))
    told = tuple(
        (f"Member {row}", *(f"+{row},{column:03},{row + column:03}" for column in range(columns)))
        for row in range(rows)
    )
    return LongTable(headings, told, frozenset({rows - 1}))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("columns", [1, 12, 18, 45])
def test_a_table_that_is_too_wide_is_parted_with_its_first_column_and_no_number_is_cut(
    sheet: str, columns: int
) -> None:
    told = figures(7, columns)
    _, drawn, press = laid([table(told)], sheet)
    texts = [words.text for canvas in drawn for words in canvas.words]
    assert [text for text in texts if "…" in text] == []
    for row in told.rows:
        assert set(row) <= set(texts)
    assert texts.count("Member") >= texts.count("Member 0") >= 1
    assert {words.size for canvas in drawn for words in canvas.words} == {SIZE}
    for canvas in drawn:
        assert overlaps(canvas) == []
        assert all(words.area.right <= press.paper.width - MARGIN + 0.01 for words in canvas.words)


def test_a_unit_takes_two_lines_before_a_table_is_parted() -> None:
    headings = (Heading("Member", words=True), *(Heading(str(2026 + i), "million USD") for i in range(11)))
    told = LongTable(headings, tuple((f"Member {row}", *("+1,234",) * 11) for row in range(7)))
    for sheet, one_line, two_lines in (("A3", 11, 0), ("A4 upright", 0, 11)):
        texts = [words.text for words in laid([table(told)], sheet)[1][0].words]
        assert texts.count("Member") == 1
        assert texts.count("million USD") == one_line
        assert texts.count("million") == texts.count("USD") == two_lines


def test_pictures_stand_beside_one_another_where_each_has_room_and_else_below() -> None:
    def seen(sheet: str) -> list[Area]:
        found: list[Area] = []
        draw = [lambda _canvas, room: found.append(room)] * 2
        laid([beside(60, draw)], sheet)
        return found

    one, other = seen("A4")
    assert (one.y, one.width, one.height) == (other.y, other.width, 60)
    assert other.x - one.right == pytest.approx(8)
    one, other = seen("A4 upright")
    assert (one.x, one.width) == (other.x, A4.portrait.width - 2 * MARGIN)
    assert other.y >= one.bottom
