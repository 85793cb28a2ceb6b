// What was taken down in a talk: first on this device, then on the server, and nothing twice. Where to keep, how to send,
// how to hash and what time it is are passed in, so that this file knows neither the database nor the network.

// A line is all versions that share its id; those stand that no other replaced. The same words twice are one.
export function linesOf(items) {
  const lines = new Map();
  for (const item of items.filter((item) => item.kind === "note").sort(inOrder)) {
    const line = lines.get(item.body.line) ?? { id: item.body.line, versions: [] };
    line.versions.push(item);
    lines.set(line.id, line);
  }
  for (const line of lines.values()) line.versions = standing(line.versions);
  return [...lines.values()];
}

const inOrder = (a, b) => Date.parse(a.body.written_at) - Date.parse(b.body.written_at) || a.body.seq - b.body.seq;

function standing(versions) {
  const replaced = new Set(versions.map((item) => item.body.follows));
  const byText = new Map();
  for (const item of versions) if (!replaced.has(item.id)) byText.set(item.body.text, item);
  return [...byText.values()];
}

// "two": somewhere two windows wrote differently; "device": something still waits to be sent; "server": all is there.
export function stateOf(items) {
  if (linesOf(items).some((line) => line.versions.length > 1)) return "two";
  return items.some((item) => !item.sent) ? "device" : "server";
}

export class Keep {
  #handing = null;
  #again = false;

  // store: all() and put(item); send(item): {ok, line} or {refused: words}, throws without network; changed(): told after each change.
  constructor({ store, send, hash, now = () => new Date(), newId = () => crypto.randomUUID(), changed = () => {} }) {
    Object.assign(this, { store, send, hash, now, newId, changed });
  }

  // What the page knew from the server when it was made.
  async merge(versions) {
    const known = new Map((await this.store.all()).map((item) => [item.id, item]));
    for (const body of versions) {
      if (!known.get(body.id)?.sent) await this.store.put({ id: body.id, kind: "note", body, sent: true, seq: body.seq });
    }
    this.changed();
  }

  // Keeps a new line, or with `follows` a version in place of another; it is on the disk when this returns.
  async note(text, { follows = null, question = null, person = null, in_confidence = false, starred = false } = {}) {
    text = text.trim();
    if (!text) return null;
    const id = this.newId();
    const items = await this.store.all();
    const before = follows && items.find((item) => item.id === follows);
    const body = {
      id, line: before ? before.body.line : id, follows, text, question: before ? before.body.question : question,
      person: before ? before.body.person ?? null : person,
      in_confidence, starred, written_at: before ? before.body.written_at : this.now().toISOString(),
      seq: nextSeq(items), hash: await this.hash(text),
    };
    return this.#keep({ id, kind: "note", body, sent: false, seq: body.seq });
  }

  // Of two versions one is chosen: it takes the other's place, and both stay in the record.
  async choose(chosen, other) {
    const { in_confidence, starred } = chosen.body;
    return this.note(chosen.body.text, { follows: other.id, in_confidence: in_confidence || other.body.in_confidence, starred });
  }

  // Both are wanted: the second goes on as a line of its own.
  async both(first, second) {
    const { in_confidence, starred, question, person } = second.body;
    await this.note(second.body.text, { in_confidence, starred, question, person });
    return this.choose(first, second);
  }

  // A name, a tick, a turn, the end. With an `id` of its own, a later one takes the place of an earlier one.
  async deed(kind, body, id = this.newId()) {
    return this.#keep({ id, kind, body: kind === "name" ? { ...body, id } : body, sent: false, seq: nextSeq(await this.store.all()) });
  }

  async #keep(item) {
    await this.store.put(item);
    this.changed();
    this.handOver();
    return item;
  }

  // Sends what waits, in its order. One round at a time; what comes meanwhile gets a round of its own.
  handOver() {
    this.#again = true;
    this.#handing ??= this.#rounds();
    return this.#handing;
  }

  async #rounds() {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#round();
        this.changed();
      }
    } finally {
      this.#handing = null; // in one breath with the last look at #again, so that no call falls between them
    }
  }

  async #round() {
    const waiting = (await this.store.all()).filter((item) => !item.sent).sort((a, b) => a.seq - b.seq);
    for (const item of waiting) {
      let answer;
      try {
        answer = await this.send(item);
      } catch {
        return; // no network: it stays on this device, and is tried again
      }
      await this.#answered(item, answer);
    }
  }

  async #answered(item, answer) {
    if (answer.refused) return this.store.put({ ...item, refused: answer.refused });
    const now = (await this.store.all()).find((kept) => kept.id === item.id);
    if (now?.seq === item.seq) await this.store.put({ ...item, sent: true, refused: undefined });
    if (answer.line) await this.merge(answer.line);
  }
}

const nextSeq = (items) => items.reduce((most, item) => Math.max(most, item.seq), 0) + 1;

export async function sha256(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
