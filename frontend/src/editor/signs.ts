// The editor's signs, as strokes on a 24 × 24 field.
import { svg, type SVGTemplateResult } from "lit";

const PATHS = {
  plus: "M5 12h14M12 5v14",
  close: "M18 6 6 18M6 6l12 12",
  back: "m15 18-6-6 6-6",
  forth: "m9 18 6-6-6-6",
  undo: "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11",
  redo: "m15 14 5-5-5-5M20 9H9.5a5.5 5.5 0 0 0 0 11H13",
  help: "M9.1 9a3 3 0 0 1 5.8 1c0 2-3 3-3 3M12 17h.01M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20",
  trash: "M3 6h18M8 6V4h8v2M19 6l-1 14H6L5 6",
  hand: "M9 11V5a1.5 1.5 0 0 1 3 0v5M12 10V4a1.5 1.5 0 0 1 3 0v6M15 10V6a1.5 1.5 0 0 1 3 0v8a7 7 0 0 1-12.5 4.3L3 14.5a1.5 1.5 0 0 1 2.3-2L7 14V7.500a1.5 1.5 0 0 1 2-1.4",
  block: "M12 8v5M12 16.500h.01M7.9 2h8.200L22 7.900v8.200L16.1 22H7.900L2 16.100V7.900z",
  warn: "M12 9v4M12 17h.01M10.3 3.9 2.4 17.500A2 2 0 0 0 4.1 20.500h15.800a2 2 0 0 0 1.7-3L13.7 3.900a2 2 0 0 0-3.4 0z",
  note: "M12 11v5M12 8h.01M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20",
} as const;

export type Sign = keyof typeof PATHS;

/** Those that point along the line of reading turn around with it. */
const DIRECTIONAL = new Set<Sign>(["back", "forth", "undo", "redo"]);

export const sign = (name: Sign): SVGTemplateResult =>
  svg`<svg class="icon ${DIRECTIONAL.has(name) ? "directional" : ""}" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
