// One icon for each kind of thing, in a square of 16 by 16; the same paths serve the canvas and the SVG pictures.
const ICONS = {
  Person: "M8 2a2.8 2.8 0 1 1 0 5.6A2.8 2.8 0 0 1 8 2zM2.8 14c0-3.4 2.2-5.3 5.2-5.3s5.2 1.9 5.2 5.3z",
  Country: "M3 1.5h1.4V15H3zM5 2.2c2.6-1.2 4.4 1.2 8 0v6.6c-3.6 1.2-5.4-1.2-8 0z",
  City: "M8 1.2a4.8 4.8 0 0 1 4.8 4.8c0 3.5-4.8 9-4.8 9S3.2 9.500 3.200 6A4.800 4.800 0 0 1 8 1.200zM8 4.200a1.800 1.800 0 1 0 0 3.600 1.800 1.800 0 0 0 0-3.600z",
  Organization: "M8 1.200 14.500 5v1.400h-13V5zM2.800 7.200h1.900v4.600H2.800zM7 7.200h2v4.600H7zM11.300 7.200h1.900v4.600h-1.900zM1.500 12.600h13v1.800h-13z",
  InternationalOrganization: "M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM8 3c.9.9 1.500 2.100 1.800 3.500H6.200C6.500 5.100 7.100 3.900 8 3zM3.300 9.500a5 5 0 0 1 0-3h1.500v3zM6.200 9.500h3.600C9.500 10.900 8.900 12.100 8 13c-.9-.9-1.500-2.100-1.800-3.500zM11.200 9.500v-3h1.500a5 5 0 0 1 0 3z",
  ArmedForces: "M8 1.200 13.5 3v4.600c0 3.400-2.300 5.900-5.500 7.200-3.200-1.300-5.500-3.800-5.500-7.200V3z",
  Party: "M2 2h12v8H8l-3.5 3.800V10H2z",
  Company: "M5.500 2.500h5V5H14v8.500H2V5h3.500zM7 4v1h2V4z",
  MediaOutlet: "M2 2.500h10v9.500h2V5h-1v-.8h2v8.300c0 .8-.6 1.500-1.500 1.500h-10C2.600 14 2 13.300 2 12.500zM3.5 4.200v2.600h7V4.200zM3.5 8.300v1h7v-1zM3.5 10.600v1h7v-1z",
  Group: "M5 3a2.200 2.200 0 1 1 0 4.400A2.200 2.200 0 0 1 5 3zM11 3a2.200 2.200 0 1 1 0 4.400A2.200 2.200 0 0 1 11 3zM.8 13c0-3 1.700-4.600 4.200-4.600 1.200 0 2.200.4 3 1.100.8-.7 1.800-1.100 3-1.100 2.500 0 4.200 1.600 4.200 4.600z",
  Document: "M3.5 1.500H10l3 3v10h-9.500zM5.500 6.200v1.100h5V6.200zM5.500 8.600v1.100h5V8.600zM5.500 11v1.100h3.500V11z",
  Fact: "M8 1.500 14.500 8 8 14.500 1.500 8z",
  Theme: "M2 2.500h12v8.500H9l-3.5 3V11H2z",
};
ICONS.GovernmentBody = ICONS.Organization;
ICONS.Region = ICONS.Place = ICONS.City;

const iconName = (kind) => (Object.hasOwn(ICONS, kind) ? kind : "Organization");
const iconPaths = new Map();

function iconPath(kind) {
  const name = iconName(kind);
  if (!iconPaths.has(name)) iconPaths.set(name, new Path2D(ICONS[name]));
  return iconPaths.get(name);
}

const icon = (kind, size = 16) => draw("svg", { viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true", class: "icon" }, draw("path", { d: ICONS[iconName(kind)], fill: "currentColor", "fill-rule": "evenodd" }));

/** Two letters as a flag, where the system has flags. */
const flag = (iso3) => {
  const two = Object.hasOwn(PAGE.world, iso3) ? PAGE.world[iso3].iso2 : "";
  return two ? String.fromCodePoint(...[...two].map((letter) => 0x1f1a5 + letter.charCodeAt(0))) : "";
};
