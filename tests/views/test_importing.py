"""Importing: what is done with a reading, its questions, and files that come together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from domain.build import plan
from rampath.document import PlanDocument
from rampath.domain.member import Register
from rampath.domain.plan import Plan
from rampath.domain.reimport import Choices, Difference
from rampath.doors.importing import assistant_doors_for, return_doors_for
from rampath.opening import Opened, Presets, put_in
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.background import Background
from rampath.views.by_hand import HandDoors
from rampath.views.importing import ImportDoors, Importing
from rampath.views.read_dialog import ReadFile, Use
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book
from rampath.workbook.not_known import Lacking, NotKnown
from rampath.workbook.pasted import NAME, Clip
from rampath.workbook.progress import Progress
from rampath.workbook.question import Answers, answer_to
from rampath.workbook.reading import Reading
from rampath.workbook.safety import WorkbookRefused
from workbook.questions import READING
from workbook.sheets import Rows, book_of, sheet_of

UNKNOWN = NotKnown("return.xlsx holds no table that Rampath knows.", "import it in the window.")
LACKING = Lacking("return.xlsx does not say of which year.", "import it in the window.")
ROWS = (("NATO: defence expenditure as % of GDP",), ("", 2023, 2024), ("Belgium", 1.2, 1.3), ("Slovenja", 1.0, 1.1))


class Desk:
    """Answers every question by a function of the test's; `begun` holds the readings that a plan was begun from."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.asked: list[ReadFile] = []
        self.then: Callable[[Use], None] = lambda _use: None
        self.begun: list[Reading] = []
        self.read_by: list[Answers] = []
        self.refuses = False
        self.unknown: NotKnown | None = None
        self.offered: list[str] = []
        self.go_on: Callable[[], None] = lambda: None
        self.rows: Rows = ROWS
        self.drafts: list[Draft] = []

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None: ...

    def how_to_use(self, read: ReadFile, plan: str, prefer: Use, then: Callable[[Use], None]) -> None:  # noqa: ARG002
        self.asked.append(read)
        self.then = then

    def by_hand(self, draft: Draft, doors: AssistantDoors, then: Callable[[Reading, Draft], None]) -> None:
        self.drafts.append(draft)
        then(doors.read(draft), draft)

    def which_stand(
        self,
        title: str,
        told: str,
        found: Sequence[Difference],
        register: Register,
        then: Callable[[Choices], None],
    ) -> None: ...

    def tell(self, title: str, text: str) -> None:  # noqa: ARG002
        self.said.append(text)

    def offer(self, title: str, text: str, button: str, then: Callable[[], None]) -> None:
        self.offered.append(f"{title} | {text} | {button}")
        self.go_on = then

    def read(self, _file: Path | Clip, answers: Answers) -> Reading:
        self.read_by.append(answers)
        if self.unknown is not None:
            raise self.unknown
        if self.refuses:
            raise WorkbookRefused("return.xlsx is gone.")
        questions = tuple(answer_to(question, answers) for question in READING.questions)
        return replace(READING, used=7 + len(answers), questions=questions)

    def book(self, _file: Path, _progress: Progress, _plan: Plan) -> Book:
        return book_of(sheet_of(self.rows))

    def clip_book(self, _clip: Clip, _plan: Plan) -> Book:
        return book_of(sheet_of(ROWS, NAME), file=NAME)

    def begin(self, reading: Reading) -> Opened:
        self.begun.append(reading)
        return Opened(plan(), None, ())


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def importing(desk: Desk, presets: Presets, background: Background) -> Importing:
    def read(file: Path, _progress: Progress, answers: Answers, _plan: Plan) -> Opened | Reading:
        return desk.read(file, answers)

    def pasted(clip: Clip, answers: Answers, _plan: Plan) -> Reading:
        return desk.read(clip, answers)

    returns = return_doors_for(presets, lambda: date(2026, 11, 24))
    by_hand = HandDoors(desk.book, desk.clip_book, (NotKnown,), assistant_doors_for(presets))
    doors = ImportDoors(read, pasted, desk.begin, put_in, returns, (WorkbookRefused,), by_hand)
    return Importing(PlanDocument(plan()), background, doors, desk)


