// The parts of an open session's form, in the order of thought.
import { html, nothing, type TemplateResult } from "lit";
import { gettext } from "../lib/i18n.ts";
import { instantOf, timeOf, wallOf } from "./clock.ts";
import type { Details, Settings, Texts, Values } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { longField, numberField, selectField, textField } from "./fields.ts";
import { textOf } from "./sentences.ts";
import type { Store } from "./store.ts";

export function texts(
  draft: Draft,
  language: string,
  store: Store,
  settings: Settings,
  acts: { language(code: string): void },
): TemplateResult {
  const { languages } = store.edition;
  const title = draft.value("title") ?? {};
  const abstract = draft.value("abstract") ?? {};
  const name = (code: string): string => settings.languages.find(([known]) => known === code)?.[1] ?? code;
  const code = languages.includes(language) ? language : (languages[0] ?? "en");
  const put = (field: "title" | "abstract", texts: Texts, value: string): void => {
    draft.set({ [field]: { ...texts, [code]: value } });
  };
  return html`<section class="texts">
    ${
      languages.length > 1
        ? html`<div class="chips" role="group" aria-label=${gettext("Language of the texts")}>
            ${languages.map(
              (one) =>
                html`<button
                  type="button"
                  class="chip"
                  aria-pressed=${one === code}
                  @click=${() => {
                    acts.language(one);
                  }}
                >
                  ${name(one)}${title[one] && abstract[one] ? nothing : html`<span class="dot waiting"><span class="visually-hidden">${gettext("incomplete")}</span></span>`}
                </button>`,
            )}
          </div>`
        : nothing
    }
    ${textField({
      id: "edit-title",
      label: `${gettext("Title")} (${name(code)})`,
      value: title[code] ?? "",
      lang: code,
      errors: draft.errors.title,
      change: (value) => {
        put("title", title, value);
      },
    })}
    ${
      draft.details
        ? longField({
            id: "edit-abstract",
            label: `${gettext("Abstract")} (${name(code)})`,
            value: abstract[code] ?? "",
            lang: code,
            errors: draft.errors.abstract,
            change: (value) => {
              put("abstract", abstract, value);
            },
          })
        : html`<div class="skeleton line"></div>`
    }
  </section>`;
}

export function place(
  draft: Draft,
  store: Store,
  set: (values: Values, pause?: number) => void,
): TemplateResult {
  const starts = draft.value("starts_at");
  const wall = starts ? wallOf(starts) : "";
  const { zone, starts_on: first } = store.edition;
  const rooms = store.rooms.map(({ slug, name }): [string, string] => [slug, name]);
  const start = (day: string, time: string): void => {
    if (day && time)
      set({
        starts_at: instantOf(`${day}T${time}`, zone),
        ...(draft.value("room") ? {} : { room: rooms[0]?.[0] ?? null }),
      });
  };
  return html`<section class="field-row where">
    ${selectField(
      "edit-room",
      gettext("Room"),
      draft.value("room") ?? "",
      [["", gettext("No room yet")], ...rooms],
      (room) => {
        set(
          room === ""
            ? { room: null, starts_at: null }
            : { room, ...(starts ? {} : { starts_at: instantOf(`${store.day}T09:00`, zone) }) },
          0,
        );
      },
      draft.errors.room,
    )}
    ${textField({
      id: "edit-day",
      label: gettext("Day"),
      type: "date",
      value: wall.slice(0, 10),
      errors: draft.errors.starts_at,
      change: (day) => {
        start(day, wall ? timeOf(wall) : "09:00");
      },
    })}
    ${textField({
      id: "edit-time",
      label: gettext("Start"),
      type: "time",
      value: wall ? timeOf(wall) : "",
      change: (time) => {
        start(wall.slice(0, 10) || store.day || first, time);
      },
    })}
    ${numberField({
      id: "edit-minutes",
      label: gettext("Minutes"),
      value: draft.value("minutes") ?? 0,
      least: 1,
      errors: draft.errors.minutes,
      change: (minutes) => {
        if (minutes) set({ minutes });
      },
    })}
  </section>`;
}

export function kindOf(
  draft: Draft,
  store: Store,
  settings: Settings,
  set: (values: Values, pause?: number) => void,
): TemplateResult {
  const tracks = store.tracks.map(({ slug, name }): [string, string] => [slug, name]);
  return html`<section class="field-row">
    ${selectField("edit-kind", gettext("Kind"), draft.value("kind") ?? "", settings.kinds, (kind) => {
      set({ kind }, 0);
    })}
    ${selectField(
      "edit-status",
      gettext("Status"),
      draft.value("status") ?? "",
      settings.statuses,
      (status) => {
        set({ status }, 0);
      },
    )}
    ${selectField(
      "edit-track",
      gettext("Track"),
      draft.value("track") ?? "",
      [["", gettext("Without a track")], ...tracks],
      (track) => {
        set({ track: track || null }, 0);
      },
    )}
    ${numberField({
      id: "edit-capacity",
      label: gettext("Places"),
      value: draft.value("capacity") ?? null,
      least: 0,
      errors: draft.errors.capacity,
      change: (capacity) => {
        set({ capacity });
      },
    })}
  </section>`;
}

export function documents(details: Details | undefined, settings: Settings): TemplateResult | typeof nothing {
  if (!details) return nothing;
  const address = settings.form.replace("SLUG", details.slug);
  return html`<section class="documents">
    <span class="label">${gettext("Documents")}</span>
    ${details.documents.map(({ title, url }) => html`<a class="tag" dir="auto" href=${url}>${textOf(title)}</a>`)}
    <a href=${address}>${gettext("Open the whole form")}</a>
  </section>`;
}
