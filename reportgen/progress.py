"""What a user sees while a build runs: the stages as they come, and warnings.

Three levels with a meaning each: a stage line says what is being done; a warning says that something is missing
from the result and how to mend it; an error says that a story has no result.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.markup import escape


class Watch(Protocol):
    """Where the pipeline reports to."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Run the body as the stage `name`."""

    def warn(self, message: str) -> None:
        """Say that something is missing from the result."""


class Silent:
    """Takes no notice of anything."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Run the body."""
        yield

    def warn(self, message: str) -> None:
        """Drop the message."""


class Timings(Silent):
    """Keeps how long each stage took, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Run the body and add its wall time to the stage's."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin


class Shown:
    """Shows stages and warnings on standard error: live on a terminal, as plain lines otherwise.

    `quiet` leaves the warnings and errors only. `warnings` counts what was warned of.
    """

    def __init__(self, quiet: bool) -> None:
        self.console = Console(stderr=True, highlight=False, soft_wrap=True)
        self.quiet = quiet
        self.warnings = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Show the stage while the body runs."""
        if self.quiet:
            yield
        elif self.console.is_terminal:
            with self.console.status(f"{escape(name)} …"):
                yield
            self.console.print(f"[green]✓[/green] {escape(name)}")
        else:
            self.console.print(escape(name))
            yield

    def say(self, message: str) -> None:
        """Print a line of the closing summary."""
        if not self.quiet:
            self.console.print(escape(message))

    def warn(self, message: str) -> None:
        """Print and count a warning."""
        self.warnings += 1
        self.console.print(f"[yellow]warning:[/yellow] {escape(message)}")

    def error(self, message: str) -> None:
        """Print an error."""
        self.console.print(f"[bold red]error:[/bold red] {escape(message)}")
