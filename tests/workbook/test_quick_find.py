"""A text is found wherever it stands, and nowhere else, whether its rare sign is rare or not."""

from hypothesis import given
from hypothesis import strategies as st

from rampath.workbook.quick_find import stands_in, times_in

_SIGNS = st.lists(st.sampled_from([b"<", b"f", b":", b"x"]), max_size=12).map(b"".join)


@given(_SIGNS, st.sampled_from([b"<f", b":fx", b"ff"]), st.integers(0, 1), st.integers(0, 14))
def test_that_a_text_stands_where_a_plain_search_finds_it(xml: bytes, text: bytes, rare: int, begin: int) -> None:
    assert stands_in(xml, text, rare, begin) is (xml.find(text, begin) >= 0)


def test_that_a_text_is_found_behind_very_many_of_its_sign() -> None:
    many = b"hid d den " * 1_000
    assert not stands_in(many, b"hidden", 2)
    assert stands_in(many + b"hidden", b"hidden", 2)
    assert stands_in(b"<r>superscript" + many, b"superscript", 2)


def test_that_a_text_that_overlaps_the_last_sign_looked_at_is_found() -> None:
    for count in range(190, 210):
        assert stands_in(b"f" * count + b"<f", b"<f", 1)


def test_that_a_text_is_found_behind_very_many_of_its_sign_and_its_neighbour() -> None:
    many = b"added " * 1_000
    assert not stands_in(many, b"hidden", 2)
    assert stands_in(many + b"hidden", b"hidden", 2)
    assert not stands_in(b"ff " * 1_000, b"<f", 1)
    assert stands_in(b"ff " * 1_000 + b"<f", b"<f", 1)


@given(_SIGNS, st.sampled_from([b"<f", b":x", b"<f:x", b"f:<x"]))
def test_that_a_text_is_counted_as_a_plain_search_counts_it(xml: bytes, text: bytes) -> None:
    assert times_in(xml, text) == xml.count(text)


def test_that_a_text_is_counted_wherever_it_begins() -> None:
    for before in range(9):
        for behind in range(9):
            xml = b"." * before + b"<row><row" + b"." * behind
            assert times_in(xml, b"<row") == 2
            assert times_in(xml, b"<r") == 2
