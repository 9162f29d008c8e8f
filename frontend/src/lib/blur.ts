// Blur-up: until a picture has come, its few blurred pixels (data-blur, a data: address) stand in its place.

export function blurUp(root: ParentNode): void {
  for (const image of root.querySelectorAll<HTMLImageElement>("img[data-blur]")) {
    const placeholder = image.dataset.blur ?? "";
    delete image.dataset.blur;
    if (image.complete || !placeholder.startsWith("data:image/")) continue;
    image.style.backgroundImage = `url("${placeholder}")`;
    image.classList.add("coming");
    const clear = (): void => {
      image.style.backgroundImage = "";
      image.classList.remove("coming");
    };
    image.addEventListener("load", clear, { once: true });
    image.addEventListener("error", clear, { once: true });
  }
}
