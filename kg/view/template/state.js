// What is shown: one object, the address's hash that says the same, and who wants to know when it changes.
const FACETS = ["family", "cls", "modality", "polarity", "actor", "country", "source"];
const GROUP_FROM = 1500; // facts; a larger graph opens by country, and can be ungrouped up to what the page holds
const VIEWS = ["network", "timeline", "matrix", "map"];
const state = { view: "network", selection: null, filters: {}, from: "", to: "", grouped: false, opened: new Set(), rows: "actor", language: "fr", theme: "auto" };
const listeners = [];
let shown = facts; // those that pass all filters
let shownSet = new Set();

/** The values of a fact in a facet, as they stand in the hash. */
const VALUES = {
  family: (fact) => [fact.family],
  cls: (fact) => [fact.cls],
  modality: (fact) => [fact.modality],
  polarity: (fact) => [fact.polarity],
  actor: (fact) => fact.parties.map((index) => entities[index].iri),
  country: (fact) => fact.countries,
  source: (fact) => fact.sources,
};

function passes(fact, except = "") {
  for (const facet of FACETS) {
    const wanted = state.filters[facet];
    if (facet !== except && wanted.size && !VALUES[facet](fact).some((value) => wanted.has(value))) return false;
  }
  if (except === "dates") return true;
  const [begin, end] = fact.when;
  return (!state.from || (end && end >= state.from)) && (!state.to || (begin && begin <= state.to));
}

const filtered = () => state.from || state.to || FACETS.some((facet) => state.filters[facet].size);

function clearFilters() {
  for (const facet of FACETS) state.filters[facet] = new Set();
  state.from = state.to = "";
}

/** Change the state and tell everybody; "what" says which part changed: filters, view, selection, language, theme. */
function change(what, act) {
  act?.();
  if (what === "filters" || what === "all") {
    shown = facts.filter((fact) => passes(fact));
    shownSet = new Set(shown.map((fact) => fact.index));
  }
  writeHash();
  for (const listener of listeners) listener(what);
}

function toggle(facet, value) {
  change("filters", () => state.filters[facet].delete(value) || state.filters[facet].add(value));
}

function writeHash() {
  const hash = new URLSearchParams();
  if (state.view !== "network") hash.set("view", state.view);
  for (const facet of FACETS) for (const value of [...state.filters[facet]].sort()) hash.append(facet, value);
  if (state.from || state.to) hash.set("dates", `${state.from}..${state.to}`);
  if (state.grouped !== groupedAtFirst()) hash.set("grouped", state.grouped ? "yes" : "no");
  for (const key of [...state.opened].sort()) hash.append("open", key);
  if (state.rows !== "actor") hash.set("rows", state.rows);
  if (state.selection?.entity !== undefined) hash.set("entity", entities[state.selection.entity].iri);
  for (const index of (state.selection?.facts ?? []).slice(0, 40)) hash.append("fact", facts[index].iri);
  if (state.language !== "fr") hash.set("lang", state.language);
  if (state.theme !== "auto") hash.set("theme", state.theme);
  const text = hash.toString();
  try {
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  } catch {
    // a frame in a notebook (about:srcdoc) has no address to keep it in
  }
}

const groupedAtFirst = () => facts.length > GROUP_FROM || (DATA.nodes.length === 0 && facts.length > 0);

function readHash() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const oneOf = (name, allowed, otherwise) => (allowed.includes(hash.get(name)) ? hash.get(name) : otherwise);
  clearFilters();
  const known = Object.fromEntries(FACETS.map((facet) => [facet, new Set(hash.has(facet) ? facts.flatMap(VALUES[facet]) : [])]));
  for (const facet of FACETS) for (const value of hash.getAll(facet)) if (known[facet].has(value)) state.filters[facet].add(value);
  const dates = /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(hash.get("dates") ?? "");
  [state.from, state.to] = [dates?.[1] ?? "", dates?.[2] ?? ""];
  state.view = oneOf("view", VIEWS, "network");
  state.grouped = DATA.nodes.length === 0 ? facts.length > 0 : { yes: true, no: false }[hash.get("grouped")] ?? groupedAtFirst();
  const keys = new Set(PAGE.groups.map((group) => group.key));
  state.opened = new Set(hash.getAll("open").filter((key) => keys.has(key)));
  state.rows = oneOf("rows", ["actor", "country"], "actor");
  state.language = oneOf("lang", ["fr", "en"], "fr");
  state.theme = oneOf("theme", ["auto", "light", "dark"], "auto");
  const entity = entityByIri.get(hash.get("entity"));
  const some = hash.getAll("fact").map((iri) => factByIri.get(iri)).filter((index) => index !== undefined);
  state.selection = entity !== undefined ? { entity } : some.length ? { facts: some } : null;
}
