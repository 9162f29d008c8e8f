// <sy-program src="https://…/en/2021/" [day] [track] [room] [zone="venue"] [limit]>: a symposium's program on a page
// of somebody else. One file without imports from elsewhere, no cookies, no tracking: it asks for one document.
import { type Program, readProgram } from "./data.ts";
import { sheet } from "./style.ts";
import { content } from "./view.ts";

const REFRESH_MS = 10 * 60 * 1000;
const TICK_MS = 60 * 1000;

export class SyProgram extends HTMLElement {
  static readonly observedAttributes = ["src", "day", "track", "room", "zone", "limit"];
  #root = this.attachShadow({ mode: "open" });
  #program: Program | undefined;
  #chosen: string | undefined;
  #timers: number[] = [];

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet()];
  }

  connectedCallback(): void {
    void this.#load();
    this.#timers = [
      window.setInterval(() => void this.#load(), REFRESH_MS),
      window.setInterval(() => {
        this.#show();
      }, TICK_MS),
    ];
  }

  disconnectedCallback(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === "src") void this.#load();
    else this.#show();
  }

  async #load(): Promise<void> {
    if (this.#program && document.hidden) return;
    const address = this.getAttribute("src");
    if (address === null) return;
    try {
      this.#program = await readProgram(address);
    } catch {
      if (this.#program) return; // What stands is better than nothing.
      const link = document.createElement("a");
      link.href = address;
      link.textContent = address;
      this.#root.replaceChildren(link);
      return;
    }
    this.#show();
  }

  #show(): void {
    if (!this.#program) return;
    const focused = this.#root.activeElement?.getAttribute("data-day");
    const choice = {
      day: this.#chosen ?? this.getAttribute("day") ?? undefined,
      track: this.getAttribute("track") ?? undefined,
      room: this.getAttribute("room") ?? undefined,
      limit: Number(this.getAttribute("limit")) || undefined,
      zone: this.getAttribute("zone") === "venue" ? this.#program.time_zone : undefined,
    };
    this.#root.replaceChildren(
      content(this.#program, choice, new Date(), (day) => {
        this.#chosen = day;
        this.#show();
      }),
    );
    if (focused) this.#root.querySelector<HTMLElement>(`[data-day="${CSS.escape(focused)}"]`)?.focus();
  }
}

if (!customElements.get("sy-program")) customElements.define("sy-program", SyProgram);
