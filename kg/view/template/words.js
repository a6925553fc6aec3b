// The interface's words, and small helpers to make elements. Text always goes in as text, never as markup.
const WORDS = {
  fr: {
    skip: "Aller à la liste des faits", search: "Chercher", searchHint: "Chercher un nom, un fait, un mot…",
    suggestions: "Suggestions", fit: "Tout voir", reset: "Réinitialiser", legend: "Légende et filtres",
    network: "Réseau", families: "Familles de faits", statuses: "Statut des faits", kinds: "Formes", panel: "Détails",
    facts: "faits", fact: "fait", entities: "acteurs", articles: "articles", article: "article", of: "sur",
    actual: "rapporté", planned: "prévu", possible: "possible", requested: "demandé", negated: "nié",
    back: "← Tous les faits", more: "Montrer plus", none: "Rien ne correspond.", noFacts: "Aucun fait affiché.",
    actor: "acteur", target: "cible", theme: "objet", place: "lieu", time: "date", by: "selon", count: "nombre",
    status: "statut", rule: "règle", trigger: "déclencheur", source: "source", published: "publié le", also: "aussi",
    posts: "Fonctions", country: "pour", asActor: "Comme acteur", asTarget: "Comme cible", asOther: "Aussi cité",
    says: "Ce que dit le texte", openArticle: "lire l'article", linkOf: "agit pour", keyboard:
    "Cliquez un point ou un lien du réseau, ou choisissez un fait dans la liste.",
    Person: "personne", Country: "pays", City: "ville", Region: "région", Place: "lieu", Organization: "organisation",
    GovernmentBody: "organe d'État", InternationalOrganization: "organisation internationale", ArmedForces: "forces armées",
    Party: "parti", Company: "entreprise", MediaOutlet: "média", Group: "groupe", Document: "document", Fact: "fait",
    Theme: "objet",
  },
  en: {
    skip: "Go to the list of facts", search: "Search", searchHint: "Search a name, a fact, a word…",
    suggestions: "Suggestions", fit: "Show all", reset: "Reset", legend: "Legend and filters",
    network: "Network", families: "Families of facts", statuses: "Status of facts", kinds: "Shapes", panel: "Details",
    facts: "facts", fact: "fact", entities: "actors", articles: "articles", article: "article", of: "of",
    actual: "reported", planned: "planned", possible: "possible", requested: "asked for", negated: "negated",
    back: "← All facts", more: "Show more", none: "Nothing matches.", noFacts: "No fact is shown.",
    actor: "actor", target: "target", theme: "about", place: "place", time: "date", by: "according to", count: "count",
    status: "status", rule: "rule", trigger: "trigger", source: "source", published: "published", also: "also",
    posts: "Posts", country: "for", asActor: "As actor", asTarget: "As target", asOther: "Also named",
    says: "What the text says", openArticle: "read the article", linkOf: "acts for", keyboard:
    "Click a point or a link of the network, or choose a fact in the list.",
    Person: "person", Country: "country", City: "city", Region: "region", Place: "place", Organization: "organisation",
    GovernmentBody: "state body", InternationalOrganization: "international organisation", ArmedForces: "armed forces",
    Party: "party", Company: "company", MediaOutlet: "media outlet", Group: "group", Document: "document", Fact: "fact",
    Theme: "object",
  },
};
let language = "fr";
const t = (name) => WORDS[language][name] ?? name;

/** An element with attributes and children; strings become text nodes. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Lower case without accents, for searching. */
const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’]/g, "'").toLowerCase();

/** « 28 février 2023 », « février 2023 », « 2023 », « du … au … ». */
function day(value) {
  if (!value) return "";
  const [from, to] = value.split("/");
  if (to) return `${day(from)} – ${day(to)}`;
  const parts = from.split("-").map(Number);
  if (parts.some(Number.isNaN)) return value;
  const shape = { year: "numeric", timeZone: "UTC" };
  if (parts.length > 1) shape.month = "long";
  if (parts.length > 2) shape.day = "numeric";
  const moment = new Date(Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1));
  return new Intl.DateTimeFormat(language, shape).format(moment);
}

/** Put the interface's words in place again after a change of language. */
function translate() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-aria]")) node.setAttribute("aria-label", t(node.dataset.aria));
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = t(node.dataset.placeholder);
}
