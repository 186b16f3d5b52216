"""What several areas of the tests share."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from reportgen.config import Settings
from reportgen.model import Comparison
from reportgen.pipeline import compare
from reportgen.progress import Silent

ROOT = Path(__file__).parent.parent
FERRY = ROOT / "tests" / "stories" / "ferry"
FIRST_STORY = ROOT / "sources" / "us-china-deportations"

# Speed is measured in benchmarks/, not here; the same examples every time, so that a failure is a change.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A copy of a small invented story, to be spoilt at will."""
    return Path(shutil.copytree(FERRY, tmp_path / "sources" / "ferry"))


@pytest.fixture(scope="session")
def ferry_comparison() -> Comparison:
    return compare(FERRY, Settings(), Silent())


@pytest.fixture(scope="session")
def first_story() -> Comparison:
    """The five articles, compared."""
    return compare(FIRST_STORY, Settings(), Silent())


@pytest.fixture
def reportgen(tmp_path: Path) -> Run:
    """Runs the command line as a user would, in an empty folder, with what environment is given."""

    def run(*arguments: str | Path, cwd: Path = tmp_path, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "reportgen", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run
