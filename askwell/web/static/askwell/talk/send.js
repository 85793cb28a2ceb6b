// To the server and back: one entry, one request. Throws when it could not be reached.
const PATIENCE = 10_000; // milliseconds

export function sender(addresses, token) {
  return async (item) => {
    const response = await fetch(addresses[item.kind], {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(item.body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok) return { ok: true, ...(await response.json()) };
    if (response.status === 413 || response.status === 422) return await response.json();
    throw new Error(`answered ${response.status}`);
  };
}
