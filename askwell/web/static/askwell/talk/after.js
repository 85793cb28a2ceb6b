// After a talk: hands over what still waits on this device, then takes away what was laid by.
import { Keep, sha256, stateOf } from "./keep.js";
import { sender } from "./send.js";
import { clearAway } from "./shelf.js";
import { openStore } from "./store.js";

const root = document.querySelector("[data-after-talk]");
const { afterTalk: talk, page } = root.dataset;
const waiting = root.querySelector("[data-waiting]");

try {
  const store = await openStore(talk);
  const addresses = JSON.parse(document.getElementById("addresses").textContent);
  const token = document.querySelector("meta[name=csrf-token]").content;
  const before = await store.all();
  if (before.some((item) => !item.sent)) {
    await new Keep({ store, send: sender(addresses, token), hash: sha256 }).handOver();
    const items = await store.all();
    if (items.every((item) => item.sent)) location.reload();
    else waiting.hidden = false;
  } else if (root.dataset.over === "yes" && stateOf(before) === "server") {
    await store.clear();
    await clearAway(talk, page);
  }
} catch { /* this browser keeps nothing, so nothing waits here */ }

const counts = JSON.parse(localStorage.getItem(`askwell-asked-${talk}`) ?? "null");
for (const [who, field] of [["i", "i_asked"], ["they", "they_asked"]]) {
  const input = root.querySelector(`[name=${field}]`);
  if (input && !input.value && counts?.[who]) input.value = counts[who];
}