def answered(qtbot: QtBot, desk: Desk, answers: Answers) -> list[ReadFile | None]:
    """What comes of reading again by answers."""
    again = desk.asked[-1].again
    got: list[ReadFile | None] = []
    assert again is not None
    again(answers, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got


@pytest.mark.parametrize("pasted", [False, True])
def test_that_a_plan_begins_from_the_reading_by_the_last_answers(
    qtbot: QtBot, importing: Importing, desk: Desk, *, pasted: bool
) -> None:
    if pasted:
        importing.paste(Clip("1\t2"))
    else:
        importing.read_file(Path("return.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.asked))
    assert [question.answered for question in desk.asked[0].reading.questions] == [False, False]
    first = answered(qtbot, desk, {"member T!A7": "SVN"})[0]
    assert first is not None
    assert [question.taken for question in first.reading.questions] == ["SVN", "decimals"]
    assert desk.read_by == [{}, {"member T!A7": "SVN"}]
    desk.then(Use.NEW_PLAN)
    assert [reading.used for reading in desk.begun] == [8]


def test_that_a_second_reading_that_is_refused_is_told_and_the_first_one_stands(
    qtbot: QtBot, importing: Importing, desk: Desk
) -> None:
    importing.read_file(Path("return.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.asked))
    desk.refuses = True
    assert answered(qtbot, desk, {"member T!A7": "SVN"}) == [None]
    assert desk.said == ["return.xlsx is gone."]
    desk.then(Use.NEW_PLAN)
    assert [reading.used for reading in desk.begun] == [7]


def test_that_several_files_and_a_folder_are_asked_to_be_read_together(
    qtbot: QtBot, importing: Importing, desk: Desk, tmp_path: Path
) -> None:
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for wanted in (files, [tmp_path]):
        with qtbot.waitSignal(importing.several) as asked:
            importing.read_files(wanted)
        assert asked.args == [tuple(wanted)]
    importing.read_files(files[:1])
    qtbot.waitUntil(lambda: bool(desk.asked))
    importing.read_files([])
    assert len(desk.asked) == 1


@pytest.mark.parametrize("pasted", [False, True])
def test_that_what_no_layout_knows_goes_through_the_assistant_and_its_questions_are_asked(
    qtbot: QtBot, importing: Importing, desk: Desk, *, pasted: bool
) -> None:
    desk.unknown = UNKNOWN
    if pasted:
        importing.paste(Clip("1\t2"))
    else:
        importing.read_file(Path("return.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.asked))
    assert desk.said == []
    reading = desk.asked[0].reading
    assert reading.layout == "Read by hand"
    assert {row.member for row in reading.observations} == {"BEL"}
    (question,) = reading.questions
    again = answered(qtbot, desk, {question.id: "SVN"})[0]
    assert again is not None
    assert {row.member for row in again.reading.observations} == {"BEL", "SVN"}


def test_that_what_holds_no_numbers_is_refused_without_sending_anybody_to_where_they_are(
    qtbot: QtBot, importing: Importing, desk: Desk
) -> None:
    desk.unknown, desk.rows = UNKNOWN, (("A letter",), ("without figures",))
    importing.read_file(Path("letter.txt"))
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said == ["There is no table of figures in letter.txt, nor numbers that could be one; nothing was read."]
    assert desk.drafts == []


def test_that_a_number_alone_is_refused_with_what_it_needs(qtbot: QtBot, importing: Importing, desk: Desk) -> None:
    desk.unknown, desk.rows = UNKNOWN, ((5,),)
    importing.read_file(Path("one.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.said))
    (said,) = desk.said
    assert said.startswith("In one.xlsx stands a number and nothing that it belongs to: a figure needs a member's name")


def test_that_a_pasted_member_with_one_figure_goes_to_the_assistant(
    qtbot: QtBot, importing: Importing, desk: Desk
) -> None:
    desk.unknown, desk.rows = UNKNOWN, (("Belgium", 1.3),)
    importing.paste(Clip("Belgium\t1.3"))
    qtbot.waitUntil(lambda: bool(desk.drafts))
    assert desk.said == []


@pytest.mark.parametrize("pasted", [False, True])
def test_that_what_a_known_form_lacks_is_told_before_the_file_can_be_read_by_hand(
    qtbot: QtBot, importing: Importing, desk: Desk, *, pasted: bool
) -> None:
    desk.unknown = LACKING
    if pasted:
        importing.paste(Clip("1\t2"))
    else:
        importing.read_file(Path("return.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.offered))
    name = "the clipboard" if pasted else "return.xlsx"
    assert desk.offered == [f"Import {name} | return.xlsx does not say of which year. | &Read by hand…"]
    assert (desk.said, desk.drafts) == ([], []), "whoever calls it off is asked nothing more"
    desk.go_on()
    qtbot.waitUntil(lambda: bool(desk.asked))
    assert desk.asked[0].reading.layout == "Read by hand"


def test_that_a_file_of_a_known_form_without_numbers_is_refused_for_what_it_lacks(
    qtbot: QtBot, importing: Importing, desk: Desk
) -> None:
    desk.unknown, desk.rows = LACKING, (("A form",), ("not filled in",))
    importing.read_file(Path("return.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.said))
    assert (desk.said, desk.offered, desk.drafts) == (["return.xlsx does not say of which year."], [], [])


def test_that_a_file_that_could_not_be_opened_elsewhere_goes_the_same_way(
    qtbot: QtBot, importing: Importing, desk: Desk
) -> None:
    importing.read_by_hand(Path("return.xlsx"), LACKING)
    qtbot.waitUntil(lambda: bool(desk.offered))
    importing.read_by_hand(Path("return.xlsx"), UNKNOWN)
    qtbot.waitUntil(lambda: bool(desk.asked))
    importing.read_by_hand(Path("return.xlsx"), WorkbookRefused("return.xlsx is gone."))
    assert desk.said == ["return.xlsx is gone."]


def test_that_a_known_layout_can_be_overridden_and_the_draft_is_kept(
    qtbot: QtBot, importing: Importing, desk: Desk
) -> None:
    importing.read_file(Path("return.xlsx"))
    qtbot.waitUntil(lambda: bool(desk.asked))
    assert desk.asked[0].by_hand
    desk.then(Use.BY_HAND)
    qtbot.waitUntil(lambda: len(desk.asked) == 2)
    assert desk.asked[1].reading.layout == "Read by hand"
    desk.then(Use.BY_HAND)
    qtbot.waitUntil(lambda: len(desk.asked) == 3)
    assert desk.drafts[1] is desk.drafts[0]
    assert desk.begun == []
