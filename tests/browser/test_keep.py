"""What keeps and hands over in a talk, in a real browser, with a store and a network of the test's own."""

from __future__ import annotations

from tests.browser.test_talk import on_the_server, talk  # noqa: F401

GIVEN = """
const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
const name = loaded.find((name) => name.includes("/talk/keep"));
const { Keep, linesOf, sha256, stateOf } = await import(name);
const kept = new Map();
const store = {
  all: async () => [...kept.values()],
  put: async (item) => { kept.set(item.id, structuredClone(item)); },
};
const sent = [];
let network = true;
let clock = Date.parse("2026-10-16T09:00:00Z");
const send = async (item) => {
  if (!network) throw new Error("no network");
  await new Promise((resolve) => setTimeout(resolve, 5));
  sent.push(item.body.text ?? item.kind);
  return item.body.text === "refused" ? { refused: "Not this one." } : { ok: true };
};
const keep = new Keep({ store, send, hash: sha256, now: () => new Date(clock += 1000) });
const texts = () => linesOf([...kept.values()]).map((line) => line.versions.map((item) => item.body.text));
const state = () => stateOf([...kept.values()]);
"""


CASES = {
    "each line is handed over once, in its order": (
        """await keep.note("one"); await keep.note("two"); await keep.handOver(); return [texts(), sent, state()];""",
        [[["one"], ["two"]], ["one", "two"], "server"],
    ),
    "what could not be sent waits, and three calls at once send it once": (
        """network = false; await keep.note("one"); await keep.handOver(); const before = state();
        network = true; await Promise.all([keep.handOver(), keep.handOver(), keep.handOver()]);
        return [before, sent, state()];""",
        ["device", ["one"], "server"],
    ),
    "what is refused stays on the device and holds up nothing": (
        """await keep.note("refused"); await keep.note("two"); await keep.handOver(); await keep.handOver();
        return [sent.includes("two"), state(), [...kept.values()].map((item) => item.refused ?? "")];""",
        [True, "device", ["Not this one.", ""]],
    ),
    "a changed line stands in place of the first": (
        """const first = await keep.note("one");
        await keep.note("one, better", { follows: first.id }); return texts();""",
        [["one, better"]],
    ),
    "two changes of the same line stand side by side": (
        """const first = await keep.note("one"); await keep.note("left", { follows: first.id });
        await keep.note("right", { follows: first.id }); await keep.handOver(); return [texts(), state()];""",
        [[["left", "right"]], "two"],
    ),
    "the same change twice is one": (
        """const first = await keep.note("one"); await keep.note("same", { follows: first.id });
        await keep.note("same", { follows: first.id }); return texts();""",
        [["same"]],
    ),
    "a choice loses neither a version nor its confidence": (
        """const first = await keep.note("one"); const left = await keep.note("left", { follows: first.id });
        const right = await keep.note("right", { follows: first.id, in_confidence: true });
        const now = await keep.choose(left, right); await keep.handOver();
        return [texts(), state(), now.body.in_confidence, kept.size];""",
        [[["left"]], "server", True, 4],
    ),
    "both go on as two lines": (
        """const first = await keep.note("one"); const left = await keep.note("left", { follows: first.id });
        const right = await keep.note("right", { follows: first.id });
        await keep.both(left, right); return texts();""",
        [["left"], ["right"]],
    ),
    "a line that the server has after all is not sent again": (
        """network = false; const one = await keep.note("one");
        await keep.merge([{ ...one.body, written_at: "2026-10-16T09:00:01.000000+00:00" }]);
        return [state(), texts()];""",
        ["server", [["one"]]],
    ),
    "of a tick and its taking back the last counts": (
        """network = false; await keep.deed("asked", { item: "a", asked: true }, "asked:a");
        await keep.deed("asked", { item: "a", asked: false }, "asked:a"); network = true; await keep.handOver();
        return [kept.size, [...kept.values()][0].body.asked, sent];""",
        [1, False, ["asked"]],
    ),
    "an empty line is none": (
        """return [await keep.note("   "), kept.size];""",
        [None, 0],
    ),
}


def test_keeping_and_handing_over(talk):  # noqa: F811
    came = {case: talk.evaluate("async () => {" + GIVEN + script + "}") for case, (script, _) in CASES.items()}
    assert came == {case: expected for case, (_, expected) in CASES.items()}
