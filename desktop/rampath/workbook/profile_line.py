"""On which line of a profile's file a key stands, so that a slip can be mended where it is."""

import re
from collections import Counter
from collections.abc import Iterator

_TABLE = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
_NEXT = re.compile(r"\s*\[\[([^\[\]]+)\]\]\s*(?:#.*)?")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_INLINE = re.compile(r"[{,]\s*[\"']?([\w-]+)[\"']?\s*=")
_LONG = ('"""', "'''")

Within = tuple[tuple[str, int], ...]
"""The names of tables from the outside in, each with which of several it is, from 1: `(("sheets", 2), ("last", 1))`."""


def line_of(text: str, path: Within, key: str) -> int | None:
    """The line, from 1, on which a table has a key; where it has none the line of the table, None where that is none.

    A table that stands in the line of another one's key counts as that line.
    """
    best: tuple[int, int] | None = None
    for number, here, word in _lines(text):
        depth = len(here)
        wanted = path[depth][0] if depth < len(path) else key
        if path[:depth] == here and (word == wanted or (word == "" and depth)):
            best = max(best or (0, 0), (2 * depth + (word != ""), -number))
    return None if best is None else -best[1]


def _lines(text: str) -> Iterator[tuple[int, Within, str]]:
    """Each line that begins a table (without a word) or has a key, and which table it is in."""
    counts: Counter[Within] = Counter()
    here: Within = ()
    within, listed = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        if not within:
            table, key = _TABLE.fullmatch(line) or _NEXT.fullmatch(line), _KEY.match(line)
            if table is not None:
                *outer, name = table[1].split(".")
                here = _nth(_outer(outer, counts), name, counts)
                yield number, here, ""
            elif listed and line.lstrip().startswith("{"):
                inner = _nth(here, listed, counts)
                yield from ((number, inner, word) for word in ("", *_INLINE.findall(line)))
            elif key is not None:
                listed = key[1] if line.rstrip().endswith("[") else ""
                yield number, here, key[1]
        for mark in _LONG:
            if line.count(mark) % 2 and within in {"", mark}:
                within = "" if within else mark


def _nth(around: Within, name: str, counts: Counter[Within]) -> Within:
    """The next table of a name, counted."""
    every = (*around, (name.strip(), 0))
    counts[every] += 1
    return (*around, (name.strip(), counts[every]))


def _outer(names: list[str], counts: Counter[Within]) -> Within:
    """The tables around one: of several of a name the last that has begun."""
    path: Within = ()
    for name in names:
        path = (*path, (name.strip(), counts[(*path, (name.strip(), 0))]))
    return path
