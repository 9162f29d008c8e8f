// A form with data-once is sent once, however often its button is pressed while the answer is on its way.

export function listenForSubmits(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("once" in form.dataset) || event.defaultPrevented) return;
    if (form.ariaBusy === "true") event.preventDefault();
    form.ariaBusy = "true";
  });
  // Whoever comes back to the page may send again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) form.ariaBusy = null;
  });
}
