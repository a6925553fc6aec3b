// The menu of exports: pictures of the view, the shown facts, and the address of what is shown.
function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce(t("saved", name));
}

const svgText = () => new XMLSerializer().serializeToString(viewPicture());

/** The same picture in twice its points, drawn by the browser itself. */
function savePng() {
  const drawing = viewPicture();
  const [wide, high] = ["width", "height"].map((name) => Number(drawing.getAttribute(name)));
  const factor = Math.min(2, 8000 / Math.max(wide, high));
  const canvas = make("canvas", { width: Math.round(wide * factor), height: Math.round(high * factor) });
  const image = new Image();
  image.onload = () => {
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save("depeche.png", blob, "image/png"), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
}

function copyLink() {
  const field = make("textarea", { class: "hidden", "aria-hidden": "true" }, location.href);
  const done = () => announce(t("copied"));
  if (navigator.clipboard) return navigator.clipboard.writeText(location.href).then(done, () => prompt(t("copyLink"), location.href));
  document.body.append(field);
  field.select();
  if (document.execCommand("copy")) done();
  field.remove();
}

const EXPORTS = {
  exportSvg: () => save("depeche.svg", svgText(), "image/svg+xml"),
  exportPng: savePng,
  exportCsv: () => save("depeche.csv", `\ufeff${csvOf(shown)}`, "text/csv"),
  exportTurtle: () => save("depeche.ttl", turtleOf(shown), "text/turtle"),
  copyLink,
  print: () => window.print(),
};

function showExports() {
  byId("export-list").replaceChildren(...Object.entries(EXPORTS).map(([name, act]) => make("li", {}, button(t(name), () => { byId("export").open = false; act(); byId("export").querySelector("summary").focus(); }, { "data-export": name }))));
}
