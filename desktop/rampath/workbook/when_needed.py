"""Patterns over large vocabularies are compiled when they are first looked for, and not as the program starts."""

import re
from functools import cache
from typing import Any, cast


class _Waiting:
    """Stands for a pattern; each of its methods is the compiled one's own from the first use on."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what copies or shows an object asks for; a pattern is neither
        found = getattr(re.compile(self._text), name)
        setattr(self, name, found)
        return found


@cache
def compiled(text: str) -> re.Pattern[str]:
    """What `re.compile` gives, for its methods and attributes; the same one for the same text."""
    return cast("re.Pattern[str]", _Waiting(text))
