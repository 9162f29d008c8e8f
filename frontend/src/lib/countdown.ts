import { language } from "./i18n.ts";
import { formatRemaining } from "./time.ts";

const DAY_MS = 24 * 3600 * 1000;

/** What is left: "4:07", "2:05:09"; from two days on in words of the page's language. */
export function remaining(milliseconds: number): string {
  if (milliseconds < 2 * DAY_MS) return formatRemaining(milliseconds);
  const days = Math.floor(milliseconds / DAY_MS);
  return new Intl.NumberFormat(language(), { style: "unit", unit: "day", unitDisplay: "long" }).format(days);
}
