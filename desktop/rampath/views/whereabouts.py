"""Where the files lie that figures came from, as far as this session and the recent files tell.

A plan keeps the names of its files, not their folders: those are nobody's business but the user's own.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rampath.workbook.on_disk import is_file, is_folder


class Whereabouts:
    """Remembers paths by the name under which a plan knows a file, and folders in which it may lie."""

    def __init__(self) -> None:
        self._known: dict[str, list[Path]] = {}
        self._folders: list[Path] = []

    def remember(self, path: Path, name: str = "") -> None:
        """A file was read from here, or found here though it has another name now; of a folder, any file."""
        if is_folder(path):
            self._folders = [path, *(known for known in self._folders if known != path)]
            return
        known = self._known.setdefault(name or path.name, [])
        if path in known:
            known.remove(path)
        known.insert(0, path)

    def candidates(self, name: str, recent: Sequence[Path] = (), folders: Iterable[Path] = ()) -> tuple[Path, ...]:
        """The files that may be the one, the likeliest first; only such as are there."""
        likely = [*self._known.get(name, ()), *(path for path in recent if path.name == name)]
        likely += [
            folder / name for folder in (*self._folders, *(path for path in recent if is_folder(path)), *folders)
        ]
        return tuple(path for path in dict.fromkeys(likely) if is_file(path))
