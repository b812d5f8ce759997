"""Reading by hand: a file that no layout knows, or that is to be read otherwise, goes through the assistant."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from rampath.domain.plan import Plan
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.background import Background, Work
from rampath.wording import tr
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book
from rampath.workbook.not_known import Lacking
from rampath.workbook.pasted import Clip
from rampath.workbook.progress import Progress
from rampath.workbook.question import Answers
from rampath.workbook.reading import Reading
from rampath.workbook.safety import WorkbookRefused

Read = Callable[[Answers], Work]
"""Reads the same once more by these answers, beside the window."""


class AssistantQuestions(Protocol):
    """The assistant as a question: `then` gets what was read, and the draft that it was read by.

    `offer` says why a file was not read, with a button that goes on.
    """

    def by_hand(self, draft: Draft, doors: AssistantDoors, then: Callable[[Reading, Draft], None]) -> None: ...
    def offer(self, title: str, text: str, button: str, then: Callable[[], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class HandDoors:
    """`book` and `clip_book` open what is to be read by hand, which is whatever raised one of `not_known`.

    Both open it with the answers that a plan has to its questions.
    """

    book: Callable[[Path, Progress, Plan], Book]
    clip_book: Callable[[Clip, Plan], Book]
    not_known: tuple[type[Exception], ...]
    assistant: AssistantDoors


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a book comes from: its name for people, how it is opened, the draft of an earlier time, and its file."""

    name: str
    book: Callable[[HandDoors, Progress], Book]
    draft: Draft | None = None
    file: Path | None = None


class ByHand(QObject):
    """Opens the assistant for a file. `taken` gets each reading with the way to read it again and its origin."""

    def __init__(
        self,
        background: Background,
        doors: HandDoors | None,
        ask: AssistantQuestions,
        taken: Callable[[Reading, Read, Origin], None],
        failed: Callable[[object], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._doors = doors
        self._ask = ask
        self._taken = taken
        self._failed = failed

    def can_read(self, error: object) -> bool:
        """Whether a file that was refused so can be read by hand."""
        return self._doors is not None and isinstance(error, self._doors.not_known)

    def open(
        self, origin: Origin, refusal: object = None, opened: Callable[[], None] = lambda: None
    ) -> Callable[[], None]:
        """Open the assistant, with the draft of an earlier time where there is one; what calls off its opening.

        A file that was refused and holds no figures at all stays refused. What a file of a known form lacks is told
        before, since somebody may rather mend the file. `opened` is told when the assistant opens.
        """
        doors = self._doors
        if doors is None:
            return lambda: None
        if origin.draft is not None:
            opened()
            self._show(origin, origin.draft, doors.assistant)
            return lambda: None
        work = self._background.follow(
            tr("Looking at {file}", file=origin.name),
            lambda progress: doors.assistant.draft(origin.book(doors, progress)),
        )

        def done(draft: Draft) -> None:
            whole = draft.followed()  # whom it told of its opening is gone by then
            if refusal is not None and draft.is_hopeless:
                self._failed(refusal if isinstance(refusal, Lacking) else _without_figures(origin.name, draft))
            elif isinstance(refusal, Lacking):
                title, button = tr("Import {file}", file=origin.name), tr("&Read by hand…")
                self._ask.offer(title, refusal.said, button, lambda: self._show(origin, whole, doors.assistant))
            else:
                opened()
                self._show(origin, whole, doors.assistant)

        work.done.connect(done)
        work.failed.connect(self._failed)
        return work.cancel

    def _show(self, origin: Origin, draft: Draft, doors: AssistantDoors) -> None:
        def then(reading: Reading, read_by: Draft) -> None:
            def again(answers: Answers) -> Work:
                answered = replace(read_by, answers={**read_by.answers, **answers})
                return self._background.follow(
                    tr("Reading {file}", file=origin.name), lambda progress: doors.read(answered.followed(progress))
                )

            self._taken(reading, again, replace(origin, draft=read_by))

        self._ask.by_hand(draft, doors, then)


class WithoutNumbers(WorkbookRefused):
    """A file in which there is too little to be read by hand either."""


def _without_figures(name: str, draft: Draft) -> WithoutNumbers:
    if draft.holds_number:
        return WithoutNumbers(
            tr("In {file} stands a number and nothing that it belongs to: a figure needs a member's name beside it and"
               " a year above it; copy these too.", file=name)
        )  # fmt: skip
    return WithoutNumbers(
        tr("There is no table of figures in {file}, nor numbers that could be one; nothing was read.", file=name)
    )
