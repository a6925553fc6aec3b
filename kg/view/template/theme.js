// Light, dark, or as the system has it; and the colours that the canvas needs, which cannot read CSS.
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const isDark = () => (state.theme === "auto" ? systemDark.matches : state.theme === "dark");
const colour = (family) => families.get(family)[isDark() ? "dark" : "light"];
const tones = new Map();

/** The value of a custom property as a plain colour, as it is now. */
function tone(name) {
  const key = `${name} ${isDark()}`;
  if (!tones.has(key)) {
    const probe = byId("probe");
    probe.style.color = `var(${name})`;
    tones.set(key, getComputedStyle(probe).color);
  }
  return tones.get(key);
}

function applyTheme() {
  document.documentElement.dataset.theme = state.theme;
  byId("theme-name").textContent = t(state.theme);
}
