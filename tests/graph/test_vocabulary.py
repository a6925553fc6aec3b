import pytest

from kg.graph.vocabulary import DIP, MINTED, PREFIXES, base_prefixes
from kg.ontology import NAMESPACE, load_ontology


def test_code_and_ontology_have_the_same_terms():
    assert {str(term).removeprefix(NAMESPACE) for term in dir(DIP) if str(term).startswith(NAMESPACE)} == set(
        load_ontology().terms
    )


def test_a_typo_raises():
    with pytest.raises(AttributeError, match="Meting"):
        DIP.Meting  # noqa: B018


def test_prefixes_are_distinct():
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert not set(PREFIXES) & set(base_prefixes("https://example.org/"))
    assert {f"https://example.org/{kind}/" for kind in MINTED} < set(base_prefixes("https://example.org/").values())
