// The editor's requests. A refusal that the server has words for is thrown as `Refused`; all else as `Unreachable`.
import type { Details, Finding, ProgramData, Refusal, Session, Settings, Values } from "./contract.ts";

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The line is down, or the server is ill: nothing is known to have happened. */
export class Unreachable extends Error {}

export interface Written {
  session: Session;
  /** About this session; missing: to be read anew. */
  findings?: Finding[];
}

export interface Place {
  guid: string;
  room: string;
  starts_at: string;
  minutes: number;
}

export class Client {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  program(): Promise<ProgramData> {
    return this.#ask("data.json");
  }

  details(guid: string): Promise<{ session: Details }> {
    return this.#ask(`sessions/${guid}.json`);
  }

  findings(): Promise<{ findings: Finding[] }> {
    return this.#ask("findings.json");
  }

  create(values: Values, accept?: string): Promise<Written> {
    return this.#ask("sessions/", { values, ...(accept === undefined ? {} : { accept }) });
  }

  /** `accept`: why a room may be used twice at that time. */
  write(session: Session, values: Values, accept?: string): Promise<Written> {
    const { guid, version } = session;
    return this.#ask(`sessions/${guid}/`, { version, values, ...(accept === undefined ? {} : { accept }) });
  }

  async remove(session: Session): Promise<void> {
    await this.#ask(`sessions/${session.guid}/delete/`, { version: session.version });
  }

  bulk(sessions: readonly Session[], values: Values): Promise<{ sessions: Session[] }> {
    return this.#ask("bulk/", { sessions: sessions.map(({ guid, version }) => ({ guid, version })), values });
  }

  /** What would be wrong if a session stood there. */
  check(place: Place, signal: AbortSignal): Promise<{ findings: Finding[] }> {
    return this.#ask("check/", place, signal);
  }

  repair(key: string, index: number): Promise<{ sessions: Session[]; findings: Finding[] }> {
    return this.#ask("repair/", { key, index });
  }

  waive(key: string, reason: string): Promise<{ finding: Finding }> {
    return this.#ask("waivers/", { key, reason });
  }

  async revoke(key: string): Promise<void> {
    await this.#ask("waivers/revoke/", { key });
  }

  async #ask<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    let answer: Response;
    try {
      answer = await fetch(this.#settings.base + path, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          Accept: "application/json",
          ...(body === undefined
            ? {}
            : { "Content-Type": "application/json", "X-CSRFToken": this.#settings.csrf_token }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
    } catch (reason) {
      throw new Unreachable(String(reason));
    }
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text || "{}") as T;
    const told = said(text);
    if (told) throw new Refused(told);
    throw new Unreachable(String(answer.status));
  }
}

function said(text: string): Refusal | undefined {
  try {
    const told = JSON.parse(text) as Partial<Refusal> | null;
    return typeof told?.message === "string" ? ({ code: "refused", ...told } as Refusal) : undefined;
  } catch {
    return undefined;
  }
}
