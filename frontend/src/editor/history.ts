// Undo and redo: each step knows the values before and after, and which version it left behind.
import type { Session, Values } from "./contract.ts";

export interface Change {
  guid: string;
  before: Values;
  after: Values;
}

/** One act of the organizer: a move, a bulk edit, a new session (which undoing deletes). */
export type Step =
  | { type: "edit"; label: string; changes: Change[] }
  | { type: "create"; label: string; guid: string; values: Values };

const MOST = 100;

export class History {
  #undo: Step[] = [];
  #redo: Step[] = [];
  /** The version that our own latest write gave a session. */
  readonly #own = new Map<string, number>();

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** A step was done: it can be undone, and what was undone before is gone. */
  did(step: Step): void {
    this.#undo = [...this.#undo, step].slice(-MOST);
    this.#redo = [];
  }

  wrote(session: Session): void {
    this.#own.set(session.guid, session.version);
  }

  takeUndo(): Step | undefined {
    return this.#undo.pop();
  }

  takeRedo(): Step | undefined {
    return this.#redo.pop();
  }

  undid(step: Step): void {
    this.#redo.push(step);
  }

  redid(step: Step): void {
    this.#undo.push(step);
  }

  /** Those of a step's sessions that somebody else has changed or deleted since we did. */
  stale(step: Step, sessions: ReadonlyMap<string, Session>): string[] {
    const guids = step.type === "edit" ? step.changes.map(({ guid }) => guid) : [step.guid];
    return guids.filter((guid) => sessions.get(guid)?.version !== this.#own.get(guid));
  }
}
