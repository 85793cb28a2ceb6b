const LONGEST = 6 * 3600 * 1000; // what was measured holds for one talk: a device's clock may be set right in between

// The time left to the agreed end. The server's clock counts: the example has one of its own, and devices are off.
export function serverClock(renderedAt, kept = localStorage) {
  const name = "askwell-clock";
  const measured = { at: Date.now(), ahead: Date.parse(renderedAt) - Date.now() };
  let known;
  try { known = JSON.parse(kept.getItem(name)); } catch { known = null; }
  const age = measured.at - known?.at;
  // A page out of the cache was rendered a while ago and would set the clock back, never forward.
  if (!(age >= 0 && age < LONGEST) || !(known.ahead >= measured.ahead)) {
    known = measured;
    kept.setItem(name, JSON.stringify(known));
  }
  return () => new Date(Date.now() + known.ahead);
}

// {left: seconds to the end (below 0 after it), phase: before | running | closing | over}
export function timeLeft(now, start, end) {
  const left = Math.round((end - Math.max(now, start)) / 1000);
  const phase = now < start ? "before" : left <= 0 ? "over" : left <= 5 * 60 ? "closing" : "running";
  return { left, phase };
}

export function spoken(seconds) {
  const whole = Math.abs(seconds);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 ? `+${text}` : text;
}
