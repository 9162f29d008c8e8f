// Commands on their way. Each carries an id of ours, so saying it again after a lost connection does it only once.
import { Refused, type Command, type Result, type ServerMessage } from "./messages.ts";

interface Waiting {
  text: string;
  resolve: (result: Result) => void;
  reject: (reason: Refused) => void;
}

interface Ways {
  say(text: string): void;
  post(text: string): Promise<ServerMessage>;
}

const RETRY_MS = 3_000;

export class Outbox {
  readonly #waiting = new Map<string, Waiting>();
  readonly #ways: Ways;
  #way: "socket" | "posts" | "none" = "none";

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  send(command: Command): Promise<Result> {
    const id = newId();
    const text = JSON.stringify({ ...command, id });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { text, resolve, reject });
      this.#carry(id, text);
    });
  }

  done(id: string, result: Result): void {
    this.#waiting.get(id)?.resolve(result);
    this.#waiting.delete(id);
  }

  failed(id: string, code: string, message: string): void {
    this.#waiting.get(id)?.reject(new Refused(code, message));
    this.#waiting.delete(id);
  }

  /** The socket is open: say everything that has no answer yet. */
  useSocket(): void {
    this.#use("socket");
  }

  usePosts(): void {
    if (this.#way !== "posts") this.#use("posts");
  }

  useNothing(): void {
    this.#way = "none";
  }

  #use(way: "socket" | "posts"): void {
    this.#way = way;
    for (const [id, { text }] of this.#waiting) this.#carry(id, text);
  }

  #carry(id: string, text: string): void {
    if (this.#way === "socket") this.#ways.say(text);
    else if (this.#way === "posts") void this.#post(id, text);
  }

  async #post(id: string, text: string): Promise<void> {
    try {
      const message = await this.#ways.post(text);
      if (message.type === "done") this.done(id, message.result);
      else if (message.type === "error") this.failed(id, message.code, message.message);
    } catch {
      setTimeout(() => {
        if (this.#waiting.has(id)) this.#carry(id, text);
      }, RETRY_MS);
    }
  }
}

/** Random; `crypto.randomUUID` is missing on pages without TLS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
