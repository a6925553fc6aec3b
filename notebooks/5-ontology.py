# %% [markdown]
# # Your own ontology and lexicon
#
# What Dépêche knows of events, of French verbs and of actors is Turtle, not Python. A file of your own adds to it: an event
# class, the words that evoke it, actors. No code is touched.

# %%
import kg

TEXTS = [
    "La Russie a espionné l'Allemagne pendant des années.",
    "Berlin a été espionnée par Moscou.",
    "L'espionnage de l'Allemagne par les États-Unis a choqué Berlin.",
    "La Chine aurait espionné l'Inde, selon New Delhi.",
    "Washington nie avoir espionné Paris.",
    "Le Collectif Frontières a condamné les écoutes.",
]
print(kg.build(TEXTS, date="2023-02-09").facts())

# %% [markdown]
# The package's lexicon takes spying for an `Investigation`, as PLOVER's coarse classes have it. Somebody who studies spying wants
# a class of its own.
#
# ## An event class
#
# A class has a place in the hierarchy, labels in French and English, and, where it has one, a PLOVER code (which gives the
# colour on the page) and a direct property (which gives the short triple).

# %%
ONTOLOGY = """
@prefix dip:  <https://w3id.org/depeche/diplomacy#> .
@prefix owl:  <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

dip:Espionage a owl:Class ;
    rdfs:subClassOf dip:Coercion ;
    dip:ploverCode "COERCE" ;
    dip:directProperty dip:spiesOn ;
    rdfs:label "espionnage"@fr , "espionage"@en .

dip:spiesOn a owl:ObjectProperty ;
    rdfs:subPropertyOf dip:coerces ;
    rdfs:label "espionne"@fr , "spies on"@en .
"""

# %% [markdown]
# ## Its verbs and nouns
#
# An entry is a lemma, the class that it evokes, and which dependent fills which role. `slot:subj` and `slot:obj` are deep: the
# passive « espionnée par » needs no entry of its own, and negation, hearsay and tense are read as with any other verb. The head
# of `ontologies/lexicon-fr.ttl` explains all properties. Entries of your own come before those of the package.

# %%
LEXICON = """
@prefix dip:     <https://w3id.org/depeche/diplomacy#> .
@prefix lex:     <https://w3id.org/depeche/lexicon-fr#> .
@prefix slot:    <https://w3id.org/depeche/slot#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix rdfs:    <http://www.w3.org/2000/01/rdf-schema#> .

lex:espionner a lex:Verb ; rdfs:label "espionner"@fr ;
    ontolex:sense [ ontolex:reference dip:Espionage ; lex:actor slot:subj ; lex:target slot:obj ;
        lex:needs lex:target ; lex:actorType lex:Agent ; lex:targetType lex:Agent ] .

lex:espionnage a lex:Noun ; rdfs:label "espionnage"@fr ;
    ontolex:sense [ ontolex:reference dip:Espionage ; lex:actor slot:par , slot:gen ; lex:target slot:de ;
        lex:needs lex:target ; lex:targetType lex:Agent ] .
"""

# %% [markdown]
# ## An actor

# %%
ACTORS = """
@prefix act:  <https://w3id.org/depeche/actors#> .
@prefix dip:  <https://w3id.org/depeche/diplomacy#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

act:CollectifFrontieres a dip:Organization ;
    rdfs:label "Collectif Frontières"@fr ;
    skos:altLabel "le Collectif"@fr ;
    dip:sector "NGO" .
"""

# %% [markdown]
# ## Using them
#
# `kg.use_ontology` takes the files, in this process and those that it starts. On the command line it is `--ontology FILE`, for
# every command; in the environment `KG_ONTOLOGY`.

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

folder = TemporaryDirectory()
file = Path(folder.name) / "espionage.ttl"
file.write_text(ONTOLOGY + LEXICON + ACTORS, encoding="utf-8")
kg.use_ontology(file)
graph = kg.build(TEXTS, date="2023-02-09")
print(graph.facts())

# %% [markdown]
# The class takes part in everything: questions, the hierarchy, direct triples, the page.

# %%
print(len(graph.facts(cls="Coercion")), "facts below Coercion")
print(graph.query("SELECT ?who ?whom WHERE { ?who dip:spiesOn ?whom } ORDER BY STR(?who)"))

# %%
graph.entity("Collectif Frontières")

# %% [markdown]
# ## When something is wrong
#
# The files are checked when they are taken into use, and the message says what to mend.

# %%
wrong = Path(folder.name) / "wrong.ttl"
wrong.write_text(LEXICON.replace("dip:Espionage", "dip:Espionnage"), encoding="utf-8")
try:
    kg.use_ontology(file, wrong)
except kg.errors.OntologyError as error:
    print(error)

# %% [markdown]
# Without arguments, only the package's own knowledge counts again.

# %%
kg.use_ontology()
folder.cleanup()
print(kg.build("La Russie a espionné l'Allemagne.").facts())
