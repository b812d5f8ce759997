"""Sums over stretches of a list, so that a total in the sheet can be held against the lines above it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen, sum_of

CENT = 0.4e-8
"""Less than half a cent, in millions."""

_NEAR = 1e-7
_TRIED = 5


class Match(NamedTuple):
    """The sum that came nearest to a stated total, of which choice of lines, and whether the two agree."""

    nearest: float
    choice: str
    agrees: bool


class Sums:
    """The sums of lines [row, column] between any two rows, for several choices of lines.

    `amounts` are in millions; the first of `choices` are the lines that count.
    """

    def __init__(self, amounts: NDArray[np.float64], choices: Mapping[str, Chosen]) -> None:
        known = np.nan_to_num(amounts)
        self._held = {name: np.where(chosen[:, np.newaxis], known, 0.0) for name, chosen in choices.items()}
        first = np.zeros((1, amounts.shape[1]))
        self._until = {name: np.vstack([first, held.cumsum(axis=0)]) for name, held in self._held.items()}

    def add(self, row: int, amounts: NDArray[np.float64], choices: Sequence[str]) -> None:
        """Count a row as a line of these choices, for all sums that reach beyond it."""
        known = np.nan_to_num(amounts)
        for name in choices:
            self._held[name][row] = known
            self._until[name][row + 1 :] += known

    def match(self, column: int, stated: float, starts: Sequence[int], end: int, slack: float) -> Match:
        """The sum nearest to a stated total, of the lines from one of the starts to the end.

        The first choice that agrees is taken, or else the one that comes nearest. `slack` is what the total may be
        rounded by, in millions.
        """
        tried = [self._nearest(name, column, stated, starts, end) for name in self._held]
        agreeing = (match for match in tried if abs(match.nearest - stated) <= max(CENT, slack))
        found = next(agreeing, None)
        if found is not None:
            return found._replace(agrees=True)
        return min(tried, key=lambda match: abs(match.nearest - stated))

    def _nearest(self, name: str, column: int, stated: float, starts: Sequence[int], end: int) -> Match:
        """Running sums find the nearest, and are themselves too rough to tell cents: it is summed exactly."""
        until = self._until[name][:, column]
        gaps = np.abs(until[end] - until[list(starts)] - stated)
        order = np.argsort(gaps, kind="stable")[:_TRIED]
        scale = max(1.0, abs(float(until[end])), abs(stated))
        near = [int(at) for at in order if gaps[at] <= _NEAR * scale] or [int(order[0])]
        sums = [sum_of(self._held[name][starts[at] : end, column]) for at in near]
        return Match(min(sums, key=lambda each: abs(each - stated)), name, agrees=False)

    def explain(self, stated: NDArray[np.float64], starts: Sequence[int], end: int) -> bool:
        """Whether a row is the sum of two lines or more above it, in every column in which it has an amount."""
        columns = [int(at) for at in np.flatnonzero(np.isfinite(stated) & (stated != 0.0))]
        if not columns:
            return False
        for name, held in self._held.items():
            until = self._until[name][:, columns]
            rough = np.abs(until[end] - until[list(starts)] - stated[columns])
            scale = _NEAR * np.maximum(1.0, np.abs(stated[columns]))
            for at in np.flatnonzero((rough <= scale).all(axis=1))[:_TRIED]:
                piece = held[starts[at] : end][:, columns]
                gaps = [abs(sum_of(piece[:, nth]) - stated[each]) for nth, each in enumerate(columns)]
                if max(gaps) <= CENT and (piece != 0.0).any(axis=1).sum() > 1:
                    return True
        return False
