// What browsers have and jsdom lacks, as far as our elements use it.

Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.animate ??= () =>
  ({ finished: Promise.resolve(), cancel: () => undefined }) as unknown as Animation;
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
window.matchMedia ??= (query) =>
  ({
    media: query,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
