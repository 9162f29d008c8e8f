// The marks on a stage's page: the part that is shown on a phone, the source that plays, how many watch.
import { gettext, interpolate } from "../lib/i18n.ts";
import { setText } from "./stage-now.ts";

/** Below so many viewers no number is told. */
const FEW = 5;

/** Show the part of a tab's address; the first part for an unknown one. */
export function showPart(stage: HTMLElement, hash: string): void {
  const known = [...stage.querySelectorAll<HTMLAnchorElement>(".stage-tabs a")];
  const chosen = known.find((tab) => tab.hash === hash) ?? known[0];
  for (const tab of known) setCurrent(tab, tab === chosen);
  if (chosen) stage.dataset.part = chosen.hash.slice(1);
}

/** Mark the source in the menu; none for undefined. */
export function markSource(stage: HTMLElement, id: number | undefined): void {
  for (const link of stage.querySelectorAll<HTMLElement>("[data-source]"))
    setCurrent(link, link.dataset.source === String(id ?? ""));
}

export function tellWatching(stage: HTMLElement, atLeast: number): void {
  const place = stage.querySelector<HTMLElement>("[data-watching]");
  if (!place) return;
  place.hidden = atLeast === 0;
  const text =
    atLeast < FEW
      ? gettext("A few people are watching")
      : interpolate(gettext("At least %(count)d people are watching"), { count: atLeast });
  setText(place.querySelector("span") ?? place, text);
}

function setCurrent(link: HTMLElement, isCurrent: boolean): void {
  if (isCurrent) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}
