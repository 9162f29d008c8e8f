import { expect, test } from "vitest";
import { blurUp } from "./blur.ts";

function imageIn(html: string): HTMLImageElement {
  document.body.innerHTML = html;
  const image = document.querySelector("img");
  if (!image) throw new Error("no image");
  Object.defineProperty(image, "complete", { value: false });
  return image;
}

test("a picture that has not come shows its blur, and no longer once it is there", () => {
  const image = imageIn('<img data-blur="data:image/webp;base64,AAAA" alt="">');
  blurUp(document);
  expect(image.style.backgroundImage).toContain("data:image/webp;base64,AAAA");
  expect(image.classList.contains("coming")).toBe(true);
  image.dispatchEvent(new Event("load"));
  expect(image.style.backgroundImage).toBe("");
  expect(image.classList.contains("coming")).toBe(false);
});

test("nothing but a small picture in the page itself is taken for a blur", () => {
  const image = imageIn('<img data-blur="https://elsewhere.example/pixel.png" alt="">');
  blurUp(document);
  expect(image.style.backgroundImage).toBe("");
});
