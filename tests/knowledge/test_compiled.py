"""The compiled knowledge is remembered, and forgotten when a file changes; a broken cache is only slow."""

import pickle

import platformdirs
import pytest

from kg.errors import OntologyError
from kg.knowledge import load
from kg.knowledge.compiled import recall, remember


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache folder of the test's own."""
    where = tmp_path / "cache"
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_: where)
    load._load.cache_clear()
    yield where
    load._load.cache_clear()


def kept(cache):
    return sorted(cache.glob("*.pickle"))


def test_compiled_knowledge_is_read_back_and_finds_the_same(folder, cache, monkeypatch):
    first = load.load_knowledge(folder)
    assert len(kept(cache)) == 1
    load._load.cache_clear()
    monkeypatch.setattr(load, "_compile", lambda *_: pytest.fail("compiled again"))
    second = load.load_knowledge(folder)
    assert second.lexicon == first.lexicon and second.actors == first.actors and second.roles == first.roles
    assert list(second.names.find("En Ruritanie")) == list(first.names.find("En Ruritanie")) != []


def test_a_changed_file_is_compiled_anew_and_the_old_form_goes(folder, cache):
    load.load_knowledge(folder)
    [old] = kept(cache)
    grammar = folder / "grammar-fr.ttl"
    grammar.write_text(grammar.read_text(encoding="utf-8").replace('"pas"', '"pas" , "plus"'), encoding="utf-8")
    load._load.cache_clear()
    assert load.load_knowledge(folder).grammar["negator"] == {"pas", "plus"}
    assert len(kept(cache)) == 1 and kept(cache) != [old]


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps("not knowledge")])
def test_a_broken_cache_is_only_slow(folder, cache, content):
    load.load_knowledge(folder)
    [path] = kept(cache)
    path.write_bytes(content)
    load._load.cache_clear()
    assert load.load_knowledge(folder).actors.by_id["RUR"].label == "Ruritanie"


def test_a_cache_of_somebody_else_is_not_read(folder, cache, monkeypatch):
    source = [folder / "actors.ttl"]
    remember(source, ["value"])
    assert recall(source, list) == ["value"]
    uid = kept(cache)[0].stat().st_uid
    monkeypatch.setattr("os.getuid", lambda: uid + 1)
    assert recall(source, list) is None


def test_a_cache_that_cannot_be_written_is_no_error(folder, cache):
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert load.load_knowledge(folder).actors.by_id["RUR"].label == "Ruritanie"


def test_a_broken_file_is_named(folder):
    (folder / "lexicon-fr.ttl").write_text("lex:voir a", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"lexicon-fr\.ttl: not valid Turtle"):
        load.load_knowledge(folder)
