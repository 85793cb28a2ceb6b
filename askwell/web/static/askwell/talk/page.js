// The page of a talk. Its forms work without this file; with it they keep what is typed here first, with or without network.
import { serverClock, spoken, timeLeft } from "./clock.js";
import { Keep, linesOf, sha256 } from "./keep.js";
import { sender } from "./send.js";
import { layBy } from "./shelf.js";
import { showCards, showLines, showNames, showRefused, showSaving, showState } from "./show.js";
import { openStore } from "./store.js";

const root = document.querySelector("[data-talk]");
const { talk, now: renderedAt, start, end, page, worker, after } = root.dataset;
const now = serverClock(renderedAt);
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const fields = (form) => Object.fromEntries(new FormData(form));
let chosen = new URLSearchParams(location.search).get("now");
let keeping = 0; // deeds that are done on the page and not yet on this device
let notKept = false; // the last deed did not get onto this device
let leaving = false;

tellTime();
let store;
try {
  store = await openStore(talk);
} catch {
  store = null; // this browser keeps nothing: every form goes to the server by itself
}
if (store) await begin();

async function begin() {
  const told = new BroadcastChannel(`askwell-${talk}`);
  const addresses = JSON.parse(document.getElementById("addresses").textContent);
  const token = document.querySelector("meta[name=csrf-token]").content;
  const keep = new Keep({ store, send: sender(addresses, token), hash: sha256, now, changed: () => { told.postMessage(""); show(); } });
  told.onmessage = show;
  await keep.merge(JSON.parse(document.getElementById("versions").textContent));
  await show();
  listen(keep);
  keep.handOver();
  addEventListener("online", () => keep.handOver());
  document.addEventListener("visibilitychange", () => keep.handOver());
  setInterval(async () => { if ((await store.all()).some((item) => !item.sent)) keep.handOver(); }, 5000);
  root.dataset.ready = "";
  layBy(talk, worker, page).then(() => { root.dataset.laidBy = ""; }, () => {});
}

async function show() {
  const items = await store.all();
  showState(part("state"), items, { keeping, notKept });
  showRefused(part("refused"), items, notKept);
  showLines(part("lines"), items);
  showNames(part("names"), items);
  showNow(showCards(root, items, chosen));
  showStarred(items);
  const over = items.find((item) => item.kind === "end");
  part("ended").hidden = !over;
  if (over?.sent && items.every((item) => item.sent)) leave();
}

// Once: a second call would break off the way there and begin it again.
function leave() {
  if (leaving) return;
  leaving = true;
  location.assign(after);
}

// The question now: the one that was tapped, else the first that is left; the reserve when all is asked and time remains.
function showNow(left) {
  const card = root.querySelector(`[data-card="${CSS.escape(chosen ?? "")}"]`) ?? left.find((one) => !("reserve" in one.dataset));
  part("now-text").textContent = card ? card.querySelector("a").textContent : part("now-text").dataset.none;
  root.dataset.now_card = card?.dataset.card ?? "";
  const running = left.some((one) => one.dataset.part === "running");
  const minutes = end ? (Date.parse(end) - now()) / 60000 : 0;
  part("reserve").open ||= !running && minutes > 3 && minutes < 120;
}

function showStarred(items) {
  const starred = linesOf(items).map((line) => line.versions.at(-1)).filter((item) => item.body.starred);
  part("go-back").hidden = starred.length === 0;
  part("go-back").querySelector("ul").replaceChildren(...starred.map((item) => {
    const line = document.createElement("li");
    line.textContent = item.body.text;
    return line;
  }));
}

const DEEDS = {
  async note(keep, form) {
    const { text, follows, person } = fields(form);
    if (text.length > Number(form.elements.text.dataset.limit)) return tooLong(form.elements.text);
    const marks = { starred: form.elements.starred.checked, in_confidence: form.elements.in_confidence.checked };
    if (!follows) halfTyped();
    const kept = keep.note(text, {
      follows: follows || null, question: follows ? null : root.dataset.now_card || null, person: person || null, ...marks,
    });
    await emptied(form, kept, () => {
      if (person) form.elements.person.value = person; // who speaks goes on speaking
      if (!follows) form.elements.text.focus();
    });
    form.closest("details")?.removeAttribute("open");
  },
  async name(keep, form) {
    const { name, company, why, giver } = fields(form);
    if (!name.trim()) return;
    const kept = keep.deed("name", { name, company, why, giver, may_use_name: form.elements.may_use_name.checked, may_turn: form.elements.may_turn.checked });
    await emptied(form, kept, () => form.elements.name.focus());
  },
  async asked(keep, form) {
    const { item, asked } = fields(form);
    if (chosen === item) chosen = null;
    await keep.deed("asked", { item, asked: asked === "on" }, `asked:${item}`);
  },
  async turned(keep, form, button) {
    const branch = button?.value ?? "";
    const minute = start ? Math.max(0, Math.floor((now() - Date.parse(start)) / 60000)) : null;
    await keep.deed("turned", { branch, minute }, `turned:${branch}`);
    for (const card of root.querySelectorAll("[data-branch]")) card.hidden = card.dataset.branch !== branch && branch !== "";
  },
  async stance(keep, form) {
    await keep.deed("stance", fields(form));
    said(form, "Noted, for you alone.");
  },
  async invitation(keep, form) {
    await keep.deed("invitation", { ...fields(form), i_brought_it_up: form.elements.i_brought_it_up.checked });
    said(form, "Noted: they asked.");
  },
  async end(keep, form) {
    await keep.deed("end", { ...fields(form), at: now().toISOString() }, "end");
  },
};

