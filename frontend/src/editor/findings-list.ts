// What the rules say of the program, the gravest first: filtered, repaired at a click, or signed for.
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

export function findingsList(
  findings: readonly Finding[],
  filter: FindingFilter,
  most: number,
  acts: FindingActs,
): TemplateResult {
  const shown = chosen(findings, filter);
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
      shown.length === 0
        ? html`<p class="faint">${gettext("Nothing to say: the rules find the program in order.")}</p>`
        : html`<ol class="findings">
            ${repeat(
              shown.slice(0, most),
              ({ key }) => key,
              (finding) => findingRow(finding, acts),
            )}
          </ol>`
    }
    ${
      shown.length > most
        ? html`<button
            type="button"
            class="button small"
            @click=${() => {
              acts.more();
            }}
          >
            ${interpolate(ngettext("Show %(count)d more", "Show %(count)d more", shown.length - most), { count: shown.length - most })}
          </button>`
        : nothing
    }`;
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
