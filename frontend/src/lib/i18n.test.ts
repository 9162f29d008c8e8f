import { afterEach, expect, test } from "vitest";
import { formatNumber, gettext, interpolate, language, ngettext, pgettext } from "./i18n.ts";

afterEach(() => {
  delete window.django;
  document.documentElement.lang = "en";
});

test("speaks English without a catalog", () => {
  expect(gettext("Ask a question")).toBe("Ask a question");
  expect(ngettext("one vote", "%(count)d votes", 1)).toBe("one vote");
  expect(ngettext("one vote", "%(count)d votes", 0)).toBe("%(count)d votes");
  expect(pgettext("verb", "Watch")).toBe("Watch");
});

test("asks Django's catalog when there is one", () => {
  window.django = { gettext: (text) => `«${text}»` };
  expect(gettext("Ask")).toBe("«Ask»");
});

test("fills placeholders and leaves unknown ones alone", () => {
  expect(interpolate("%(count)d of %(all)s, 100%% sure, %(who)s", { count: 1234, all: "many" })).toBe(
    "1,234 of many, 100% sure, %(who)s",
  );
});

test("writes numbers in the page's language", () => {
  document.documentElement.lang = "fr";
  expect(formatNumber(233000)).toBe("233\u202f000");
  document.documentElement.lang = "zh-hans";
  expect(language()).toBe("zh-Hans");
});
