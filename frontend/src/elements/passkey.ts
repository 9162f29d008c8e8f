// <sy-passkey act="create|get"> around a form with a hidden "credential" and a button: asks the
// device for a passkey, then sends the form. What to ask stands in a JSON script inside the element,
// or comes from the address in `options`.
import { gettext } from "../lib/i18n.ts";
import { create, get, type CreationJSON, type RequestJSON } from "../lib/passkeys.ts";

interface Options { creation_options?: CreationJSON; request_options?: RequestJSON }

export class Passkey extends HTMLElement {
  #busy = false;

  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>("button[data-passkey]");
    if (!button) return;
    if (typeof PublicKeyCredential === "undefined") {
      button.disabled = true;
      this.#say(gettext("This browser cannot use passkeys."));
      return;
    }
    button.addEventListener("click", (event) => {
      event.preventDefault();
      void this.#ask();
    });
    // Enter in the field of the name does what the button does, not what an empty form would.
    this.querySelector("form")?.addEventListener("submit", (event) => {
      if (this.#field?.value) return;
      event.preventDefault();
      void this.#ask();
    });
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input[name=credential]");
  }

  async #ask(): Promise<void> {
    const field = this.#field;
    if (!field?.form || this.#busy) return;
    this.#busy = true;
    this.#say("");
    try {
      const options = await this.#options();
      field.value = JSON.stringify(await this.#answer(options));
      field.form.requestSubmit();
    } catch (reason) {
      field.value = "";
      this.#say(explanation(reason));
    } finally {
      this.#busy = false;
    }
  }

  async #options(): Promise<Options> {
    const address = this.getAttribute("options");
    if (!address) return JSON.parse(this.querySelector("script")?.textContent ?? "{}") as Options;
    const response = await fetch(address, {
      headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    });
    if (!response.ok) throw new Error(String(response.status));
    return await response.json() as Options;
  }

  async #answer(options: Options): Promise<object> {
    if (this.getAttribute("act") === "create" && options.creation_options) {
      return await create(options.creation_options);
    }
    if (options.request_options) return await get(options.request_options);
    throw new Error("Nothing to ask.");
  }

  #say(words: string): void {
    const place = this.querySelector("[role=status]");
    if (place) place.textContent = words;
  }
}

function explanation(reason: unknown): string {
  const name = reason instanceof DOMException ? reason.name : "";
  if (name === "InvalidStateError") return gettext("This device has a passkey for this account already.");
  if (name === "NotAllowedError") return gettext("No passkey was given. Try again, or use another way.");
  if (name === "SecurityError") return gettext("Passkeys do not work at this address.");
  return gettext("That did not work. Please try again.");
}

customElements.define("sy-passkey", Passkey);
