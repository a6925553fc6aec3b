"""One broken entry for each check of the lexicon and of the actors, and sound ones that no check may blame."""

import pytest

from kg.knowledge.lint import check
from kg.resources import ontology_dir

PREFIXES = """\
@prefix lex: <https://w3id.org/depeche/lexicon-fr#> .
@prefix slot: <https://w3id.org/depeche/slot#> .
@prefix dip: <https://w3id.org/depeche/diplomacy#> .
@prefix act: <https://w3id.org/depeche/actors#> .
@prefix role: <https://w3id.org/depeche/role#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix synsem: <http://www.w3.org/ns/lemon/synsem#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .

slot:avec a synsem:SyntacticArgument ; synsem:marker "avec"@fr .
"""
LINE = PREFIXES.count("\n") + 1  # of the first entry
AIDER = "ontolex:reference dip:Aid ; lex:actor slot:subj ; lex:target slot:obj"


def verb(senses, label="aider", name="aider", kind="Verb"):
    return (
        f'lex:{name} a lex:{kind} ; rdfs:label "{label}"@fr ; ontolex:sense '
        + " , ".join(f"[ {s} ]" for s in senses)
        + " .\n"
    )


def country(name, **more):
    lines = [f'act:{name} a dip:Country ; rdfs:label "{more.pop("label", name)}"@fr']
    return " ; ".join([*lines, *(f"{prop.replace('_', ':')} {value}" for prop, value in more.items())]) + " .\n"


@pytest.fixture
def lint(tmp_path):
    def run(*, lexicon="", actors="", roles=""):
        for name, text in (("lexicon-fr", lexicon), ("actors", actors), ("roles-fr", roles)):
            (tmp_path / f"{name}.ttl").write_text(PREFIXES + text, encoding="utf-8")
        return check(tmp_path)

    return run


@pytest.mark.parametrize(
    ("entries", "code", "words"),
    [
        pytest.param(verb([AIDER], label="Aider"), "L1", "capitals", id="capital"),
        pytest.param(verb([AIDER], label="venir en aide"), "L1", "a blank", id="several-words"),
        pytest.param(verb([AIDER], label="aidons"), "L1", "no infinitive", id="inflected"),
        pytest.param(verb(["ontolex:reference dip:Help ; lex:actor slot:subj"]), "L2", "no class of events", id="class"),
        pytest.param(verb(["lex:actor slot:subj"]), "L2", "says nothing", id="no-class"),
        pytest.param(verb(["lex:subjectRole lex:actor"], kind="SupportVerb"), "L2", "supports no noun", id="support"),
        pytest.param(verb([f"{AIDER} , slot:envers"]), "L3", "slot:envers", id="slot-without-preposition"),
        pytest.param(verb(["ontolex:reference dip:Aid ; lex:actor slot:gen"]), "L3", "a verb does not have", id="slot-of-nouns"),
        pytest.param(verb([f"{AIDER} ; lex:needs lex:theme"]), "L4", "never fires", id="needed-role"),
        pytest.param(verb(["ontolex:reference dip:Aid ; lex:actor slot:subj ; lex:targetType lex:Agent"]), "L4", "what its target must be", id="type-of-nothing"),
        pytest.param(
            verb([f'{AIDER} ; lex:requires [ lex:slot slot:obj ; lex:lemma "ami" ] ; lex:forbids [ lex:slot slot:obj ]']),
            "L5", "requires in slot:obj what it forbids", id="required-and-forbidden",
        ),
        pytest.param(verb([f'{AIDER} ; lex:requires [ lex:slot slot:avec ; lex:lemma "ONU" ]']), "L5", "capitals", id="lemma-with-capitals"),
        pytest.param(verb([AIDER, AIDER.replace("Aid ", "Support ")]), "L6", "clashes with", id="same-pattern-other-class"),
        pytest.param(verb([AIDER, f"{AIDER} ; lex:needs lex:target"]), "L6", "never reached", id="stricter-comes-later"),
        pytest.param(verb([AIDER]) + verb([AIDER], name="aider_2"), "L7", "repeats lex:aider".replace("lex:", ""), id="repeated"),
        pytest.param(verb([AIDER]) + verb([AIDER.replace("obj", "avec")]), "L7", "begun at", id="begun-twice"),
        pytest.param(verb([f"{AIDER} ; lex:actr slot:subj"]), "L8", "lex:actr", id="slip-of-the-pen"),
    ],
)  # fmt: skip
def test_lexicon(lint, entries, code, words):
    found = lint(lexicon=entries)
    assert [one for one in found if one.code == code and words in one.message], found


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(verb([AIDER]), id="plain"),
        pytest.param(verb([AIDER], label="s'entraider"), id="pronominal"),
        pytest.param(verb([AIDER], label="faire savoir"), id="causative"),
        pytest.param(verb(["lex:content slot:inf ; lex:contentModality dip:possible"]), id="operator"),
        pytest.param(verb([f'{AIDER} ; lex:requires [ lex:slot slot:avec ; lex:lemma "ami" ]', AIDER.replace("Aid ", "Support ")]), id="stricter-comes-first"),
        pytest.param(verb([f"{AIDER} ; lex:actorType lex:Agent", AIDER.replace("Aid ", "Support ")]), id="the-first-is-choosier"),
        pytest.param(verb([f"{AIDER} ; lex:needs lex:target", AIDER.replace("Aid ", "Support ")]), id="the-first-needs-more"),
        pytest.param(verb([f'{AIDER} ; lex:requires [ lex:slot slot:obj ; lex:lemma "ami" , "allié" ] ; lex:forbids [ lex:slot slot:obj ; lex:lemma "ami" ]']), id="not-all-is-forbidden"),
        pytest.param(verb([AIDER]) + verb([AIDER.replace("subj", "gen").replace("obj", "avec")], label="aide", name="aide", kind="Noun"), id="a-noun-beside-its-verb"),
    ],
)  # fmt: skip
def test_sound_entries(lint, entries):
    assert lint(lexicon=entries) == ()


