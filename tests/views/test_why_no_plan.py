"""Why no plan can begin from a file, in a sentence beside the choice that is greyed out."""

from pathlib import Path

from rampath.domain.member import Register
from rampath.views.importing import why_no_plan
from rampath.workbook.reading import read_workbook
from workbook.build import write
from workbook.build_eda import write_countries
from workbook.build_un import standardized
from workbook.build_weo import table


def test_that_each_kind_of_file_has_its_own_reason(tmp_path: Path, register: Register, sample: Path) -> None:
    files = {
        "outlook for the economy": write(tmp_path / "weo.xlsx", {"WEO": table()}),
        "counted otherwise": write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}),
        "counted otherwise and can": write(tmp_path / "un.xlsx", {"EST": standardized()}),
    }
    for words, file in files.items():
        assert words in why_no_plan([read_workbook(file, register)])
    assert why_no_plan([read_workbook(sample, register)]) == ""
