// <sy-audience src> around figures with data-figure: brings them up to date every five seconds while somebody looks.
import { formatNumber, locale } from "../lib/i18n.ts";
import { formatTime } from "../lib/time.ts";

type Figures = Record<string, number>;
interface Now {
  at: string;
  whole: Figures;
  stages: Record<string, Figures>;
  /** The latest sample of each stage that the chart shows, in its order. */
  latest: { at: string; viewers: (number | null)[] } | null;
}

const EVERY_MS = 5_000;

export class Audience extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#timer = setInterval(() => {
      if (!document.hidden) void this.refresh();
    }, EVERY_MS);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  async refresh(): Promise<void> {
    const answer = await fetch(this.getAttribute("src") ?? "").catch(() => undefined);
    if (!answer?.ok) return;
    const now = (await answer.json()) as Now;
    this.#write(this.querySelector(".measures"), now.whole);
    for (const row of this.querySelectorAll<HTMLElement>("tr[data-stage]"))
      this.#write(row, now.stages[row.dataset.stage ?? ""] ?? {});
    const clock = this.querySelector("[data-at]");
    if (clock) clock.textContent = formatTime(Date.parse(now.at));
    this.#extend(now);
  }

  #write(root: ParentNode | null, figures: Figures): void {
    for (const place of root?.querySelectorAll<HTMLElement>("[data-figure]") ?? []) {
      const value = figures[place.dataset.figure ?? ""];
      if (value === undefined) continue;
      const isHours = place.dataset.figure === "watched_hours";
      const text = isHours
        ? value.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
        : formatNumber(value);
      if (place.textContent !== text) place.textContent = text;
    }
  }

  /** A new sample is a new row of the table, which the chart follows. */
  #extend({ latest }: Now): void {
    const table = this.querySelector<HTMLTableElement>("table[data-curve]");
    const body = table?.tBodies[0];
    if (!body || !latest || latest.viewers.length !== table.tHead?.querySelectorAll("[data-stage]").length)
      return;
    const last = body.rows[body.rows.length - 1]?.querySelector("time")?.dateTime;
    if (last !== undefined && Date.parse(last) >= Date.parse(latest.at)) return;
    const row = body.insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    const time = document.createElement("time");
    time.dateTime = latest.at;
    time.textContent = formatTime(Date.parse(latest.at));
    head.append(time);
    row.append(head);
    for (const viewers of latest.viewers) {
      const cell = row.insertCell();
      cell.className = "number";
      cell.dataset.value = viewers === null ? "" : String(viewers);
      cell.textContent = viewers === null ? "" : formatNumber(viewers);
    }
    body.rows[0]?.remove();
  }
}

customElements.define("sy-audience", Audience);
