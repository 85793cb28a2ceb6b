// Single keys: n notes someone down, / searches, ? lists the keys. They can be switched off (WCAG 2.1.4).
const SWITCH = "askwell-keys";
const dialog = (name) => document.getElementById(name);

export const on = () => localStorage.getItem(SWITCH) !== "off";

const free = (event) =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !document.querySelector("dialog[open]") &&
  !event.target.closest("input, textarea, select, [contenteditable]");

async function quick() {
  const box = dialog("quick");
  await window.htmx.ajax("GET", "/people/new", { target: box, swap: "innerHTML" });
  box.showModal();
  box.querySelector("input:not([type=hidden])")?.focus();
}

function search() {
  const field = document.querySelector("main input[type=search]");
  if (field) field.focus();
  else location.assign("/search");
}

const DEEDS = { n: quick, "/": search, "?": () => dialog("keys").showModal() };

document.addEventListener("keydown", (event) => {
  const deed = DEEDS[event.key];
  if (!deed || !free(event) || (event.key !== "?" && !on())) return;
  event.preventDefault();
  deed();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-quick]");
  if (opener && window.htmx && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    quick();
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
});

// A second click while the answer is under way is not a second deed. Downloads leave the page where it is.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const { dataset } = event.target;
  if (dataset.underway) event.preventDefault();
  dataset.underway = "yes";
  setTimeout(() => delete dataset.underway, 3000);
});

const box = dialog("keys-on");
if (box) {
  box.checked = on();
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
}
