// <sy-zone> around links with data-zone: keeps the chosen time zone in a cookie and shows the page in it.
// Where the device's zone is not offered yet, it is added as the first choice.
import { setCookie } from "../lib/cookies.ts";
import { gettext, interpolate } from "../lib/i18n.ts";
import { deviceTimeZone, timeZone } from "../lib/time.ts";

export class Zone extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", this.#choose);
    this.#offerDevice();
  }

  readonly #choose = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-zone]") : null;
    const zone = link?.dataset.zone;
    if (zone === undefined) return;
    event.preventDefault();
    setCookie("tz", zone);
    const address = new URL(location.href);
    address.searchParams.delete("tz");
    location.replace(address);
  };

  #offerDevice(): void {
    const own = deviceTimeZone();
    const list = this.querySelector("[data-zones]");
    if (
      !list ||
      [...list.querySelectorAll<HTMLElement>("[data-zone]")].some((link) => link.dataset.zone === own)
    )
      return;
    const link = document.createElement("a");
    link.href = `?tz=${encodeURIComponent(own)}`;
    link.dataset.zone = own;
    link.textContent = interpolate(gettext("Time of your device: %(zone)s"), {
      zone: own.replaceAll("_", " "),
    });
    if (own === timeZone()) link.setAttribute("aria-current", "true");
    list.prepend(link);
  }
}

customElements.define("sy-zone", Zone);
