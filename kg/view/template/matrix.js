// The matrix: who acts towards whom, and whether in cooperation or conflict (PLOVER's quad classes).
const MOST_IN_MATRIX = 24;
const BETWEEN = "\u0001"; // in a key of two
const QUADS = ["quad0", "quad1", "quad2", "quad3", "quadOther"];

/** Who stands in the rows and columns: entities, or the countries that they act for. */
const partyOf = (index) => (state.rows === "actor" ? index : entities[index].iso3 || entities[index].country || null);
const partyName = (key) => (state.rows === "actor" ? entities[key].label : countryNames.get(key) ?? key);

function matrixModel() {
  const pairs = new Map();
  const total = new Map();
  const affirmed = shown.filter((fact) => !fact.negated);
  for (const fact of affirmed) {
    const known = (refs) => [...new Set(refs.filter((ref) => typeof ref === "number").map(partyOf))].filter((key) => key !== null);
    const [actors, targets] = [known(fact.actors), known(fact.targets)];
    const directed = targets.length ? actors.flatMap((one) => targets.map((other) => [one, other])) : [];
    const mutual = fact.symmetric ? (targets.length ? directed.map(([one, other]) => [other, one]) : actors.flatMap((one) => actors.filter((other) => other !== one).map((other) => [one, other]))) : [];
    for (const [one, other] of [...directed, ...mutual]) {
      if (one === other) continue;
      const key = one + BETWEEN + other;
      if (!pairs.has(key)) pairs.set(key, new Set());
      pairs.get(key).add(fact.index);
      for (const each of [one, other]) total.set(each, (total.get(each) ?? 0) + 1);
    }
  }
  const ranked = [...total].sort((a, b) => b[1] - a[1] || (partyName(a[0]) < partyName(b[0]) ? -1 : 1)).map(([key]) => key);
  const kept = ranked.slice(0, MOST_IN_MATRIX);
  const line = (key) => ({ key, label: partyName(key), go: () => goToParty(key) });
  const cells = new Map([...pairs].filter(([key]) => key.split(BETWEEN).every((one) => kept.includes(state.rows === "actor" ? Number(one) : one))).map(([key, some]) => [key, matrixCell(key, [...some])]));
  const notes = [t("matrixOf") + ".", t("matrixNote"), ranked.length > kept.length ? t("firstRows", kept.length, number(ranked.length)) : ""];
  return { name: "matrix", caption: notes.filter(Boolean).join(" "), rows: kept.map(line), columns: kept.map(line), cells, blank: (row, column) => row.key === column.key };
}

function goToParty(key) {
  const index = state.rows === "actor" ? key : countryEntity.get(key);
  if (index !== undefined) select({ entity: index });
}

function matrixCell(key, some) {
  const [one, other] = key.split(BETWEEN).map((each) => partyName(state.rows === "actor" ? Number(each) : each));
  const quads = [0, 0, 0, 0, 0];
  for (const index of some) quads[facts[index].quad ?? 4] += 1;
  const [good, bad] = [quads[0] + quads[1], quads[2] + quads[3]];
  const balance = good + bad ? (good - bad) / (good + bad) : 0;
  const side = good + bad === 0 ? "none" : balance > 0.2 ? "good" : balance < -0.2 ? "bad" : "both";
  const text = { none: String(some.length), good: `+${good}`, bad: `−${bad}`, both: `±${good + bad}` }[side];
  const strength = side === "none" ? "" : some.length > 4 ? "-3" : some.length > 1 ? "-2" : "-1";
  const words = quads.map((count, at) => (count ? `${count} ${t(QUADS[at])}` : "")).filter(Boolean).join(", ");
  return { facts: some, text, title: `${one} → ${other} : ${words}`, look: { "--fill": `var(--${side}${strength})`, "--text": `var(--${side}${strength}-ink, var(--ink))` } };
}

function showMatrix(box) {
  const choose = make("div", { class: "choice", role: "group", "aria-label": t("rowsOf") },
    ["actor", "country"].map((rows) => button(t(rows === "actor" ? "byActor" : "byCountry"), () => change("view", () => { state.rows = rows; }), { class: "chip", "aria-pressed": String(state.rows === rows) })));
  const model = matrixModel();
  box.replaceChildren(choose, ...(model.rows.length ? gridTable(model) : [make("p", { class: "notice" }, t("noFacts"))]));
}
