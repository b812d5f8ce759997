"""The jobs of the assistant, handed in by whoever puts the program together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rampath.domain.member import Register
from rampath.views.assistant.profile_bar import Offer
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.guess import Guess
from rampath.workbook.mapping import Form, Mapping
from rampath.workbook.reading import Reading
from rampath.workbook.result import Sheets


@dataclass(frozen=True, slots=True)
class Profiles:
    """Profiles of earlier imports: `offer` names the one that fits a book and those that are spoilt, `use` gives the
    draft that it makes, `use_file` that of the profile in a file, and `save` writes that of a draft to a file, usually
    in `folder`. Each may raise one of the doors' `refused`.
    """

    offer: Callable[[Book], Offer | None]
    use: Callable[[Draft], Draft]
    use_file: Callable[[Draft, Path], Draft]
    save: Callable[[Draft, Path], None]
    folder: Path


@dataclass(frozen=True, slots=True)
class AssistantDoors:
    """`draft` guesses at all tables of a book, `again` at one whose header was pointed at (row, form), `preview` reads
    one table as it stands, and `read` all that are ticked.
    """

    draft: Callable[[Book], Draft]
    again: Callable[[Sheet, Book, int, Form | None], Guess]
    preview: Callable[[Book, Mapping], Sheets]
    read: Callable[[Draft], Reading]
    register: Register
    refused: tuple[type[Exception], ...]
    profiles: Profiles | None = None
