// What the page says: verdicts as a word, a sign and a tone, so that nobody has to see colors.
import { gettext } from "../lib/i18n.ts";
import type { Verdict } from "./contract.ts";

export type Tone = "good" | "wait" | "bad";

export function toneOf(verdict: Verdict): Tone {
  if (verdict === "admitted" || verdict === "left" || verdict === "undone") return "good";
  if (["forged", "unknown", "canceled", "declined", "outdated"].includes(verdict)) return "bad";
  return "wait";
}

export function word(verdict: Verdict): string {
  const words: Record<Verdict, string> = {
    admitted: gettext("Welcome"),
    left: gettext("Goodbye"),
    undone: gettext("Undone"),
    already_in: gettext("Already inside"),
    wrong_day: gettext("Not valid today"),
    no_place: gettext("No place in this session"),
    online_only: gettext("Online only"),
    requested: gettext("Not yet approved"),
    waiting: gettext("On the waiting list"),
    declined: gettext("Declined"),
    canceled: gettext("Canceled"),
    outdated: gettext("Replaced by a newer ticket"),
    forged: gettext("Forged ticket"),
    unknown: gettext("Unknown"),
  };
  return words[verdict];
}

/** What to do about it. */
export function advice(verdict: Verdict): string {
  const words: Partial<Record<Verdict, string>> = {
    already_in: gettext("This badge came in before and has not left. Look at the name on it."),
    wrong_day: gettext("Neither this door nor this ticket is for today."),
    no_place: gettext("The session has a list, and this person is not on it."),
    online_only: gettext("Registered for taking part online."),
    requested: gettext("An organizer has to agree first."),
    waiting: gettext("There was no seat. Ask an organizer."),
    declined: gettext("An organizer has declined this registration."),
    canceled: gettext("This registration was canceled."),
    outdated: gettext("A newer badge was made. Ask for it, or search by name."),
    forged: gettext("The signature is not ours. Keep the badge and call an organizer."),
    unknown: gettext("Nobody here has this code. Search by name, or register the person."),
  };
  return words[verdict] ?? "";
}

export const SIGNS: Record<Tone, string> = {
  good: "M4.5 12.5l5 5 10-11",
  wait: "M12 5v9M12 18.5v.5",
  bad: "M6 6l12 12M18 6L6 18",
};

/** What somebody has named, within a sentence of another direction. */
export function apart(text: string): string {
  return `\u2068${text}\u2069`;
}
