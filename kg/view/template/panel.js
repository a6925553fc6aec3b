// The panel beside the network: the list of facts, a card for an entity, the facts of an edge with their sentences.
const PAGE_SIZE = 150;
const panel = document.getElementById("panel");
const SVG = "http://www.w3.org/2000/svg";

/** A short stroke in the family's colour and the status's dashes, as in the network. */
function stroke(fact, wide = 22) {
  const svg = document.createElementNS(SVG, "svg");
  const add = (attributes) => {
    const line = document.createElementNS(SVG, "line");
    for (const [name, value] of Object.entries({ stroke: colour(fact.family), "stroke-width": 3, ...attributes })) line.setAttribute(name, value);
    svg.append(line);
  };
  for (const [name, value] of Object.entries({ width: wide, height: 12, "aria-hidden": "true" })) svg.setAttribute(name, value);
  const dash = { actual: "", planned: "6 4", possible: "2 3", requested: "7 2 2 2", negated: "2 2" }[fact.status];
  add({ x1: 0, y1: 6, x2: wide, y2: 6, "stroke-dasharray": dash });
  if (fact.status === "negated") add({ x1: wide / 2, y1: 0, x2: wide / 2, y2: 12 });
  return svg;
}

/** What a reference of a fact is called: an entity, another fact, or words. */
function nameOf([kind, value]) {
  if (kind === "e") return entities[value]?.label ?? value;
  return kind === "f" ? factTitle(facts[value], false) : `« ${value} »`;
}

function linkTo([kind, value]) {
  if (kind === "t") return make("span", {}, `« ${value} »`);
  const go = kind === "e" ? () => showEntity(value) : () => showFacts([value]);
  return make("button", { type: "button", class: "link", onclick: go }, nameOf([kind, value]));
}

function factTitle(fact, full = true) {
  const actors = fact.actors.map(nameOf).join(", ");
  const second = fact.targets.length ? fact.targets : full ? fact.themes : [];
  const targets = second.map(nameOf).join(", ");
  const name = className(fact);
  if (!actors && !targets) return fact.label || name;
  if (!targets) return actors ? `${actors} : ${name}` : name;
  return `${actors || "…"} – ${name} ${fact.symmetric ? "–" : "→"} ${targets}`;
}

function row(fact) {
  const small = [day(fact.time), fact.by.length ? `${t("by")} ${fact.by.map(nameOf).join(", ")}` : ""].filter(Boolean).join(" · ");
  const badge = fact.status === "actual" ? null : make("span", { class: "badge" }, t(fact.status));
  return make("li", {}, make("button", { type: "button", class: "row", onclick: () => showFacts([fact.index]) },
    stroke(fact), make("span", {}, factTitle(fact), make("small", {}, small, small && badge ? " · " : "", badge))));
}

function list(title, some) {
  if (!some.length) return [];
  const rows = make("ul", { class: "list" }, some.slice(0, PAGE_SIZE).map(row));
  const rest = some.slice(PAGE_SIZE);
  const more = rest.length ? make("button", { type: "button", class: "back", onclick: () => { rows.append(...rest.splice(0, PAGE_SIZE).map(row)); if (!rest.length) more.remove(); } }, t("more")) : null;
  return [title ? make("h3", {}, `${title} (${some.length})`) : null, rows, more];
}

function fill(hash, ...children) {
  panel.replaceChildren(...children.flat().filter(Boolean));
  panel.scrollTop = 0;
  history.replaceState(null, "", hash || location.pathname + location.search);
}

const backButton = () => make("button", { type: "button", class: "back", onclick: showAll }, t("back"));

function showAll() {
  network?.unselectAll();
  again = showAll;
  const visible = facts.filter(shown);
  fill("", make("p", { class: "soft" }, t("keyboard")), visible.length ? list("", visible) : make("p", {}, t("noFacts")));
}

function showEntity(key) {
  const entity = entities[key];
  if (!entity) return;
  again = () => showEntity(key);
  focusOn([key]);
  const has = (refs) => refs.some(([kind, value]) => kind === "e" && value === key);
  const mine = facts.filter(shown);
  const acting = mine.filter((fact) => has(fact.actors));
  const meant = mine.filter((fact) => !has(fact.actors) && has(fact.targets));
  const other = mine.filter((fact) => !has(fact.actors) && !has(fact.targets) && (has(fact.themes) || has(fact.places) || has(fact.by)));
  const line = (label, refs) => (refs.length ? make("p", {}, make("span", { class: "soft" }, `${label} : `), refs.flatMap((ref, i) => [i ? ", " : "", linkTo(ref)])) : null);
  fill(`#e=${encodeURIComponent(key)}`, backButton(), make("h2", {}, entity.label),
    make("p", { class: "soft" }, [t(entity.kind), entity.iso3].filter(Boolean).join(" · ")),
    entity.posts.map((post) => make("p", {}, post)),
    line(t("country"), entity.country ? [["e", entity.country]] : []),
    entity.alt.length ? make("p", { class: "soft" }, `${t("also")} : ${entity.alt.join(", ")}`) : null,
    entity.wikidata ? make("p", {}, make("a", { href: entity.wikidata, rel: "noopener noreferrer" }, "Wikidata")) : null,
    list(t("asActor"), acting), list(t("asTarget"), meant), list(t("asOther"), other));
}

function showFacts(indexes) {
  again = () => showFacts(indexes);
  const some = indexes.map((index) => facts[index]);
  const edge = DATA.edges.find((one) => one.facts?.includes(indexes[0]));
  if (indexes.length === 1 && edge) network.setSelection({ nodes: [], edges: DATA.edges.filter((one) => one.facts?.includes(indexes[0])).map((one) => one.id) }, { highlightEdges: false });
  fill(`#f=${some.map((fact) => fact.id).join(",")}`, backButton(), some.map(factCard));
}

function factCard(fact) {
  const lines = [
    ["actor", fact.actors], ["target", fact.targets], ["theme", fact.themes], ["place", fact.places], ["by", fact.by],
  ].filter(([, refs]) => refs.length).map(([name, refs]) => [name, refs.flatMap((ref, i) => [i ? ", " : "", linkTo(ref)])]);
  if (fact.time || fact.timeText) lines.push(["time", [day(fact.time), fact.timeText ? ` « ${fact.timeText} »` : ""]]);
  if (fact.count !== null) lines.push(["count", [String(fact.count)]]);
  lines.push(["status", [t(fact.status)]]);
  return make("article", { class: "fact" }, make("h2", {}, stroke(fact), " ", className(fact)),
    fact.label ? make("p", { class: "soft" }, fact.label) : null,
    make("dl", {}, lines.flatMap(([name, value]) => [make("dt", {}, t(name)), make("dd", {}, value)])),
    make("h3", {}, t("says")), fact.evidence.map(quote));
}

function quote(evidence) {
  const article = articles[evidence.article];
  const words = evidence.segments.map(([text, role]) => (role ? make("mark", { class: role, title: t(role) }, text) : text));
  const about = article ? [article.title || article.id, article.source, article.date && `${t("published")} ${day(article.date)}`].filter(Boolean).join(" · ") : "";
  return make("div", {}, make("blockquote", { lang: "fr" }, words),
    make("p", { class: "soft" }, about, article?.url ? [" · ", make("a", { href: article.url, rel: "noopener noreferrer" }, t("openArticle"))] : []),
    make("p", { class: "keys" }, `${t("trigger")} « ${evidence.trigger} » · ${t("rule")} ${evidence.rule}`));
}
