// Undo and redo: the inverse write, with the version that stands now; refused when somebody else wrote since.
import { gettext } from "../lib/i18n.ts";
import type { Step } from "./history.ts";
import { saying } from "./sentences.ts";
import type { Store } from "./store.ts";
import type { Writer } from "./writer.ts";

export interface Travelled {
  isDone: boolean;
  sentence: string;
}

/** Takes the last step back, or does the last undone one again; resolves to a sentence about it. */
export async function travel(way: "undo" | "redo", store: Store, writer: Writer): Promise<Travelled> {
  const { history } = writer;
  await writer.settled();
  const step = way === "undo" ? history.takeUndo() : history.takeRedo();
  const refused = (sentence: string): Travelled => ({ isDone: false, sentence });
  if (!step)
    return refused(
      way === "undo" ? gettext("There is nothing to undo.") : gettext("There is nothing to do again."),
    );
  const isGone = step.type === "create" && way === "redo";
  if (!isGone && history.stale(step, store.sessions).length > 0)
    return refused(
      gettext("Somebody else has changed this since. It cannot be undone without losing their change."),
    );
  const refusal = step.type === "create" ? await again(step, way, writer) : await replay(step, way, writer);
  if (refusal !== "") {
    // It can be tried again once the reason is gone.
    if (way === "undo") history.redid(step);
    else history.undid(step);
    return refused(refusal);
  }
  if (way === "undo") history.undid(step);
  else if (step.type === "edit") history.redid(step); // a new session has told of itself
  return { isDone: true, sentence: way === "undo" ? saying.undone(step.label) : saying.redone(step.label) };
}

async function again(step: Step & { type: "create" }, way: "undo" | "redo", writer: Writer): Promise<string> {
  const outcome =
    way === "undo" ? await writer.remove(step.guid) : await writer.create(step.values, step.label);
  return outcome.type === "saved" ? "" : outcome.message;
}

async function replay(step: Step & { type: "edit" }, way: "undo" | "redo", writer: Writer): Promise<string> {
  const changes = way === "undo" ? step.changes.toReversed() : step.changes;
  for (const change of changes) {
    const outcome = await writer.write(change.guid, way === "undo" ? change.before : change.after);
    if (outcome.type !== "saved") return outcome.message;
  }
  return "";
}
