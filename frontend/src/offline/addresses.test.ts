import { describe, expect, it } from "vitest";
import {
  copyKey,
  datedCopy,
  isPart,
  programAt,
  strangersAddress,
  wholeProgram,
  withoutZone,
} from "./addresses.ts";

const SITE = "https://example.org";

describe("addresses of copies", () => {
  it.each([
    ["/en/2021/program/", "2021"],
    ["/zh-hans/2021/program/list/?track=i", "2021"],
    ["/en/fosdem/program/sessions/a-talk/", "fosdem"],
    ["/en/2021/program/stars/", undefined],
    ["/en/2021/program/sessions/opening/star/", undefined],
    ["/en/2021/organize/program/", undefined],
    ["/en/2021/program.ics", undefined],
    ["/en/2021/program/slots.json", undefined],
    ["/en/2021/me/", undefined],
    ["/en/2021/", undefined],
  ])("%s", (path, edition) => {
    expect(programAt(SITE + path)?.edition).toBe(edition);
  });

  it("finds a copy whatever the zone and the place on the page", () => {
    const address = `${SITE}/en/2021/program/?track=i&tz=Asia%2FKathmandu#s-1`;
    expect(copyKey(address)).toBe(`${SITE}/en/2021/program/?track=i`);
    expect(strangersAddress(address, "Africa/Nairobi")).toBe(
      `${SITE}/en/2021/program/?track=i&tz=Africa%2FNairobi`,
    );
    expect(wholeProgram(address)).toBe(`${SITE}/en/2021/program/list/`);
  });

  it("keeps our own styles, scripts and translations alone", () => {
    expect(isPart(`${SITE}/static/assets/main-abc.js`, SITE)).toBe(true);
    expect(isPart(`${SITE}/fr/messages.js`, SITE)).toBe(true);
    expect(isPart(`${SITE}/media/works/reef.avif`, SITE)).toBe(false);
    expect(isPart("https://elsewhere.example/static/a.js", SITE)).toBe(false);
  });

  it("takes the zone out of a copy's links", () => {
    const zone = "Asia/Kathmandu";
    const field = `<input type="hidden" name="tz" value="${zone}">`;
    for (const [before, after] of [
      ['<a href="/a/?tz=Asia%2FKathmandu">', '<a href="/a/">'],
      ['<a href="?day=1&amp;tz=Asia/Kathmandu#s-1">', '<a href="?day=1#s-1">'],
      ['<a href="?tz=Asia%2FKathmandu&amp;q=a">', '<a href="?q=a">'],
      ['<a href="?tz=Asia/Shanghai">', '<a href="?tz=Asia/Shanghai">'],
      [`<p>?tz=${zone}${field}</p>`, `<p>?tz=${zone}</p>`],
    ] as const) {
      expect(withoutZone(before, zone)).toBe(after);
    }
  });

  it("dates a copy", () => {
    expect(datedCopy("<p><sy-offline worker='/w.js'>", "2021-12-14T02:00:00Z")).toBe(
      `<p><sy-offline kept="2021-12-14T02:00:00Z" worker='/w.js'>`,
    );
  });
});
