// A table wider than its frame scrolls sideways; the keyboard must be able to do that too.

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

function nearestHeading(frame: HTMLElement): string {
  const section = frame.closest("section, main");
  return section?.querySelector("h1, h2, h3")?.textContent.trim() ?? "";
}
