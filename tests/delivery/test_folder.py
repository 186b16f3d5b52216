"""Outputs appear whole or not at all."""

import os
import shutil
from pathlib import Path

import pytest

from reportgen.delivery import deliver, recover
from reportgen.errors import DeliveryError


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writes_every_file_and_drops_those_of_the_build_before(tmp_path: Path) -> None:
    target = tmp_path / "out" / "story"
    deliver(target, {"a.txt": b"1", "old.txt": b"x"})
    deliver(target, {"a.txt": b"2", "sub/b.txt": b"3"})
    assert _content(target) == {"a.txt": b"2", "sub/b.txt": b"3"}
    assert [path.name for path in target.parent.iterdir()] == ["story"]


@pytest.mark.parametrize("call", ["fsync", "rename"])
def test_a_failure_leaves_the_last_good_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    target = tmp_path / "story"
    deliver(target, {"a.txt": b"good"})
    real = getattr(os, call) if call == "fsync" else Path.rename

    def fail(*args: object) -> None:
        if call == "fsync" or str(args[0]).endswith(".new"):
            raise OSError(28, "No space left on device")
        real(*args)

    monkeypatch.setattr(os, "fsync", fail) if call == "fsync" else monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(DeliveryError, match="No space left on device"):
        deliver(target, {"a.txt": b"half"})
    monkeypatch.undo()
    assert _content(tmp_path) == {"story/a.txt": b"good"}


def test_a_build_killed_between_the_two_renames_is_recovered(tmp_path: Path) -> None:
    target = tmp_path / "story"
    deliver(target, {"a.txt": b"good"})
    shutil.move(target, tmp_path / ".story.old")
    recover(target)
    assert _content(tmp_path) == {"story/a.txt": b"good"}


def test_a_build_killed_after_both_renames_keeps_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "story"
    deliver(target, {"a.txt": b"new"})
    deliver(tmp_path / ".story.old", {"a.txt": b"old"})
    recover(target)
    assert _content(tmp_path) == {"story/a.txt": b"new"}
