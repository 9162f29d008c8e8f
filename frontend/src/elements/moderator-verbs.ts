// What a moderator can do with a question, with which key, and what undoes it.
import { gettext } from "../lib/i18n.ts";
import type { Command, QueuedQuestion } from "../realtime/messages.ts";

export type LaneName = "waiting" | "published" | "done";

export interface Verb {
  key: string;
  label: string;
  /** Undefined: a text is needed first, edited in place. */
  command?: (question: QueuedQuestion) => Command;
  writes?: "answer" | "edit";
}

export function laneOf(question: QueuedQuestion): LaneName | null {
  switch (question.state) {
    case "pending":
      return "waiting";
    case "published":
      return "published";
    case "withdrawn":
      return null;
    default:
      return "done";
  }
}

const say =
  (type: "publish" | "requeue" | "pin" | "unpin") =>
  ({ id }: QueuedQuestion): Command => ({ type, question: id });

/** The verbs of a question, the usual one first. */
export function verbsFor(question: QueuedQuestion): Verb[] {
  const answeredAloud: Verb = {
    key: "a",
    label: gettext("Answered aloud"),
    command: ({ id }) => ({ type: "answer", question: id }),
  };
  const write: Verb = { key: "w", label: gettext("Answer in writing"), writes: "answer" };
  const edit: Verb = { key: "e", label: gettext("Edit"), writes: "edit" };
  const decline: Verb = {
    key: "d",
    label: gettext("Decline"),
    command: ({ id }) => ({ type: "decline", question: id }),
  };
  switch (laneOf(question)) {
    case "waiting":
      return [{ key: "p", label: gettext("Publish"), command: say("publish") }, decline, edit, write];
    case "published":
      return [
        question.is_pinned
          ? { key: "s", label: gettext("Take off the big screen"), command: say("unpin") }
          : { key: "s", label: gettext("Show on the big screen"), command: say("pin") },
        answeredAloud,
        write,
        edit,
        { key: "b", label: gettext("Back to waiting"), command: say("requeue") },
        decline,
      ];
    default:
      return [{ key: "p", label: gettext("Publish again"), command: say("publish") }];
  }
}

/** The commands that bring a question back to how it is now. */
export function undoing(question: QueuedQuestion, pinned: string | null): Command[] {
  const id = question.id;
  switch (question.state) {
    case "pending":
      return [{ type: "edit", question: id, text: question.text }, { type: "requeue", question: id }];
    case "published": {
      const back: Command[] = [
        { type: "publish", question: id },
        { type: "edit", question: id, text: question.text },
      ];
      if (question.is_pinned) back.push({ type: "pin", question: id });
      else if (pinned !== null) back.push({ type: "pin", question: pinned });
      else back.push({ type: "unpin", question: id });
      return back;
    }
    case "answered":
      return [{ type: "answer", question: id, text: question.answer_text }];
    default:
      return [{ type: "decline", question: id, reason: question.reason }];
  }
}
