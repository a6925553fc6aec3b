// Facts in rows, in order of time; a long list grows on demand.
const PAGE_SIZE = 100;
const inTime = (some) => [...some].sort((a, b) => (a.when[0] || "9999").localeCompare(b.when[0] || "9999") || a.index - b.index);

function row(fact) {
  const small = [day(fact.time) || day(fact.when[0]), fact.by.length ? `${t("by")} ${fact.by.map(nameOf).join(", ")}` : ""].filter(Boolean).join(" · ");
  const badge = fact.status === "actual" ? null : make("span", { class: "badge" }, t(fact.status));
  return make("li", {}, make("button", { type: "button", class: "row", onclick: () => select({ facts: [fact.index] }) },
    stroke(fact), make("span", {}, factTitle(fact), make("small", {}, small, small && badge ? " · " : "", badge))));
}

function factList(title, some, heading = ["h3", {}]) {
  if (!some.length) return [];
  const ordered = inTime(some);
  const rows = make("ul", { class: "list" }, ordered.slice(0, PAGE_SIZE).map(row));
  const rest = ordered.slice(PAGE_SIZE);
  const more = rest.length ? button(t("more"), () => {
    const next = rest.splice(0, PAGE_SIZE).map(row);
    rows.append(...next);
    next[0].firstChild.focus();
    if (!rest.length) more.remove();
  }, { class: "plain" }) : null;
  return [make(...heading, `${title} (${number(some.length)})`), rows, more];
}
