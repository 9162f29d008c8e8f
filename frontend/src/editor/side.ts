// The side: the open session, and what the rules say of the whole program.
import { html, render, type TemplateResult } from "lit";
import { gettext, interpolate } from "../lib/i18n.ts";
import { toast } from "../elements/toasts.ts";
import { dayOf, wallOf } from "./clock.ts";
import type { Finding } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { reasonFor } from "./dialogs.ts";
import { Draft } from "./draft.ts";
import { chosen, findingsList, type FindingActs, type FindingFilter } from "./findings-list.ts";
import { panel, type PanelActs } from "./panel.ts";

const FIRST = 30;

export class Side {
  readonly #desk: Desk;
  #draft: Draft | undefined;
  #language = document.documentElement.lang;
  #filter: FindingFilter = "";
  #most = FIRST;
  readonly #folds = new Map<string, boolean>();
  readonly #ruleNames: ReadonlyMap<string, string>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#ruleNames = new Map(desk.settings.rules);
  }

  get hasUnsaved(): boolean {
    return this.#draft !== undefined && this.#draft.state !== "saved";
  }

  /** Send what still waits. */
  async leave(): Promise<void> {
    await this.#draft?.flush();
  }

  render(): void {
    const { store, settings, parts } = this.#desk;
    this.#follow();
    const draft = this.#draft;
    const isSession = store.tab === "session" && draft !== undefined;
    const count = chosen(store.findings, "").length;
    const tab = (name: "session" | "findings", label: string, isOff: boolean): TemplateResult =>
      html`<button
        type="button"
        aria-pressed=${isSession === (name === "session")}
        ?disabled=${isOff}
        @click=${() => {
          store.change((it) => {
            it.tab = name;
          });
        }}
      >
        ${label}
      </button>`;
    render(
      html`<div class="side-tabs" role="group" aria-label=${gettext("Details")}>
          ${tab("session", gettext("Session"), draft === undefined)}${tab("findings", interpolate(gettext("Rules (%(count)s)"), { count }), false)}
        </div>
        <div class="side-body">
          ${
            isSession
              ? html`<div class="open-session">
                  ${panel(draft, this.#desk.findingsOf(draft.guid), this.#language, store, settings, this.#panelActs(draft))}
                </div>`
              : findingsList(
                  store.findings,
                  this.#filter,
                  this.#most,
                  { chosen: this.#folds, names: this.#ruleNames },
                  this.#findingActs(),
                )
          }
        </div>`,
      parts.side,
    );
  }

  /** Open the draft of the session that is open now; what waits in the last one is sent first. */
  #follow(): void {
    const { store, acts } = this.#desk;
    if (this.#draft?.guid === store.opened || (this.#draft === undefined && store.opened === "")) return;
    void this.#draft?.flush();
    if (store.opened === "") {
      this.#draft = undefined;
      return;
    }
    const draft = new Draft(
      store.opened,
      store,
      acts.client,
      (guid, values, options) => acts.write(guid, values, options),
      () => gettext("Edit"),
    );
    this.#draft = draft;
    void draft.load();
  }

  #panelActs(draft: Draft): PanelActs {
    const { store, acts, marks } = this.#desk;
    return {
      close: () => {
        store.change((it) => {
          it.opened = "";
          it.pane = "grid";
        });
        marks.focus(draft.guid);
      },
      remove: (guid) => void acts.remove(guid),
      unschedule: (guid) => void acts.unschedule([guid]),
      language: (code) => {
        this.#language = code;
        store.change();
      },
      findings: this.#findingActs(),
      conflict: {
        mine: (guid, values) => {
          store.change((it) => it.conflicts.delete(guid));
          draft.drop();
          void acts.write(guid, values, { label: gettext("Edit") }).then(() => draft.load());
        },
        theirs: (guid) => {
          store.change((it) => it.conflicts.delete(guid));
          draft.drop();
          void draft.load();
        },
      },
    };
  }

  #findingActs(): FindingActs {
    const { store, acts, sync } = this.#desk;
    const { client } = acts;
    const guarded = async (act: () => Promise<void>): Promise<void> => {
      try {
        await act();
        sync.findingsSoon();
      } catch (reason) {
        toast(reason instanceof Error ? reason.message : String(reason), "error");
      }
    };
    return {
      filter: (filter) => {
        this.#filter = filter;
        this.#most = FIRST;
        store.change();
      },
      fold: (group, isOpen) => {
        this.#folds.set(group, isOpen);
        store.change();
      },
      more: () => {
        this.#most *= 4;
        store.change();
      },
      go: (finding) => {
        this.#go(finding);
      },
      repair: (finding, index) =>
        void guarded(async () => {
          const { sessions } = await client.repair(finding.key, index);
          acts.repaired(sessions, finding.repairs[index]?.text ?? gettext("Repair"));
        }),
      waive: (finding) =>
        void guarded(async () => {
          const reason = await reasonFor(gettext("Sign for this"), finding.text, gettext("Sign"));
          if (reason === undefined) return;
          const answer = await client.waive(finding.key, reason);
          store.change((it) => {
            it.findings = it.findings.map((one) => (one.key === finding.key ? answer.finding : one));
          });
        }),
      revoke: (finding) =>
        void guarded(async () => {
          await client.revoke(finding.key);
          store.change((it) => {
            it.findings = it.findings.map((one) => (one.key === finding.key ? { ...one, reason: "" } : one));
          });
        }),
    };
  }

  /** Show the session that a finding is about, in the grid and in focus. */
  #go(finding: Finding): void {
    const { store, grid, marks } = this.#desk;
    const session = store.sessions.get(finding.sessions[0] ?? "");
    if (!session) return;
    store.change((it) => {
      if (session.starts_at !== null && session.room !== null) it.day = dayOf(wallOf(session.starts_at));
      it.selected = new Set(finding.sessions.length > 1 ? finding.sessions : []);
      it.focused = session.guid;
      it.pane = "grid";
    });
    if (session.room !== null && session.starts_at !== null) {
      grid.show(session.room);
      marks.focus(session.guid);
    } else this.#desk.acts.open(session.guid);
  }
}
