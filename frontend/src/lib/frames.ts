// A table wider than its frame scrolls sideways; the keyboard must be able to do that too. So does navigation.

export function openFramesToKeyboard(root: ParentNode = document): void {
  for (const frame of root.querySelectorAll<HTMLElement>(".table-frame")) {
    const scrolls = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
    if (scrolls) {
      frame.tabIndex = 0;
      const name = frame.querySelector("caption")?.textContent.trim() ?? nearestHeading(frame);
      if (name) {
        frame.role = "region";
        frame.ariaLabel = name;
      }
    } else frame.removeAttribute("tabindex");
  }
}

/** Navigation of organizers is a row that scrolls on phones; it starts where the reader is. */
export function showCurrentPage(root: ParentNode = document): void {
  const links = root.querySelectorAll<HTMLElement>(":is(.desk-nav, nav.tab-list) [aria-current]");
  for (const link of links) {
    const row = link.closest<HTMLElement>("ul, .tab-list");
    if (!row) continue;
    const [place, frame] = [link.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += place.left + place.width / 2 - (frame.left + frame.width / 2);
  }
}

function nearestHeading(frame: HTMLElement): string {
  const section = frame.closest("section, main");
  return section?.querySelector("h1, h2, h3")?.textContent.trim() ?? "";
}
