// The shown facts as CSV (RFC 4180), one line each. What a spreadsheet would take for a formula gets an apostrophe.
const CSV_COLUMNS = ["fact", "class", "predicate", "actors", "targets", "themes", "places", "time", "time_text", "count", "polarity", "modality", "attributed_to", "confidence", "sentence", "articles", "sources", "urls"];

function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvOf(some) {
  const names = (refs) => refs.map((ref) => (typeof ref === "string" ? ref : nameOf(ref))).join(" | ");
  const lines = some.map((fact) => {
    const from = fact.evidence.map((one) => articles[one.article]).filter(Boolean);
    const each = (name) => [...new Set(from.map((article) => article[name]).filter(Boolean))].join(" | ");
    return [PAGE.base + fact.iri, fact.cls, fact.predicate, names(fact.actors), names(fact.targets), names(fact.themes), names(fact.places), fact.time, fact.timeText, fact.count, fact.polarity, fact.modality, names(fact.by), fact.confidence, textOf(fact), each("id"), each("source"), each("url")];
  });
  return `${[CSV_COLUMNS, ...lines].map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
