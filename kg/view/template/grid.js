// A table of dots or squares, walked through by arrow keys: timeline and matrix are both made of it.
// model: { name, caption, columns: [{ key, label, full }], rows: [{ key, label, go }], cells: Map of cellKey → { facts, text, title, look } }
const cellKey = (row, column) => `${row.key}\u0001${column.key}`;

function gridTable(model) {
  const first = model.rows.flatMap((row) => model.columns.map((column) => model.cells.get(cellKey(row, column)))).find(Boolean);
  const cell = (row, column) => {
    const one = model.cells.get(cellKey(row, column));
    if (!one) return make("td", { class: model.blank?.(row, column) ? "blank" : null });
    const dot = button(one.text, () => select({ facts: one.facts }), { class: "cell", tabindex: one === first ? 0 : -1, "aria-label": one.title, title: one.title });
    for (const [name, value] of Object.entries(one.look)) dot.style.setProperty(name, value);
    return make("td", {}, dot);
  };
  const table = make("table", { class: `grid ${model.name}` },
    make("caption", { class: "hidden" }, model.caption),
    make("thead", {}, make("tr", {}, make("td", { class: "corner" }, make("span", { class: "hidden" }, t("actors"))), model.columns.map((column) => make("th", { scope: "col", title: column.full ?? column.label }, make("span", {}, column.label))))),
    make("tbody", {}, model.rows.map((row) => make("tr", {}, make("th", { scope: "row" }, row.go ? button(row.label, row.go, { class: "link", title: row.label }) : row.label), model.columns.map((column) => cell(row, column))))));
  walkCells(table);
  return [make("p", { class: "caption", "aria-hidden": "true" }, model.caption), table];
}

/** Up and down go to the nearest cell of another row, left and right to the next in the same. */
function walkCells(table) {
  table.addEventListener("keydown", (event) => {
    const here = document.activeElement?.closest?.("td");
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!here || !step) return;
    event.preventDefault();
    const rows = [...table.tBodies[0].rows];
    let [row, column] = [rows.indexOf(here.parentElement), here.cellIndex];
    let found = null;
    while (!found) {
      [row, column] = [row + step[0], column + step[1]];
      if (!rows[row] || column < 1 || column >= rows[row].cells.length) return;
      const near = step[0] ? [...rows[row].cells].filter((one) => one.querySelector(".cell")).sort((a, b) => Math.abs(a.cellIndex - column) - Math.abs(b.cellIndex - column))[0] : rows[row].cells[column];
      found = near?.querySelector(".cell");
    }
    for (const one of table.querySelectorAll(".cell[tabindex='0']")) one.tabIndex = -1;
    found.tabIndex = 0;
    found.focus();
  });
}
