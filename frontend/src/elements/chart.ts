// <sy-chart kind="line|bar|spark" label> draws the table inside it as SVG and folds the table away below.
// First column: labels, or <time datetime>; each further column is a series; data-value beats the cell's text.
// When the table's rows change, the drawing follows.
import { gettext } from "../lib/i18n.ts";
import { bars, lines, spark } from "../lib/charts.ts";
import type { Data } from "../lib/charts.ts";

const USUAL_WIDTH = 720;

export class Chart extends HTMLElement {
  #drawing: HTMLElement | undefined;
  #watch: MutationObserver | undefined;
  readonly #redraw = (): void => {
    this.draw();
  };

  connectedCallback(): void {
    const table = this.querySelector("table");
    if (!table) return;
    this.#drawing ??= this.#furnish(table);
    this.#watch = new MutationObserver(this.#redraw);
    this.#watch.observe(table, { childList: true, subtree: true, characterData: true, attributes: true });
    addEventListener("resize", this.#redraw);
    this.draw();
  }

  disconnectedCallback(): void {
    removeEventListener("resize", this.#redraw);
    this.#watch?.disconnect();
  }

  draw(): void {
    const table = this.querySelector("table");
    if (!table || !this.#drawing) return;
    const data = read(table);
    const kind = this.getAttribute("kind") ?? "line";
    const draw = { line: lines, bar: bars, spark }[kind] ?? lines;
    const svg = draw(data, this.#drawing.clientWidth || USUAL_WIDTH);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", this.getAttribute("label") ?? table.caption?.textContent ?? "");
    this.#drawing.replaceChildren(
      svg,
      ...(data.names.length > 1 && kind !== "spark" ? [legend(data.names)] : []),
    );
  }

  #furnish(table: HTMLTableElement): HTMLElement {
    const drawing = document.createElement("div");
    if (this.getAttribute("kind") === "spark") {
      table.classList.add("visually-hidden");
      this.prepend(drawing);
      return drawing;
    }
    const fold = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = gettext("Show as a table");
    const frame = table.closest(".table-frame") ?? table;
    frame.replaceWith(drawing);
    fold.append(summary, frame);
    drawing.after(fold);
    return drawing;
  }
}

/** The numbers of a table. An empty cell is a gap (NaN). */
export function read(table: HTMLTableElement): Data {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  return {
    names: heads.slice(1).map((cell) => cell.textContent.trim()),
    labels: rows.map((row) => row.cells[0]?.textContent.trim() ?? ""),
    instants: rows.map((row) => Date.parse(row.cells[0]?.querySelector("time")?.dateTime ?? "")),
    series: heads.slice(1).map((_, column) => rows.map((row) => number(row.cells[column + 1]))),
  };
}

function number(cell: HTMLTableCellElement | undefined): number {
  const text = cell?.dataset.value ?? cell?.textContent.replace(/[^\d.-]/g, "") ?? "";
  return text === "" ? NaN : Number(text);
}

function legend(names: string[]): HTMLElement {
  const list = document.createElement("div");
  list.className = "chart-legend";
  list.append(
    ...names.map((name, index) => {
      const item = document.createElement("span");
      item.className = `s${index % 4}`;
      item.textContent = name;
      return item;
    }),
  );
  return list;
}

customElements.define("sy-chart", Chart);
