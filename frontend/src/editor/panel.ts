// The session that stands open: every field in the order of thought, saved as it is typed.
import { html, nothing, type TemplateResult } from "lit";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import type { Finding, Settings, Values } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { flags } from "./panel-flags.ts";
import { documents, kindOf, place, texts } from "./panel-parts.ts";
import { peopleField } from "./people.ts";
import { findingRow, type FindingActs } from "./findings-list.ts";
import { titleOf } from "./sentences.ts";
import { sign } from "./signs.ts";
import type { Store } from "./store.ts";
import { conflict, type ConflictActs } from "./conflict.ts";

export interface PanelActs {
  close(): void;
  remove(guid: string): void;
  unschedule(guid: string): void;
  language(code: string): void;
  findings: FindingActs;
  conflict: ConflictActs;
}

export function panel(
  draft: Draft,
  findings: readonly Finding[],
  language: string,
  store: Store,
  settings: Settings,
  acts: PanelActs,
): TemplateResult {
  const session = draft.session;
  if (!session) return html`<p class="faint">${gettext("This session no longer exists.")}</p>`;
  const held = store.conflicts.get(draft.guid);
  const set = (values: Values, pause?: number): void => {
    draft.set(values, pause);
  };
  return html`<header>
      <h2 dir="auto">${titleOf(session)}</h2>
      <button
        type="button"
        class="button small quiet icon-only"
        aria-label=${gettext("Close the session")}
        @click=${() => {
          acts.close();
        }}
      >
        ${sign("close")}
      </button>
      ${state(draft)}
    </header>
    ${held ? conflict(session, held, store, settings, acts.conflict) : nothing}
    ${findings.length > 0 ? about(findings, acts.findings) : nothing}
    ${texts(draft, language, store, settings, acts)} ${place(draft, store, set)}
    ${peopleField(draft.value("people") ?? [], store, settings, (people) => {
      set({ people });
    })}
    ${kindOf(draft, store, settings, set)} ${flags(draft, settings, set)}
    ${documents(draft.details, settings)}
    <footer>
      ${
        session.room === null
          ? nothing
          : html`<button
              type="button"
              class="button small"
              @click=${() => {
                acts.unschedule(session.guid);
              }}
            >
              ${gettext("Take out of the timetable")}
            </button>`
      }
      <button
        type="button"
        class="button small danger"
        @click=${() => {
          acts.remove(session.guid);
        }}
      >
        ${gettext("Delete")}
      </button>
    </footer>`;
}

/** A few stand open; many would push the form away. */
function about(findings: readonly Finding[], acts: FindingActs): TemplateResult {
  const count = findings.length;
  return html`<details class="about" ?open=${count <= 2}>
    <summary>
      ${interpolate(ngettext("%(count)d finding about this session", "%(count)d findings about this session", count), { count })}
    </summary>
    <ol class="findings">
      ${findings.map((finding) => findingRow(finding, acts))}
    </ol>
  </details>`;
}

function state(draft: Draft): TemplateResult {
  const text = {
    saved: gettext("Saved"),
    typing: gettext("Saving…"),
    saving: gettext("Saving…"),
    error: gettext("Not saved"),
  }[draft.state];
  return html`<p class="saved-state ${draft.state}" role="status">
    ${text}${
      draft.state === "error" && draft.message ? html`: ${draft.message}` : nothing
    }${draft.state === "error" ? html` <button type="button" class="button small" @click=${() => void draft.flush()}>${gettext("Try again")}</button>` : nothing}
  </p>`;
}
