"""A folder becomes a story; what cannot be used is reported, and the others go on."""

import datetime as dt
import hashlib
import os
from pathlib import Path

import pytest

from reportgen.errors import StoryError
from reportgen.model import Details
from reportgen.reading import read_story
from reportgen.reading.settings import ReadingSettings

SETTINGS = ReadingSettings()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story folder with two good articles, in the working directory."""
    monkeypatch.chdir(tmp_path)
    made = Path("sources") / "bridge-opens"
    made.mkdir(parents=True)
    (made / "b.txt").write_text("The bridge opened.\n", "utf-8")
    (made / "a.txt").write_text("The bridge was opened.\n", "utf-8")
    return made


def manifest(folder: Path, text: str) -> None:
    (folder / "story.toml").write_text(text, "utf-8")


def faults(folder: Path, text: str) -> str:
    manifest(folder, text)
    with pytest.raises(StoryError) as caught:
        read_story(folder, SETTINGS)
    return str(caught.value)


def test_without_a_manifest_every_article_is_read(folder: Path) -> None:
    for name in ("story.css", "logo.png", ".draft.txt", "README.md", "corrections.toml"):
        (folder / name).write_text("not an article", "utf-8")
    (folder / "note.md").write_text("What to **watch** for.\n", "utf-8")
    (folder / "older").mkdir()
    (folder / "older" / "c.txt").write_text("Not of this story.", "utf-8")
    story = read_story(folder, SETTINGS)
    assert [article.id for article in story.articles] == ["a", "b"]
    assert (story.name, story.title, story.folder) == ("bridge-opens", "Bridge opens", "sources/bridge-opens")
    assert story.note == "What to **watch** for."
    assert story.problems == ()
    first = story.articles[0]
    assert (first.file, first.text, first.details) == ("a.txt", "The bridge was opened.\n", Details())
    assert first.sha256 == hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()


def test_the_manifest_names_articles_in_its_own_order(folder: Path) -> None:
    (folder / "intro.md").write_text("Hello.", "utf-8")
    manifest(
        folder,
        """
        title = "A bridge"
        note = "intro.md"
        [[article]]
        id = "late"
        file = "b.txt"
        outlet = "The Example"
        published = 2031-05-12
        excerpt = true
        [[article]]
        file = "a.txt"
        """,
    )
    story = read_story(folder, SETTINGS)
    assert (story.title, story.note, story.problems) == ("A bridge", "Hello.", ())
    assert [article.id for article in story.articles] == ["late", "a"]
    assert story.articles[0].details == Details(outlet="The Example", published=dt.date(2031, 5, 12), excerpt=True)


def test_a_manifest_without_articles_takes_all(folder: Path) -> None:
    manifest(folder, 'title = "A bridge"\n')
    assert [article.id for article in read_story(folder, SETTINGS).articles] == ["a", "b"]


def test_given_details_beat_the_files_own(folder: Path) -> None:
    (folder / "c.md").write_text("---\noutlet: Found\nauthor: Ann Lee\n---\nThe bridge opened.\n", "utf-8")
    manifest(
        folder, '[[article]]\nfile = "c.md"\noutlet = "Given"\n[[article]]\nfile = "a.txt"\n[[article]]\nfile = "b.txt"'
    )
    details = read_story(folder, SETTINGS).articles[0].details
    assert (details.outlet, details.byline) == ("Given", "Ann Lee")


def test_two_files_of_one_stem_keep_apart(folder: Path) -> None:
    (folder / "a.md").write_text("The bridge, once more.", "utf-8")
    assert len({article.id for article in read_story(folder, SETTINGS).articles}) == 3


def test_every_bad_article_is_one_line_and_the_others_go_on(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret", "utf-8")
    (folder / "empty.txt").write_text(" \n", "utf-8")
    (folder / "nul.txt").write_bytes(b"one\x00two")
    (folder / "huge.txt").write_bytes(b"x" * (SETTINGS.max_bytes + 1))
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4")
    (folder / "away.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "gone.txt").symlink_to(folder.resolve() / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    story = read_story(folder, SETTINGS)
    assert [article.id for article in story.articles] == ["a", "b"]
    said = {problem.file: problem.what for problem in story.problems}
    assert set(said) == {"empty.txt", "nul.txt", "huge.txt", "paper.pdf", "away.txt", "gone.txt", "pipe.txt"}
    assert "empty" in said["empty.txt"]
    assert "NUL" in said["nul.txt"]
    assert "2,000,001 bytes" in said["huge.txt"]
    assert "leads out" in said["away.txt"]
    assert all(problem.remedy and "\n" not in problem.what for problem in story.problems)
    assert "secret" not in str(story)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_an_article_without_permission_is_reported(folder: Path) -> None:
    (folder / "c.txt").write_text("Closed.", "utf-8")
    (folder / "c.txt").chmod(0)
    assert "cannot be read" in read_story(folder, SETTINGS).problems[0].what


def test_missing_and_unlisted_articles_are_reported(folder: Path) -> None:
    (folder / "c.txt").write_text("Not listed.", "utf-8")
    manifest(folder, "".join(f'[[article]]\nfile = "{name}.txt"\n' for name in ("a", "b", "lost")))
    problems = {problem.file: problem.what for problem in read_story(folder, SETTINGS).problems}
    assert set(problems) == {"lost.txt", "c.txt"}
    assert "no such file" in problems["lost.txt"]
    assert "not listed" in problems["c.txt"]


def test_all_faults_of_a_manifest_are_told_at_once(folder: Path) -> None:
    said = faults(
        folder,
        """
        titel = "A bridge"
        title = 7
        note = "../note.md"
        [[article]]
        id = "a b"
        file = "/etc/passwd"
        published = "May"
        outlet = ""
        [[article]]
        file = "a.txt"
        excerpt = "yes"
        [[article]]
        outlet = "X"
        [[article]]
        file = "a.txt"
        [[article]]
        file = "../../etc/passwd.txt"
        [[article]]
        file = "b.exe"
        """,
    )
    lines = said.splitlines()
    expected = [
        "key 'titel'", "key 'title'", "key 'note'", "article 1, key 'id'", "article 1, key 'file'",
        "article 1, key 'published'", "article 1, key 'outlet'", "article 2, key 'excerpt'", "article 3, key 'file'",
        "articles 2, 4, key 'id'", "articles 2, 4, key 'file'", "article 5, key 'file'", "article 6, key 'file'",
    ]  # fmt: skip
    for place in expected:
        assert sum(f"sources/bridge-opens/story.toml, {place}: " in line for line in lines) == 1, place
    assert sum("story.toml, " in line for line in lines) == len(expected)


def test_one_fault_is_one_line(folder: Path) -> None:
    said = faults(folder, "colour = 1\n")
    assert said.startswith("sources/bridge-opens/story.toml: key 'colour': is not known")
    assert "\n" not in said


def test_a_manifest_that_is_no_toml_is_told_with_its_line(folder: Path) -> None:
    assert "line 2" in faults(folder, 'title = "x"\n[[article]\n')


def test_links_out_of_the_folder_are_refused_in_the_manifest(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret", "utf-8")
    (folder / "c.txt").symlink_to(tmp_path / "outside.txt")
    assert "leads out of the story's folder" in faults(folder, '[[article]]\nfile = "c.txt"\n')


def test_too_few_articles_end_the_run_with_reasons(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"")
    with pytest.raises(StoryError, match=r"only one readable article.*b\.txt: it is empty"):
        read_story(folder, SETTINGS)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="no such folder"):
        read_story(tmp_path / "nowhere", SETTINGS)


def test_no_path_of_the_machine_gets_out(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    absolute = folder.resolve()
    monkeypatch.chdir(elsewhere)
    assert read_story(absolute, SETTINGS).folder == "bridge-opens"
