# %% [markdown]
# # Network analysis
#
# `graph.to_networkx()` gives a `MultiDiGraph`: entities as nodes, facts as edges with their class, time and status.
# From there on it is plain networkx. The texts are the ten dispatches in `seeds/`, written for this project.

# %%
from collections import Counter
from pathlib import Path

import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

import kg
from kg.ontology import load_ontology

graph = kg.build(Path("../seeds"))
graph

# %% [markdown]
# ## From people to countries
#
# Diplomats act for their countries. An edge between two countries stands for the facts between those who act for them;
# only what is affirmed and actual counts.

# %%
net = graph.to_networkx()
print(net)

rows = []
for begin, end, edge in net.edges(data=True):
    a, b = net.nodes[begin]["country"], net.nodes[end]["country"]
    if a and b and a != b and edge["polarity"] == "affirmed" and edge["modality"] == "actual":
        rows.append((*sorted((a, b)), edge["class"], edge["plover"], edge["time"] or edge["date"]))
dyads = pd.DataFrame(rows, columns=["one", "other", "class", "plover", "when"]).drop_duplicates()
print(len(dyads), "relations between countries")

# %% [markdown]
# ## Signed relations
#
# PLOVER's codes tell cooperation from conflict (its quad classes).

# %%
GOOD = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
dyads["sign"] = [1 if code in GOOD else -1 if code else 0 for code in dyads["plover"]]
signed = nx.Graph()
for (one, other), some in dyads[dyads["sign"] != 0].groupby(["one", "other"]):
    signed.add_edge(one, other, weight=len(some), balance=int(some["sign"].sum()))
table = pd.DataFrame(
    [(a, b, d["weight"], d["balance"]) for a, b, d in signed.edges(data=True)], columns=["one", "other", "facts", "balance"]
).sort_values(["facts", "one", "other"], ascending=[False, True, True])
table.head(10).reset_index(drop=True)

# %%
place = nx.circular_layout(sorted(signed))
fig, ax = plt.subplots(figsize=(6.4, 6.0))
edges = list(signed.edges(data=True))
nx.draw_networkx_edges(
    signed,
    place,
    ax=ax,
    edgelist=[(a, b) for a, b, _ in edges],
    width=[0.8 + 0.7 * d["weight"] for *_, d in edges],
    edge_color=["#00714f" if d["balance"] > 0 else "#b34700" if d["balance"] < 0 else "#8a93a0" for *_, d in edges],
)
nx.draw_networkx_labels(signed, place, ax=ax, font_size=8, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})
ax.set_title("Countries: cooperation (green) and conflict (orange)", fontsize=10)
ax.set_axis_off()
plt.tight_layout()

# %% [markdown]
# ## Who stands in the middle?

# %%
degree = nx.degree_centrality(signed)
between = nx.betweenness_centrality(signed)
middle = pd.DataFrame({"degree": degree, "betweenness": between}).round(2)
middle.sort_values(["degree", "betweenness"], ascending=False, kind="stable").head(8)

# %% [markdown]
# ## Communities
#
# Modularity on the positive relations alone; the greedy method of Clauset, Newman and Moore needs no random numbers.

# %%
friends = nx.Graph((a, b, d) for a, b, d in sorted(signed.edges(data=True), key=lambda edge: edge[:2]) if d["balance"] > 0)
for community in nx.community.greedy_modularity_communities(friends, weight="weight"):
    print(" ".join(sorted(community)))

# %% [markdown]
# ## Is it balanced?
#
# In a balanced triangle the product of the signs is positive: friends of friends are friends, enemies of enemies too
# (Cartwright and Harary 1956).

# %%
signs = {frozenset(edge[:2]): (edge[2]["balance"] > 0) - (edge[2]["balance"] < 0) for edge in signed.edges(data=True)}
triangles = [c for c in nx.enumerate_all_cliques(signed) if len(c) == 3]
products = Counter(
    signs[frozenset((a, b))] * signs[frozenset((b, c))] * signs[frozenset((a, c))] for a, b, c in triangles
)
print({"balanced": products[1], "unbalanced": products[-1], "undecided": products[0]})

# %% [markdown]
# ## Change over time

# %%
years = dyads.assign(year=dyads["when"].str[:4]).groupby(["year", "sign"]).size().unstack(fill_value=0)
years = years.rename(columns={-1: "conflict", 0: "other", 1: "cooperation"})
years

# %%
colours = {"conflict": "#b34700", "other": "#8a93a0", "cooperation": "#00714f"}
ax = years.plot.bar(stacked=True, figsize=(6.4, 2.8), color=[colours[name] for name in years.columns])
ax.set(xlabel="", ylabel="relations")
ax.legend(title="", frameon=False)
ax.spines[["top", "right"]].set_visible(False)
plt.tight_layout()

# %% [markdown]
# ## What the classes are called

# %%
ontology = load_ontology()
for name, number in Counter(dyads["class"]).most_common(6):
    print(f"{number:3}  {name:<14} {ontology.label(name)} · {ontology.label(name, 'en')}")

# %% [markdown]
# ## One actor's surroundings
#
# `select` gives a part of the graph as a graph: to draw, to save, to export for Gephi (`export("gexf")`).

# %%
part = graph.select(focus="Arabie saoudite")
print(part)
part.figure(title="Autour de l'Arabie saoudite")
