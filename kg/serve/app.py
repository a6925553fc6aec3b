"""The ASGI application: which address answers what."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.graph.named import NamedQuery, Param, named_queries
from kg.graph.rdf import jsonld, ntriples, rdfxml
from kg.graph.serialize import to_turtle
from kg.graph.vocabulary import MINTED, PREFIXES, base_prefixes
from kg.ontology import load_ontology
from kg.serve.about import About, about
from kg.serve.accept import HTML, choose
from kg.serve.description import describe_service
from kg.serve.find import find
from kg.serve.links import iris_of, path_of
from kg.serve.network import draw, draw_triples, policy_of
from kg.serve.pages import CSP, EDITOR_CSP, show, show_about
from kg.serve.pool import Limits, Pool
from kg.serve.protocol import asked_by_get, asked_by_post, forms, not_acceptable, read_body
from kg.serve.refused import RefusedError
from kg.serve.source import Source

_FIRST = "who-met-whom"  # the query that an empty editor shows
_HERE = Path(__file__).resolve().parent
_FILES = {
    **{path.name: path for path in sorted((_HERE / "static").iterdir())},
    **{path.name: path for path in sorted((_HERE / "vendor").glob("*.min.*"))},
}
_GRAPH_WRITERS = {
    "text/turtle": to_turtle,
    "application/ld+json": jsonld,
    "application/rdf+xml": rdfxml,
    "application/n-triples": ntriples,
}
_SHORT = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "ntriples": "application/n-triples",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def make_app(
    source: Source, *, limits: Limits | None = None, cors: Sequence[str] = (), hosts: Sequence[str] = ("*",)
) -> Starlette:
    """The application that serves a graph.

    :param cors: origins whose pages may ask from a browser; none by default, ``*`` for all.
    :param hosts: names that requests may give this server, so that a foreign page cannot reach one on this machine under
        a name of its own (DNS rebinding).
    """
    server = _Server(source, limits or Limits())
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)]
    if cors:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(cors), allow_methods=["GET", "POST"], allow_headers=["*"])
        )
    routes = [
        Route("/", server.home),
        Route("/sparql", server.sparql, methods=["GET", "POST"]),
        Route("/find", server.find),
        Route("/question/{name}", server.question),
        Route("/network", server.network),
        Route("/resource", server.resource),
        Route("/static/{name}", server.static),
        *(Route(f"/{kind}/{{rest:path}}", server.minted) for kind in MINTED),
    ]

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await server.pool.close()

    handlers: dict[type[Exception] | int, Callable[..., object]] = {
        RefusedError: server.refused, HTTPException: server.http_error, Exception: server.broken,
    }  # fmt: skip
    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=lifespan)  # type: ignore[arg-type]


def _field(query: NamedQuery, param: Param) -> dict[str, object]:
    return {
        "name": param.name, "about": param.about, "kind": param.kind, "default": param.default,
        "required": param.name in query.required,
    }  # fmt: skip


class _Server:
    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.prefixes = {**PREFIXES, **base_prefixes(source.base)}
        self.pool = Pool(limits, base=source.base, prefixes=self.prefixes)
        self._networks: dict[tuple[str, str], str] = {}

    # SPARQL

    async def sparql(self, request: Request) -> Response:
        self.source.renew()
        query_string, accept = request.scope["query_string"], request.headers.get("accept", "*/*")
        if request.method == "POST":
            body = await read_body(request.stream(), most=self.limits.request_bytes)
            asked = asked_by_post(request.headers.get("content-type", ""), query_string, body)
        else:
            if len(query_string) > self.limits.request_bytes:
                raise RefusedError(
                    413, f"the request has more than {self.limits.request_bytes} bytes", mend="ask a shorter query"
                )
            found = asked_by_get(query_string)
            if found is None:
                return await self._describe(request, accept)
            asked = found
        answer = await self.pool.ask(self.source.folder, asked, forms(accept))
        return Response(
            answer.body, headers={**_HEADERS, "Content-Type": _with_charset(answer.media_type), "Vary": "Accept"}
        )

    async def _describe(self, request: Request, accept: str) -> Response:
        form = choose(accept, [*_GRAPH_WRITERS, HTML])
        if form is None:
            raise not_acceptable([*_GRAPH_WRITERS, HTML])
        if form == HTML:
            return RedirectResponse("/", 303, headers={"Vary": "Accept"})
        store = self.source.store
        named = sorted(graph.value for graph in store.named_graphs())
        endpoint = str(request.url.replace(query="", fragment=""))
        triples = await run_in_threadpool(len, self.source.graph)
        graph = describe_service(endpoint, triples=triples, named=named)
        text = graph.serialize(
            format={"text/turtle": "turtle", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}.get(
                form, "nt"
            )
        )
        return Response(text, headers={**_HEADERS, "Content-Type": _with_charset(form), "Vary": "Accept"})

    # pages

    async def home(self, request: Request) -> Response:
        self.source.renew()
        language = _language(request)
        queries = named_queries()
        settings = {
            "prefixes": self.prefixes,
            "params": {
                query.name: [_field(query, param) for param in query.params.values()] for query in queries.values()
            },
            "terms": [f"dip:{name}" for name in sorted(load_ontology().terms)],
            "first": queries[_FIRST].sparql() if _FIRST in queries else "SELECT * WHERE { ?s ?p ?o } LIMIT 10",
        }
        return _html(
            show(
                "ask.html", language=language, base=self.source.base, title="SPARQL", queries=list(queries.values()),
                prefixes=self.prefixes, settings=settings, summary=self.source.place.name,
            ),
            {"Content-Security-Policy": EDITOR_CSP},
        )  # fmt: skip

    async def question(self, request: Request) -> Response:
        """The SPARQL of a question that comes with the package, with its values filled in."""
        query = named_queries().get(request.path_params["name"])
        if query is None:
            raise RefusedError(404, "there is no such question")
        values = {name: value for name, value in request.query_params.items() if value}
        try:
            text = query.sparql(values)
        except QueryError as error:
            raise RefusedError(400, str(error)) from error
        return PlainTextResponse(text, headers=_HEADERS)

    async def find(self, request: Request) -> Response:
        self.source.renew()
        name = request.query_params.get("name", "").strip()
        found = await run_in_threadpool(find, self.source.graph, name) if name else []
        if len(found) == 1:
            return RedirectResponse(path_of(found[0][0], self.source.base), 303)
        here = f"?name={quote(name)}&"
        return _html(
            show(
                "found.html",
                language=_language(request),
                base=self.source.base,
                title=name or "…",
                found=found,
                here=here,
            )
        )

    async def minted(self, request: Request) -> Response:
        self.source.renew()
        raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
        return await self._thing(request, iris_of(raw.partition(b"?")[0], self.source.base), "?")

    async def resource(self, request: Request) -> Response:
        self.source.renew()
        iri = request.query_params.get("iri", "")
        if not iri:
            raise RefusedError(400, "there is no IRI in the address", mend="add ?iri=…")
        path = path_of(iri, self.source.base)
        if not path.startswith("/resource"):
            return RedirectResponse(path, 303)
        return await self._thing(request, (iri,), f"?iri={quote(iri, safe='')}&")

    async def _thing(self, request: Request, iris: Sequence[str], here: str) -> Response:
        page = _page(request)
        thing = await run_in_threadpool(self._about, iris, page)
        if thing is None:
            raise RefusedError(404, f"the graph says nothing about <{iris[0]}>")
        wanted = _SHORT.get(request.query_params.get("format", ""))
        offers = [HTML, *_GRAPH_WRITERS]
        form = wanted or choose(request.headers.get("accept", "*/*"), offers)
        if form is None:
            raise not_acceptable(offers)
        links = ", ".join(f'<{here}format={name}>; rel="alternate"; type="{kind}"' for name, kind in _SHORT.items())
        extra = {"Vary": "Accept, Accept-Language", "Link": links}
        if form == HTML:
            content = await run_in_threadpool(
                show_about, thing, language=_language(request), base=self.source.base, page=page, here=here
            )
            return _html(content, extra)
        text = await run_in_threadpool(_GRAPH_WRITERS[form], thing.graph)
        return Response(text, headers={**_HEADERS, **extra, "Content-Type": _with_charset(form)})

    def _about(self, iris: Sequence[str], page: int) -> About | None:
        return next((thing for iri in iris if (thing := about(self.source.graph, iri, page=page))), None)

    async def network(self, request: Request) -> Response:
        self.source.renew()
        iri = request.query_params.get("about", "")
        key = (self.source.version, iri)
        if key not in self._networks:
            if iri:
                thing = await run_in_threadpool(self._about, (iri,), 1)
                if thing is None:
                    raise RefusedError(404, f"the graph says nothing about <{iri}>")
                page = await draw_triples(ntriples(thing.graph), seconds=self.limits.drawing_seconds)
            else:
                page = await draw(self.source.place, seconds=self.limits.drawing_seconds)
            self._networks = {known: kept for known, kept in list(self._networks.items())[-8:] if known[0] == key[0]}
            self._networks[key] = page
        page = self._networks[key]
        return _html(page, {"Content-Security-Policy": policy_of(page)})

    async def static(self, request: Request) -> Response:
        path = _FILES.get(request.path_params["name"])
        if path is None:
            raise RefusedError(404, "there is no such file")
        return FileResponse(path, headers={**_HEADERS, "Cache-Control": "max-age=3600"})

    # errors

    async def refused(self, request: Request, error: RefusedError) -> Response:
        if request.url.path != "/sparql" and choose(request.headers.get("accept", "*/*"), ["text/plain", HTML]) == HTML:
            content = show(
                "error.html", language=_language(request), base=self.source.base, title=str(error.status),
                status=error.status, message=str(error),
            )  # fmt: skip
            return _html(content, error.headers, error.status)
        return PlainTextResponse(f"{error}\n", error.status, headers={**_HEADERS, **error.headers})

    async def http_error(self, request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = headers.get("Allow", "GET, HEAD")
            return await self.refused(
                request,
                RefusedError(405, f"{request.method} is not for this address", mend=f"use {allowed}", headers=headers),
            )
        return await self.refused(request, RefusedError(error.status_code, str(error.detail), headers=headers))

    async def broken(self, request: Request, error: Exception) -> Response:
        return await self.refused(request, RefusedError(500, f"{type(error).__name__}: a bug of ours"))


def _html(content: str, extra: dict[str, str] | None = None, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": CSP, **_HEADERS, "Cache-Control": "no-cache", **(extra or {})}
    return HTMLResponse(content, status, headers=headers)


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _language(request: Request) -> str:
    wanted = request.query_params.get("lang")
    if wanted in {"fr", "en"}:
        return wanted
    return (
        choose(
            request.headers.get("accept-language", "fr").replace("fr-", "fr;x=").replace("en-", "en;x="), ["fr", "en"]
        )
        or "fr"
    )


def _page(request: Request) -> int:
    text = request.query_params.get("page", "1")
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= 10**6:
        raise RefusedError(400, f"“{text[:20]}” is no number of a page", mend="use ?page=2")
    return int(text)
