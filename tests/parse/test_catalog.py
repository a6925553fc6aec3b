"""Finding models: what is preferred, and what is said when they are not there. No model is loaded."""

from __future__ import annotations

import hashlib
import json

import pytest

from kg.errors import ModelError
from kg.parse import catalog
from kg.parse.catalog import _STANZA, PROCESSORS, damaged, installed, locate, read_set


def make_ours(directory):
    """A set in our layout, with files of a few bytes."""
    directory.mkdir(parents=True)
    files = {}
    for processor in PROCESSORS:
        content = processor.encode()
        (directory / f"{processor}.pt").write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        files[processor] = {"file": f"{processor}.pt", "bytes": len(content), "sha256": digest}
    (directory / "manifest.json").write_text(json.dumps({"version": "7", "files": files}))
    return directory


def make_stanzas(directory):
    """A set as ``stanza.download`` lays it out."""
    for processor in (*_STANZA, "pretrain"):
        (directory / "fr" / processor).mkdir(parents=True)
        (directory / "fr" / processor / "combined.pt").write_bytes(b"0")
    (directory / "resources.json").write_text("{}")
    return directory


@pytest.fixture
def places(tmp_path, monkeypatch):
    """An empty machine: neither set is there."""
    monkeypatch.setenv("KG_MODELS_DIR", str(tmp_path / "official"))
    monkeypatch.setattr(catalog, "compact_directory", lambda: tmp_path / "compact")
    return tmp_path


def test_nothing_installed_says_how_to_mend_it(places):
    assert installed() == ()
    with pytest.raises(ModelError, match="kg models download"):
        locate()


def test_the_compact_set_is_used_when_it_is_the_only_one(places):
    make_ours(places / "compact")
    assert locate().label.startswith("compact 7+")


def test_sets_of_other_bytes_have_other_labels(places):
    make_ours(places / "compact")
    before = locate("compact").label
    path = places / "compact" / "manifest.json"
    path.write_text(path.read_text().replace(hashlib.sha256(b"network").hexdigest(), "0" * 64))
    assert locate("compact").label != before


def test_the_official_set_is_preferred_once_it_is_there(places):
    make_ours(places / "compact")
    make_stanzas(places / "official")
    assert [models.name for models in installed()] == ["official", "compact"]
    assert locate().name == "official"
    assert locate().stanza_layout
    assert locate("compact").name == "compact"


def test_half_a_download_is_not_preferred(places):
    make_ours(places / "compact")
    official = make_stanzas(places / "official")
    (official / "fr" / "ner" / "combined.pt").unlink()
    assert locate().name == "compact"
    with pytest.raises(ModelError, match="ner missing"):
        locate("official")


def test_a_path_names_a_set(places):
    own = make_ours(places / "own")
    assert locate(str(own)).directory == own
    assert locate(str(own)).size == sum(len(p) for p in PROCESSORS)


@pytest.mark.parametrize("name", ["official", "compact", "/nowhere/at/all"])
def test_a_set_that_is_not_there_is_an_error_with_advice(places, name):
    with pytest.raises(ModelError) as caught:
        locate(name)
    assert caught.value.where
    assert caught.value.mend


def test_a_missing_file_is_named(places):
    own = make_ours(places / "own")
    (own / "lemma.pt").unlink()
    with pytest.raises(ModelError, match="lemma model is missing"):
        read_set(own)


def test_a_truncated_file_is_named(places):
    own = make_ours(places / "own")
    (own / "network.pt").write_bytes(b"net")
    with pytest.raises(ModelError, match="network model is not the one"):
        read_set(own)


def test_a_broken_manifest_is_one_line(places):
    own = make_ours(places / "own")
    (own / "manifest.json").write_text("{")
    with pytest.raises(ModelError, match="manifest"):
        read_set(own)


def test_changed_bytes_of_the_same_length_are_found_by_digest(places):
    own = make_ours(places / "own")
    assert damaged(read_set(own)) == ()
    (own / "mwt.pt").write_bytes(b"twm")
    assert damaged(read_set(own)) == ("mwt",)
