// The brush: how many facts when, and two handles for the period shown. Dragging between them moves both.
const BARS = 80;
const allDays = facts.flatMap((fact) => (fact.when[0] ? [fact.when[0], fact.when[1]] : [])).sort();
const brushRange = allDays.length ? [allDays[0], allDays.at(-1)] : null;
const dayNumber = (date) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86400000);
const dayOf = (at) => new Date(at * 86400000).toISOString().slice(0, 10);
const [firstDay, lastDay] = brushRange ? brushRange.map(dayNumber) : [0, 0];
const brushDays = Math.max(lastDay - firstDay, 1);
const share = (date) => (dayNumber(date) - firstDay) / brushDays;
let brushing = null; // [from, to] as shares, while a handle is held

function brushBars() {
  const bars = new Array(Math.min(BARS, brushDays + 1)).fill(0);
  for (const fact of facts) {
    if (!fact.when[0] || !passes(fact, "dates")) continue;
    bars[Math.min(bars.length - 1, Math.floor(share(fact.when[0]) * bars.length))] += 1;
  }
  return bars;
}

function showBrush() {
  const box = byId("brush");
  box.hidden = !brushRange || firstDay === lastDay;
  if (box.hidden) return;
  const bars = brushBars();
  const most = Math.max(1, ...bars);
  const picture = draw("svg", { viewBox: `0 0 ${bars.length * 10} 40`, preserveAspectRatio: "none", "aria-hidden": "true" },
    bars.map((count, at) => (count ? draw("rect", { x: at * 10 + 1, width: 8, y: 40 - Math.max(3, 38 * Math.sqrt(count / most)), height: 40 }) : null)));
  const handle = (name, label) => make("div", { class: "handle", role: "slider", tabindex: 0, "data-handle": name, "aria-label": t(label), "aria-valuemin": firstDay, "aria-valuemax": lastDay, onkeydown: brushKey });
  const focus = document.activeElement?.dataset?.handle;
  box.replaceChildren(make("span", { class: "edge" }, day(brushRange[0], "short")),
    make("div", { class: "track", onpointerdown: brushDown }, picture, make("div", { class: "window" }), handle("from", "periodStart"), handle("to", "periodEnd")),
    make("span", { class: "edge" }, day(brushRange[1], "short")));
  placeHandles();
  if (focus) box.querySelector(`[data-handle="${focus}"]`).focus();
}

const brushValues = () => brushing ?? [state.from ? Math.max(0, share(state.from)) : 0, state.to ? Math.min(1, share(state.to)) : 1];

function placeHandles() {
  const [from, to] = brushValues();
  const track = byId("brush").querySelector(".track");
  track.style.setProperty("--from", `${from * 100}%`);
  track.style.setProperty("--to", `${to * 100}%`);
  for (const [name, value] of [["from", from], ["to", to]]) {
    const one = track.querySelector(`[data-handle="${name}"]`);
    const at = Math.round(firstDay + value * brushDays);
    one.setAttribute("aria-valuenow", at);
    one.setAttribute("aria-valuetext", day(dayOf(at)));
    one.title = day(dayOf(at));
  }
}

function brushTo(from, to) {
  change("filters", () => {
    state.from = from <= 0.0005 ? "" : dayOf(Math.round(firstDay + from * brushDays));
    state.to = to >= 0.9995 ? "" : dayOf(Math.round(firstDay + to * brushDays));
  });
}

function brushKey(event) {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30, Home: -1e9, End: 1e9 };
  if (!Object.hasOwn(steps, event.key)) return;
  event.preventDefault();
  const first = event.target.dataset.handle === "from";
  const least = Math.max(1, Math.round(brushDays / 200));
  const [from, to] = brushValues();
  const moved = Math.min(1, Math.max(0, (first ? from : to) + (steps[event.key] * least) / brushDays));
  first ? brushTo(Math.min(moved, to), to) : brushTo(from, Math.max(moved, from));
}

function brushDown(event) {
  const track = event.currentTarget;
  const at = (one) => Math.min(1, Math.max(0, (one.clientX - track.getBoundingClientRect().left) / track.clientWidth));
  const [from, to] = brushValues();
  const start = at(event);
  const held = event.target.dataset.handle ?? (start > from && start < to && (from > 0 || to < 1) ? "both" : "new");
  event.preventDefault();
  if (event.target.dataset.handle) event.target.focus();
  track.setPointerCapture(event.pointerId);
  const move = (next) => {
    const here = at(next);
    const shift = Math.min(1 - to, Math.max(-from, here - start));
    brushing = { from: [Math.min(here, to), to], to: [from, Math.max(here, from)], both: [from + shift, to + shift], new: [Math.min(start, here), Math.max(start, here)] }[held];
    placeHandles();
  };
  const up = () => {
    track.removeEventListener("pointermove", move);
    const values = brushing;
    brushing = null;
    if (values && values[1] > values[0]) brushTo(...values);
    else placeHandles();
  };
  track.addEventListener("pointermove", move);
  track.addEventListener("pointerup", up, { once: true });
  track.addEventListener("pointercancel", up, { once: true });
}
