// A picture of another place: it says which, and loads after a click, in a frame that may do little.
import { gettext, interpolate } from "../lib/i18n.ts";
import type { Source } from "./sources.ts";

export function offer(source: Source, label: string): HTMLElement {
  const place = document.createElement("div");
  place.className = "player-place";
  const still = document.createElement("div");
  still.className = "player-still";
  const words = document.createElement("p");
  words.textContent = interpolate(
    gettext(
      "This picture comes from %(place)s. When you load it, %(place)s learns your address and may set cookies.",
    ),
    { place: source.title },
  );
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button primary large";
  button.textContent = interpolate(gettext("Load the picture from %(place)s"), { place: source.title });
  button.addEventListener("click", () => {
    const shown = frame(source, label);
    place.replaceChildren(shown);
    shown.focus();
  });
  still.append(words, button);
  place.append(still);
  return place;
}

function frame(source: Source, label: string): HTMLIFrameElement {
  const element = document.createElement("iframe");
  element.className = "player-frame";
  element.title = `${label} · ${source.title}`;
  // Some players answer only to a page that names its origin.
  element.setAttribute("referrerpolicy", "strict-origin-when-cross-origin");
  element.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups");
  element.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
  element.allowFullscreen = true;
  element.src = source.src;
  return element;
}
