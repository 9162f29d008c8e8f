// <sy-model-viewer src label> shows a GLB that can be turned by pointer, touch and arrow keys.
// The viewer itself (a megabyte with its 3D library) is fetched when the first of these stands on the page.
import { gettext } from "../lib/i18n.ts";
import { prefersStillness } from "../lib/flip.ts";

export class ModelViewer extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.#say(gettext("The 3D model is being fetched…"));
    void this.#load();
  }

  async #load(): Promise<void> {
    const src = this.getAttribute("src") ?? "";
    try {
      await import("@google/model-viewer");
    } catch {
      this.#say(gettext("The 3D model cannot be shown here. Reload the page to try again."));
      return;
    }
    const viewer = document.createElement("model-viewer");
    for (const [name, value] of Object.entries(this.#attributes(src))) viewer.setAttribute(name, value);
    viewer.addEventListener("load", () => {
      this.querySelector("[role=status]")?.remove();
      this.setAttribute("ready", "");
    });
    viewer.addEventListener("model-visibility", () => {
      // The element itself takes no focus; what the arrow keys turn lies inside it.
      viewer.shadowRoot?.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
    });
    viewer.addEventListener("error", () => {
      viewer.remove();
      this.#say(gettext("The 3D model cannot be shown here. Reload the page to try again."));
    });
    this.append(viewer);
  }

  #attributes(src: string): Record<string, string> {
    return {
      src,
      alt: this.getAttribute("label") ?? gettext("A 3D model"),
      "camera-controls": "",
      "touch-action": "pan-y",
      "shadow-intensity": "0.6",
      "environment-image": "neutral",
      "interaction-prompt": "none",
      ...(prefersStillness() ? {} : { "auto-rotate": "", "auto-rotate-delay": "0" }),
    };
  }

  #say(text: string): void {
    const status = this.querySelector("[role=status]") ?? document.createElement("p");
    status.role = "status";
    status.textContent = text;
    this.append(status);
  }
}

customElements.define("sy-model-viewer", ModelViewer);
