// FLIP: children glide from where they were to where they are. Nothing moves for those who asked for that.
const DURATION = 200;

export function prefersStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Run `change`, which reorders the children of `list`, and let each child that moved glide to its new place. */
export function moveRows(list: Element, change: () => void): void {
  const before = new Map([...list.children].map((child) => [child, child.getBoundingClientRect().top]));
  change();
  if (prefersStillness()) return;
  for (const child of list.children) {
    const old = before.get(child);
    if (old === undefined) continue;
    const distance = old - child.getBoundingClientRect().top;
    if (distance !== 0) {
      child.animate([{ transform: `translateY(${distance}px)` }, { transform: "none" }], {
        duration: DURATION,
        easing: "cubic-bezier(0.2, 0.7, 0.2, 1)",
      });
    }
  }
}
