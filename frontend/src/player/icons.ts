// The controls' signs, as strokes on a 24 × 24 field.
import { svg } from "lit";
import type { SVGTemplateResult } from "lit";

const PATHS = {
  play: "M7 4.5v15l12-7.5z",
  pause: "M8 5v14M16 5v14",
  sound: "M11 5 6.5 9H3v6h3.5L11 19zM15 9.5a4 4 0 0 1 0 5M17.5 7a7.5 7.5 0 0 1 0 10",
  silence: "M11 5 6.5 9H3v6h3.5L11 19zM15.5 9.5l5 5M20.5 9.5l-5 5",
  captions: "M3 5.5h18v13H3zM10 11a2 2 0 1 0 0 2.4M17 11a2 2 0 1 0 0 2.4",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 4.5v5M8 14.5v5",
  window: "M3 5h18v14H3zM12 12h6.5v4.5H12z",
  wide: "M8 4H4v4M20 8V4h-4M4 16v4h4M16 20h4v-4",
  narrow: "M4 8h4V4M16 4v4h4M8 20v-4H4M20 16h-4v4",
} as const;

export type Sign = keyof typeof PATHS;

export const sign = (name: Sign): SVGTemplateResult =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
