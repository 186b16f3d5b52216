"""README's commands are run, or held to be the ones that are run elsewhere."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)\n```", README, re.S)
TABLED = re.findall(r"^\| `(reportgen [^`]+)` \|", README, re.M)


def test_the_first_command_builds_the_first_story_from_a_fresh_checkout(tmp_path: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).exists():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)
    bare = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    run = subprocess.run(BLOCKS[0], shell=True, cwd=tmp_path, env=bare, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    made = {path.name for path in (tmp_path / "output" / "us-china-deportations").iterdir()}
    assert {"briefing.html", "briefing.pdf", "comparison.json", "facts.csv"} <= made


def test_the_second_command_is_what_has_to_pass_before_a_change_lands() -> None:
    assert BLOCKS[1] == "sh .ci/test"
    assert 'exec sh "$(dirname "$0")/test"' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_in_the_table_works(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    assert len(TABLED) >= 4
    for command in TABLED:
        words = command.replace("NAME", "ferry").replace("STORY", str(ferry)).replace("DIR", "elsewhere").split()
        run = reportgen(*words[1:])
        assert run.returncode == 0, f"{command}: {run.stderr}"
    assert {path.name for path in (tmp_path / "elsewhere" / "ferry").iterdir()} == {
        "briefing.html",
        "comparison.json",
        "facts.csv",
    }


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README))
def test_every_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
