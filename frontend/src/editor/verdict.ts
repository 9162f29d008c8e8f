// What would be wrong where a session hovers, or that it would be fine: one line below the grid.
import { html, nothing, type TemplateResult } from "lit";
import { gettext, interpolate } from "../lib/i18n.ts";
import type { Checker } from "./checker.ts";
import { worst } from "./card.ts";
import { heldPlace } from "./sentences.ts";
import { sign } from "./signs.ts";
import type { Store } from "./store.ts";

export function verdict(checker: Checker, store: Store): TemplateResult | typeof nothing {
  const { at, findings } = checker;
  if (!at) return nothing;
  const open = findings?.filter(({ reason }) => reason === "");
  const severity = open && worst(open);
  return html`<p class="verdict ${severity ?? (open ? "fine" : "")}">
    <span class="where" dir="auto">${heldPlace(at, store)}</span>
    ${
      open === undefined
        ? nothing
        : open[0]
          ? html`<span class="mark">${sign(open[0].severity)}</span
              ><span dir="auto">${open[0].text}</span
              >${open.length > 1 ? html`<span class="count">${interpolate(gettext("and %(count)s more"), { count: open.length - 1 })}</span>` : nothing}`
          : html`<span>${gettext("Nothing is wrong here.")}</span>`
    }
  </p>`;
}
