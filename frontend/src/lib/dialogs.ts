// <button data-opens="id"> opens that <dialog>; inside it, <button data-closes> or a click beside it closes it.

export function listenForDialogs(root: Document | HTMLElement = document): void {
  root.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const opener = target.closest<HTMLElement>("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens ?? "");
      if (dialog instanceof HTMLDialogElement) {
        event.preventDefault();
        dialog.showModal();
      }
    } else if (target.closest("[data-closes]") || target instanceof HTMLDialogElement) {
      // A click on the backdrop has the dialog itself as its target.
      target.closest("dialog")?.close();
    }
  });
}
