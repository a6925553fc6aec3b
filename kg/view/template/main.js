// Ties the parts together: what is drawn anew after which change, the keys of the whole page, the start.
let networkFor = ""; // what the network was last drawn for, so that it is not drawn where nobody sees it
let factsVersion = 0;

function paintNetwork(what) {
  const wanted = `${factsVersion} ${state.grouped} ${[...state.opened]} ${state.language} ${isDark()}`;
  if (state.view !== "network") return;
  if (wanted === networkFor) {
    if (what === "selection") selectInNetwork();
    return;
  }
  const refit = networkFor === "" || what === "all" || what === "grouped";
  networkFor = wanted;
  drawNetwork({ keepView: !refit });
}

const PAINTS = {
  filters: () => { factsVersion += 1; paintNetwork("filters"); showView(); showPanel(); showFilters(); showBrush(); showLegend(); showCounter(); },
  view: () => { showView(); paintNetwork("view"); selectInNetwork(); },
  groups: () => { paintNetwork("groups"); showPanel(); showLegend(); showCounter(); },
  grouped: () => { showView(); paintNetwork("grouped"); showLegend(); showCounter(); },
  selection: () => { paintNetwork("selection"); showPanel(); showCounter(); },
};
PAINTS.all = () => {
  applyTheme();
  translate();
  factsVersion += 1;
  byId("language").textContent = state.language === "fr" ? "EN" : "FR";
  byId("language").lang = state.language === "fr" ? "en" : "fr";
  byId("language").setAttribute("aria-label", state.language === "fr" ? "English" : "Français");
  mapBox = null;
  showExports();
  for (const paint of [showPanel, showFilters, showBrush, showLegend, showCounter]) paint();
  showView(); // last: the drawing gets the room that the others leave
  paintNetwork("all");
  showLegend(); // once more: its icons are those of the drawing
};
listeners.push((what) => PAINTS[what]());

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && !typing) {
      if (byId("export").open) byId("export").open = false;
      else if (state.selection) select(null);
    } else if (/^[1-4]$/.test(event.key) && !typing) change("view", () => { state.view = VIEWS[event.key - 1]; });
  });
}

function start() {
  const narrow = innerWidth <= 900;
  byId("filters").open = !narrow;
  byId("legend").open = !narrow;
  byId("fit").addEventListener("click", () => { if (state.view === "map") { mapBox = null; showView(); } else fitAll(); });
  for (const [id, factor] of [["zoom-in", 1.3], ["zoom-out", 1 / 1.3]]) byId(id).addEventListener("click", () => (state.view === "map" ? zoomMap(factor) : zoomBy(factor)));
  byId("group").addEventListener("click", () => change("grouped", () => { state.grouped = !state.grouped; }));
  byId("reset").addEventListener("click", reset);
  byId("language").addEventListener("click", () => change("all", () => { state.language = state.language === "fr" ? "en" : "fr"; }));
  byId("theme").addEventListener("click", () => change("all", () => { state.theme = { auto: "light", light: "dark", dark: "auto" }[state.theme]; }));
  systemDark.addEventListener("change", () => change("all"));
  addEventListener("hashchange", () => { readHash(); change("all"); });
  document.addEventListener("click", (event) => { if (!event.target.closest("#export")) byId("export").open = false; });
  startSearch();
  startTabs();
  startKeys();
  readHash();
  change("all");
  window.depeche = { get network() { return network; }, get drawn() { return drawn; }, get labels() { return placed; }, state, facts, entities, csvOf, turtleOf, svgText, select }; // for the browser's console and the tests
  requestAnimationFrame(() => requestAnimationFrame(() => { document.body.dataset.opened = performance.now().toFixed(0); document.body.dataset.ready = "yes"; }));
}

start();
