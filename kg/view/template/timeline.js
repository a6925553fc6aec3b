// The timeline: the most active in rows, days, months, quarters or years in columns, a dot as large as there are facts.
const MOST_ROWS = 25;
const MOST_COLUMNS = 45;
const UNITS = [
  { name: "day", key: (date) => date, next: (at) => at.setUTCDate(at.getUTCDate() + 1) },
  { name: "month", key: (date) => date.slice(0, 7), next: (at) => at.setUTCMonth(at.getUTCMonth() + 1, 1) },
  { name: "quarter", key: (date) => `${date.slice(0, 4)}-T${Math.ceil(Number(date.slice(5, 7)) / 3)}`, next: (at) => at.setUTCMonth(at.getUTCMonth() + 3, 1) },
  { name: "year", key: (date) => date.slice(0, 4), next: (at) => at.setUTCFullYear(at.getUTCFullYear() + 1, 0, 1) },
  { name: "decade", key: (date) => `${date.slice(0, 3)}0`, next: (at) => at.setUTCFullYear(at.getUTCFullYear() + 10, 0, 1) },
];
const isoDay = (at) => at.toISOString().slice(0, 10);

/** The finest unit in which a stretch of time has not too many columns, and the keys of all of them. */
function ticks(from, to, most = MOST_COLUMNS) {
  for (const unit of UNITS) {
    const keys = [];
    for (const at = new Date(from); isoDay(at) <= to && keys.length <= most; unit.next(at)) keys.push(unit.key(isoDay(at)));
    if (!keys.includes(unit.key(to))) keys.push(unit.key(to));
    if (keys.length <= most) return { unit, keys };
  }
  return { unit: UNITS.at(-1), keys: [] };
}

/** The entities with most of some facts, as rows. */
function mostActive(some, most = MOST_ROWS) {
  const count = new Map();
  for (const fact of some) for (const index of fact.parties) count.set(index, (count.get(index) ?? 0) + 1);
  const ranked = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { rows: ranked.slice(0, most).map(([index]) => index), of: ranked.length };
}

function timelineModel() {
  const dated = shown.filter((fact) => fact.when[0]);
  const { rows, of } = mostActive(dated);
  const days = dated.map((fact) => fact.when[0]).sort();
  const { unit, keys } = days.length ? ticks(days[0], days.at(-1), Math.max(8, Math.min(MOST_COLUMNS, Math.floor((byId("timeline-view").clientWidth - 250) / 32)))) : { unit: UNITS[0], keys: [] };
  const cells = new Map();
  const kept = new Set(rows);
  for (const fact of dated) {
    for (const index of fact.parties) {
      if (!kept.has(index)) continue;
      const key = cellKey({ key: index }, { key: unit.key(fact.when[0]) });
      if (!cells.has(key)) cells.set(key, { facts: [] });
      cells.get(key).facts.push(fact.index);
    }
  }
  const most = Math.max(1, ...[...cells.values()].map((one) => one.facts.length));
  for (const [key, one] of cells) {
    const [row, column] = key.split("\u0001");
    const size = one.facts.length;
    one.text = size > 1 ? String(size) : "";
    one.title = `${entities[row].label}, ${tickName(column)} : ${size} ${t(size === 1 ? "fact" : "facts")}`;
    one.look = { "--dot": `${Math.round(11 + 19 * Math.sqrt((size - 1) / Math.max(most - 1, 1)))}px`, "--fill": colour(familyOf(one.facts)) };
  }
  const undated = shown.length - dated.length;
  const notes = [`${t("timelineOf")}.`, of > rows.length ? t("firstRows", rows.length, number(of)) : "", undated ? `${number(undated)} ${t("undated")}.` : ""];
  return {
    name: "timeline", caption: notes.filter(Boolean).join(" "), cells,
    columns: keys.map((key, at) => ({ key, label: tickName(key, at > 0 ? keys[at - 1] : ""), full: tickName(key) })),
    rows: rows.map((index) => ({ key: index, label: entities[index].label, go: () => select({ entity: index }) })),
  };
}

/** « 28 févr. 2023 »; after a neighbour of the same month or year, without what it repeats. */
function tickName(key, before = null) {
  const quarter = /^(\d{4})-T(\d)$/.exec(key);
  if (quarter) return before?.startsWith(quarter[1]) ? `T${quarter[2]}` : `T${quarter[2]} ${quarter[1]}`;
  if (!before || key.length === 4) return day(key, "short");
  if (key.length === 10 && before.slice(0, 7) === key.slice(0, 7)) return String(Number(key.slice(8)));
  if (key.length === 7 && before.slice(0, 4) === key.slice(0, 4)) return new Intl.DateTimeFormat(state.language, { month: "short", timeZone: "UTC" }).format(new Date(`${key}-01`));
  return day(key, "short");
}

function showTimeline(box) {
  box.replaceChildren(...(shown.length ? gridTable(timelineModel()) : [make("p", { class: "notice" }, t("noFacts"))]));
}
