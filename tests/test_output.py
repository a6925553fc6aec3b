import pytest

from kg.errors import OutputError
from kg.output import prepare_folder, write_file


def test_a_file_is_written_with_its_folders_and_nothing_else_is_left(tmp_path):
    write_file(tmp_path / "a" / "b.txt", "é\r\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"\xc3\xa9\r\n"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(tmp_path / "taken", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    with pytest.raises(OutputError, match="cannot be written"):
        prepare_folder(tmp_path / "taken" / "x" / "out")
    assert (tmp_path / "taken" / "x").read_text(encoding="utf-8") == "mine"
