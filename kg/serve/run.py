"""Run the server until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

import uvicorn

from kg.errors import GraphError
from kg.serve.app import make_app
from kg.serve.pool import Limits
from kg.serve.source import Source

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    place: str,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    cors: Sequence[str] = (),
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a graph.

    :param place: a graph file, a build's folder, or a store's folder.
    :param port: 0 for any that is free.
    :param ready: told the address once requests are taken.

    Raises :class:`kg.errors.GraphError` when the graph cannot be read or the port is taken.
    """
    source = Source(place)
    try:
        with _listen(host, port) as listening:
            name = f"[{host}]" if ":" in host else host
            ready(f"http://{name}:{listening.getsockname()[1]}/")
            hosts = ["127.0.0.1", "localhost", "[::1]"] if host in _LOOPBACK else ["*"]
            app = make_app(source, limits=limits, cors=cors, hosts=hosts)
            config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
            uvicorn.Server(config).run(sockets=[listening])
    finally:
        source.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise GraphError(
            f"cannot be listened on ({(error.strerror or str(error)).lower()})",
            where=f"{host}:{port}",
            mend="choose another with --port, or --port 0 for any",
        ) from error
    return listening
