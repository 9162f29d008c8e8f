// <sy-own-zone>: until somebody chooses a time zone, pages show times in the zone of their device.
// The server knows that zone only from a cookie, so the first page that carries times is loaded once more.
import { getCookie, setCookie } from "../lib/cookies.ts";
import { deviceTimeZone, timeZone } from "../lib/time.ts";

export class OwnZone extends HTMLElement {
  connectedCallback(): void {
    if (this.hasAttribute("chosen") || getCookie("tz") !== undefined) return;
    const own = deviceTimeZone();
    if (own === timeZone()) return;
    setCookie("tz", own);
    // Where cookies are off, the zone that the page names stays the true one.
    if (getCookie("tz") === own) this.reload();
  }

  protected reload(): void {
    location.reload();
  }
}

customElements.define("sy-own-zone", OwnZone);
