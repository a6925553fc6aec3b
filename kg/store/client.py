"""rdflib's client of SPARQL servers, with a time limit and with errors that say what the server said.

(rdflib's own returns a tuple for a refusal, waits for ever, and asks for graphs in a way that servers refuse.)
"""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from rdflib.query import Result

from kg.errors import GraphError

_TABLE, _TRIPLES, _TURTLE = "application/sparql-results+json", "application/n-triples", "text/turtle"
_ACCEPT = f"{_TABLE}, {_TRIPLES};q=0.9, {_TURTLE};q=0.8"
_GRAPHS = {_TRIPLES: "nt", _TURTLE: "turtle"}
_SECONDS = 600
_SAID = 300  # bytes of a server's message that are shown


class Client(SPARQLUpdateStore):
    """An rdflib store at a server: its default graph, queries by POST.

    :param query: http or https address for queries.
    :param update: the same for updates.
    """

    def __init__(self, query: str, update: str) -> None:
        super().__init__(query, update, context_aware=False)
        self._addresses = (query, update)

    def _query(self, query: str, *_: object, **__: object) -> Result:
        kind, content = _post(self._addresses[0], {"query": query}, accept=_ACCEPT)
        if kind not in _GRAPHS:
            return Result.parse(BytesIO(content), content_type=kind)
        result = Result("CONSTRUCT")
        result.graph = Graph().parse(content, format=_GRAPHS[kind])
        return result

    def _update(self, update: str) -> None:
        _post(self._addresses[1], {"update": update}, accept="*/*")

    def query(self, query: Any, *arguments: Any, **options: Any) -> Result:
        """The answer to a query, which runs at the server. One that rdflib prepared is taken back to its text.

        Raises :class:`GraphError` when the server cannot be reached, or refuses.
        """
        prepared = getattr(query, "_original_args", None)
        if prepared is not None:
            text, namespaces, _ = prepared
            query = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in namespaces.items()) + text
        return super().query(query, *arguments, **options)


def _post(address: str, form: dict[str, str], *, accept: str) -> tuple[str, bytes]:
    request = Request(address, data=urlencode(form).encode(), headers={"Accept": accept})  # noqa: S310 - http, checked
    try:
        with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310
            return response.headers.get_content_type(), response.read()
    except HTTPError as error:
        said = error.read(_SAID).decode("utf-8", "replace").strip()
        first = said.splitlines()[0] if said else str(error.reason)
        mend = "is this its SPARQL address?" if error.code == HTTPStatus.NOT_FOUND else "mend the request"
        raise GraphError(f"the server refuses ({error.code}): {first}", where=address, mend=mend) from error
    except (URLError, TimeoutError, ConnectionError) as error:
        reason = getattr(error, "reason", error)
        raise GraphError(
            f"the server cannot be reached ({reason})", where=address, mend="start it, or mend the address"
        ) from error
