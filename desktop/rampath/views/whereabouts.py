"""Where the files lie that figures came from, as far as this session and the recent files tell.

A plan keeps the names of its files, not their folders: those are nobody's business but the user's own.
"""

from collections.abc import Iterable
from pathlib import Path


class Whereabouts:
    """Remembers paths by the name under which a plan knows a file."""

    def __init__(self) -> None:
        self._known: dict[str, list[Path]] = {}

    def remember(self, path: Path, name: str = "") -> None:
        """A file was read from here, or found here though it has another name now."""
        known = self._known.setdefault(name or path.name, [])
        if path in known:
            known.remove(path)
        known.insert(0, path)

    def candidates(self, name: str, recent: Iterable[Path] = (), folders: Iterable[Path] = ()) -> tuple[Path, ...]:
        """The files that may be the one, the likeliest first; only such as are there."""
        likely = [*self._known.get(name, ()), *(path for path in recent if path.name == name)]
        likely += [folder / name for folder in folders]
        return tuple(path for path in dict.fromkeys(likely) if path.is_file())
