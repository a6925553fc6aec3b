# ruff: noqa: N815 - the names are the ontology's
"""The names that triples are made of. ``DIP`` is closed: a name that ``diplomacy.ttl`` lacks raises AttributeError.

A test holds that this list and the ontology agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kg.ontology import NAMESPACE

DEFAULT_BASE = "https://w3id.org/depeche/kg/"


class DIP(DefinedNamespace):
    """Dépêche's ontology of diplomacy."""

    _NS = Namespace(NAMESPACE)
    _fail = True

    # facts
    Abstention: URIRef
    Accusation: URIRef
    Agreement: URIRef
    Aid: URIRef
    Apology: URIRef
    Appeal: URIRef
    Appointment: URIRef
    Arrest: URIRef
    Assault: URIRef
    Asylum: URIRef
    Coercion: URIRef
    Concession: URIRef
    Condemnation: URIRef
    Cooperation: URIRef
    Demand: URIRef
    Election: URIRef
    Event: URIRef
    Expulsion: URIRef
    Fight: URIRef
    Hosting: URIRef
    Invasion: URIRef
    Investigation: URIRef
    Mediation: URIRef
    Meeting: URIRef
    Mobilization: URIRef
    Negotiation: URIRef
    PhoneCall: URIRef
    Pledge: URIRef
    Protest: URIRef
    Recognition: URIRef
    Rejection: URIRef
    RelationsBreak: URIRef
    Release: URIRef
    Resignation: URIRef
    Sanction: URIRef
    Statement: URIRef
    Support: URIRef
    Threat: URIRef
    TreatySignature: URIRef
    Visit: URIRef
    Vote: URIRef
    VoteAgainst: URIRef
    VoteFor: URIRef
    Withdrawal: URIRef

    # entities and evidence
    ActorNoun: URIRef
    Argument: URIRef
    ArmedForces: URIRef
    Assertion: URIRef
    CameoNotation: URIRef
    City: URIRef
    Company: URIRef
    Country: URIRef
    Document: URIRef
    Entity: URIRef
    Evidence: URIRef
    GovernmentBody: URIRef
    Group: URIRef
    Happening: URIRef
    InternationalOrganization: URIRef
    MediaOutlet: URIRef
    Mention: URIRef
    Modality: URIRef
    Organization: URIRef
    Party: URIRef
    Person: URIRef
    Place: URIRef
    PloverNotation: URIRef
    Polarity: URIRef
    Region: URIRef
    Role: URIRef
    Title: URIRef
    Topic: URIRef

    # individuals
    affirmed: URIRef
    negated: URIRef
    actual: URIRef
    planned: URIRef
    possible: URIRef
    requested: URIRef

    # direct properties
    abstainsFrom: URIRef
    accuses: URIRef
    addresses: URIRef
    agreesWith: URIRef
    aids: URIRef
    apologizesTo: URIRef
    appealsTo: URIRef
    appoints: URIRef
    arrests: URIRef
    assaults: URIRef
    breaksWith: URIRef
    coerces: URIRef
    concedesTo: URIRef
    condemns: URIRef
    cooperatesWith: URIRef
    demands: URIRef
    elects: URIRef
    expels: URIRef
    fights: URIRef
    grantsAsylumTo: URIRef
    hosts: URIRef
    invades: URIRef
    investigates: URIRef
    mediatesBetween: URIRef
    meets: URIRef
    mobilizesAgainst: URIRef
    negotiatesWith: URIRef
    phones: URIRef
    pledgesTo: URIRef
    protestsAgainst: URIRef
    recognizes: URIRef
    rejects: URIRef
    releases: URIRef
    sanctions: URIRef
    signsWith: URIRef
    supports: URIRef
    threatens: URIRef
    visits: URIRef
    votesAgainst: URIRef
    votesFor: URIRef
    withdrawsFrom: URIRef

    # other properties
    actor: URIRef
    ambiguousLabel: URIRef
    attributedTo: URIRef
    body: URIRef
    capitalOf: URIRef
    confidence: URIRef
    contradicts: URIRef
    count: URIRef
    country: URIRef
    demonym: URIRef
    directProperty: URIRef
    entityType: URIRef
    evidence: URIRef
    hasMember: URIRef
    holdsPost: URIRef
    iso2: URIRef
    iso3: URIRef
    locatedIn: URIRef
    mark: URIRef
    markActor: URIRef
    markOther: URIRef
    markPlace: URIRef
    markRole: URIRef
    markSource: URIRef
    markTarget: URIRef
    markTheme: URIRef
    markTime: URIRef
    markTrigger: URIRef
    memberOf: URIRef
    modality: URIRef
    onlyIn: URIRef
    parser: URIRef
    partOf: URIRef
    place: URIRef
    ploverCode: URIRef
    polarity: URIRef
    predicate: URIRef
    reason: URIRef
    represents: URIRef
    rule: URIRef
    sameHappening: URIRef
    seatOf: URIRef
    sector: URIRef
    sentenceIndex: URIRef
    single: URIRef
    symmetric: URIRef
    target: URIRef
    theme: URIRef
    time: URIRef
    timeText: URIRef
    trigger: URIRef


class NIF(DefinedNamespace):
    """The part of NIF 2.0 core that we use."""

    _NS = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
    _fail = True

    Context: URIRef
    Phrase: URIRef
    anchorOf: URIRef
    beginIndex: URIRef
    endIndex: URIRef
    isString: URIRef
    referenceContext: URIRef


class ITSRDF(DefinedNamespace):
    """The part of the ITS 2.0 ontology that we use."""

    _NS = Namespace("http://www.w3.org/2005/11/its/rdf#")
    _fail = True

    taIdentRef: URIRef


# Prefixes of every file that we write and every query that we run.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "act": "https://w3id.org/depeche/actors#",
        "dcterms": str(DCTERMS),
        "dip": NAMESPACE,
        "itsrdf": str(ITSRDF),
        "nif": str(NIF),
        "org": str(ORG),
        "owl": str(OWL),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "role": "https://w3id.org/depeche/role#",
        "schema": str(SDO),
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": str(SKOS),
        "time": str(TIME),
        "wd": "http://www.wikidata.org/entity/",
        "xsd": str(XSD),
    }
)

# Kinds of things that are minted under the base: ``<base>fact/…``. Queries may write ``fact:…``.
MINTED = (
    "activity",
    "article",
    "assertion",
    "entity",
    "evidence",
    "fact",
    "happening",
    "instant",
    "interval",
    "post",
    "software",
)


def base_prefixes(base: str) -> dict[str, str]:
    """A prefix for every kind of thing under a base, and ``kg`` for the base itself."""
    return {"kg": base} | {kind: f"{base}{kind}/" for kind in MINTED}
