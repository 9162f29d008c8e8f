// Keys of a focused player. Elsewhere on the page they mean nothing, so they disturb no screen reader.
import type { Acts, View } from "./controls.ts";

const STEP_SECONDS = 10;

/** Do what a key asks for; true when it did. */
export function press(event: KeyboardEvent, view: View, acts: Acts): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.matches("select, iframe")) return false;
  const isOnSlider = target?.matches("input") ?? false;
  const isOnButton = target?.matches("button, summary") ?? false;
  switch (event.key) {
    case " ":
      if (isOnButton) return false;
      acts.togglePlay();
      return true;
    case "k":
      acts.togglePlay();
      return true;
    case "m":
      acts.toggleSound();
      return true;
    case "f":
      acts.toggleFull();
      return true;
    case "c":
      acts.toggleSubtitles();
      return true;
    case "l":
      acts.goLive();
      return true;
    case "ArrowLeft":
    case "ArrowRight":
      if (isOnSlider) return false;
      acts.seek(view.position + (event.key === "ArrowRight" ? STEP_SECONDS : -STEP_SECONDS));
      return true;
    case "ArrowUp":
    case "ArrowDown":
      if (isOnSlider) return false;
      acts.setVolume(Math.min(1, Math.max(0, view.volume + (event.key === "ArrowUp" ? 0.1 : -0.1))));
      return true;
    default:
      return false;
  }
}
