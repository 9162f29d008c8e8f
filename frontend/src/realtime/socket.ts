// The only place that opens a WebSocket. Keeps one open, tells what it says, and notices when it has gone silent.
import { delayBefore } from "./backoff.ts";

export interface SocketEvents {
  /** The address to connect to now; it names the last position known. */
  address(): string;
  opened(): void;
  heard(text: string): void;
  /** `isRefused`: it never opened, so polling is the better way for now. */
  closed(isRefused: boolean): void;
}

const SILENCE_MS = 30_000;
const ANSWER_MS = 10_000;
const OPENING_MS = 10_000;

export class LiveSocket {
  #socket: WebSocket | undefined;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  readonly #events: SocketEvents;

  constructor(events: SocketEvents) {
    this.#events = events;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  start(): void {
    addEventListener("online", this.#now);
    document.addEventListener("visibilitychange", this.#onVisible);
    this.#connect();
  }

  stop(): void {
    removeEventListener("online", this.#now);
    document.removeEventListener("visibilitychange", this.#onVisible);
    clearTimeout(this.#retry);
    clearTimeout(this.#watch);
    this.#drop();
  }

  send(text: string): void {
    if (this.isOpen) this.#socket?.send(text);
  }

  /** Connect anew at once, for instance because something was missed. */
  restart(): void {
    this.#drop();
    this.#attempt = 0;
    this.#connect();
  }

  #connect(): void {
    clearTimeout(this.#retry);
    let hasOpened = false;
    const socket = new WebSocket(this.#events.address());
    this.#socket = socket;
    this.#expect(OPENING_MS, () => {
      socket.close();
    });
    socket.addEventListener("open", () => {
      hasOpened = true;
      this.#attempt = 0;
      this.#expectNews();
      this.#events.opened();
    });
    socket.addEventListener("message", (event: MessageEvent<unknown>) => {
      this.#expectNews();
      if (typeof event.data === "string") this.#events.heard(event.data);
    });
    socket.addEventListener("close", () => {
      if (socket !== this.#socket) return;
      this.#lost(!hasOpened);
    });
  }

  #lost(isRefused: boolean): void {
    this.#socket = undefined;
    clearTimeout(this.#watch);
    this.#events.closed(isRefused);
    this.#retry = setTimeout(() => {
      this.#connect();
    }, delayBefore(this.#attempt));
    this.#attempt += 1;
  }

  /** Forget the present socket without hearing of its end. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  /** A network may vanish without a word: after a silence ask, and without an answer give the socket up. */
  #expectNews(): void {
    this.#expect(SILENCE_MS, () => {
      this.send('{"type":"ping","id":"ping"}');
      this.#expect(ANSWER_MS, () => {
        this.#drop();
        this.#lost(false);
      });
    });
  }

  #expect(milliseconds: number, otherwise: () => void): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(otherwise, milliseconds);
  }

  readonly #now = (): void => {
    if (!this.isOpen && this.#socket?.readyState !== WebSocket.CONNECTING) this.restart();
  };

  readonly #onVisible = (): void => {
    if (document.visibilityState === "visible") this.#now();
  };
}
