import { describe, expect, it } from "vitest";
import type { Finding, Severity } from "./contract.ts";
import { chosen, grouped, isUnfolded } from "./findings-list.ts";

const finding = (key: string, rule: string, severity: Severity, reason = ""): Finding => ({
  key,
  rule,
  severity,
  text: key,
  sessions: [],
  repairs: [],
  reason,
});

const FINDINGS = [
  finding("1", "translation_missing", "warn"),
  finding("2", "room_overlap", "block"),
  finding("3", "no_track", "note"),
  finding("4", "translation_missing", "warn"),
  finding("5", "room_overlap", "block", "A festival"),
];

describe("findings", () => {
  it("are folded by rule, the gravest first", () => {
    const groups = grouped(chosen(FINDINGS, "")).map(({ key, findings }) => [
      key,
      findings.map((one) => one.key),
    ]);
    expect(groups).toEqual([
      ["block room_overlap", ["2"]],
      ["warn translation_missing", ["1", "4"]],
      ["note no_track", ["3"]],
    ]);
  });

  it("stand open when they block, when they stand alone, or when somebody has unfolded them", () => {
    const [block, warn] = grouped(chosen(FINDINGS, ""));
    if (!block || !warn) throw new Error("two groups are expected");
    expect(isUnfolded(block, 3, new Map())).toBe(true);
    expect(isUnfolded(warn, 3, new Map())).toBe(false);
    expect(isUnfolded(warn, 1, new Map())).toBe(true);
    expect(isUnfolded(warn, 3, new Map([[warn.key, true]]))).toBe(true);
    expect(isUnfolded(block, 3, new Map([[block.key, false]]))).toBe(false);
  });

  it("that are signed for stand apart", () => {
    expect(grouped(chosen(FINDINGS, "waived")).map(({ key }) => key)).toEqual(["block room_overlap"]);
  });
});
