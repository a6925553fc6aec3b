import pytest
from rdflib import Literal, URIRef

from kg.errors import GraphError
from kg.graph.terms import Minter, dip, external, instant, wikidata
from kg.records import Post

MINT = Minter("https://example.org/kg/")


@pytest.mark.parametrize(
    ("key", "iri"),
    [
        ("entity/KAZ", "https://example.org/kg/entity/KAZ"),
        ("entity/a b<c>", "https://example.org/kg/entity/a%20b%3Cc%3E"),
        ("entity/Élysée", "https://example.org/kg/entity/Élysée"),
        ("https://w3id.org/depeche/actors#KAZ", "https://w3id.org/depeche/actors#KAZ"),
    ],
    ids=["plain", "escaped", "accents stay", "absolute stays"],
)
def test_iri(key, iri):
    assert str(MINT.iri(key)) == iri


@pytest.mark.parametrize("base", ["", "kg/", "https://example.org/kg", "https://example.org/a b/"])
def test_unusable_base(base):
    with pytest.raises(GraphError, match="cannot be the base of IRIs – give an absolute IRI"):
        Minter(base)


def test_mention_follows_rfc_5147():
    assert str(MINT.mention("article/a", 12, 19)) == "https://example.org/kg/article/a#char=12,19"


def test_posts_are_the_same_when_role_country_and_body_are():
    post = Post("président", country="entity/KAZ")
    assert MINT.post(post) == MINT.post(Post("président", country="entity/KAZ"))
    assert MINT.post(post) != MINT.post(Post("président", country="entity/UZB"))
    assert MINT.post(post) != MINT.post(Post("président", body="entity/KAZ"))


@pytest.mark.parametrize(("value", "kind"), [("2023-02-28", "date"), ("2023-02", "gYearMonth"), ("2023", "gYear")])
def test_instant(value, kind):
    literal, prop = instant(value)
    assert str(literal) == value
    assert str(literal.datatype).endswith(f"#{kind}")
    assert str(prop).endswith({"date": "inXSDDate"}.get(kind, f"inXSD{kind}"))


@pytest.mark.parametrize("value", ["", "hier", "2023-2-28", "28/02/2023"])
def test_no_instant(value):
    with pytest.raises(GraphError, match="is no date"):
        instant(value)


def test_addresses_that_are_no_iris_stay_text():
    assert external("https://news.example/a") == URIRef("https://news.example/a")
    assert external("news example") == Literal("news example")


@pytest.mark.parametrize("given", ["Q232", "http://www.wikidata.org/entity/Q232", "https://www.wikidata.org/wiki/Q232"])
def test_wikidata(given):
    assert str(wikidata(given)) == "http://www.wikidata.org/entity/Q232"


def test_unknown_term():
    with pytest.raises(GraphError, match="the ontology has no dip:Meting"):
        dip("Meting")
