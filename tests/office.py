"""LibreOffice without a window: what it makes of workbooks. The one place that starts it."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

import pytest

XLSX = "xlsx:Calc MS Excel 2007 XML"
_ALWAYS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
    "<value>0</value></prop></item></oor:items>"
)
"""LibreOffice trusts stored values unless it is told to calculate always."""


def converted(
    files: Sequence[Path], kind: str, folder: Path, *, calculate: bool = False, beside: int = 1
) -> list[Path]:
    """The files in another form, in a folder; with `calculate` every formula is calculated anew.

    `beside` so many of it run side by side, since starting one takes seconds. Where LibreOffice is not installed, the
    test is left out, and says so.
    """
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: checks that open workbooks with it were left out")
    running = []
    for part in filter(None, (files[at::beside] for at in range(beside))):
        profile = Path(mkdtemp(prefix="office-", dir=folder.parent))
        if calculate:
            (profile / "user").mkdir()
            (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
        running.append(
            subprocess.Popen(
                [*command, "--outdir", str(folder), *map(str, part)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
    for each in running:
        assert each.wait(timeout=900) == 0
    # one sheet of several is written to a file that bears its name, too
    return [next(file for form in (".*", "-*") for file in folder.glob(f"{each.stem}{form}")) for each in files]
