// What every page loads: its styles, the small enhancers, and the road to the heavy elements.
import "./styles/main.css";
import "./elements/menu.ts";
import "./elements/theme.ts";
import "./elements/toasts.ts";
import "./elements/zone.ts";
import { listenForDialogs } from "./lib/dialogs.ts";
import { listenForSubmits } from "./lib/submits.ts";
import { openFramesToKeyboard, showCurrentPage } from "./lib/frames.ts";
import { upgrade } from "./elements/registry.ts";

document.documentElement.classList.add("scripted");
listenForDialogs();
openFramesToKeyboard();
showCurrentPage();
addEventListener("resize", () => {
  openFramesToKeyboard();
});
listenForSubmits();
upgrade();
