// The time left to the agreed end. The server's clock counts: the example has one of its own, and devices are off.
export function serverClock(renderedAt, kept = localStorage) {
  const name = "askwell-clock";
  let known;
  try { known = JSON.parse(kept.getItem(name)); } catch { known = null; }
  // A page out of the cache was rendered long ago: then the difference counts that was measured when it was fresh.
  if (known?.renderedAt !== renderedAt) {
    known = { renderedAt, ahead: Date.parse(renderedAt) - Date.now() };
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
