// Ties the parts together: legend, search, language, the address's hash.
let again = showAll; // draws the panel once more, after a change of filter or language
const input = document.getElementById("search");
const suggestions = document.getElementById("suggestions");

function count() {
  const visible = facts.filter(shown).length;
  const part = visible === facts.length ? `${visible}` : `${visible} ${t("of")} ${facts.length}`;
  const word = (number, one, many) => `${number} ${t(number === 1 ? one : many)}`;
  document.getElementById("counter").textContent =
    `${part} ${t(facts.length === 1 ? "fact" : "facts")} · ${word(articles.length, "article", "articles")}`;
}

function chip(group, name, label, sample) {
  const number = facts.filter((fact) => (group === hidden.families ? fact.family : fact.status) === name).length;
  const toggle = () => {
    if (!group.delete(name)) group.add(name);
    applyFilters();
    legend();
    count();
    again();
    document.querySelector(`[data-chip="${name}"]`)?.focus();
  };
  return make("button", { type: "button", class: "chip", "data-chip": name, "aria-pressed": String(!group.has(name)), onclick: toggle },
    stroke(sample), label, make("b", {}, String(number)));
}

const SHAPES = { Person: "●", Country: "▭", Organization: "■", Group: "⬢", City: "▲", Document: "★", Fact: "◆" };

function legend() {
  const present = order.filter((name) => facts.some((fact) => fact.family === name));
  document.getElementById("families").replaceChildren(
    ...present.map((name) => chip(hidden.families, name, families[name][language], { family: name, status: "actual" })));
  document.getElementById("statuses").replaceChildren(
    ...STATUSES.map((name) => chip(hidden.statuses, name, t(name), { family: "other", status: name })));
  const groups = new Set(DATA.nodes.map((node) => node.kind));
  document.getElementById("kinds").replaceChildren(
    ...Object.entries(SHAPES).filter(([name]) => groups.has(name)).map(([name, sign]) => make("span", {}, sign, " ", t(name))));
}

// --- search ---------------------------------------------------------------------------------------------------------
const index = [
  ...Object.entries(entities).filter(([, e]) => e.facts > 0).map(([key, e]) => ({ words: bare([e.label, ...e.alt].join(" ")), weight: e.facts, label: e.label, kind: () => t(e.kind), go: () => showEntity(key) })),
  ...facts.map((fact) => ({ words: bare([fact.label, factTitle(fact), ...fact.evidence.map((one) => one.segments.map(([text]) => text).join(""))].join(" ")), weight: 0, label: null, fact, kind: () => t("fact"), go: () => showFacts([fact.index]) })),
];
let chosen = -1;

function suggest() {
  const wanted = bare(input.value).split(/\s+/).filter(Boolean);
  const start = (entry) => (entry.words.startsWith(wanted[0]) ? 1000 : 0) + entry.weight;
  const found = wanted.length ? index.filter((entry) => wanted.every((word) => entry.words.includes(word))) : [];
  found.sort((a, b) => start(b) - start(a));
  chosen = -1;
  suggestions.replaceChildren(...found.slice(0, 12).map((entry, number) =>
    make("li", { role: "option", id: `option-${number}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); pick(entry); } },
      entry.label ?? factTitle(entry.fact), make("small", {}, entry.kind()))));
  if (wanted.length && !found.length) suggestions.append(make("li", { role: "option", "aria-disabled": "true" }, t("none")));
  suggestions.entries = found.slice(0, 12);
  open(Boolean(wanted.length));
}

function open(yes) {
  suggestions.hidden = !yes;
  input.setAttribute("aria-expanded", String(yes));
  if (!yes) input.removeAttribute("aria-activedescendant");
}

function pick(entry) {
  open(false);
  input.value = "";
  entry.go();
}

input.addEventListener("input", suggest);
input.addEventListener("blur", () => open(false));
input.addEventListener("keydown", (event) => {
  const entries = suggestions.entries ?? [];
  if (event.key === "Escape") open(false);
  else if (event.key === "Enter" && !suggestions.hidden && entries.length) pick(entries[Math.max(chosen, 0)]);
  else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && entries.length) {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + entries.length) % entries.length;
    [...suggestions.children].forEach((node, number) => node.setAttribute("aria-selected", String(number === chosen)));
    suggestions.children[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `option-${chosen}`);
  }
});

// --- start ----------------------------------------------------------------------------------------------------------
function showNode(id) {
  const node = nodes.get(id);
  if (entities[id]) showEntity(id);
  else showFacts(node.facts);
}

function readHash() {
  const [name, value] = [location.hash.slice(1, 2), decodeURIComponent(location.hash.slice(3))];
  if (name === "e" && entities[value]) return showEntity(value);
  const wanted = name === "f" ? value.split(",") : [];
  const found = facts.filter((fact) => wanted.includes(fact.id)).map((fact) => fact.index);
  return found.length ? showFacts(found) : showAll();
}

document.getElementById("fit").addEventListener("click", () => fitAll());
document.getElementById("reset").addEventListener("click", () => {
  hidden.families.clear();
  hidden.statuses.clear();
  applyFilters();
  legend();
  count();
  showAll();
  fitAll();
});
document.getElementById("language").addEventListener("click", ({ target }) => {
  language = language === "fr" ? "en" : "fr";
  const other = language === "fr" ? "en" : "fr";
  Object.assign(target, { textContent: other.toUpperCase(), lang: other });
  target.setAttribute("aria-label", other === "en" ? "English" : "Français");
  translate();
  dress();
  legend();
  count();
  again();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== input) {
    event.preventDefault();
    input.focus();
  } else if (event.key === "Escape" && document.activeElement !== input) showAll();
});
dark.addEventListener("change", () => { legend(); again(); });
addEventListener("hashchange", readHash);

if (innerWidth <= 820) document.getElementById("legend").open = false;
legend();
count();
window.depeche = { get network() { return network; }, facts, entities, showEntity, showFacts }; // for the browser's console and the tests
drawNetwork(showNode, (edge) => showFacts(edges.get(edge).facts), showAll, readHash);
