"""The two commands and the lock, as far as they can be checked without setting anything up."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "installer/work.lock")
SCRIPTS = ("installer/run", "installer/test", "installer/lock", ".ci/run")


@pytest.mark.parametrize("script", SCRIPTS)
def test_that_a_command_can_be_run_and_reads_as_bash(script: str) -> None:
    file = ROOT / script
    assert os.access(file, os.X_OK)
    done = subprocess.run(["bash", "-n", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_package_is_pinned_with_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    for entry in entries:
        assert re.match(r"^[a-z0-9._-]+==[\w.!+]+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


@pytest.mark.parametrize("lock", LOCKS)
def test_that_qt_is_the_long_term_release_and_none_of_the_bad_ones(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^pyside6-essentials==([\d.]+)", text, re.MULTILINE)
    assert pinned[0] == "6.8.3"
    assert not {"6.9.1", "6.9.2", "6.10.1", "6.12.0"} & set(pinned)
    assert "\npyside6==" not in text


def test_that_the_locks_hold_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    work = (ROOT / "installer/work.lock").read_text(encoding="utf-8")
    for wanted in project["project"]["dependencies"]:
        name = re.split(r"[^A-Za-z0-9_-]", wanted)[0].lower().replace("_", "-")
        assert f"\n{name}==" in f"\n{run}"
    for wanted in project["dependency-groups"]["work"]:
        name = re.split(r"[^A-Za-z0-9_-]", wanted)[0].lower().replace("_", "-")
        assert f"\n{name}==" in f"\n{work}"


def test_that_the_windows_script_is_plain_ascii() -> None:
    (ROOT / "installer" / "run.ps1").read_bytes().decode("ascii")


def test_that_ci_installs_what_checks_need_and_calls_the_test_command() -> None:
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "poppler-utils" in text
    assert "libreoffice-calc-nogui" in text
    assert "installer/test" in text


def test_that_the_top_level_holds_what_it_should_and_nothing_else() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True, check=False
    ).stdout.split("\n")
    top = {name.split("/")[0] for name in listed if name}
    wanted = {
        "pyproject.toml", "desktop", "resources", "samples", "tests", "installer", "README.md",
        "requirements.lock", ".ci", ".gitignore",
    }  # fmt: skip
    assert not top or top == wanted