// A line that was begun outlives the page: a reload, a closed tab, a flat battery.
function halfTyped(text = "") {
  if (text) localStorage.setItem(`askwell-line-${talk}`, text);
  else localStorage.removeItem(`askwell-line-${talk}`);
}

// Empty at once, so that what is typed while the last is being kept is not wiped with it; filled again where it was not kept.
async function emptied(form, kept, then) {
  const typed = [...new FormData(form)];
  form.reset();
  then();
  try {
    await kept;
  } catch (error) {
    for (const [name, value] of typed) {
      const field = form.elements[name];
      if (field.value) continue;
      field.value = value;
      field.dispatchEvent(new Event("input")); // a line that is back outlives the page like one that was begun
    }
    throw error;
  }
}

// Too long for one line: it stays where it was typed.
function tooLong(area) {
  area.setCustomValidity("That is too long for one line. Make two of it.");
  area.reportValidity();
  area.addEventListener("input", () => area.setCustomValidity(""), { once: true });
}

const said = (form, words) => { form.querySelector("[data-said]").textContent = words; };

function listen(keep) {
  const line = document.getElementById("line");
  line.value ||= localStorage.getItem(`askwell-line-${talk}`) ?? "";
  line.addEventListener("input", () => halfTyped(line.value));
  root.addEventListener("submit", (event) => {
    const deed = DEEDS[event.target.dataset.deed];
    if (!deed) return;
    event.preventDefault();
    keptBy(deed(keep, event.target, event.submitter));
  });
  root.addEventListener("click", async (event) => {
    const card = event.target.closest("[data-card] a");
    if (card) {
      event.preventDefault();
      chosen = card.closest("[data-card]").dataset.card;
      await show();
      part("now-text").scrollIntoView({ block: "nearest" });
    }
    const choosing = event.target.closest("[data-choose]");
    if (choosing) choose(keep, choosing.dataset.choose);
    const both = event.target.closest("[data-both]");
    if (both) choose(keep, both.closest("[data-versions-of]").querySelector("[data-choose]").dataset.choose, true);
    const counter = event.target.closest("[data-count]");
    if (counter) count(counter.dataset.count);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("[data-line]")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
  count();
}

// "Saved" is never said of what is still on its way to the disk: who closes the tablet now would lose it.
async function keptBy(deed) {
  keeping += 1;
  showSaving(part("state"));
  try {
    await deed;
    notKept = false;
  } catch {
    notKept = true; // no room, or storage taken away; what was typed is back in its fields
  }
  keeping -= 1;
  await show();
}

async function choose(keep, id, wantBoth = false) {
  const line = linesOf(await store.all()).find((line) => line.versions.some((item) => item.id === id));
  const first = line.versions.find((item) => item.id === id);
  for (const other of line.versions) {
    if (other.id === id) continue;
    if (wantBoth) await keep.both(first, other);
    else await keep.choose(first, other);
  }
}

// Who asks whom: two numbers, kept on this device for the look back (METHOD S2.9).
function count(who) {
  const name = `askwell-asked-${talk}`;
  const counts = { i: 0, they: 0, ...JSON.parse(localStorage.getItem(name) ?? "{}") };
  if (who) {
    counts[who] += 1;
    localStorage.setItem(name, JSON.stringify(counts));
  }
  part("i-asked").textContent = counts.i;
  part("they-asked").textContent = counts.they;
  part("take-back").hidden = counts.they - counts.i < 3;
}

function tellTime() {
  if (!end) return;
  const clock = part("left"), bar = part("bar"), flag = part("flag");
  const begins = Date.parse(start), ends = Date.parse(end);
  let phase = "";
  const tick = () => {
    const told = timeLeft(now().getTime(), begins, ends);
    clock.textContent = spoken(told.left);
    bar.value = Math.min(bar.max, Math.max(0, bar.max - told.left));
    if (told.phase !== phase) {
      phase = root.dataset.phase = told.phase;
      part("until").textContent = part("until").dataset[phase] ?? "";
      flag.hidden = phase !== "closing" && phase !== "over";
      flag.querySelector("[data-closing]").hidden = phase !== "closing";
      flag.querySelector("[data-over]").hidden = phase !== "over";
    }
    part("quiet-hint").hidden = !(begins + 600_000 < now() && phase === "running" && !part("lines").children.length);
  };
  tick();
  setInterval(tick, 1000);
}
