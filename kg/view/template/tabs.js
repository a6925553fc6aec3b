// The views as tabs; only the one that is seen is drawn.
const tabs = [...document.querySelectorAll("[role=tab]")];
const PAINTERS = { timeline: showTimeline, matrix: showMatrix, map: showMap };

function showView() {
  for (const tab of tabs) {
    const on = tab.dataset.view === state.view;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(`${tab.dataset.view}-view`).hidden = !on;
  }
  byId("zoom").hidden = state.view !== "network" && state.view !== "map";
  byId("group").hidden = state.view !== "network";
  byId("group").setAttribute("aria-pressed", String(state.grouped));
  byId("group").disabled = DATA.nodes.length === 0;
  if (state.view !== "network") PAINTERS[state.view](byId(`${state.view}-view`));
}

function startTabs() {
  for (const tab of tabs) tab.addEventListener("click", () => change("view", () => { state.view = tab.dataset.view; }));
  roving(tabs[0].parentElement, "[role=tab]");
  tabs[0].parentElement.addEventListener("focusin", (event) => { if (event.target.dataset.view && event.target.dataset.view !== state.view) event.target.click(); });
}
