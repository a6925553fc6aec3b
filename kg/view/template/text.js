// Words for things: classes, facts, days, in the language of the interface.
const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
const t = (name, ...values) => (own(WORDS[state.language], name) ?? name).replace(/\{(\d)\}/g, (_, number) => values[number]);
const familyName = (name) => families.get(name)[state.language];
const classNameOf = (cls) => own(classes, cls)?.[state.language] ?? cls;
const className = (fact) => fact.predicate || classNameOf(fact.cls);
const number = (value) => value.toLocaleString(state.language);

/** What a reference of a fact is called: an entity (its number), another fact (its number in a list), or words. */
function nameOf(ref) {
  if (typeof ref === "number") return entities[ref].label;
  return Array.isArray(ref) ? factTitle(facts[ref[0]], false) : `« ${ref} »`;
}

function factTitle(fact, full = true) {
  const actors = fact.actors.map(nameOf).join(", ");
  const targets = (fact.targets.length ? fact.targets : full ? fact.themes : []).map(nameOf).join(", ");
  const name = className(fact);
  if (!actors && !targets) return fact.label || name;
  if (!targets) return `${actors} : ${name}`;
  return `${actors || "…"} – ${name} ${fact.symmetric ? "–" : "→"} ${targets}`;
}

/** « 28 février 2023 », « février 2023 », « 2023 », « … – … ». */
function day(value, month = "long") {
  if (!value) return "";
  const [from, to] = value.split("/");
  if (to) return `${day(from, month)} – ${day(to, month)}`;
  const parts = from.split("-").map(Number);
  if (parts.some(Number.isNaN)) return value;
  const shape = { year: "numeric", timeZone: "UTC" };
  if (parts.length > 1) shape.month = month;
  if (parts.length > 2) shape.day = "numeric";
  return new Intl.DateTimeFormat(state.language, shape).format(new Date(Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1)));
}

/** Put the interface's words in place, at the start and after a change of language. */
function translate() {
  document.documentElement.lang = state.language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-aria]")) node.setAttribute("aria-label", t(node.dataset.aria));
  for (const node of document.querySelectorAll("[data-title]")) { node.title = t(node.dataset.title); node.setAttribute("aria-label", node.title); }
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = t(node.dataset.placeholder);
}
