// The server's clock and the visitor's time zone: every time that a page shows goes through here.
import { locale } from "./i18n.ts";

let offset = 0;

/** Tell how late it is on the server, as an ISO instant or milliseconds; called at each greeting of the socket. */
export function setServerTime(at: string | number): void {
  const milliseconds = typeof at === "number" ? at : Date.parse(at);
  if (Number.isFinite(milliseconds)) offset = milliseconds - Date.now();
}

/** Milliseconds since the epoch, by the server's clock. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** The zone that the visitor chose, as the server wrote it on <html data-time-zone>. */
export function timeZone(): string {
  return document.documentElement.dataset.timeZone ?? "UTC";
}

export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function formatTime(at: Date | number, zone = timeZone()): string {
  return new Intl.DateTimeFormat(locale(), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}

export function formatDate(at: Date | number, zone = timeZone()): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: zone }).format(at);
}

/** "2:05:09" or "4:07": what is left of a countdown; never negative. */
export function formatRemaining(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
