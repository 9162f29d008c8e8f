// What the device keeps: everything in IndexedDB, so that a reload, a crash or an empty battery loses nothing.
import type { Answer, ConflictRow, Item, Page, ScanRow, Setup, Verdict } from "./contract.ts";

export interface Waiting {
  item: Item;
  /** What this device has shown before an answer came. */
  told?: Verdict;
}

export interface Held {
  secret: string;
  setup: Setup | undefined;
  position: number;
  offset: number | null;
  /** How many provisional badges were handed out. */
  walkIns: number;
  pages: Map<number, Page>;
  scans: ScanRow[];
  conflicts: ConflictRow[];
  outbox: Waiting[];
  stuck: number;
}

export interface Store {
  read(): Promise<Held>;
  keep(name: "secret" | "setup" | "offset" | "walkIns", value: unknown): Promise<void>;
  keepPages(pages: Map<number, Page>, gone: readonly number[]): Promise<void>;
  /** All or none: what happened at one scan belongs together. */
  enqueue(...waiting: Waiting[]): Promise<void>;
  /** Take what an answer says and let go of what it has accepted, in one transaction. */
  settle(answer: Pick<Answer, "accepted" | "unreadable" | "position" | "scans" | "conflicts">): Promise<void>;
  accept(guids: readonly string[]): Promise<void>;
  /** Forget all but what waits to be sent. */
  forgetPeople(): Promise<void>;
  wipe(): Promise<void>;
}

const STORES = ["kept", "pages", "scans", "conflicts", "outbox", "stuck"] as const;
type Name = (typeof STORES)[number];

export class DeviceStore implements Store {
  readonly #name: string;
  #opened: Promise<IDBDatabase> | undefined;

  constructor(edition: string) {
    this.#name = `check-in-${edition}`;
  }

  async read(): Promise<Held> {
    const work = (await this.#open()).transaction(STORES, "readonly");
    const all = <T>(name: Name): Promise<T[]> => done(work.objectStore(name).getAll() as IDBRequest<T[]>);
    const kept = <T>(name: string): Promise<T | undefined> =>
      done(work.objectStore("kept").get(name) as IDBRequest<T | undefined>);
    const [secret, setup, position, offset, walkIns] = await Promise.all([
      kept<string>("secret"),
      kept<Setup>("setup"),
      kept<number>("position"),
      kept<number>("offset"),
      kept<number>("walkIns"),
    ]);
    const [numbers, pages] = await Promise.all([
      done(work.objectStore("pages").getAllKeys()) as Promise<number[]>,
      all<Page>("pages"),
    ]);
    return {
      secret: secret ?? "",
      setup,
      position: position ?? 0,
      offset: offset ?? null,
      walkIns: walkIns ?? 0,
      pages: new Map(pages.map((page, index) => [numbers[index] ?? 0, page])),
      scans: await all<ScanRow>("scans"),
      conflicts: await all<ConflictRow>("conflicts"),
      outbox: await all<Waiting>("outbox"),
      stuck: await done(work.objectStore("stuck").count()),
    };
  }

  keep(name: string, value: unknown): Promise<void> {
    return this.#write(["kept"], (at) => at("kept").put(value, name));
  }

  keepPages(pages: Map<number, Page>, gone: readonly number[]): Promise<void> {
    return this.#write(["pages"], (at) => {
      for (const [number, page] of pages) at("pages").put(page, number);
      for (const number of gone) at("pages").delete(number);
    });
  }

  enqueue(...waiting: Waiting[]): Promise<void> {
    return this.#write(["outbox"], (at) => {
      for (const one of waiting) at("outbox").put(one);
    });
  }

  async settle(answer: Parameters<Store["settle"]>[0]): Promise<void> {
    const refused = new Set(answer.unreadable);
    const { outbox } = refused.size ? await this.read() : { outbox: [] };
    await this.#write(["kept", "scans", "conflicts", "outbox", "stuck"], (at) => {
      for (const scan of answer.scans) at("scans").put(scan, scan[0]);
      for (const conflict of answer.conflicts) at("conflicts").put(conflict, conflict[0]);
      for (const guid of answer.accepted) at("outbox").delete(guid);
      for (const one of outbox) {
        if (!refused.has(one.item.guid)) continue;
        at("stuck").put(one, one.item.guid);
        at("outbox").delete(one.item.guid);
      }
      at("kept").put(answer.position, "position");
    });
  }

  accept(guids: readonly string[]): Promise<void> {
    return this.#write(["outbox"], (at) => {
      for (const guid of guids) at("outbox").delete(guid);
    });
  }

  forgetPeople(): Promise<void> {
    return this.#write(["kept", "pages", "scans", "conflicts"], (at) => {
      for (const name of ["pages", "scans", "conflicts"] as const) at(name).clear();
      for (const name of ["setup", "position"]) at("kept").delete(name);
    });
  }

  async wipe(): Promise<void> {
    await this.#write(STORES, (at) => {
      for (const name of STORES) at(name).clear();
    });
    (await this.#open()).close();
    this.#opened = undefined;
    await done(indexedDB.deleteDatabase(this.#name));
    for (const name of await caches.keys()) {
      if (name.startsWith("check-in-")) await caches.delete(name);
    }
  }

  async #write(
    names: readonly Name[],
    write: (at: (name: Name) => IDBObjectStore) => unknown,
  ): Promise<void> {
    // Strict: on the disk before anybody is told so.
    const work = (await this.#open()).transaction(names, "readwrite", { durability: "strict" });
    write((name) => work.objectStore(name));
    await new Promise<void>((resolve, reject) => {
      work.oncomplete = () => {
        resolve();
      };
      work.onabort = () => {
        reject(work.error ?? new Error("aborted"));
      };
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open(this.#name, 1);
      asked.onupgradeneeded = () => {
        for (const name of STORES) {
          // Kept in the order of their GUIDs' making: see `newGuid`.
          if (name === "outbox") asked.result.createObjectStore(name, { keyPath: "item.guid" });
          else asked.result.createObjectStore(name);
        }
      };
      asked.onsuccess = () => {
        resolve(asked.result);
      };
      asked.onerror = () => {
        reject(asked.error ?? new Error("closed"));
      };
    });
    return this.#opened;
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("failed"));
    };
  });
}