@pytest.mark.parametrize(
    ("actors", "code", "words"),
    [
        pytest.param(country("KAZ", dip_iso3='"KAZ"') + country("KZ", dip_iso3='"KAZ"'), "A1", "code KAZ of KAZ", id="code"),
        pytest.param(country("KAZ", owl_sameAs="wd:Q232") + country("KZ", owl_sameAs="wd:Q232"), "A1", "item Q232", id="item"),
        pytest.param(country("GEO", label="Géorgie") + country("GA", label="géorgie"), "A2", "ambiguousLabel", id="name"),
        pytest.param(country("KAZ", dip_partOf="act:Asie"), "A3", "Asie", id="whole"),
        pytest.param(country("KAZ", dip_hasMember="act:Asie"), "A3", "Asie", id="member"),
        pytest.param(
            country("KAZ") + 'act:X a dip:Person ; rdfs:label "X"@fr ; org:hasMembership [ org:role role:roi ; dip:country act:KAZ ] .\n',
            "A3", "roles-fr.ttl lacks", id="role",
        ),
        pytest.param(
            country("KAZ")
            + 'act:X a dip:Person ; rdfs:label "X"@fr ; org:hasMembership [ org:role role:p ; dip:country act:KAZ ; '
            'schema:startDate "2020-05" ; schema:endDate "2019" ] .\n',
            "A4", "ends before it begins", id="post",
        ),
    ],
)  # fmt: skip
def test_actors(lint, actors, code, words):
    found = lint(actors=actors, roles='role:p a dip:Role ; rdfs:label "président"@fr .\n')
    assert [one for one in found if one.code == code and words in one.message], found


@pytest.mark.parametrize(
    "actors",
    [
        pytest.param(country("KAZ", dip_iso3='"KAZ"') + country("UZB", dip_iso3='"UZB"'), id="plain"),
        pytest.param(country("SGP", label="Singapour") + 'act:S a dip:City ; rdfs:label "Singapour"@fr .\n', id="city-and-country"),
        pytest.param(country("GEO", label="Géorgie", dip_ambiguousLabel='"Géorgie"') + country("GA", label="Géorgie", dip_ambiguousLabel='"Géorgie"'), id="said-to-be-ambiguous"),
    ],
)  # fmt: skip
def test_sound_actors(lint, actors):
    assert lint(actors=actors) == ()


def test_a_finding_says_where(lint):
    (found,) = lint(lexicon=verb([AIDER]) + verb([AIDER], label="Aider", name="aider_2"))
    assert (
        str(found)
        == f"lexicon-fr.ttl:{LINE + 1}: L1 lex:aider_2: « Aider » has capitals, lemmas have none: it never matches"
    )


def test_the_shipped_files_are_sound():
    assert check(ontology_dir()) == ()
