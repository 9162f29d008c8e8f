// Small SVG charts: scales with round numbers, lines over time or steps, bars, a line as small as a word.
import { formatNumber } from "./i18n.ts";

export interface Data {
  names: string[];
  labels: string[];
  /** Milliseconds, NaN where the row names no time. */
  instants: number[];
  series: number[][];
}

const SPACE = "http://www.w3.org/2000/svg";
const HEIGHT = 260;
/** Pixels that a label below the axis needs. */
const LABEL_ROOM = 72;
const MARGIN = { top: 12, end: 16, bottom: 28, start: 52 };

type Attributes = Record<string, string | number>;

export function element(name: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const node = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/** Round steps from 0 to at least `top`: about four of 1, 2 or 5 times a power of ten. */
export function ticks(top: number): number[] {
  const rough = Math.max(top, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? power,
  );
  const count = Math.max(1, Math.ceil(top / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function highest(data: Data): number {
  return Math.max(0, ...data.series.flat().filter((value) => !Number.isNaN(value)));
}

function frame(top: number, width: number): { svg: SVGElement; y: (value: number) => number } {
  const steps = ticks(top);
  const last = steps.at(-1) ?? 1;
  const y = (value: number): number =>
    HEIGHT - MARGIN.bottom - (value / last) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const svg = element("svg", { class: "chart", viewBox: `0 0 ${width} ${HEIGHT}` });
  for (const step of steps) {
    svg.append(
      element("line", {
        class: "grid-line",
        x1: MARGIN.start,
        x2: width - MARGIN.end,
        y1: y(step),
        y2: y(step),
      }),
      element(
        "text",
        { class: "axis", x: MARGIN.start - 8, y: y(step) + 4, "text-anchor": "end" },
        formatNumber(step),
      ),
    );
  }
  return { svg, y };
}

/** Horizontal places of the rows: by time where all rows name one, else evenly. */
export function places(data: Data, start: number, end: number): number[] {
  const count = data.labels.length;
  const timed = count > 1 && data.instants.every((instant) => !Number.isNaN(instant));
  const first = data.instants[0] ?? 0;
  const span = (data.instants.at(-1) ?? 0) - first;
  return data.labels.map((_, index) => {
    const share =
      timed && span > 0 ? ((data.instants[index] ?? first) - first) / span : index / Math.max(1, count - 1);
    return start + share * (end - start);
  });
}

/** The path of one series; a gap in the numbers is a gap in the line. */
export function path(xs: number[], values: number[], y: (value: number) => number): string {
  let pen = "M";
  return values
    .map((value, index) => {
      if (Number.isNaN(value)) {
        pen = "M";
        return "";
      }
      const point = `${pen}${(xs[index] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = "L";
      return point;
    })
    .join("");
}

function labelsBelow(svg: SVGElement, labels: string[], xs: number[], most: number): void {
  const every = Math.max(1, Math.ceil(labels.length / most));
  for (const [index, label] of labels.entries()) {
    if (index % every === 0) {
      svg.append(
        element("text", { class: "axis", x: xs[index] ?? 0, y: HEIGHT - 8, "text-anchor": "middle" }, label),
      );
    }
  }
}

export function lines(data: Data, width: number): SVGElement {
  const { svg, y } = frame(highest(data), width);
  const xs = places(data, MARGIN.start + 8, width - MARGIN.end - 8);
  labelsBelow(svg, data.labels, xs, width / LABEL_ROOM);
  for (const [index, values] of data.series.entries()) {
    const line = path(xs, values, y);
    const group = element("g", { class: `s${index % 4}` });
    if (index === 0 && line !== "" && !values.some(Number.isNaN)) {
      group.append(
        element("path", { class: "area", d: `${line}L${xs.at(-1) ?? 0} ${y(0)}L${xs[0] ?? 0} ${y(0)}Z` }),
      );
    }
    group.append(element("path", { class: "series", d: line }));
    svg.append(group);
  }
  return svg;
}

export function bars(data: Data, width: number): SVGElement {
  const { svg, y } = frame(highest(data), width);
  const room = (width - MARGIN.start - MARGIN.end) / Math.max(1, data.labels.length);
  const thick = Math.min(40, (room * 0.7) / Math.max(1, data.series.length));
  const centers = data.labels.map((_, index) => MARGIN.start + room * (index + 0.5));
  labelsBelow(svg, data.labels, centers, width / LABEL_ROOM);
  for (const [order, values] of data.series.entries()) {
    for (const [index, value] of values.entries()) {
      if (Number.isNaN(value)) continue;
      const x = (centers[index] ?? 0) + (order - data.series.length / 2) * thick;
      const bar = element("rect", {
        class: "bar",
        x,
        y: y(value),
        width: thick - 1,
        height: Math.max(0, y(0) - y(value)),
      });
      bar.append(element("title", {}, `${data.labels[index] ?? ""}: ${formatNumber(value)}`));
      svg.append(element("g", { class: `s${order % 4}` }, bar));
    }
  }
  return svg;
}

export function spark(data: Data): SVGElement {
  const [width, height] = [120, 28];
  const top = Math.max(1, highest(data));
  const y = (value: number): number => height - 3 - (value / top) * (height - 6);
  const xs = places(data, 2, width - 4);
  const values = data.series[0] ?? [];
  const svg = element("svg", { class: "chart", viewBox: `0 0 ${width} ${height}` });
  const last = values.at(-1) ?? NaN;
  const group = element("g", { class: "s0" }, element("path", { class: "series", d: path(xs, values, y) }));
  if (!Number.isNaN(last))
    group.append(element("circle", { class: "end", cx: xs.at(-1) ?? 0, cy: y(last), r: 2.5 }));
  svg.append(group);
  return svg;
}
