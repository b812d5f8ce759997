"""A sequence that is made when somebody looks at it: most of what a reading could tell is never asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

from typing_extensions import override

T = TypeVar("T")


class OnDemand(Sequence[T], Generic[T]):
    """What `make` gives, made once and when first needed; its length may be known before.

    Equal to any sequence of the same things.
    """

    def __init__(self, make: Callable[[], Iterable[T]], length: int | None = None) -> None:
        self._make: Callable[[], Iterable[T]] | None = make
        self._length = length

    @cached_property
    def made(self) -> tuple[T, ...]:
        """All of it; what it was made from is let go."""
        make, self._make = self._make, None
        return () if make is None else tuple(make())

    @override
    def __len__(self) -> int:
        return len(self.made) if self._length is None else self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    @override
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.made[index]

    @override
    def __iter__(self) -> Iterator[T]:
        return iter(self.made)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and self.made == tuple(other)

    @override
    def __hash__(self) -> int:
        return hash(self.made)

    @override
    def __repr__(self) -> str:
        return f"OnDemand({list(self.made)!r})"
