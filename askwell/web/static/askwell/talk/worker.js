// Serves the page of one talk, and what it needs, when there is no network. Its scope is that page and nothing else.
const page = new URL(self.registration.scope).pathname;
const shelf = `askwell-talk-${page.split("/")[2]}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || (pathname !== page && !pathname.startsWith("/static/"))) return;
  event.respondWith(fresh(event.request, pathname));
});

async function fresh(request, pathname) {
  const cache = await caches.open(shelf);
  try {
    const response = await fetch(request);
    if (response.ok && pathname === page) await cache.put(page, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(pathname === page ? page : request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}
