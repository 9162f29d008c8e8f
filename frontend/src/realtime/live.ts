// The page's one live stage: its board, kept current over a socket or by polling, and the way to say something.
import { jittered } from "./backoff.ts";
import { reduceBoard, reduceQueue } from "./board.ts";
import type { Board, BoardEvent, Command, QueuePart, Result, ServerMessage } from "./messages.ts";
import { Outbox } from "./outbox.ts";
import { LiveSocket } from "./socket.ts";
import { setServerTime } from "../lib/time.ts";

/** What the server writes into <script type="application/json" id="live-stage">. */
export interface Settings {
  socket: string;
  board_url: string;
  messages_url: string;
  csrf_token: string;
  position: string;
  board: Board;
  queue: QueuePart | null;
  moderators_position: string;
}

export type Status = "connecting" | "live" | "polling" | "offline";
type Listener = () => void;

const POLL_MS = 2_000;

export class LiveStage {
  board: Board;
  queue: QueuePart | null;
  status: Status = "connecting";
  readonly #settings: Settings;
  readonly #listeners = new Set<Listener>();
  readonly #socket: LiveSocket;
  readonly #outbox: Outbox;
  readonly #positions: { public: string; moderators: string };
  #poll: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.board = settings.board;
    this.queue = settings.queue;
    this.#positions = { public: settings.position, moderators: settings.moderators_position };
    this.#outbox = new Outbox({
      say: (text) => {
        this.#socket.send(text);
      },
      post: (text) => this.#post(text),
    });
    this.#socket = new LiveSocket({
      address: () => this.#address(),
      opened: () => {
        this.#setStatus("live");
        clearTimeout(this.#poll);
        this.#socket.send('{"type":"ping","id":"clock"}');
        this.#outbox.useSocket();
      },
      heard: (text) => {
        this.#hear(text);
      },
      closed: (isRefused) => {
        this.#outbox.useNothing();
        if (isRefused) void this.#startPolling();
        else this.#setStatus("connecting");
      },
    });
  }

  start(): this {
    this.#socket.start();
    return this;
  }

  stop(): void {
    clearTimeout(this.#poll);
    this.#socket.stop();
    this.#outbox.useNothing();
  }

  /** Call `listener` after each change; returns how to stop that. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves once the command is committed; rejects with `Refused`. Survives a lost connection. */
  send(command: Command): Promise<Result> {
    return this.#outbox.send(command);
  }

  /** Say something that needs no answer and may be lost, such as a beat. */
  mention(message: { type: string } & Record<string, unknown>): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** Take an event that an acknowledgement implies, without waiting for it to arrive. */
  apply(event: BoardEvent): void {
    this.board = reduceBoard(this.board, event);
    this.#tell();
  }

  #address(): string {
    const address = new URL(this.#settings.socket, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.searchParams.set("after", this.#positions.public);
    if (this.queue) {
      address.searchParams.set("as", "moderator");
      address.searchParams.set("moderators_after", this.#positions.moderators);
    }
    address.searchParams.set("language", document.documentElement.lang);
    return address.href;
  }

  #hear(text: string): void {
    const message = JSON.parse(text) as ServerMessage;
    switch (message.type) {
      case "board":
        if (message.channel === "public") this.board = message.board;
        else this.queue = message.board.queue;
        this.#positions[message.channel] = message.position;
        break;
      case "events":
        if (message.after !== this.#positions[message.channel]) {
          // Something is missing in between: ask for the whole board.
          this.#positions[message.channel] = "";
          this.#socket.restart();
          return;
        }
        this.#positions[message.channel] = message.position;
        if (message.channel === "public") this.board = message.events.reduce(reduceBoard, this.board);
        else if (this.queue) this.queue = message.events.reduce(reduceQueue, this.queue);
        break;
      case "done":
        if (message.result.at !== undefined) setServerTime(message.result.at);
        this.#outbox.done(message.id, message.result);
        return;
      case "error":
        this.#outbox.failed(message.id, message.code, message.message);
        return;
    }
    this.#tell();
  }

  async #startPolling(): Promise<void> {
    clearTimeout(this.#poll);
    try {
      const answer = await fetch(this.#settings.board_url, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const polled = (await answer.json()) as { position: string; board: Board };
      if (this.#socket.isOpen) return;
      this.board = polled.board;
      this.#positions.public = polled.position;
      this.#setStatus("polling");
      this.#outbox.usePosts();
    } catch {
      this.#setStatus("offline");
    }
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => void this.#startPolling(), jittered(POLL_MS));
  }

  async #post(text: string): Promise<ServerMessage> {
    const answer = await fetch(this.#settings.messages_url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.#settings.csrf_token },
      body: text,
    });
    return (await answer.json()) as ServerMessage;
  }

  #setStatus(status: Status): void {
    this.status = status;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

let stage: LiveStage | undefined;

/** The live stage of this page; connects at the first call. Undefined on a page without one. */
export function liveStage(): LiveStage | undefined {
  if (!stage) {
    const data = document.getElementById("live-stage")?.textContent;
    if (data) stage = new LiveStage(JSON.parse(data) as Settings).start();
  }
  return stage;
}
