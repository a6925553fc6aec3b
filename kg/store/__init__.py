"""Graphs that live in a store: an Oxigraph folder on disk, or any SPARQL 1.1 server by its address.

.. code-block:: python

    graph = open_graph("out")                      # a file, a build's folder, a store's folder, or http://…/query
    graph.query("SELECT …", initNs=PREFIXES)       # runs where the graph lives
    graph = read_graph("http://…/query")           # the same, to be walked triple by triple: fetched whole
    with open_store("store") as store:             # to write: one process at a time, readers go on reading
        store.put(article, graph)                  # twice is once
        store.remove(identifier)                   # with all that hangs on it alone

In a store the default graph holds the whole knowledge graph, so that plain SPARQL finds everything in any server; and
each article has a named graph, named by its IRI, with all that it says. A triple stays as long as one article says it.
"""

from kg.store.fill import Filled, fill
from kg.store.opening import open_graph, open_store, read_graph
from kg.store.places import is_address, is_store
from kg.store.store import Store, StoredArticle

__all__ = [
    "Filled",
    "Store",
    "StoredArticle",
    "fill",
    "is_address",
    "is_store",
    "open_graph",
    "open_store",
    "read_graph",
]
