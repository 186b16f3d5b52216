"""The command line: `reportgen build`, `reportgen verify`, `reportgen schema`.

Exit codes: 0 all is well (there may be warnings); 1 a story has no result, an output is missing, `--strict` met a
warning, or verification failed; 2 the command was called wrongly; 130 it was interrupted.
"""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen import __version__
from reportgen.errors import ReportgenError, StoryError
from reportgen.progress import Shown

if TYPE_CHECKING:
    from reportgen.config import Settings
    from reportgen.pipeline import Built

SOURCES = Path("sources")
FAILED = 1
INTERRUPTED = 130

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Compare several articles on one story and write briefings on what each includes and how it says it.",
    epilog="Exit codes: 0 all is well; 1 something is missing or wrong; 2 wrong call; 130 interrupted.",
)


def main() -> None:
    """Run the command line; every fault of the user's inputs ends in one line, never in a traceback."""
    try:
        app()
    except ReportgenError as error:
        Shown(quiet=True).error(str(error))
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit()


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    stories: Annotated[
        list[Path] | None, typer.Argument(metavar="[STORY]...", help="Story folders; default: all in sources/.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", help="Where DIR/NAME/ is written.")] = Path("output"),
    only: Annotated[str, typer.Option("--only", help="Outputs to write, out of html,pdf,csv,json.")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 1 if there was any warning.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show warnings and errors only.")] = False,
) -> None:
    """Compare the articles of each story and write its briefings."""
    from reportgen.config import read_settings

    names = _outputs(only)
    shown = Shown(quiet)
    settings = read_settings(Path.cwd())
    folders = stories or _stories(SOURCES)
    _refuse_same_names(folders)
    results = [_build_one(folder, output, settings, names, shown) for folder in folders]
    complete = all(result is not None and not result.missing for result in results)
    if not complete or (strict and shown.warnings):
        raise typer.Exit(FAILED)


def _outputs(only: str) -> tuple[str, ...]:
    from reportgen.pipeline import OUTPUTS

    names = tuple(name.strip() for name in only.split(",") if name.strip())
    for name in names:
        if name not in OUTPUTS:
            raise typer.BadParameter(f"no output '{name}'; there are {', '.join(OUTPUTS)}", param_hint="--only")
    return names


def _stories(sources: Path) -> list[Path]:
    if not sources.is_dir():
        raise StoryError(
            f"{sources}/",
            "there is no such folder here",
            "Put each story's articles into a folder of its own in it, or name a story's folder: reportgen build STORY",
        )
    folders = sorted(path for path in sources.iterdir() if path.is_dir() and not path.name.startswith("."))
    return folders or [sources]


def _refuse_same_names(folders: list[Path]) -> None:
    names = [folder.resolve().name for folder in folders]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise StoryError(
            ", ".join(twice), "two story folders bear this name", "Rename one: the outputs are named after the folder"
        )


def _build_one(folder: Path, output: Path, settings: "Settings", only: tuple[str, ...], shown: Shown) -> "Built | None":
    from reportgen.pipeline import build as build_story

    begin = time.perf_counter()
    try:
        built = build_story(folder, output, settings, only, shown)
    except ReportgenError as error:
        shown.error(str(error))
        return None
    for line in summary(built, time.perf_counter() - begin):
        shown.say(line)
    return built


def summary(built: "Built", seconds: float) -> list[str]:
    """The closing lines of a build: what was compared, what was found, where it is, how long it took."""
    comparison = built.comparison
    shared = [fact for fact in comparison.facts if len({mention.source for mention in fact.mentions}) > 1]
    differences = sum(len(fact.differences) for fact in comparison.facts)
    return [
        f"{comparison.title}",
        f"  {len(comparison.sources)} articles, {len(comparison.facts)} facts ({len(shared)} shared), "
        f"{differences} differences, {len(comparison.findings)} findings of wording",
        f"  {built.folder}{'/'}: {', '.join(built.files)}",
        f"  in {seconds:.1f} s",
    ]


@app.command()
def verify(
    outputs: Annotated[list[Path], typer.Argument(metavar="DIR/NAME...", help="Folders that a build wrote.")],
    sources: Annotated[
        Path | None, typer.Option("--sources", help="The story's folder, where it is not the one built from.")
    ] = None,
) -> None:
    """Check from the outputs and the source files alone that every quoted word stands where it is said to."""
    from reportgen.verify import check

    sound = True
    for folder in outputs:
        faults = check(folder, sources)
        sound = sound and not faults
        for fault in faults:
            typer.echo(f"{folder}: {fault}")
        typer.echo(f"{folder}: {f'{len(faults)} faults' if faults else 'every claim checked, all sound'}")
    if not sound:
        raise typer.Exit(FAILED)


@app.command()
def schema() -> None:
    """Print the JSON Schema of comparison.json."""
    from reportgen.rendering import data

    typer.echo(data.schema().decode("utf-8"))
