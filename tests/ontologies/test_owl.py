"""``diplomacy.ttl`` is OWL 2 DL, consistent, and free of what OOPS! (https://oops.linkeddata.es/) warns of."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, SKOS, VANN

from kg.ontology import NAMESPACE
from kg.resources import ontology_dir

HERE = Path(__file__).parent
FILE = ontology_dir() / "diplomacy.ttl"
IRI = URIRef(NAMESPACE.removesuffix("#"))
KINDS = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
    RDFS.Datatype,
)
ENTITY = URIRef(NAMESPACE + "Entity")


@pytest.fixture(scope="module")
def graph():
    return Graph().parse(FILE)


def own(graph, *kinds):
    return sorted({s for kind in kinds for s in graph.subjects(RDF.type, kind) if s.startswith(NAMESPACE)})


def local(term):
    return str(term).removeprefix(NAMESPACE)


# ── OWL 2 DL ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def reasoner(file, folder):
    """What the OWL API's profile checker and HermiT (both in owlready2's jar) say of an ontology, line by line."""
    spec = find_spec("owlready2")
    if spec is None or shutil.which("java") is None or shutil.which("javac") is None:
        pytest.skip("HermiT needs a Java development kit and owlready2 (pip install owlready2)")
    rdf = folder / "ontology.owl"
    Graph().parse(file).serialize(rdf, format="xml")
    jar = Path(spec.origin).parent / "hermit" / "HermiT.jar"
    command = ["java", "-cp", str(jar), str(HERE / "OwlDl.java"), str(rdf)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_reasoner_finds_it_in_owl_2_dl_and_consistent(tmp_path):
    assert reasoner(FILE, tmp_path) == ["axioms: true"]


def test_the_reasoner_would_say_so(tmp_path):
    bad = tmp_path / "bad.ttl"
    more = "dip:Person rdfs:subClassOf rdf:Statement , dip:Event . dip:actor a owl:DatatypeProperty ."
    bad.write_text(FILE.read_text(encoding="utf-8") + more, encoding="utf-8")
    said = reasoner(bad, tmp_path)
    assert any("reserved vocabulary" in line and "Statement" in line for line in said)
    assert any("unsatisfiable" in line and "Person" in line for line in said) or "inconsistent" in said


def undeclared(graph):
    """Terms that stand where a class or property must stand, and are not declared: the commonest slip from OWL 2 DL."""
    reserved = tuple(str(one).rpartition("#")[0] for one in (OWL.Class, RDF.type, RDFS.label, XSD.string))
    classes = {o for p in (RDFS.subClassOf, RDFS.domain, OWL.disjointWith) for o in graph.objects(None, p)}
    classes |= {
        one for p in (OWL.unionOf, OWL.members) for head in graph.objects(None, p) for one in Collection(graph, head)
    }
    for used, kinds in (
        (classes, (OWL.Class,)),
        (set(graph.predicates()) | set(graph.objects(None, RDFS.subPropertyOf)), KINDS[1:4]),
    ):
        for term in used:
            known = any((term, RDF.type, kind) in graph for kind in kinds)
            if isinstance(term, URIRef) and not known and (not str(term).startswith(reserved) or term == RDF.Statement):
                yield term


def test_every_term_is_declared(graph):
    assert set(undeclared(graph)) == set()


def test_an_undeclared_term_is_seen(graph):
    more = graph + Graph().add((ENTITY, RDFS.subClassOf, URIRef("https://schema.org/Thing")))
    assert set(undeclared(more)) == {URIRef("https://schema.org/Thing")}


def test_no_term_is_two_things(graph):
    for term in own(graph, *KINDS):
        assert len(set(graph.objects(term, RDF.type)) & set(KINDS)) == 1, term


# ── OOPS! ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_p04_nothing_is_unconnected(graph):
    for cls in own(graph, OWL.Class):
        about = {p for s, p in graph.subject_predicates(cls)} | set(graph.predicates(cls))
        linked = about & {RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.equivalentClass, RDF.first}
        assert linked, cls


def cycles(graph, prop):
    """Terms that lie below themselves."""
    return {s for s in set(graph.subjects(prop)) if s in set(graph.transitive_objects(s, prop)) - {s} or (s, prop, s) in graph
            or any(s in set(graph.transitive_objects(o, prop)) for o in graph.objects(s, prop))}  # fmt: skip


@pytest.mark.parametrize("prop", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_p06_no_cycles(graph, prop):
    assert not cycles(graph, prop)


def test_p06_a_cycle_would_be_seen(graph):
    person = URIRef(NAMESPACE + "Person")
    assert cycles(graph + Graph().add((ENTITY, RDFS.subClassOf, person)), RDFS.subClassOf) == {ENTITY, person}


def test_p08_every_term_has_label_comment_and_example_in_both_languages(graph):
    for term in own(graph, *KINDS):
        for prop in (RDFS.label, RDFS.comment, SKOS.example):
            assert sorted(text.language for text in graph.objects(term, prop)) == ["en", "fr"], (term, prop)


def test_p08_comments_are_no_mere_labels(graph):
    for term in own(graph, *KINDS):
        texts = {text.language: str(text).casefold() for text in graph.objects(term, RDFS.comment)}
        for label in graph.objects(term, RDFS.label):
            assert texts[label.language].rstrip(".") != str(label).casefold(), term


def test_p10_disjointness_is_stated(graph):
    assert next(graph.subjects(RDF.type, OWL.AllDisjointClasses), None) is not None


def test_p11_every_property_has_domain_and_range(graph):
    for prop in own(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        above = list(graph.transitive_objects(prop, RDFS.subPropertyOf))
        for side in (RDFS.domain, RDFS.range):
            assert any((one, side, None) in graph for one in above), (prop, side)


def test_p12_p32_no_two_classes_share_a_label(graph):
    for kinds in ((OWL.Class,), (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)):
        for lang in ("fr", "en"):
            labels = [str(x) for t in own(graph, *kinds) for x in graph.objects(t, RDFS.label) if x.language == lang]
            assert len(set(labels)) == len(labels), {x for x in labels if labels.count(x) > 1}


def test_p13_inverses_are_declared(graph):
    """A property with « is …By » or « has… » beside its counterpart would be a missing inverse; ours are stated."""
    declared = {frozenset(pair) for pair in graph.subject_objects(OWL.inverseOf)}
    assert frozenset({URIRef(NAMESPACE + "hasMember"), URIRef(NAMESPACE + "memberOf")}) in declared
    for prop in own(graph, OWL.ObjectProperty):
        if local(prop).startswith("has"):
            assert any(prop in pair for pair in declared), prop


def test_p19_no_property_has_several_domains_or_ranges(graph):
    for prop in own(graph, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        for side in (RDFS.domain, RDFS.range):
            assert len(list(graph.objects(prop, side))) <= 1, (prop, side)


def test_p21_no_class_for_the_rest(graph):
    assert not [c for c in own(graph, OWL.Class) if re.search("Other|Misc|Unknown", local(c))]


def test_p22_names_follow_one_convention(graph):
    for term in own(graph, OWL.Class, RDFS.Datatype):
        assert re.fullmatch("[A-Z][A-Za-z]+", local(term)), term
    for term in own(graph, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual):
        assert re.fullmatch("[a-z][A-Za-z0-9]+", local(term)), term


def test_p25_p26_symmetric_properties_have_no_inverse_and_one_side(graph):
    for prop in own(graph, OWL.SymmetricProperty):
        assert (prop, OWL.inverseOf, None) not in graph
        assert graph.value(prop, RDFS.domain) == graph.value(prop, RDFS.range), prop


def test_p36_p38_p41_header(graph):
    assert (IRI, RDF.type, OWL.Ontology) in graph
    assert not re.search(r"\.(ttl|owl|rdf)$", str(IRI))
    version = graph.value(IRI, OWL.versionInfo)
    assert graph.value(IRI, OWL.versionIRI) == URIRef(f"{IRI}/{version}")
    assert isinstance(graph.value(IRI, DCTERMS.license), URIRef)
    assert str(graph.value(IRI, VANN.preferredNamespaceUri)) == NAMESPACE
    for prop in (DCTERMS.title, DCTERMS.description):
        assert sorted(text.language for text in graph.objects(IRI, prop)) == ["en", "fr"]


def test_every_term_says_where_it_is_defined(graph):
    for term in own(graph, *KINDS):
        assert graph.value(term, RDFS.isDefinedBy) == IRI, term


# ── alignments ────────────────────────────────────────────────────────────────────────────────────────────────────────
PLOVER, CAMEO = URIRef(NAMESPACE + "PloverNotation"), URIRef(NAMESPACE + "CameoNotation")
CAMEO_ROOTS = {  # https://parusanalytics.com/eventdata/cameo.dir/: which roots each PLOVER category took over
    "CONSULT": {"04"}, "AGREE": {"03"}, "SUPPORT": {"05"}, "CONCEDE": {"08"}, "COOPERATE": {"06"}, "AID": {"07"},
    "RETREAT": {"08"}, "INVESTIGATE": {"09"}, "DEMAND": {"10", "02"}, "DISAPPROVE": {"11"}, "REJECT": {"12"},
    "THREATEN": {"13"}, "SANCTION": {"16", "17"}, "PROTEST": {"14"}, "MOBILIZE": {"15"}, "COERCE": {"17"},
    "ASSAULT": {"18"}, "FIGHT": {"19"},
}  # fmt: skip


def test_plover_notation_repeats_the_code(graph):
    codes = {(s, str(o)) for s, o in graph.subject_objects(URIRef(NAMESPACE + "ploverCode"))}
    assert codes == {(s, str(o)) for s, o in graph.subject_objects(SKOS.notation) if o.datatype == PLOVER}


def test_cameo_notation_agrees_with_plover(graph):
    found = 0
    for cls, code in graph.subject_objects(SKOS.notation):
        plover = graph.value(cls, URIRef(NAMESPACE + "ploverCode"))
        if code.datatype == CAMEO and plover is not None:
            found += 1
            assert str(code)[:2] in CAMEO_ROOTS[str(plover)], cls
    assert found > 30


@pytest.mark.parametrize(
    "namespace",
    ["http://semanticweb.cs.vu.nl/2009/11/sem/", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/org#", "https://schema.org/",
     "http://www.w3.org/2006/time#", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "http://www.wikidata.org/entity/P"],
)  # fmt: skip
def test_aligned_with(graph, namespace):
    links = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, RDFS.seeAlso)
    assert [o for p in links for o in graph.objects(None, p) if str(o).startswith(namespace)]


def test_literals_carry_a_language_or_a_type(graph):
    for text in graph.objects(None, RDFS.comment):
        assert isinstance(text, Literal)
        assert text.language


def test_nothing_is_anonymous_but_class_expressions(graph):
    expressions = (OWL.unionOf, OWL.oneOf, OWL.members, OWL.distinctMembers, RDF.first)
    for node in {s for s in graph.subjects() if isinstance(s, BNode)}:
        assert set(graph.predicates(node)) & set(expressions), node


def test_sections_come_in_order():
    numbers = [int(n) for n in re.findall(r"^# ── (\d+)\. ", FILE.read_text(encoding="utf-8"), re.MULTILINE)]
    assert all(one < two for one, two in pairwise(numbers))
