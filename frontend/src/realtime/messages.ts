// Everything that the server says about a stage. docs/protocol.md explains it; tests/contracts/ holds examples that
// Python and TypeScript both read.

export interface PublicQuestion {
  id: string;
  text: string;
  language: string;
  /** Empty for an anonymous one. */
  author: string;
  state: "published" | "answered";
  votes: number;
  session: string | null;
  published_at: string;
  answered_at: string | null;
  answer: "" | "aloud" | "in_writing";
  answer_text: string;
  version: number;
  votes_version: number;
}

export interface QueuedQuestion {
  id: string;
  text: string;
  original_text: string;
  language: string;
  author: string;
  state: "pending" | "published" | "answered" | "declined" | "withdrawn";
  reason: string;
  answer: "" | "aloud" | "in_writing";
  answer_text: string;
  is_pinned: boolean;
  asked_at: string;
  published_at: string | null;
  answered_at: string | null;
  version: number;
}

export interface Rules {
  is_open: boolean;
  is_moderated: boolean;
  allows_anonymous: boolean;
  max_length: number;
}

export interface QuestionsPart {
  rules: Rules;
  pinned: string | null;
  /** The most wanted first. */
  open: PublicQuestion[];
  /** The latest answer first. */
  answered: PublicQuestion[];
}

export interface QueuePart {
  /** In every state, as they were asked. */
  questions: QueuedQuestion[];
}

/** What `streaming.broadcast.queries.board_part` gives. */
export type BroadcastPart = Record<string, unknown>;

/** What `streaming.audience.queries.board_part` gives. */
export type AudiencePart = Record<string, unknown>;

export interface Board {
  stage: string;
  broadcast: BroadcastPart;
  questions: QuestionsPart;
  audience: AudiencePart;
}

export interface ModeratorsBoard {
  stage: string;
  queue: QueuePart;
}

export type BoardEvent =
  | { type: "question.published" | "question.edited" | "question.answered"; question: PublicQuestion }
  | { type: "question.hidden"; id: string; version: number }
  | { type: "question.voted"; id: string; votes: number; votes_version: number }
  | { type: "question.pinned"; id: string | null }
  | { type: "questions.rules_changed"; rules: Rules }
  | { type: "broadcast.changed"; value: BroadcastPart }
  | { type: "audience.changed"; value: AudiencePart };

export interface QueueEvent {
  type: "queue.question_changed";
  question: QueuedQuestion;
}

export type ServerMessage =
  | { type: "board"; channel: "public"; position: string; board: Board }
  | { type: "board"; channel: "moderators"; position: string; board: ModeratorsBoard }
  | { type: "events"; channel: "public"; after: string; position: string; events: BoardEvent[] }
  | { type: "events"; channel: "moderators"; after: string; position: string; events: QueueEvent[] }
  | { type: "done"; id: string; result: Result }
  | { type: "error"; id: string; code: string; message: string };

/** What an acknowledgement may carry. */
export interface Result {
  question?: string;
  state?: string;
  text?: string;
  votes?: number;
  votes_version?: number;
  on?: boolean;
  pinned?: boolean;
  at?: string;
}

/** What a page may ask for; `type` names a handler of `streaming/live/commands.py`. */
export type Command =
  | { type: "ask"; text: string; name?: string; anonymous?: boolean }
  | { type: "upvote"; question: string; on: boolean }
  | { type: "withdraw" | "publish" | "requeue" | "pin" | "unpin"; question: string }
  | { type: "decline"; question: string; reason?: string }
  | { type: "answer" | "edit"; question: string; text?: string };

export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
