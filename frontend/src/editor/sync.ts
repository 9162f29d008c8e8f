// Keeps the store current: what others change arrives over the socket; while that is away, by asking again.
import { jittered } from "../realtime/backoff.ts";
import { LiveSocket } from "../realtime/socket.ts";
import type { Client } from "./client.ts";
import type { ProgramEvent, ServerMessage, Session, Settings } from "./contract.ts";
import type { Store } from "./store.ts";

const POLL_MS = 8_000;
/** Findings are computed over the whole program: not for each key. */
const FINDINGS_PAUSE_MS = 700;
const TOUCH_MS = 4_000;

export class Sync {
  /** Called when somebody else has changed a session. */
  onOther: (session: Session, by: string) => void = () => undefined;
  onReleased: (number: number) => void = () => undefined;
  readonly #store: Store;
  readonly #client: Client;
  readonly #socket: LiveSocket;
  #position: string;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #findings: ReturnType<typeof setTimeout> | undefined;
  #names: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, client: Client, settings: Settings, position = "") {
    this.#store = store;
    this.#client = client;
    this.#position = position;
    this.#socket = new LiveSocket({
      address: () => {
        const address = new URL(settings.socket, location.href);
        address.protocol = address.protocol.replace("http", "ws");
        if (this.#position) address.searchParams.set("after", this.#position);
        return address.href;
      },
      opened: () => {
        clearTimeout(this.#poll);
        this.#is("live");
      },
      heard: (text) => {
        this.hear(JSON.parse(text) as ServerMessage);
      },
      closed: (isRefused) => {
        if (isRefused) this.#askLater();
        else this.#is("connecting");
      },
    });
  }

  start(): void {
    this.#socket.start();
    this.findingsSoon(0);
  }

  stop(): void {
    this.#socket.stop();
    clearTimeout(this.#poll);
    clearTimeout(this.#findings);
    clearTimeout(this.#names);
  }

  hear(message: ServerMessage): void {
    if (message.type === "hello") this.#position = message.position;
    if (message.type !== "events") return;
    if (message.position !== undefined) this.#position = message.position;
    for (const event of message.events) this.#apply(event);
  }

  /** Read all findings anew, once changes have come to rest. */
  findingsSoon(pause = FINDINGS_PAUSE_MS): void {
    clearTimeout(this.#findings);
    this.#findings = setTimeout(() => {
      void this.#readFindings();
    }, pause);
  }

  /** Read the whole program anew. */
  async reload(): Promise<void> {
    const data = await this.#client.program();
    this.#position = data.position;
    const before = this.#store.sessions;
    this.#store.change((store) => {
      store.replace(data);
    });
    for (const session of data.sessions) {
      const known = before.get(session.guid);
      if (known && known.version < session.version) this.#touch(session, "");
    }
    this.findingsSoon();
  }

  #apply(event: ProgramEvent): void {
    switch (event.type) {
      case "session.saved": {
        // Our own come back, too: they are known with that version already.
        const isNews = (this.#store.sessions.get(event.session.guid)?.version ?? 0) < event.session.version;
        this.#store.change((store) => {
          store.take(event.session);
        });
        if (event.session.people.some(({ guid }) => guid !== undefined && !this.#store.people.has(guid)))
          this.#readNames();
        if (isNews && this.#store.pending === 0) {
          this.#touch(event.session, event.by);
          this.onOther(event.session, event.by);
        }
        break;
      }
      case "session.removed":
        this.#store.change((store) => {
          store.remove(event.guid);
        });
        break;
      case "program.replaced":
        void this.reload().catch(() => {
          this.#askLater();
        });
        break;
      case "findings.changed":
        this.findingsSoon();
        break;
      case "released":
        this.onReleased(event.number);
    }
  }

  /** Somebody has added a person whom this page has not met. */
  #readNames(): void {
    clearTimeout(this.#names);
    this.#names = setTimeout(() => {
      if (this.#store.pending === 0) void this.reload().catch(() => undefined);
    }, FINDINGS_PAUSE_MS);
  }

  #touch({ guid }: Session, by: string): void {
    this.#store.change((store) => store.touched.set(guid, by));
    setTimeout(() => {
      this.#store.change((store) => store.touched.delete(guid));
    }, TOUCH_MS);
  }

  async #readFindings(): Promise<void> {
    try {
      const { findings } = await this.#client.findings();
      this.#store.change((store) => {
        store.findings = findings;
      });
    } catch {
      // Those that are shown stay; the next change asks again.
    }
  }

  #askLater(): void {
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => {
      void this.#ask();
    }, jittered(POLL_MS));
  }

  async #ask(): Promise<void> {
    try {
      if (this.#store.pending === 0) await this.reload();
      if (!this.#socket.isOpen) this.#is("polling");
    } catch {
      this.#is("offline");
    }
    if (!this.#socket.isOpen) this.#askLater();
  }

  #is(connection: Store["connection"]): void {
    this.#store.change((store) => {
      store.connection = connection;
    });
  }
}
