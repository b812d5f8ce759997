"""What was answered about pasted blocks: asked once, however often a block is pasted, also with other numbers in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rampath.domain.member import Register
from rampath.workbook.draft import Draft
from rampath.workbook.draft_reading import preview
from rampath.workbook.grid import Book
from rampath.workbook.pasted import NAME
from rampath.workbook.question import Answers, Question
from rampath.workbook.reading import Reading, read_book

_ROUNDS = 3
"""An answer may lead to a question that was answered, too; so many times it is looked for."""

Labels = tuple[str, ...]
Known = dict[tuple[str, str, str], str]


class BlockAnswers:
    """Keeps answers for as long as the program runs, by the words of a block and by what was asked about which cell.

    A block has no name by which it could be known again. One with the same words in the same order is taken for the
    same table, and a question for the same where it asks the same about the same text at the same place.
    """

    def __init__(self) -> None:
        self._known: dict[Labels, Known] = {}

    def read(self, book: Book, answers: Answers, register: Register) -> Reading:
        """Read a block by these answers, then by those that its book has, then by those that were given before."""

        def by(given: Answers) -> Reading:
            return read_book(replace(book, answers=given), register)

        given: Answers = {**book.answers, **answers}
        reading = by(given)
        more = self._recalled(book, given, lambda given: by(given).questions, reading.questions)
        return self.kept(book, reading if more == given else by(more))

    def drafted(self, draft: Draft, register: Register) -> Draft:
        """The draft for a block with what was answered before; any other book's as it is."""

        def asked(given: Answers) -> Sequence[Question]:
            book = replace(draft.book, answers=given)
            return [question for each in draft.mappings for question in preview(book, each, register).questions]

        if draft.book.file.name != NAME or not self._known.get(_labels(draft.book)):
            return draft
        return replace(draft, answers=self._recalled(draft.book, draft.answers, asked, asked(draft.answers)))

    def kept(self, book: Book, reading: Reading) -> Reading:
        """The reading of a book, whose answers are kept where it is a block."""
        if book.file.name == NAME:
            answered = {_key(each): each.taken for each in reading.questions if each.answered}
            self._known.setdefault(_labels(book), {}).update(answered)
        return reading

    def _recalled(
        self,
        book: Book,
        given: Answers,
        asked: Callable[[Answers], Sequence[Question]],
        questions: Sequence[Question],
    ) -> Answers:
        """The answers with those that were given before to these questions, and to what they lead to."""
        known = self._known.get(_labels(book), {})
        for _round in range(_ROUNDS):
            before = {each.id: known[_key(each)] for each in questions if _is_known(each, known)}
            if not before:
                break
            given = {**before, **given}
            questions = asked(given)
        return given


def _key(question: Question) -> tuple[str, str, str]:
    return question.id, question.raw, question.message


def _is_known(question: Question, known: Known) -> bool:
    taken = known.get(_key(question))
    return not question.answered and any(choice.id == taken for choice in question.choices)


def _labels(book: Book) -> Labels:
    """The words of a block: its cells without what numbers are written with, nor the letters that flag them."""
    words = (
        "".join(filter(str.isalpha, value))
        for sheet in book.sheets
        for row in sheet.rows
        for value in row
        if isinstance(value, str)
    )
    return tuple(word for word in words if len(word) > 1)
