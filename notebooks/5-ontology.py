# %% [markdown]
# # Your own ontology and lexicon
#
# What Dépêche knows of events, of French verbs and of actors is Turtle, not Python. A file of your own adds to it: an event
# class, the words that evoke it, actors. No code is touched.

# %%
import kg

TEXT = (
    "Emmanuel Macron a décoré jeudi Volodymyr Zelensky. Angela Merkel sera décorée par Frank-Walter Steinmeier. "
    "La décoration de Bernard Arnault par la ministre a surpris. Le Collectif Frontières a condamné la décision."
)
print(kg.build(TEXT, date="2023-02-09").facts())

# %% [markdown]
# The verb « décorer » is not in the lexicon: what it says stays an open relation (`Event`, with the verb as its predicate), and
# the noun « décoration » says nothing.
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

dip:Decoration a owl:Class ;
    rdfs:subClassOf dip:Support ;
    dip:ploverCode "SUPPORT" ;
    dip:directProperty dip:decorates ;
    rdfs:label "décoration"@fr , "decoration"@en .

dip:decorates a owl:ObjectProperty ;
    rdfs:subPropertyOf dip:supports ;
    rdfs:label "décore"@fr , "decorates"@en .
"""

# %% [markdown]
# ## Its verbs and nouns
#
# An entry is a lemma, the class that it evokes, and which dependent fills which role. `slot:subj` and `slot:obj` are deep: the
# passive « décorée par » needs no entry of its own. The head of `ontologies/lexicon-fr.ttl` explains all properties.

# %%
LEXICON = """
@prefix dip:     <https://w3id.org/depeche/diplomacy#> .
@prefix lex:     <https://w3id.org/depeche/lexicon-fr#> .
@prefix slot:    <https://w3id.org/depeche/slot#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix rdfs:    <http://www.w3.org/2000/01/rdf-schema#> .

lex:decorer a lex:Verb ; rdfs:label "décorer"@fr ;
    ontolex:sense [ ontolex:reference dip:Decoration ; lex:actor slot:subj ; lex:target slot:obj ;
        lex:needs lex:target ; lex:targetType lex:Agent ] .

lex:decoration a lex:Noun ; rdfs:label "décoration"@fr ;
    ontolex:sense [ ontolex:reference dip:Decoration ; lex:actor slot:par ; lex:target slot:gen ;
        lex:needs lex:target ; lex:targetType lex:Agent ] .
"""

# %% [markdown]
# `lex:targetType lex:Agent` keeps out « décorer la salle », where nobody is honoured.
#
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
file = Path(folder.name) / "decorations.ttl"
file.write_text(ONTOLOGY + LEXICON + ACTORS, encoding="utf-8")
kg.use_ontology(file)
graph = kg.build([TEXT, "Le fleuriste a décoré la salle."], date="2023-02-09")
print(graph.facts())

# %% [markdown]
# The class takes part in everything: questions, the hierarchy, direct triples, the page.

# %%
print(len(graph.facts(cls="Support")), "facts below Support")
print(graph.query("SELECT ?who ?whom WHERE { ?who dip:decorates ?whom } ORDER BY STR(?who)"))

# %%
graph.entity("Collectif Frontières")

# %% [markdown]
# ## When something is wrong
#
# The files are checked when they are taken into use, and the message says what to mend.

# %%
wrong = Path(folder.name) / "wrong.ttl"
wrong.write_text(LEXICON.replace("dip:Decoration", "dip:Decoratoin"), encoding="utf-8")
try:
    kg.use_ontology(file, wrong)
except kg.errors.OntologyError as error:
    print(error)

# %% [markdown]
# Without arguments, only the package's own knowledge counts again.

# %%
kg.use_ontology()
folder.cleanup()
print(kg.build("Emmanuel Macron a décoré Volodymyr Zelensky.").facts())
