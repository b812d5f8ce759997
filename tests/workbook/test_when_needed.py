"""Patterns that wait are compiled by their first use, and then are the compiled ones."""

import re
import subprocess
import sys

from rampath.workbook.when_needed import compiled


def test_that_a_pattern_that_waits_finds_what_a_compiled_one_finds() -> None:
    text = "prices of 2015 and prices of 2021"
    waiting, plain = compiled(r"prices of (?P<year>[0-9]{4})"), re.compile(r"prices of (?P<year>[0-9]{4})")
    assert [found.span() for found in waiting.finditer(text)] == [found.span() for found in plain.finditer(text)]
    first = waiting.search(text)
    assert first is not None
    assert first["year"] == "2015"
    assert waiting.sub(r"\g<year>", text) == "2015 and 2021"
    assert waiting.pattern == plain.pattern


def test_that_it_answers_by_itself_once_it_was_asked() -> None:
    waiting = compiled("needed [0-9]")
    assert vars(waiting).keys() == {"_text"}
    assert waiting.search("needed 1") is not None
    assert waiting.search is vars(waiting)["search"]


def test_that_the_program_starts_without_compiling_the_vocabulary_of_measures() -> None:
    told = "from rampath.workbook import measure_in; print({len(vars(p)) for r in measure_in._RULES for p in r.parts})"
    done = subprocess.run(
        [sys.executable, "-c", f"import rampath.opening; {told}"], check=False, capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr) == ("{1}", "")
