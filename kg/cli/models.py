"""Show, download or train parsing models."""

from __future__ import annotations

import argparse
import sys

_MEGA = 1e6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg models`` takes."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    actions.add_parser("list", help="what is installed, the preferred set first").set_defaults(act=_list)
    actions.add_parser("download", help="fetch Stanza's official French models").set_defaults(act=_download)


def run(arguments: argparse.Namespace) -> int:
    """Do what ACTION says."""
    code: int = arguments.act(arguments)
    return code


def _list(_: argparse.Namespace) -> int:
    from kg.parse.catalog import installed

    for models in installed():
        print(f"{models.name:<10}{models.version:<28}{models.size / _MEGA:6.1f} MB  {models.directory}")
    if not installed():
        sys.stderr.write("kg: no models are installed – run `kg models download`\n")
        return 1
    return 0


def _download(_: argparse.Namespace) -> int:
    from kg.parse.catalog import download_official

    models = download_official(lambda line: print(line, file=sys.stderr))
    print(models.directory)
    return 0
