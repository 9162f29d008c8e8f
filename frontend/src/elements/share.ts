// <sy-share> around a button [data-share]: hands the page on by the device's own means, where it has some.

export class Share extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>("[data-share]");
    if (!button || typeof navigator.share !== "function") return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const address = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href;
      // Whoever closes the sheet has changed their mind: nothing to say.
      navigator.share({ title: document.title, url: address }).catch(() => undefined);
    });
  }
}

customElements.define("sy-share", Share);
