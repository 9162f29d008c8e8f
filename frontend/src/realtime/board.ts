// How events change a board: pure functions, the same as `reduce` in streaming/live/board.py.
import type { Board, BoardEvent, PublicQuestion, QuestionsPart, QueueEvent, QueuePart } from "./messages.ts";

/** The board after an event; the old one stays as it is. Unknown events change nothing. */
export function reduceBoard(board: Board, event: BoardEvent): Board {
  switch (event.type) {
    case "broadcast.changed":
      return { ...board, broadcast: event.value };
    case "audience.changed":
      return { ...board, audience: event.value };
    default: {
      const questions = reduceQuestions(board.questions, event);
      return questions === board.questions ? board : { ...board, questions };
    }
  }
}

/** The moderators' queue after an event. */
export function reduceQueue(queue: QueuePart, event: QueueEvent): QueuePart {
  const changed = event.question;
  const known = queue.questions.find((question) => question.id === changed.id);
  if (known && known.version >= changed.version) return queue;
  const others = queue.questions.filter((question) => question.id !== changed.id);
  return {
    questions: [...others, changed].sort((a, b) => compare(a.asked_at, b.asked_at) || compare(a.id, b.id)),
  };
}

export function find(part: QuestionsPart, id: string): PublicQuestion | undefined {
  return [...part.open, ...part.answered].find((question) => question.id === id);
}

function reduceQuestions(
  part: QuestionsPart,
  event: Exclude<BoardEvent, { type: "broadcast.changed" | "audience.changed" }>,
): QuestionsPart {
  switch (event.type) {
    case "question.published":
    case "question.edited":
    case "question.answered":
      return shown(part, event.question);
    case "question.hidden": {
      const known = find(part, event.id);
      return known && known.version < event.version ? place(part, event.id, null) : part;
    }
    case "question.voted": {
      const known = find(part, event.id);
      if (!known || known.votes_version >= event.votes_version) return part;
      const { votes, votes_version } = event;
      return place(part, event.id, { ...known, votes, votes_version });
    }
    case "question.pinned":
      return { ...part, pinned: event.id };
    case "questions.rules_changed":
      return { ...part, rules: event.rules };
    default:
      // A server newer than this page may say more.
      return part;
  }
}

/** A question appears or changes: words by version, votes by their own version. */
function shown(part: QuestionsPart, question: PublicQuestion): QuestionsPart {
  const known = find(part, question.id);
  if (!known) return place(part, question.id, question);
  const words = question.version > known.version ? question : known;
  const { votes, votes_version } = question.votes_version > known.votes_version ? question : known;
  return place(part, question.id, { ...words, votes, votes_version });
}

/** Put a question where its state says, or nowhere; what is not open is not pinned. */
function place(part: QuestionsPart, id: string, question: PublicQuestion | null): QuestionsPart {
  const open = part.open.filter((other) => other.id !== id);
  const answered = part.answered.filter((other) => other.id !== id);
  if (question?.state === "published") open.push(question);
  else if (question) answered.push(question);
  const pinned = part.pinned === id && question?.state !== "published" ? null : part.pinned;
  return { ...part, open: open.sort(byVotes), answered: answered.sort(byAnswer), pinned };
}

function byVotes(a: PublicQuestion, b: PublicQuestion): number {
  return b.votes - a.votes || compare(a.published_at, b.published_at) || compare(a.id, b.id);
}

function byAnswer(a: PublicQuestion, b: PublicQuestion): number {
  return compare(b.answered_at ?? "", a.answered_at ?? "") || compare(a.id, b.id);
}

/** By code unit, as Python sorts these texts; `localeCompare` would not. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
