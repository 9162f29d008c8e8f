// Text must be readable: WCAG AA on every surface that it may stand on, in both themes.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    [light!, dark!],
  ]),
);

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const SURFACES = ["paper", "paper-raised", "paper-sunk"];
const TEXTS = ["ink", "ink-soft", "ink-faint", "cinnabar", "cinnabar-deep", "malachite", "lapis", "ochre"];

for (const [theme, index] of [
  ["light", 0],
  ["dark", 1],
] as const) {
  const color = (name: string): string => pairs.get(name)![index]!;

  test(`text on each surface, ${theme}`, () => {
    for (const text of TEXTS) {
      for (const surface of SURFACES)
        expect(contrast(color(text), color(surface)), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test(`borders of controls, ${theme}`, () => {
    for (const surface of SURFACES)
      expect(contrast(color("line-strong"), color(surface)), surface).toBeGreaterThanOrEqual(3);
  });

  test(`text on minerals, ${theme}`, () => {
    for (const mineral of ["act", "act-deep", "cinnabar", "cinnabar-deep", "malachite", "lapis", "ochre"]) {
      expect(contrast(color("on-mineral"), color(mineral)), mineral).toBeGreaterThanOrEqual(4.5);
    }
  });
}
