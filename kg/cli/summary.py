"""What a build says at its end, for a person to read."""

from __future__ import annotations

from kg.build import BuildReport

_TOP_ACTORS = 8
_STATUS = {
    "actual": "said to have happened",
    "planned": "planned",
    "possible": "possible",
    "requested": "asked for",
    "negated": "said not to have happened",
}


def summarise(report: BuildReport) -> str:
    """Facts by class and by status, the busiest actors, what was left out, where to look.

    The last lines are the paths of the store, the graph and the page.
    """
    lines = [
        f"{_count(report.facts, 'fact')} from {_count(report.articles, 'article')}"
        + (f" (parsed by {', '.join(report.parsers)})" if report.parsers else ""),
        *_table("by class", report.by_class),
        *_table("by status", [(_STATUS.get(name, name), number) for name, number in report.by_status]),
        *_table("busiest actors", report.actors[:_TOP_ACTORS]),
    ]
    if report.assertions:
        lines.append(f"  and {_count(report.assertions, 'assertion')} on posts, members and places")
    if report.silent:
        lines.append(f"  no fact found in: {_listed(report.silent)}")
    if report.notes:
        lines.append(f"  {_count(len(report.notes), 'note')} on what was left out: see report.json")
    if report.reused:
        lines.append(f"  {_count(report.reused, 'parse')} used again from an earlier run")
    if report.skipped:
        lines.append(f"  {_count(len(report.skipped), 'document')} skipped, named on stderr and in report.json")
    lines.append("")
    if report.filled is not None:
        done = (
            ("added", report.filled.added),
            ("replaced", report.filled.replaced),
            ("unchanged", report.filled.unchanged),
        )
        lines.append(f"store  {report.store} ({', '.join(f'{len(names)} {what}' for what, names in done)})")
    if report.graph is not None:
        lines += [f"graph  {report.graph}", f"page   {report.page}"]
    return "\n".join(lines)


def _table(title: str, rows: tuple[tuple[str, int], ...] | list[tuple[str, int]]) -> list[str]:
    if not rows:
        return []
    width = max(len(name) for name, _ in rows)
    return [f"  {title}", *(f"    {name:<{width}}  {number:>4}" for name, number in rows)]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(names: tuple[str, ...], limit: int = 5) -> str:
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
