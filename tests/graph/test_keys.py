import doctest

import pytest

import kg.graph.serialize
import kg.graph.suggest
import kg.graph.terms
import kg.keys
import kg.ontology
from kg.errors import OntologyError
from kg.keys import article_key, digest, slug
from kg.records import Article
from kg.resources import ontology_dir, query_dir


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), ((None,), ("",)), ((("a",), "b"), ("a", ("b",))), ((1,), ("1",)), (((),), (None,))],
)
def test_different_content_has_different_digests(one, other):
    assert digest(*one) != digest(*other)


def test_lists_and_tuples_are_the_same_content():
    assert digest(["a", "b"]) == digest(("a", "b"))


@pytest.mark.parametrize(
    ("text", "key"), [("Élysée 2023", "Elysee_2023"), ("../x", "x"), ("", "x"), ("日本", "x"), ("a" * 99, "a" * 48)]
)
def test_slug(text, key):
    assert slug(text) == key


def test_articles_with_one_id_and_two_texts_differ():
    assert article_key(Article("a", "x")) != article_key(Article("a", "y"))
    assert article_key(Article("a", "x")) == article_key(Article("a", "x", title="t"))


def test_ontologies_are_found():
    assert (ontology_dir() / "shapes.ttl").is_file()
    assert list(query_dir().glob("*.rq"))


def test_installation_without_ontologies_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("kg.resources._PACKAGE", tmp_path / "kg")
    with pytest.raises(OntologyError, match="the ontologies are missing from this installation"):
        ontology_dir()


@pytest.mark.parametrize(
    "module", [kg.keys, kg.ontology, kg.graph.suggest, kg.graph.serialize, kg.graph.terms], ids=lambda m: m.__name__
)
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0
