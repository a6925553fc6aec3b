"""Graphs that live in a store: an Oxigraph folder on disk, or any SPARQL 1.1 server by its address.

.. code-block:: python

    graph = open_graph("out")                      # a file, a build's folder, a store's folder, or http://…/query
    graph.query("SELECT …", initNs=PREFIXES)       # runs where the graph lives
    graph = read_graph("http://…/query")           # the same, to be walked triple by triple: fetched whole
    with open_store("store") as store:             # to write: one process at a time, readers go on reading
        store.put(article, graph)                  # twice is once
        store.remove(article)                      # with all that hangs on it alone
        update_happenings(store)                   # what the articles that are there now tell together

In a store the default graph holds the whole knowledge graph, so that plain SPARQL finds everything in any server; and
each article has a named graph, named by its IRI, with all that it says. A triple stays as long as one article says it.
What several articles tell together has a named graph of its own, which :func:`fill` keeps up to date.
"""

from kg.store.fill import Filled, fill
from kg.store.happenings import update_all, update_happenings
from kg.store.opening import check_store, open_graph, open_store, read_graph
from kg.store.places import is_address, is_store
from kg.store.store import Store, StoredArticle

__all__ = [
    "Filled",
    "Store",
    "StoredArticle",
    "check_store",
    "fill",
    "is_address",
    "is_store",
    "open_graph",
    "open_store",
    "read_graph",
    "update_all",
    "update_happenings",
]
