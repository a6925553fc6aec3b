"""Look into a store and take articles out: a folder that `kg build --store` wrote, or a SPARQL server."""

from __future__ import annotations

import argparse

from kg.cli.graphs import put
from kg.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg store`` takes."""
    actions = parser.add_subparsers(metavar="ACTION", required=True, dest="action")
    listing = actions.add_parser("list", help="the articles of a store, one a line: identifier, date, title, IRI")
    removal = actions.add_parser("remove", help="take articles out, with all that hangs on them alone")
    for action in (listing, removal):
        action.add_argument("store", metavar="STORE", help="folder, or address of a server's queries")
        action.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    removal.add_argument("article", nargs="+", metavar="ARTICLE", help="identifier or IRI of an article")
    removal.add_argument(
        "--update", metavar="URL", help="a server's address for updates, if it is not beside the other"
    )


def run(arguments: argparse.Namespace) -> int:
    """List or remove."""
    from kg.graph.facts import articles
    from kg.store import is_address, is_store, open_graph, open_store, update_all

    place = arguments.store
    if not is_address(place) and not is_store(place):
        raise UsageError("is no store", where=place, mend="make one with `kg build INPUT --store DIR`")
    if arguments.action == "list":
        found = articles(open_graph(place))
        put("".join(f"{one.id}\t{one.date}\t{' '.join(one.title.split())}\t{one.iri}\n" for one in found), None)
        return 0
    with open_store(place, update=arguments.update) as store:
        gone = [article for name in arguments.article for article in store.find(name)]
        for article in dict.fromkeys(gone):
            store.remove(article.iri)
            print(f"removed {article.identifier}")
        update_all(store, (article.iri for article in gone))
    return 0
