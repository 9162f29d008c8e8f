// Which addresses of ours may have a copy on the device: pages of a program that are the same for everybody.

const PROGRAM = /^\/([a-z-]+)\/([\w-]+)\/program\/(?:[^.]*\/)?$/;
const PERSONAL = /\/stars?\/$/;

/** Language and edition of a page of a program; undefined for every other address. */
export function programAt(address: string | URL): { language: string; edition: string } | undefined {
  const { pathname } = new URL(address);
  const [, language, edition] = PROGRAM.exec(pathname) ?? [];
  if (language === undefined || edition === undefined || PERSONAL.test(pathname)) return undefined;
  return { language, edition };
}

/** What a page's copy is found by: without the zone, which is in the copy, and the place on the page. */
export function copyKey(address: string | URL): string {
  const url = new URL(address);
  url.hash = "";
  url.searchParams.delete("tz");
  return url.href;
}

/** Where a stranger gets a page in a zone: no cookie is sent along, so the zone stands in the address. */
export function strangersAddress(address: string | URL, zone: string): string {
  const url = new URL(copyKey(address));
  url.searchParams.set("tz", zone);
  return url.href;
}

/** The page that holds the whole program of the same edition and language. */
export function wholeProgram(address: string | URL): string | undefined {
  const program = programAt(address);
  if (!program) return undefined;
  return new URL(`/${program.language}/${program.edition}/program/list/`, address).href;
}

/** Styles, scripts, typefaces and translations: what a page needs besides itself. */
export function isPart(address: string, origin: string): boolean {
  const url = new URL(address);
  return (
    url.origin === origin && (url.pathname.startsWith("/static/") || url.pathname.endsWith("/messages.js"))
  );
}

/** A page that says itself of when its copy is. */
export function datedCopy(page: string, keptAt: string): string {
  return page.replace("<sy-offline ", `<sy-offline kept="${keptAt}" `);
}

/** A copy's links lead on without the zone that the copy was asked for in: the visitor's own choice holds again. */
export function withoutZone(page: string, zone: string): string {
  const asked = [`tz=${encodeURIComponent(zone)}`, `tz=${zone}`];
  const links = page.replaceAll(/href="([^"#]*)\?([^"#]*)/g, (link, path: string, query: string) => {
    const words = query.split("&amp;");
    const kept = words.filter((word) => !asked.includes(word));
    if (kept.length === words.length) return link;
    return `href="${path}${kept.length ? `?${kept.join("&amp;")}` : ""}`;
  });
  return links.replaceAll(`<input type="hidden" name="tz" value="${zone}">`, "");
}
