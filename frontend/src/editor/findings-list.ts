// What the rules say of the program, the gravest first, folded by rule: filtered, repaired at a click,
// or signed for.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { gettext, interpolate, ngettext } from "../lib/i18n.ts";
import type { Finding, Severity } from "./contract.ts";
import { sign } from "./signs.ts";

export type FindingFilter = Severity | "waived" | "";

export interface FindingActs {
  filter(filter: FindingFilter): void;
  go(finding: Finding): void;
  repair(finding: Finding, index: number): void;
  waive(finding: Finding): void;
  revoke(finding: Finding): void;
  fold(group: string, isOpen: boolean): void;
  more(): void;
}

const ORDER: Severity[] = ["block", "warn", "note"];

export function severityName(severity: Severity): string {
  return { block: gettext("Blocks"), warn: gettext("Warnings"), note: gettext("Notes") }[severity];
}

/** Those that a filter shows, the gravest first. */
export function chosen(findings: readonly Finding[], filter: FindingFilter): Finding[] {
  const open = findings.filter((finding) =>
    filter === "waived"
      ? finding.reason !== ""
      : finding.reason === "" && (filter === "" || finding.severity === filter),
  );
  return open.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** What one rule says, in one severity. */
export interface FindingGroup {
  key: string;
  rule: string;
  severity: Severity;
  findings: Finding[];
}

/** Put together what one rule says, in the order in which each rule speaks first. */
export function grouped(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { rule, severity } = finding;
    const key = `${severity} ${rule}`;
    const group = groups.get(key) ?? { key, rule, severity, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What organizers have unfolded or folded themselves, by the group's key; and how the rules are called. */
export interface Folds {
  chosen: ReadonlyMap<string, boolean>;
  names: ReadonlyMap<string, string>;
}

/** What blocks stands open at once, and so does what stands alone. */
export function isUnfolded(
  group: FindingGroup,
  count: number,
  chosen: ReadonlyMap<string, boolean>,
): boolean {
  return chosen.get(group.key) ?? (group.severity === "block" || count === 1);
}

export function findingsList(
  findings: readonly Finding[],
  filter: FindingFilter,
  most: number,
  folds: Folds,
  acts: FindingActs,
): TemplateResult {
  const groups = grouped(chosen(findings, filter));
  const tab = (name: FindingFilter, label: string): TemplateResult =>
    html`<button
      type="button"
      class="chip ${name}"
      aria-pressed=${filter === name}
      @click=${() => {
        acts.filter(filter === name ? "" : name);
      }}
    >
      ${label} <b>${chosen(findings, name).length}</b>
    </button>`;
  return html`<div class="chips" role="group" aria-label=${gettext("Show findings")}>
      ${ORDER.map((severity) => tab(severity, severityName(severity)))}${tab("waived", gettext("Signed for"))}
    </div>
    ${
      groups.length === 0
        ? html`<p class="faint">${gettext("Nothing to say: the rules find the program in order.")}</p>`
        : repeat(
            groups,
            ({ key }) => key,
            (group) => groupPart(group, isUnfolded(group, groups.length, folds.chosen), most, folds, acts),
          )
    }`;
}

/** Rows are made for what is unfolded alone: a large program has thousands. */
function groupPart(
  group: FindingGroup,
  isOpen: boolean,
  most: number,
  folds: Folds,
  acts: FindingActs,
): TemplateResult {
  const rest = group.findings.length - most;
  return html`<details
    class="finding-group ${group.severity}"
    .open=${isOpen}
    @toggle=${(event: Event) => {
      const { open } = event.currentTarget as HTMLDetailsElement;
      if (open !== isOpen) acts.fold(group.key, open);
    }}
  >
    <summary>
      <span class="mark"
        >${sign(group.severity)}<span class="visually-hidden">${severityName(group.severity)}: </span></span
      ><span class="rule">${folds.names.get(group.rule) ?? group.rule}</span>
      <b>${group.findings.length}</b>
    </summary>
    ${
      isOpen
        ? html`<ol class="findings">
            ${repeat(
              group.findings.slice(0, most),
              ({ key }) => key,
              (finding) => findingRow(finding, acts),
            )}
          </ol>`
        : nothing
    }
    ${
      isOpen && rest > 0
        ? html`<button
            type="button"
            class="button small"
            @click=${() => {
              acts.more();
            }}
          >
            ${interpolate(ngettext("Show %(count)d more", "Show %(count)d more", rest), { count: rest })}
          </button>`
        : nothing
    }
  </details>`;
}

export function findingRow(finding: Finding, acts: FindingActs): TemplateResult {
  return html`<li class="finding ${finding.severity}">
    <button
      type="button"
      class="text"
      @click=${() => {
        acts.go(finding);
      }}
    >
      <span class="mark"
        >${sign(finding.severity)}<span class="visually-hidden"
          >${severityName(finding.severity)}:
        </span></span
      ><span dir="auto">${finding.text}</span>
    </button>
    ${
      finding.reason === ""
        ? html`<p class="remedies">
            ${finding.repairs.map(
              (repair, index) =>
                html`<button
                  type="button"
                  class="button small"
                  @click=${() => {
                    acts.repair(finding, index);
                  }}
                >
                  ${repair.text}
                </button>`,
            )}
            <button
              type="button"
              class="button small quiet"
              @click=${() => {
                acts.waive(finding);
              }}
            >
              ${gettext("Sign for it")}
            </button>
          </p>`
        : html`<p class="remedies">
            <span class="faint" dir="auto">${finding.reason}</span>
            <button
              type="button"
              class="button small quiet"
              @click=${() => {
                acts.revoke(finding);
              }}
            >
              ${gettext("Take the signature back")}
            </button>
          </p>`
    }
  </li>`;
}
