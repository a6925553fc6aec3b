"""A graph on the web: SPARQL 1.1 Protocol, a page to ask it, and a page for each thing in it. It only reads.

``kg serve GRAPH`` runs it; :func:`kg.serve.run.serve` does so from Python, and :func:`kg.serve.app.make_app` gives the
ASGI application for servers of your own.
"""
