"""Values that come through a signal or from beside the window, as what their maker promised."""

from typing import TypeVar

Kind = TypeVar("Kind")


def narrowed(value: object, kind: type[Kind]) -> Kind:
    """The value, of which the type checker knows only that it is something; TypeError where a promise was broken."""
    if not isinstance(value, kind):
        raise TypeError(f"{type(value).__name__} came where {kind.__name__} was promised")
    return value
