// Where a talk is kept on this device: IndexedDB, one entry a note version, name or tick.
const NAME = "askwell-talks";
const KEPT = "kept";

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const done = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

// Rejects where the browser keeps nothing; the page's plain forms then go on working.
export async function openStore(talk) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(KEPT, { keyPath: ["talk", "id"] });
  const database = await asked(opening);
  const within = IDBKeyRange.bound([talk], [talk, []]);
  return {
    all: () => asked(database.transaction(KEPT).objectStore(KEPT).getAll(within)),
    async put(item) {
      // strict: on the disk, and not only in memory, when it is said to be saved
      const transaction = database.transaction(KEPT, "readwrite", { durability: "strict" });
      transaction.objectStore(KEPT).put({ ...item, talk });
      await done(transaction);
    },
    async clear() {
      const transaction = database.transaction(KEPT, "readwrite");
      transaction.objectStore(KEPT).delete(within);
      await done(transaction);
    },
  };
}
