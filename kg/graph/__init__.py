"""The graph: assembled, written, read back, asked, checked, exported.

.. code-block:: python

    graph = assemble(results)            # kg.graph.assemble: the only writer of triples
    text = to_turtle(graph)              # kg.graph.serialize: the same bytes for the same graph
    graph = load_graph(path)             # kg.graph.load
    for fact in facts(graph): ...        # kg.graph.facts: frozen views with labels, sentence, marks
    run_query(graph, "who-met-whom")     # kg.graph.query
    validate(graph)                      # kg.graph.validate
"""
