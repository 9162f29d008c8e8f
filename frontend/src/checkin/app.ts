// What <sy-check-in> runs: opens the store, pairs, keeps the page for later, and redraws whenever something changes.
import "../styles/checkin.css";
import { render } from "lit";
import { gettext } from "../lib/i18n.ts";
import { Camera, prepareCamera } from "./camera.ts";
import { Client, Refused } from "./client.ts";
import type { Settings } from "./contract.ts";
import { Desk, type Result } from "./desk.ts";
import type { Person } from "./roll.ts";
import { prepare, verify } from "./signature.ts";
import { signal } from "./signals.ts";
import { DeviceStore, type Held } from "./store.ts";
import { TICKET_LENGTH, looksSigned } from "./ticket.ts";
import { pairingView, lockedOutView } from "./view-pairing.ts";
import { deskView } from "./view.ts";
import { toneOf } from "./words.ts";

const PREFERENCES = "check-in-preferences";

export interface Preferences {
  sound: boolean;
  vibration: boolean;
}

export class App {
  readonly settings: Settings;
  readonly root: HTMLElement;
  desk: Desk | undefined;
  found: Person[] = [];
  fault = "";
  isBusy = false;
  isKept = false;
  isLockedOut = false;
  isCameraOn = false;
  preferences: Preferences;
  readonly #store: DeviceStore;
  readonly #camera = new Camera();
  #isDrawing = false;

  constructor(root: HTMLElement, settings: Settings) {
    this.root = root;
    this.settings = settings;
    this.#store = new DeviceStore(settings.edition);
    this.preferences = { sound: true, vibration: true, ...remembered() };
  }

  async start(): Promise<void> {
    const held = await this.#store.read();
    const code = new URLSearchParams(location.hash.slice(1)).get("pair");
    if (code !== null) history.replaceState(null, "", location.pathname);
    this.root.replaceChildren();
    addEventListener("online", () => void this.desk?.sync.now());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.desk?.sync.now();
    });
    document.addEventListener("keydown", this.#towardsField);
    this.draw();
    if (code !== null) await this.pair(code);
    else await this.#open(held);
    void this.#keepPage();
  }

  /** Turn a pairing code into this device's secret. */
  async pair(code: string): Promise<void> {
    this.isBusy = true;
    this.draw();
    try {
      const client = new Client(this.settings.base, "");
      const { secret } = await client.pair(code);
      await this.#store.keep("secret", secret);
      this.fault = "";
      await this.#open(await this.#store.read());
    } catch (reason) {
      this.fault =
        reason instanceof Refused ? reason.message : gettext("The server cannot be reached. Try again.");
    }
    this.isBusy = false;
    this.draw();
  }

  async #open(held: Held): Promise<void> {
    if (!held.secret) {
      this.draw();
      return;
    }
    const client = new Client(this.settings.base, held.secret);
    let setup = held.setup;
    if (!setup) {
      setup = await client.data();
      // Its pages are fetched by the first exchange.
      await this.#store.keep("setup", setup);
    }
    this.desk?.sync.stop();
    this.desk = new Desk(
      { ...held, setup },
      {
        client,
        store: this.#store,
        verify,
        ears: {
          changed: () => {
            this.#changed();
          },
          shown: (result) => {
            this.#shown(result);
          },
        },
      },
    );
    this.desk.sync.start();
    this.draw();
    void navigator.storage.persist().catch(() => false);
  }

  /** Whatever was typed or read by a hand scanner: a ticket and a code at once, all else is a name. */
  async enter(text: string): Promise<void> {
    const typed = text.trim();
    if (!this.desk || typed === "") return;
    if (looksSigned(typed) || this.desk.roll.byCode(typed)) await this.desk.scan(typed);
    else {
      this.found = this.desk.roll.search(typed);
      if (this.found.length === 0) await this.desk.scan(typed);
    }
    this.draw();
  }

  /** While somebody types: people who may be meant; a hand scanner that sends no Enter is served too. */
  typed(field: HTMLInputElement): void {
    const text = field.value.trim();
    if (looksSigned(text)) {
      this.found = [];
      if (text.length === TICKET_LENGTH) {
        field.value = "";
        void this.enter(text);
      }
    } else this.found = text.length < 2 ? [] : (this.desk?.roll.search(text) ?? []);
    this.draw();
  }

  async choose(person: Person): Promise<void> {
    this.found = [];
    const field = this.root.querySelector<HTMLInputElement>("#entry");
    if (field) field.value = "";
    await this.desk?.choose(person);
  }

  async toggleCamera(): Promise<void> {
    this.isCameraOn = !this.isCameraOn;
    this.draw();
    await Promise.resolve();
    const video = this.root.querySelector("video");
    if (!this.isCameraOn || !video) {
      this.#camera.stop();
      return;
    }
    try {
      await this.#camera.start(video, (text) => void this.desk?.scan(text));
    } catch {
      this.isCameraOn = false;
      this.fault = gettext("The camera cannot be used. Allow it in the browser, or type the code.");
      this.draw();
    }
  }

  prefer(change: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...change };
    localStorage.setItem(PREFERENCES, JSON.stringify(this.preferences));
    this.draw();
  }

  draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => {
      this.#isDrawing = false;
      const view = this.isLockedOut
        ? lockedOutView()
        : this.desk
          ? deskView(this, this.desk)
          : pairingView(this);
      render(view, this.root);
    });
  }

  #changed(): void {
    const state = this.desk?.sync.state;
    if (state === "locked_out") {
      this.isLockedOut = true;
      this.#camera.stop();
      this.desk?.sync.stop();
    } else if (state === "not_paired") {
      this.fault = gettext("This device is no longer paired. Ask an organizer for a new code.");
      this.desk?.sync.stop();
      this.desk = undefined;
    }
    this.draw();
  }

  #shown(result: Result): void {
    this.fault = "";
    signal(toneOf(result.verdict), this.preferences);
    this.draw();
  }

  /** Keys go to the field wherever the focus is: a hand scanner does not look where it types. */
  readonly #towardsField = (event: KeyboardEvent): void => {
    const field = this.root.querySelector<HTMLInputElement>("#entry");
    const at = document.activeElement;
    const isTyping =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at?.closest("dialog");
    if (!field || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^[\p{L}\p{N}]$/u.test(event.key)) field.focus();
  };

  /** Let the page open without a network: itself, what it has loaded, and what it may need. */
  async #keepPage(): Promise<void> {
    if (!("serviceWorker" in navigator)) return;
    try {
      await Promise.all([prepare(), prepareCamera()]);
      const base = this.settings.base;
      const registration = await navigator.serviceWorker.register(`${base}worker.js`, { scope: base });
      const worker = registration.active ?? registration.waiting ?? registration.installing;
      navigator.serviceWorker.addEventListener("message", (event: MessageEvent<{ kept?: boolean }>) => {
        this.isKept = event.data.kept === true || this.isKept;
        this.root.dataset.kept = String(this.isKept);
        this.draw();
      });
      const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
      worker?.postMessage({ page: location.href, parts });
    } catch {
      // A browser that keeps nothing still checks people in, as long as the page stays open.
    }
  }
}

function remembered(): Partial<Preferences> {
  try {
    return (JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}") as Partial<Preferences> | null) ?? {};
  } catch {
    return {};
  }
}
