"""Runs of years of one kind."""

from collections.abc import Sequence
from itertools import groupby

from rampath.domain.observation import Kind


def runs(kinds: Sequence[Kind]) -> list[tuple[int, int, Kind]]:
    """The places from which and to which there is one kind, and the kind."""
    found = []
    first = 0
    for kind, run in groupby(kinds):
        last = first + len(list(run)) - 1
        found.append((first, last, kind))
        first = last + 1
    return found
