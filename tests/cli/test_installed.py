"""The wheel alone builds a story in an empty folder: templates, data and models travel in it."""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from conftest import FERRY, ROOT, Run

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout; made with the installed build backend, else with the one that pip fetches."""
    folder = tmp_path_factory.mktemp("wheel")
    own = ("--no-build-isolation",) if importlib.util.find_spec("hatchling") else ()
    command = [*PIP, "wheel", "--no-deps", *own, "--wheel-dir", str(folder), str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode and not own and "hatchling" in run.stderr:
        pytest.skip("the build backend hatchling is neither installed nor to be had from an index")
    assert run.returncode == 0, run.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of a fresh environment with the wheel; what it depends on is lent by the running one."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    command = [*PIP, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


def _run(command: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    bare = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(command, cwd=folder, env=bare, capture_output=True, text=True, check=False)


def test_the_wheel_builds_and_verifies_in_an_empty_folder_as_the_checkout_does(
    installed: Path, reportgen: Run, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    shutil.copytree(FERRY, empty / "sources" / "ferry")
    where = _run([str(installed / "python"), "-c", "import reportgen; print(reportgen.__file__)"], empty)
    assert where.stdout.startswith(str(installed.parent)), where.stdout + where.stderr

    run = _run([str(installed / "reportgen"), "build", "--strict"], empty)
    assert run.returncode == 0, run.stderr
    run = _run([str(installed / "reportgen"), "verify", "output/ferry"], empty)
    assert run.returncode == 0 and "all sound" in run.stdout, run.stdout + run.stderr

    shutil.copytree(FERRY, tmp_path / "sources" / "ferry")
    assert reportgen("build").returncode == 0
    here, there = (
        {path.name: path.read_bytes() for path in (folder / "output" / "ferry").iterdir()}
        for folder in (tmp_path, empty)
    )
    assert there == here and len(there) == 4


def test_the_wheel_holds_every_file_of_the_package_and_the_templates(installed: Path) -> None:
    (package,) = installed.parent.glob("lib/python*/site-packages/reportgen")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "reportgen", "templates"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    expected = {name.removeprefix("reportgen/") for name in listed if name and (ROOT / name).exists()}
    assert {name for name in expected if not (package / name).exists()} == set()
