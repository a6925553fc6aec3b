# %% [markdown]
# # SPARQL on votes and meetings
#
# The graph is RDF: any SPARQL 1.1 question can be put to it. The prefixes `dip:`, `rdfs:`, `nif:` … need no declaration.
#
# The texts here are short dispatches of our own on votes of the UN General Assembly and on meetings.

# %%
import matplotlib.pyplot as plt

import kg

TEXTS = [
    ("2022-03-02", "La Russie, la Biélorussie et la Syrie ont voté contre la résolution. La France et l'Allemagne ont voté pour la "
                   "résolution. L'Inde, la Chine et le Kazakhstan se sont abstenus lors du vote."),
    ("2022-04-07", "La Chine, la Russie et l'Iran ont voté contre la résolution. L'Inde et le Brésil se sont abstenus lors du vote."),
    ("2023-02-23", "L'Inde, la Chine, l'Arménie et le Kazakhstan se sont abstenus lors du vote. Le Mali a voté contre la résolution."),
    ("2022-07-19", "Vladimir Poutine a rencontré mardi à Téhéran le président turc, Recep Tayyip Erdogan. "
                   "Vladimir Poutine a également rencontré Ebrahim Raïssi."),
    ("2022-09-15", "Xi Jinping a rencontré Vladimir Poutine à Samarcande. Narendra Modi a rencontré Vladimir Poutine."),
    ("2023-02-28", "Antony Blinken a rencontré mardi à Astana le président kazakh, Kassym-Jomart Tokaïev. "
                   "Antony Blinken s'est entretenu avec Moukhtar Tleouberdi."),
    ("2023-03-20", "Xi Jinping a rencontré Vladimir Poutine à Moscou. Emmanuel Macron s'est entretenu au téléphone avec "
                   "Volodymyr Zelensky."),
]  # fmt: skip
graph = kg.build([{"id": f"d{number}", "date": day, "text": text} for number, (day, text) in enumerate(TEXTS, start=1)])
graph

# %% [markdown]
# ## Direct triples
#
# What an article plainly states has one triple: `actor dip:meets target`. Two variables are enough.

# %%
print(graph.query("SELECT ?a ?b WHERE { ?a dip:meets ?b } ORDER BY STR(?a) STR(?b)"))

# %% [markdown]
# ## Facts
#
# A fact is a node, with roles, time, status and evidence. Who abstained, and how often?

# %%
abstentions = graph.query("""
    SELECT ?country (COUNT(DISTINCT ?fact) AS ?times) WHERE {
        ?fact a dip:Abstention ; dip:actor ?country ; dip:polarity dip:affirmed .
    } GROUP BY ?country ORDER BY DESC(?times) STR(?country)
""")
abstentions.to_dataframe()

# %% [markdown]
# ## Votes as a table
#
# One question, three kinds of votes; pandas turns the rows into a table of countries by votes.

# %%
votes = graph.query("""
    SELECT ?country ?kind ?fact WHERE {
        VALUES ?kind { dip:VoteFor dip:VoteAgainst dip:Abstention }
        ?fact a ?kind ; dip:actor ?country .
        ?country a dip:Country .
    }
""").to_dataframe()
counts = votes.drop_duplicates().groupby(["country", "kind"]).size().unstack(fill_value=0)
counts

# %%
ax = counts.plot.barh(stacked=True, figsize=(7, 3.6), color=["#eab54a", "#b34700", "#00714f"][: counts.shape[1]])
ax.set(xlabel="votes", ylabel="", title="How they voted")
ax.legend(title="", frameon=False)
ax.spines[["top", "right"]].set_visible(False)
plt.tight_layout()

# %% [markdown]
# ## Meetings over time
#
# A fact without a time of its own has its article's date: `COALESCE` says so. A fact has its most specific class alone, so
# phone calls, which are meetings as well, are asked for by name (`graph.facts(cls="Meeting")` finds them by itself).

# %%
meetings = graph.query("""
    SELECT DISTINCT ?fact ?when ?who WHERE {
        VALUES ?kind { dip:Meeting dip:PhoneCall }
        ?fact a ?kind ; dip:actor ?who ; dip:evidence/prov:wasDerivedFrom/dcterms:date ?published .
        OPTIONAL { ?fact dip:time ?told }
        BIND(COALESCE(?told, ?published) AS ?when)
    } ORDER BY STR(?when) STR(?who)
""").to_dataframe()
months = meetings.drop_duplicates("fact")["when"].str[:7].value_counts().sort_index()
print(months.to_string())

# %%
ax = months.plot.bar(figsize=(6, 2.6), color="#0065a3")
ax.set(xlabel="", ylabel="meetings", title="Meetings by month")
ax.spines[["top", "right"]].set_visible(False)
plt.tight_layout()

# %% [markdown]
# ## Every answer has its sentence
#
# `dip:evidence` leads from a fact to the words of the text.

# %%
print(graph.query("""
    SELECT DISTINCT ?country ?sentence WHERE {
        ?fact a dip:VoteAgainst ; dip:actor ?country ; dip:evidence/nif:anchorOf ?sentence .
        FILTER (CONTAINS(?sentence, "Mali"))
    }
"""))

# %% [markdown]
# ## A wrong question says what is wrong

# %%
try:
    graph.query("SELECT ?a WHERE { ?a a dip:Meting }")
except Exception as error:  # noqa: BLE001
    print(error)

# %% [markdown]
# ## A graph from a graph
#
# CONSTRUCT makes new triples: here, who met whom, without the roles.

# %%
made = graph.query("CONSTRUCT { ?a dip:meets ?b } WHERE { ?a dip:meets ?b }")
print(len(made.rdf), "triples")
