"""Two builds give the same bytes in every output."""

import shutil
from pathlib import Path

import pytest
from conftest import FERRY, Run

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
)


def _outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("with_toml", [True, False])
def test_same_bytes_whatever_the_surroundings(tmp_path: Path, reportgen: Run, with_toml: bool) -> None:
    built = []
    for index, surroundings in enumerate(SURROUNDINGS):
        root = tmp_path / str(index)
        story = root / "sources" / "ferry"
        story.mkdir(parents=True)
        names = sorted(path.name for path in FERRY.iterdir() if with_toml or path.name != "story.toml")
        for name in names if index == 0 else reversed(names):
            shutil.copy(FERRY / name, story / name)
        run = reportgen("build", cwd=root, **surroundings)
        assert run.returncode == 0, run.stderr
        built.append(_outputs(root / "output" / "ferry"))
    assert set(built[0]) == {"briefing.html", "briefing.pdf", "comparison.json", "facts.csv"}
    assert [name for name in built[0] if built[0][name] != built[1][name]] == []
