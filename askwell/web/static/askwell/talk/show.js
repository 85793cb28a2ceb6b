// Draws what is kept: lines with their fold, versions side by side, names, the line that says where all of it is.
import { linesOf, stateOf } from "./keep.js";

const SAYS = { nowhere: "Not saved", two: "Two versions", device: "Saved on this device", server: "Saved" };
const drawn = new Map();

export function showSaving(element) {
  element.textContent = "Saving";
  element.classList.remove("good", "due");
}

export function showState(element, items, { keeping, notKept }) {
  if (keeping) return;
  const state = notKept ? "nowhere" : stateOf(items);
  const says = SAYS[state];
  if (element.textContent !== says) element.textContent = says;
  element.classList.toggle("good", state === "server");
  element.classList.toggle("due", state === "two" || state === "nowhere");
}

const NO_ROOM = "This device could not keep that last step. What you typed still stands here. Make room on the device, then do it once more.";

export function showRefused(element, items, notKept) {
  const refused = [...new Set(items.filter((item) => !item.sent && item.refused).map((item) => item.refused))];
  if (notKept) refused.push(NO_ROOM);
  element.textContent = refused.join(" ");
  element.hidden = refused.length === 0;
}

// Newest first. A line that is being changed here stays as it is until that is saved.
export function showLines(list, items) {
  const lines = linesOf(items).reverse();
  if (drawn.size === 0) list.replaceChildren(); // what the server drew is among the items
  for (const [id, { element }] of drawn) {
    if (!lines.some((line) => line.id === id)) { element.remove(); drawn.delete(id); }
  }
  let before = null;
  for (const line of lines) {
    const element = elementOf(line);
    if (before ? before.nextElementSibling !== element : list.firstElementChild !== element) {
      if (before) before.after(element); else list.prepend(element);
    }
    before = element;
  }
}

function elementOf(line) {
  const key = line.versions.map((item) => `${item.id}${item.body.starred}${item.body.in_confidence}`).join();
  const known = drawn.get(line.id);
  if (known && (known.key === key || beingChanged(known.element))) return known.element;
  const element = line.versions.length > 1 ? versionsSideBySide(line) : oneLine(line.versions[0]);
  known?.element.replaceWith(element);
  drawn.set(line.id, { key, element });
  return element;
}

const beingChanged = (element) => {
  const area = element.querySelector("textarea");
  return area !== null && element.querySelector("details").open && area.value !== area.defaultValue;
};

function oneLine(item) {
  const element = copyOf("a-line");
  const { text, starred, in_confidence, person } = item.body;
  element.querySelector("[data-text]").textContent = text;
  const who = element.querySelector("[data-who]");
  who.textContent = nameOf(person);
  who.hidden = !who.textContent;
  element.querySelector("[data-starred]").hidden = !starred;
  element.querySelector("[data-confidence]").hidden = !in_confidence;
  const form = element.querySelector("form");
  form.elements.follows.value = item.id;
  form.elements.text.defaultValue = text;
  form.elements.starred.defaultChecked = starred;
  form.elements.in_confidence.defaultChecked = in_confidence;
  form.reset();
  return element;
}

// Of several people whoever is not the host; the list of them stands on the page.
function nameOf(person) {
  const offered = [...(document.querySelector("[data-who-said]")?.options ?? [])];
  return offered.slice(1).find((one) => one.value === person)?.textContent ?? "";
}

function versionsSideBySide(line) {
  const element = copyOf("two-versions");
  const box = element.querySelector("[data-versions]");
  const one = box.firstElementChild;
  for (const item of line.versions) {
    const version = one.cloneNode(true);
    version.querySelector("[data-text]").textContent = item.body.text;
    version.querySelector("[data-choose]").dataset.choose = item.id;
    box.append(version);
  }
  one.remove();
  return element;
}

const copyOf = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

export function showNames(list, items) {
  for (const item of items.filter((item) => item.kind === "name")) {
    if (list.querySelector(`[data-id="${CSS.escape(item.id)}"]`)) continue;
    const element = document.createElement("li");
    element.dataset.id = item.id;
    element.textContent = [item.body.name, item.body.company].filter(Boolean).join(", ");
    const giver = nameOf(item.body.giver);
    if (giver) element.append(` (from ${giver})`);
    list.append(element);
  }
}

// Cards: ticked ones step back, the one that is asked now comes forward.
export function showCards(root, items, nowId) {
  const ticks = new Map(items.filter((item) => item.kind === "asked").map((item) => [item.body.item, item.body.asked]));
  const cards = [...root.querySelectorAll("[data-card]")];
  for (const card of cards) {
    const asked = ticks.get(card.dataset.card) ?? card.dataset.asked === "yes";
    card.classList.toggle("done", asked);
    card.querySelector("[data-tick]").textContent = asked ? "Not asked after all" : "Asked";
    card.querySelector("input[name=asked]").value = asked ? "" : "on";
    card.querySelector("a").toggleAttribute("aria-current", card.dataset.card === nowId);
  }
  return cards.filter((card) => !card.classList.contains("done"));
}
