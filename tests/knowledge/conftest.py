"""A small world in Turtle, as the files of ``ontologies/`` write it."""

from pathlib import Path

import pytest
from rdflib import Graph

PREFIXES = """
@prefix lex:     <https://w3id.org/depeche/lexicon-fr#> .
@prefix slot:    <https://w3id.org/depeche/slot#> .
@prefix gram:    <https://w3id.org/depeche/grammar-fr#> .
@prefix dip:     <https://w3id.org/depeche/diplomacy#> .
@prefix act:     <https://w3id.org/depeche/actors#> .
@prefix role:    <https://w3id.org/depeche/roles-fr#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix synsem:  <http://www.w3.org/ns/lemon/synsem#> .
@prefix owl:     <http://www.w3.org/2002/07/owl#> .
@prefix org:     <http://www.w3.org/ns/org#> .
@prefix rdfs:    <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema:  <https://schema.org/> .
@prefix skos:    <http://www.w3.org/2004/02/skos/core#> .
"""
WORLD = """
act:RUR a dip:Country ; rdfs:label "Ruritanie"@fr , "Ruritania"@en ; dip:iso3 "RUR" ;
    dip:demonym "ruritanien"@fr , "ruritanienne"@fr ; dip:hasMember act:Strelsau .
act:Strelsau a dip:City ; rdfs:label "Strelsau"@fr ; dip:country act:RUR ; dip:capitalOf act:RUR .
act:RPR a dip:Party ; rdfs:label "Rassemblement pour la Ruritanie"@fr ; skos:altLabel "RPR" ; dip:country act:RUR .
act:Rudolf a dip:Person ; rdfs:label "Rudolf Rassendyll"@fr ; schema:familyName "Rassendyll" ; schema:gender "m" ;
    dip:country act:RUR ; org:hasMembership
        [ org:role role:king ; dip:country act:RUR ; schema:startDate "1894-03-01" ; schema:endDate "1897" ] ,
        [ org:role role:envoy ; dip:country act:RUR ; schema:startDate "1890" ] .
act:Flavia a dip:Person ; rdfs:label "Flavia Noire"@fr ; schema:familyName "Noire" ; dip:ambiguousLabel "Noire" ;
    org:hasMembership [ org:role role:king ; dip:country act:RUR ; schema:startDate "1898" ] .
"""


def graph_of(text: str) -> Graph:
    graph = Graph()
    graph.parse(data=PREFIXES + text, format="turtle")
    return graph


@pytest.fixture
def graph():
    """Makes a graph of Turtle that needs no prefixes."""
    return graph_of


@pytest.fixture
def world() -> Graph:
    return graph_of(WORLD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all four kinds of file."""
    (tmp_path / "actors.ttl").write_text(PREFIXES + WORLD, encoding="utf-8")
    (tmp_path / "roles-fr.ttl").write_text(
        PREFIXES + 'role:king a dip:Role ; rdfs:label "roi"@fr ; dip:single true .', encoding="utf-8"
    )
    (tmp_path / "grammar-fr.ttl").write_text(
        PREFIXES + 'gram:negator a gram:WordList ; gram:lemma "pas" .', encoding="utf-8"
    )
    (tmp_path / "lexicon-fr.ttl").write_text(
        PREFIXES + 'lex:voir a lex:Verb ; rdfs:label "voir"@fr ; ontolex:sense [ ontolex:reference dip:Meeting ] .',
        encoding="utf-8",
    )
    return tmp_path
