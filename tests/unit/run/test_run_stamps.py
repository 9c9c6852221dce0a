"""Stamps: a step is done again when its sources changed, and only then."""

from pathlib import Path

from run.stamps import Stamp, content_hash


def tree(folder: Path) -> Path:
    """Make a small source tree."""
    (folder / "data").mkdir()
    (folder / "data" / "exit.yml").write_text("one")
    (folder / "lock.txt").write_text("two")
    return folder


def hash_of(folder: Path) -> str:
    return content_hash([folder / "data", folder / "lock.txt"])


def test_the_same_content_has_the_same_hash_whatever_its_times(tmp_path: Path) -> None:
    tree(tmp_path)
    before = hash_of(tmp_path)
    (tmp_path / "data" / "exit.yml").write_text("one")
    assert hash_of(tmp_path) == before


def test_a_changed_an_added_a_renamed_and_a_removed_file_each_change_the_hash(tmp_path: Path) -> None:
    tree(tmp_path)
    seen = [hash_of(tmp_path)]
    (tmp_path / "data" / "exit.yml").write_text("changed")
    seen.append(hash_of(tmp_path))
    (tmp_path / "data" / "more.yml").write_text("more")
    seen.append(hash_of(tmp_path))
    (tmp_path / "data" / "more.yml").rename(tmp_path / "data" / "other.yml")
    seen.append(hash_of(tmp_path))
    (tmp_path / "lock.txt").unlink()
    seen.append(hash_of(tmp_path))
    assert len(set(seen)) == len(seen)


def test_content_that_moves_between_files_changes_the_hash(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    first, second = tmp_path / "data" / "a", tmp_path / "data" / "b"
    first.write_text("xy")
    second.write_text("z")
    before = content_hash([tmp_path / "data"])
    first.write_text("x")
    second.write_text("yz")
    assert content_hash([tmp_path / "data"]) != before


def test_what_is_made_from_the_sources_does_not_change_the_hash(tmp_path: Path) -> None:
    tree(tmp_path)
    before = hash_of(tmp_path)
    for name in ("__pycache__", "node_modules", "dist"):
        (tmp_path / "data" / name).mkdir()
        (tmp_path / "data" / name / "made").write_text("made")
    (tmp_path / "data" / "left.pyc").write_text("made")
    assert hash_of(tmp_path) == before


def test_words_beside_the_files_count(tmp_path: Path) -> None:
    tree(tmp_path)
    assert content_hash([tmp_path], "demo=True") != content_hash([tmp_path], "demo=False")


def test_a_stamp_is_remembered_until_it_is_removed(tmp_path: Path) -> None:
    stamp = Stamp("widget", tmp_path / "stamps")
    assert stamp.read() == ""
    stamp.write("abc")
    assert Stamp("widget", tmp_path / "stamps").read() == "abc"
    stamp.remove()
    stamp.remove()
    assert stamp.read() == ""
