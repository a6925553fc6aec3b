// The map: outlines made beforehand (see vendor/README.md), shaded by number of facts, with lines between countries.
const MOST_ARCS = 80;
let mapBox = null; // what is seen of the map: [x, y, width, height] in tenths of its units
const WORLD = [0, 0, 9600, 4300];

function mapData() {
  const perCountry = new Map();
  const arcs = new Map();
  for (const fact of shown) {
    for (const code of fact.countries) if (Object.hasOwn(PAGE.world, code)) (perCountry.get(code) ?? perCountry.set(code, []).get(code)).push(fact.index);
    const codes = (refs) => [...new Set(refs.filter((ref) => typeof ref === "number").map((index) => entities[index].iso3 || entities[index].country))].filter((code) => code && Object.hasOwn(PAGE.world, code));
    const [actors, targets] = [codes(fact.actors), codes(fact.targets)];
    const pairs = targets.length ? actors.flatMap((one) => targets.map((other) => [one, other])) : fact.symmetric ? actors.flatMap((one, at) => actors.slice(at + 1).map((other) => [one, other])) : [];
    for (const [one, other] of pairs) {
      if (one === other) continue;
      const key = one < other ? `${one} ${other}` : `${other} ${one}`;
      (arcs.get(key) ?? arcs.set(key, []).get(key)).push(fact.index);
    }
  }
  return { perCountry, arcs: [...arcs].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_ARCS) };
}

/** The part of the map where something is, with air around it. */
function mapExtent(codes) {
  const spots = codes.map((code) => PAGE.world[code].at);
  if (!spots.length) return WORLD;
  const [left, right] = [Math.min(...spots.map((at) => at[0])), Math.max(...spots.map((at) => at[0]))];
  const [top, bottom] = [Math.min(...spots.map((at) => at[1])), Math.max(...spots.map((at) => at[1]))];
  const wide = Math.min(Math.max((right - left) * 1.35, (bottom - top) * 2.3, 2600), WORLD[2]);
  const high = wide * 0.52;
  return [Math.max(0, Math.min((left + right - wide) / 2, WORLD[2] - wide)), Math.max(0, Math.min((top + bottom - high) / 2, WORLD[3] - high)), wide, high];
}

function countryShape(code, some, most, unit) {
  const { path, at } = PAGE.world[code];
  const shade = some.length ? 0.25 + 0.65 * Math.sqrt(some.length / most) : 0;
  const label = `${countryNames.get(code) ?? code} : ${some.length} ${t(some.length === 1 ? "fact" : "facts")}`;
  const shape = path ? draw("path", { d: path }) : draw("circle", { cx: at[0], cy: at[1], r: 7 * unit });
  if (!some.length) return draw("g", { class: "land" }, shape);
  const go = () => (countryEntity.has(code) ? select({ entity: countryEntity.get(code) }) : select({ facts: some }));
  const node = draw("g", { class: "state", role: "button", tabindex: -1, "aria-label": label, "data-code": code, onclick: go, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(); } } },
    draw("title", {}, label), shape);
  shape.style.setProperty("fill-opacity", shade);
  return node;
}

function arcShape([key, some], unit) {
  const [one, other] = key.split(" ");
  const [[x, y], [toX, toY]] = [PAGE.world[one].at, PAGE.world[other].at];
  const bow = 0.16;
  const path = `M${x} ${y}Q${(x + toX) / 2 + (toY - y) * bow} ${(y + toY) / 2 - Math.abs(toX - x) * bow} ${toX} ${toY}`;
  const label = `${countryNames.get(one) ?? one} – ${countryNames.get(other) ?? other} : ${some.length} ${t(some.length === 1 ? "fact" : "facts")}`;
  const go = () => select({ facts: some });
  return draw("g", { class: "arc", role: "button", tabindex: -1, "aria-label": label, onclick: go, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(); } } },
    draw("title", {}, label), draw("path", { d: path, stroke: colour(familyOf(some)), "stroke-width": unit * Math.min(1.5 + Math.log2(some.length), 7), fill: "none" }),
    draw("path", { d: path, stroke: "transparent", "stroke-width": unit * 12, fill: "none" }));
}

function showMap(box) {
  const { perCountry, arcs } = mapData();
  if (!perCountry.size) return box.replaceChildren(make("p", { class: "notice" }, t("noMap")));
  mapBox ??= mapExtent([...perCountry.keys()]);
  const unit = mapBox[2] / Math.max(box.clientWidth, 320);
  const most = Math.max(...[...perCountry.values()].map((some) => some.length));
  const codes = Object.keys(PAGE.world).filter((code) => PAGE.world[code].path || perCountry.has(code));
  const order = [...codes.filter((code) => !perCountry.has(code)), ...[...perCountry.keys()].sort((a, b) => perCountry.get(b).length - perCountry.get(a).length)];
  const labels = [...perCountry].sort((a, b) => b[1].length - a[1].length);
  const drawing = draw("svg", { id: "world", viewBox: mapBox.join(" "), role: "group", "aria-label": t("mapOf"), preserveAspectRatio: "xMidYMid meet" },
    order.map((code) => countryShape(code, perCountry.get(code) ?? [], most, unit)), arcs.map((arc) => arcShape(arc, unit)), mapLabels(labels, unit));
  const first = drawing.querySelector("[tabindex]");
  first.setAttribute("tabindex", "0");
  roving(drawing, "[role=button]");
  box.replaceChildren(make("p", { class: "caption" }, `${t("mapOf")}. ${t("mapNote")}`), drawing);
  startMapDrag(drawing);
}

/** Names of countries, the most spoken of first, where they cover no other name. */
function mapLabels(ranked, unit) {
  const taken = [];
  return ranked.map(([code]) => {
    const text = countryNames.get(code) ?? code;
    const [x, y] = PAGE.world[code].at;
    const [wide, high] = [text.length * 6.6 * unit, 15 * unit];
    const box = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return null;
    taken.push(box);
    return draw("text", { x, y: y + 4 * unit, "font-size": 12 * unit, "stroke-width": 3 * unit, "aria-hidden": "true" }, text);
  });
}

function zoomMap(factor) {
  const [x, y, wide, high] = mapBox;
  const to = Math.min(Math.max(wide / factor, 600), WORLD[2]);
  const ratio = to / wide;
  mapBox = [x + (wide - to) / 2, y + (high * (1 - ratio)) / 2, to, high * ratio];
  showMap(byId("map-view"));
}

function startMapDrag(drawing) {
  let start = null;
  drawing.addEventListener("pointerdown", (event) => { start = [event.clientX, event.clientY, ...mapBox]; });
  drawing.addEventListener("pointermove", (event) => {
    if (!start || !event.buttons) return;
    const unit = mapBox[2] / drawing.clientWidth;
    mapBox = [start[2] - (event.clientX - start[0]) * unit, start[3] - (event.clientY - start[1]) * unit, mapBox[2], mapBox[3]];
    drawing.setAttribute("viewBox", mapBox.join(" "));
  });
  for (const name of ["pointerup", "pointerleave"]) drawing.addEventListener(name, () => { start = null; });
  drawing.addEventListener("wheel", (event) => { event.preventDefault(); zoomMap(event.deltaY < 0 ? 1.2 : 1 / 1.2); }, { passive: false });
}
