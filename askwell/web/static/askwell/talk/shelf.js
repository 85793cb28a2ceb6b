// The page and what it needs, laid by on this device so that it opens with no network; taken away when all is done.
const shelf = (talk) => `askwell-talk-${talk}`;

export async function layBy(talk, worker, page) {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(worker, { scope: page });
  const assets = performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => new URL(name).pathname.startsWith("/static/"));
  const cache = await caches.open(shelf(talk));
  await cache.addAll([page, ...new Set(assets)]);
}

export async function clearAway(talk, page) {
  await caches.delete(shelf(talk));
  const registration = await navigator.serviceWorker?.getRegistration(page);
  if (registration && new URL(registration.scope).pathname === page) await registration.unregister();
}
