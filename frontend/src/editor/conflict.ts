// A write that was refused or did not arrive, beside what stands now: the organizer chooses, nothing is lost.
import { html, nothing, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import type { Session, Settings, Values } from "./contract.ts";
import { differing, type Field } from "./changes.ts";
import { timeOf, wallOf } from "./clock.ts";
import { dayName, textOf } from "./sentences.ts";
import type { Conflict, Store } from "./store.ts";

export interface ConflictActs {
  mine(guid: string, values: Values): void;
  theirs(guid: string): void;
}

export function fieldNames(): Record<string, string> {
  return {
    title: gettext("Title"),
    abstract: gettext("Abstract"),
    kind: gettext("Kind"),
    status: gettext("Status"),
    track: gettext("Track"),
    room: gettext("Room"),
    starts_at: gettext("Start"),
    minutes: gettext("Minutes"),
    floor_languages: gettext("Languages on the floor"),
    interpretation_languages: gettext("Interpretation"),
    is_streamed: gettext("Streamed live"),
    stage: gettext("Stage"),
    is_recorded: gettext("Recorded"),
    recording_url: gettext("Address of the recording"),
    capacity: gettext("Places"),
    sdg_goals: gettext("Development goals"),
    pillars: gettext("Pillars"),
    people: gettext("People"),
  };
}

export function conflict(
  session: Session,
  held: Conflict,
  store: Store,
  settings: Settings,
  acts: ConflictActs,
): TemplateResult {
  const mine = held.mine as Values;
  const fields = differing(session, mine);
  const told = (field: Field, value: unknown): string => tell(field, value, store, settings);
  return html`<section class="conflict" role="alert">
    <p><strong>${held.message}</strong></p>
    ${
      fields.length === 0
        ? nothing
        : html`<table class="table compact">
            <thead>
              <tr>
                <th scope="col"><span class="visually-hidden">${gettext("Field")}</span></th>
                <th scope="col">${gettext("Yours")}</th>
                <th scope="col">${gettext("Now")}</th>
              </tr>
            </thead>
            <tbody>
              ${fields.map(
                (field) =>
                  html`<tr>
                    <th scope="row">${fieldNames()[field] ?? field}</th>
                    <td dir="auto">${told(field, mine[field])}</td>
                    <td dir="auto">${told(field, session[field as keyof Session])}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <p class="cluster tight">
      <button
        type="button"
        class="button small primary"
        @click=${() => {
          acts.mine(session.guid, mine);
        }}
      >
        ${gettext("Save mine")}
      </button>
      <button
        type="button"
        class="button small"
        @click=${() => {
          acts.theirs(session.guid);
        }}
      >
        ${gettext("Leave it as it is now")}
      </button>
    </p>
  </section>`;
}

/** A value in words. */
export function tell(field: Field, value: unknown, store: Store, settings: Settings): string {
  if (value === null || value === undefined || value === "") return gettext("none");
  if (typeof value === "boolean") return value ? gettext("yes") : gettext("no");
  const name = (pairs: readonly [string | number, string][], code: unknown): string =>
    pairs.find(([key]) => key === code)?.[1] ?? String(code);
  const list = (items: unknown, pairs: readonly [string | number, string][]): string =>
    (items as unknown[]).map((item) => name(pairs, item)).join(", ") || gettext("none");
  switch (field) {
    case "title":
    case "abstract":
      return (
        Object.values(value as Record<string, string>)
          .filter(Boolean)
          .join(" / ") || textOf({})
      );
    case "kind":
      return name(settings.kinds, value);
    case "status":
      return name(settings.statuses, value);
    case "track":
      return store.track(value as string)?.name ?? (value as string);
    case "room":
      return store.room(value as string)?.name ?? (value as string);
    case "starts_at":
      return `${dayName((value as string).slice(0, 10), "short")} ${timeOf(wallOf(value as string))}`;
    case "floor_languages":
    case "interpretation_languages":
      return list(value, settings.languages);
    case "sdg_goals":
      return list(value, settings.goals);
    case "pillars":
      return list(value, settings.pillars);
    case "people":
      return (value as Session["people"])
        .map((one) => store.people.get(one.guid ?? "")?.name ?? one.name ?? "")
        .join(", ");
    default:
      return typeof value === "number" ? String(value) : (value as string);
  }
}
