"""A folder of outputs that changes in one step.

The files are written into a folder beside the target, which is then renamed. Between the two renames of a
replacement the last good folder stands under another name, from which `recover` brings it back.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import DeliveryError


def deliver(target: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` (relative path -> content) into `target`, replacing what stood there.

    Raises:
        DeliveryError: if the disk refuses; `target` is then as it was.
    """
    aside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
        for name, content in files.items():
            _write(aside / name, content)
        _swap(aside, target)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise DeliveryError(
            str(target),
            f"the outputs could not be written ({error.strerror or error})",
            "Free some space or choose another folder with --output; what stood there before is unchanged",
        ) from error


def recover(target: Path) -> None:
    """Bring back the last good folder after a build that was killed in the middle of its replacement."""
    last_good = _last_good(target)
    if last_good.is_dir():
        if target.exists():
            shutil.rmtree(last_good)
        else:
            last_good.rename(target)


def _last_good(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(aside: Path, target: Path) -> None:
    recover(target)
    last_good = _last_good(target)
    if not target.exists():
        aside.rename(target)
        return
    target.rename(last_good)
    try:
        aside.rename(target)
    except OSError:
        last_good.rename(target)
        raise
    shutil.rmtree(last_good)
