// A stopwatch for the speech, said aloud (METHOD S1.33, S2.12). Without scripts it is not there.
const box = document.querySelector("[data-rehearse]");
const button = box.querySelector("button");
const [seconds, told] = box.querySelectorAll("span");
const { stop, again, begun, passed } = box.dataset;
const SAY_EVERY = 15; // seconds: a reader of the screen hears as often as that how far it is
let started = null;
let ticking;

const since = () => Math.round((performance.now() - started) / 1000);
const say = (words, count) => { told.textContent = words.replace("#", count); };

function tick() {
  const count = since();
  seconds.textContent = `${Math.floor(count / 60)}:${String(count % 60).padStart(2, "0")}`;
  if (count && count % SAY_EVERY === 0) say(passed, count);
}

function judged(count) {
  if (count < Number(box.dataset.least)) return box.dataset.short;
  if (count <= Number(box.dataset.best)) return box.dataset.good;
  return count <= Number(box.dataset.most) ? box.dataset.long : box.dataset.over;
}

button.addEventListener("click", () => {
  if (started === null) {
    started = performance.now();
    button.textContent = stop;
    say(begun);
    tick();
    ticking = setInterval(tick, 250);
  } else {
    clearInterval(ticking);
    tick();
    say(judged(since()), since());
    started = null;
    button.textContent = again;
  }
  box.toggleAttribute("data-runs", started !== null);
});

box.hidden = false;
