// <sy-stars edition="2021" slots="…"> around buttons [data-star]: a star is set without leaving the page.
// With an `account` (where stars of the device are sent) they belong to the person, who has `starred` these; without
// one they stay on the device. `only` hides what has no star. Sessions of the own list that overlap are told in words.
// Without JavaScript the buttons post their form, which asks for an account.
import { changesStars, keepStars, keptStars } from "../lib/device-stars.ts";
import { gettext } from "../lib/i18n.ts";
import { overlaps, type Slots, tellOverlaps } from "../lib/overlaps.ts";
import { toast } from "./toasts.ts";

const guidsIn = (text: string | null): string[] => (text ?? "").split(" ").filter(Boolean);

export class Stars extends HTMLElement {
  #starred = new Set<string>();
  #slots: Promise<Slots> | undefined;

  connectedCallback(): void {
    this.addEventListener("submit", this.#onSubmit);
    this.addEventListener("sy-turned", () => {
      this.#show();
    });
    // Another tab may set stars meanwhile.
    if (this.#account === null) addEventListener("storage", this.#readDevice);
    this.#starred = this.#account === null ? keptStars(this.#edition) : new Set(guidsIn(this.getAttribute("starred")));
    this.#show();
    if (this.#account !== null) void this.#bringToAccount(this.#account);
  }

  disconnectedCallback(): void {
    removeEventListener("storage", this.#readDevice);
  }

  get #account(): string | null {
    return this.getAttribute("account");
  }

  get #edition(): string {
    return this.getAttribute("edition") ?? "";
  }

  readonly #readDevice = (event: StorageEvent): void => {
    if (!changesStars(event, this.#edition)) return;
    this.#starred = keptStars(this.#edition);
    this.#show();
  };

  #show(): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>("button[data-star]")) {
      this.#press(button, this.#starred.has(button.dataset.star ?? ""));
    }
    void this.#tellOverlaps();
    if (this.hasAttribute("only") && this.#account === null) this.#hideOthers();
  }

  #hideOthers(): void {
    for (const session of this.querySelectorAll<HTMLElement>(".session[data-guid]")) {
      session.hidden = !this.#starred.has(session.dataset.guid ?? "");
    }
    for (const selector of [".slot", ".timetable-section"]) {
      for (const group of this.querySelectorAll<HTMLElement>(selector)) {
        group.hidden = group.querySelector(".session:not([hidden])") === null;
      }
    }
    const none = this.querySelector<HTMLElement>("[data-no-stars]");
    if (none) none.hidden = this.querySelector(".session:not([hidden])") !== null;
  }

  /** A pressed button takes the star away when it is sent. */
  #press(button: HTMLButtonElement, starred: boolean): void {
    button.setAttribute("aria-pressed", String(starred));
    button.value = starred ? "" : "1";
  }

  async #tellOverlaps(): Promise<void> {
    const slots = this.#starred.size > 1 ? await this.#readSlots() : {};
    tellOverlaps(this, overlaps(this.#starred, slots));
  }

  /** Fetched once, and only by who has two stars. Without it nothing is said. */
  #readSlots(): Promise<Slots> {
    const address = this.getAttribute("slots");
    if (address === null) return Promise.resolve({});
    this.#slots ??= fetch(address)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Slots>) : {}))
      .catch(() => ({}));
    return this.#slots;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button.dataset.star === undefined) return;
    event.preventDefault();
    const starred = button.getAttribute("aria-pressed") !== "true";
    if (this.#account === null) {
      // What another tab has set since is kept.
      this.#starred = keptStars(this.#edition);
      this.#mark(button.dataset.star, starred);
      keepStars(this.#edition, this.#starred);
    } else {
      this.#mark(button.dataset.star, starred);
      void this.#send(button, starred);
    }
  };

  #mark(guid: string, starred: boolean): void {
    if (starred) this.#starred.add(guid);
    else this.#starred.delete(guid);
    this.#show();
  }

  async #send(button: HTMLButtonElement, starred: boolean): Promise<void> {
    const body = new FormData(button.form ?? undefined);
    body.set("starred", starred ? "1" : "");
    try {
      const answer = await fetch(button.getAttribute("formaction") ?? "", {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
    } catch {
      this.#mark(button.dataset.star ?? "", !starred);
      toast(gettext("The star could not be saved. Please try again."), "error");
    }
  }

  async #bringToAccount(address: string): Promise<void> {
    const kept = keptStars(this.#edition);
    const token = this.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value;
    if (kept.size === 0 || token === undefined) return;
    const body = new URLSearchParams({ guids: [...kept].join(" ") });
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": token },
    }).catch(() => undefined);
    if (answer?.ok !== true) return;
    const { stars } = (await answer.json()) as { stars: string[] };
    keepStars(this.#edition, new Set());
    this.#starred = new Set(stars);
    this.#show();
  }
}

customElements.define("sy-stars", Stars);
