import { expect, test } from "vitest";
import { sizeOf } from "./projector.ts";

test("long questions stand smaller, and Chinese counts twice", () => {
  expect(sizeOf("How old is it?")).toBe("");
  expect(sizeOf("x".repeat(120))).toBe("long");
  expect(sizeOf("问".repeat(60))).toBe("long");
  expect(sizeOf("x".repeat(300))).toBe("very-long");
});
