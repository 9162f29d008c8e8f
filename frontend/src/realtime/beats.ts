// How a player's beat reaches the server: over the stage's socket, else as a small request of its own.
import type { LiveStage } from "./live.ts";

export interface PlayerBeat {
  state: "playing" | "paused" | "stalled";
  played: number;
  /** The page goes away: only a beacon outlives it. */
  isLast: boolean;
}

export function sendBeat(beat: PlayerBeat, live: LiveStage | undefined, address: string): void {
  const { state, played, isLast } = beat;
  if (!isLast && live?.status === "live") {
    live.mention({ type: "beat", state, played });
    return;
  }
  if (address === "") return;
  const body = JSON.stringify({ state, played });
  if (isLast) navigator.sendBeacon(address, body);
  // A beat that is lost is lost: the next one is on its way.
  else void fetch(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
}
