// The shown facts as Turtle: the same triples as in graph.ttl, for the facts, whoever they name, and what they rest on.
const PREFIXES = {
  dip: "https://w3id.org/depeche/diplomacy#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", skos: "http://www.w3.org/2004/02/skos/core#", xsd: "http://www.w3.org/2001/XMLSchema#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", prov: "http://www.w3.org/ns/prov#", dcterms: "http://purl.org/dc/terms/", schema: "https://schema.org/", owl: "http://www.w3.org/2002/07/owl#",
};
const XSD_OF = [[/^\d{4}-\d\d-\d\d$/, "date"], [/^\d{4}-\d\d$/, "gYearMonth"], [/^\d{4}$/, "gYear"]];
const escapeIri = (text) => text.replace(/[\x00-\x20<>"{}|^`\\]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
const term = (key) => `<${escapeIri(/^[A-Za-z][A-Za-z0-9+.-]*:/.test(key) ? key : PAGE.base + key)}>`;
const literal = (text, suffix = "") => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replace(/[\x00-\x1f\x7f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}"${suffix}`;
const typed = (value, type) => literal(String(value), `^^xsd:${type}`);
const isName = (text) => /^[A-Za-z][A-Za-z0-9]*$/.test(text);

function subject(key, pairs) {
  const lines = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => `${name} ${value}`);
  return lines.length ? `${term(key)} ${lines.join(" ;\n    ")} .\n` : "";
}

function timeOf(time) {
  if (time.includes("/")) return term(`interval/${time.replace("/", "_")}`);
  const type = XSD_OF.find(([shape]) => shape.test(time))?.[1];
  return type ? typed(time, type) : null;
}

function factTurtle(fact) {
  const all = (name, refs) => refs.map((ref) => [name, typeof ref === "string" ? literal(ref, "@fr") : term(typeof ref === "number" ? entities[ref].iri : facts[ref[0]].iri)]);
  return subject(fact.iri, [
    ["a", `dip:${fact.cls}`], ["rdfs:label", fact.label && literal(fact.label, "@fr")], ...all("dip:actor", fact.actors), ...all("dip:target", fact.targets), ...all("dip:theme", fact.themes), ...all("dip:place", fact.places), ...all("dip:attributedTo", fact.by),
    ["dip:time", fact.time && timeOf(fact.time)], ["dip:timeText", fact.timeText && literal(fact.timeText, "@fr")], ["dip:count", fact.count === null ? null : typed(fact.count, "integer")],
    ["dip:predicate", fact.predicate && literal(fact.predicate)], ["dip:polarity", `dip:${fact.polarity}`], ["dip:modality", isName(fact.modality) ? `dip:${fact.modality}` : null], ["dip:confidence", fact.confidence === null ? null : typed(fact.confidence, "decimal")],
    ...fact.evidence.map((one) => ["dip:evidence", term(one.iri)]),
  ]);
}

function evidenceTurtle(one) {
  const article = articles[one.article];
  const words = (one.segments ?? []).map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
  return subject(one.iri, [["a", "nif:Phrase"], ["a", "dip:Evidence"], ["nif:beginIndex", typed(one.begin, "integer")], ["nif:endIndex", typed(one.end, "integer")], ["nif:anchorOf", literal(words)],
    ["nif:referenceContext", article && term(article.iri)], ["prov:wasDerivedFrom", article && term(article.iri)], ["dip:trigger", literal(one.trigger ?? "")], ["dip:rule", literal(one.rule ?? "")]]);
}

const entityTurtle = (one) => subject(one.iri, [["a", isName(one.kind) ? `dip:${one.kind}` : null], ["rdfs:label", literal(one.label, "@fr")], ...one.alt.map((name) => ["skos:altLabel", literal(name, "@fr")]),
  ["dip:iso3", one.iso3 && literal(one.iso3)], ["dip:country", one.home === undefined ? null : term(entities[one.home].iri)], ["owl:sameAs", one.wikidata && term(one.wikidata)]]);

const articleTurtle = (one) => subject(one.iri, [["a", "schema:NewsArticle"], ["dcterms:identifier", literal(one.id)], ["dcterms:title", one.title && literal(one.title, "@fr")],
  ["dcterms:date", /^\d{4}-\d\d-\d\d$/.test(one.date) ? typed(one.date, "date") : null], ["dcterms:source", one.source && literal(one.source)], ["schema:url", one.url && term(one.url)]]);

function turtleOf(some) {
  const named = [...new Set(some.flatMap((fact) => fact.named))].sort((a, b) => a - b);
  const from = [...new Set(some.flatMap((fact) => [...fact.articles]))].filter((index) => articles[index]).sort((a, b) => a - b);
  const head = Object.entries(PREFIXES).map(([name, namespace]) => `@prefix ${name}: <${namespace}> .\n`).join("");
  return [head, ...some.map(factTurtle), ...some.flatMap((fact) => fact.evidence.map(evidenceTurtle)), ...named.map((index) => entityTurtle(entities[index])), ...from.map((index) => articleTurtle(articles[index]))].filter(Boolean).join("\n");
}
