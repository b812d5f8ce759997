"""`rampath report`: which pages, compared with what, on which paper, in which format."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from rampath.cli import run

pytestmark = pytest.mark.usefixtures("qapp")

COMPLIANCE = "cover,ranked,quadrant,heat,spending,cost,burden,members,assumptions,findings,provenance"


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("reporting") / "plan.xlsx"
    options = ["--commitment", "hague-2035", "--commitment", "wales-2014", "--marking", "NATO UNCLASSIFIED"]
    assert run(["plan", str(sample), "-o", str(file), *options]) == 0
    return file


Report = Callable[..., tuple[int, str, str]]


@pytest.fixture
def report(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> Report:
    """Run the command; its exit code and what it said."""

    def made(target: Path, *options: str) -> tuple[int, str, str]:
        code = run(["report", str(plan_file), "-o", str(target), "--date", "2026-11-24", *options])
        told = capsys.readouterr()
        return code, told.out, told.err

    return made


def texts(file: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(file).pages]


def test_that_the_whole_pack_is_the_default_and_its_kinds_can_be_named(report: Report, tmp_path: Path) -> None:
    assert report(tmp_path / "a.pdf", "--members", "EST")[0] == 0
    assert report(tmp_path / "b.pdf", "--members", "EST", "--pages", COMPLIANCE)[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert len(texts(tmp_path / "a.pdf")) >= 11


def test_that_annual_plans_are_pages_of_their_own(report: Report, tmp_path: Path) -> None:
    assert report(tmp_path / "a.pdf", "--members", "EST,FRA", "--pages", "annual")[0] == 0
    found = "".join(texts(tmp_path / "a.pdf"))
    assert "Annual plan 2026: Estonia" in found
    assert "Annual plan 2026: France" in found


def test_that_scenarios_and_an_earlier_plan_can_be_compared_with(
    report: Report, plan_file: Path, tmp_path: Path
) -> None:
    options = ("--pages", "comparison,changes", "--compare", "Wales 2014", "--compare", str(plan_file))
    assert report(tmp_path / "a.pdf", *options)[0] == 0
    found = " ".join(texts(tmp_path / "a.pdf"))
    assert "“Wales 2014”" in found
    assert f"Changes since {plan_file.name}" in found


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--compare", "No such"), "neither a scenario of the plan nor a file"),
        (("--compare", "Hague 2035"), "is the scenario of the pages"),
        (("--pages", "cover,prose"), "names no pages"),
        (("--members", " , "), "--members names nobody"),
        (("--format", "svg", "--archive"), "Only a PDF can be PDF/A-1b"),
    ],
)
def test_that_what_cannot_be_is_refused_in_a_sentence(
    report: Report, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    code, _out, err = report(tmp_path / "a.pdf", *options)
    assert code == 2
    assert said in err
    assert "Traceback" not in err
    assert list(tmp_path.glob("a*")) == []


@pytest.mark.parametrize("form", ["svg", "png"])
def test_that_pages_become_pictures_by_the_name_or_by_the_option(report: Report, tmp_path: Path, form: str) -> None:
    options = ("--members", "EST", "--pages", "members,heat")
    code, out, err = report(tmp_path / f"p.{form}", *options)
    assert (code, err) == (0, "")
    assert sorted(file.name for file in tmp_path.glob("p-*")) == [f"p-1.{form}", f"p-2.{form}"]
    assert "Wrote 2 pictures" in out
    assert report(tmp_path / "other", "--format", form, *options)[0] == 0
    assert (tmp_path / "other-1").read_bytes() == (tmp_path / f"p-1.{form}").read_bytes()


def test_that_greys_alone_are_another_file_with_the_same_words(report: Report, tmp_path: Path) -> None:
    options = ("--members", "EST", "--pages", "members,heat")
    report(tmp_path / "a.pdf", *options)
    report(tmp_path / "b.pdf", *options, "--mono")
    assert texts(tmp_path / "a.pdf") == texts(tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() != (tmp_path / "b.pdf").read_bytes()
