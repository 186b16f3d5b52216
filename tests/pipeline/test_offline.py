"""A build makes no network access at all."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

FORBIDDEN = """
import socket

def refuse(*_args, **_kwargs):
    raise AssertionError("a build must not use the network")

class Refused(socket.socket):
    __init__ = refuse

socket.socket = Refused
for name in ("create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
    setattr(socket, name, refuse)
"""


def test_builds_with_sockets_forbidden(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(FORBIDDEN)
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    proof = "import socket\ntry:\n    socket.socket()\nexcept AssertionError:\n    print('forbidden')"
    environment = {**os.environ, "PYTHONPATH": paths}
    run = subprocess.run([sys.executable, "-c", proof], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "forbidden"
    story = ROOT / "tests" / "stories" / "ferry"
    command = [sys.executable, "-m", "reportgen", "build", str(story), "--strict"]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "output" / "ferry" / "briefing.pdf").stat().st_size > 0
