# %% [markdown]
# # Une visite de Dépêche · A tour of Dépêche
#
# De la dépêche au graphe, du graphe à la réponse, de la réponse à la phrase. Rien n'est téléchargé.
#
# *From the dispatch to the graph, from the graph to the answer, from the answer to the sentence. Nothing is downloaded.*

# %%
import kg

# %% [markdown]
# ## Du texte au graphe · From text to graph
#
# Un texte, ou plusieurs, avec ce que l'on en sait : la date compte, car « mardi » se lit d'après elle.
#
# *A text, or several, with what is known of them: the date matters, since « mardi » is read after it.*

# %%
dispatches = [
    {
        "id": "astana",
        "date": "2023-02-28",
        "source": "Exemple",
        "text": (
            "Le secrétaire d'État américain, Antony Blinken, s'est entretenu mardi à Astana avec le président kazakh, "
            "Kassym-Jomart Tokaïev. Il se rendra mercredi à Tachkent. Aucun pays d'Asie centrale n'a soutenu l'offensive. "
            "Le Kazakhstan et l'Inde se sont abstenus lors du vote."
        ),
    },
    {
        "id": "paris",
        "date": "2023-03-02",
        "source": "Exemple",
        "text": (
            "Emmanuel Macron a reçu jeudi à Paris le chancelier allemand, Olaf Scholz. La France et l'Allemagne ont condamné "
            "les frappes russes. Selon Kiev, la Russie pourrait attaquer Odessa. Berlin a promis de livrer des armes à l'Ukraine."
        ),
    },
]
graph = kg.build(dispatches)
graph

# %% [markdown]
# ## Les faits · The facts
#
# Un fait dit qui, à qui, où, quand, s'il est avéré, prévu, possible ou nié, et d'après qui. Les mots sur lesquels il repose
# sont marqués.
#
# *A fact says who, to whom, where, when, whether it is so, planned, possible or denied, and according to whom. The words that
# it rests on are marked.*

# %%
graph.facts()

# %% [markdown]
# ### Qui a rencontré qui ? · Who met whom?

# %%
graph.facts(cls="Meeting")

# %%
graph.facts(cls="Meeting", actor="Blinken")[0]

# %% [markdown]
# ### Qu'est-ce qui n'est pas encore arrivé ? · What has not happened yet?

# %%
print(graph.facts(modality="planned"))

# %% [markdown]
# ### Qu'est-ce qui est nié, ou seulement rapporté ? · What is denied, or only reported?

# %%
print(graph.facts(polarity="negated"))
print([(fact.cls, fact.attributed_to.labels) for fact in graph if fact.attributed_to])

# %% [markdown]
# ## Les acteurs · The actors

# %%
graph.entities(kind="Person")

# %%
graph.entity("Tokaïev")

# %% [markdown]
# ## Les questions toutes prêtes · Ready-made questions
#
# `kg query GRAPH list` les énumère toutes. *Lists them all.*

# %%
print(graph.query("who-abstained"))

# %%
print(graph.query("who-met-whom", who="Blinken"))

# %% [markdown]
# ## D'où le sait-on ? · How do we know?
#
# Tout fait montre la phrase, la règle qui l'a lue, et l'analyse.
#
# *Every fact shows the sentence, the rule that read it, and the parse.*

# %% tags=["varies"]
print(graph.facts(cls="Abstention")[0].explain())

# %% [markdown]
# ## Voir · Seeing
#
# Une figure pour un rapport, et la page interactive (recherche, filtres, carte, frise).
#
# *A figure for a report, and the interactive page (search, filters, map, timeline).*

# %%
graph.figure(title="Deux dépêches")

# %%
graph.view()

# %% [markdown]
# ## Garder · Keeping
#
# `save` écrit ce que `kg build` écrit : `graph.ttl`, `graph.html`, `parses/`. *`save` writes what `kg build` writes.*

# %%
from tempfile import TemporaryDirectory

with TemporaryDirectory() as folder:
    graph.save(folder)
    again = kg.load(folder)
    print(again, again.facts() == graph.facts())
