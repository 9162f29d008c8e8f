// A stage's page at one moment: what is on, what comes next, and where the running order stands.
import { remaining } from "../lib/countdown.ts";
import { nextAfter, onAir } from "../lib/running-order.ts";
import type { Slot } from "../lib/running-order.ts";
import { formatDate, formatTime } from "../lib/time.ts";

export function showNow(page: ParentNode, slots: readonly Slot[], now: number): void {
  const [on, next] = [onAir(slots, now), nextAfter(slots, now)];
  for (const article of page.querySelectorAll<HTMLElement>(".on-now"))
    article.hidden = article.dataset.session !== on?.guid;
  toggle(page, "[data-live]", on !== undefined);
  toggle(page, "[data-nothing]", on === undefined);
  toggle(page, "[data-next-line]", next !== undefined);
  toggle(page, "[data-next-up]", next !== undefined);
  toggle(page, "[data-nothing-left]", next === undefined);
  if (next) announce(page, next, now);
  for (const row of page.querySelectorAll<HTMLElement>(".running-order > li")) mark(row, now);
}

export function toggle(page: ParentNode, selector: string, isShown: boolean): void {
  for (const element of page.querySelectorAll<HTMLElement>(selector)) element.hidden = !isShown;
}

/** Only what changed is written, so that nothing is selected or spoken anew each second. */
export function setText(place: Element, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

function announce(page: ParentNode, next: Slot, now: number): void {
  const articles = [...page.querySelectorAll<HTMLElement>(".on-now")];
  const title = articles
    .find(({ dataset }) => dataset.session === next.guid)
    ?.querySelector<HTMLElement>("h3");
  for (const place of page.querySelectorAll<HTMLElement>("[data-next-title]")) {
    setText(place, title?.textContent.trim() ?? "");
    place.lang = title?.lang ?? "";
    place.dir = title?.dir ?? "auto";
  }
  const isToday = formatDate(next.starts) === formatDate(now);
  const time = isToday ? formatTime(next.starts) : `${formatDate(next.starts)} ${formatTime(next.starts)}`;
  for (const place of page.querySelectorAll("[data-next-time]")) setText(place, time);
  for (const place of page.querySelectorAll("[data-countdown]")) setText(place, remaining(next.starts - now));
}

function mark(row: HTMLElement, now: number): void {
  const [starts, ends] = [Date.parse(row.dataset.starts ?? ""), Date.parse(row.dataset.ends ?? "")];
  row.classList.toggle("ended", ends <= now);
  if (starts <= now && now < ends) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
}
