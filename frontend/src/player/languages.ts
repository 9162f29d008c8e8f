// Which language of sound and subtitles a viewer gets, and keeps.
import { language, locale } from "../lib/i18n.ts";

export interface Track {
  id: number;
  language: string;
  name: string;
}

export const OFF = -1;
export type Kind = "audio" | "subtitles";
const KEY = "symposium.player.";

/** The choice kept from before: a language, "off", or nothing. */
export function kept(kind: Kind): string | undefined {
  try {
    return localStorage.getItem(KEY + kind) ?? undefined;
  } catch {
    // A browser may forbid it; then each page begins anew.
    return undefined;
  }
}

export function keep(kind: Kind, choice: string): void {
  try {
    localStorage.setItem(KEY + kind, choice);
  } catch {
    // See above.
  }
}

/** The track in a language: exactly, or another script or region of it. */
export function trackIn(tracks: readonly Track[], wanted: string): Track | undefined {
  const lower = wanted.toLowerCase();
  const base = (code: string): string => code.toLowerCase().split("-")[0] ?? "";
  return (
    tracks.find((track) => track.language.toLowerCase() === lower) ??
    tracks.find((track) => track.language !== "" && base(track.language) === base(lower))
  );
}

/** Sound: the one kept, else the page's language, else what the stream begins with. */
export function chooseAudio(tracks: readonly Track[]): Track | undefined {
  return trackIn(tracks, kept("audio") ?? "") ?? trackIn(tracks, language());
}

/** Subtitles: what was kept; without a choice, those of a reader whose language nobody speaks here. */
export function chooseSubtitles(tracks: readonly Track[], audio: readonly Track[]): Track | undefined {
  const choice = kept("subtitles");
  if (choice === "off") return undefined;
  if (choice !== undefined) return trackIn(tracks, choice);
  return trackIn(audio, language()) ? undefined : trackIn(tracks, language());
}

/** A track's name: its language in that language itself, for whoever looks for the own one. */
export function trackName(track: Track): string {
  if (!track.language) return track.name || "–";
  try {
    const own = new Intl.DisplayNames([track.language], { type: "language" }).of(track.language);
    return own && own !== track.language ? capital(own) : track.name || track.language;
  } catch {
    return track.name || track.language;
  }
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1);
