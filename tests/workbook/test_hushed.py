"""Nothing of Rust's is printed when calamine panics over a file, and nothing of others is lost meanwhile."""

import os
from pathlib import Path

import pytest

from rampath.cli import run
from rampath.workbook.hushed import hushed
from workbook.handmade import packed, xlsb_parts


class PanicException(BaseException):
    """By its name as pyo3's."""


def test_that_a_panic_ends_in_the_sentence_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    parts = xlsb_parts()
    del parts["xl/sharedStrings.bin"]
    file = packed(tmp_path / "harmed.xlsb", parts)
    assert run(["read", str(file)]) == 2
    assert capfd.readouterr().err == (
        "harmed.xlsb is damaged or cut short and cannot be read; ask for it again, or repair it in Excel.\n"
    )


def test_that_what_others_write_meanwhile_comes_through(capfd: pytest.CaptureFixture[str]) -> None:
    with hushed():
        os.write(2, b"a warning\n")
    with pytest.raises(KeyError):
        _write(b"another\n", KeyError)
    assert capfd.readouterr().err == "a warning\nanother\n"


def test_that_a_panic_takes_its_words_along(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PanicException):
        _write(b"thread panicked\n", PanicException)
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "afterwards\n"


@hushed()
def _write(words: bytes, error: type[BaseException]) -> None:
    os.write(2, words)
    raise error
