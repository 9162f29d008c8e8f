// Translated messages: thin doors to Django's catalog (`/messages.js`), English when it is missing.

interface Catalog {
  gettext: (text: string) => string;
  ngettext: (singular: string, plural: string, count: number) => string;
  pgettext: (context: string, text: string) => string;
}

declare global {
  interface Window {
    django?: Partial<Catalog>;
  }
}

const catalog = (): Partial<Catalog> => window.django ?? {};

export function gettext(text: string): string {
  return catalog().gettext?.(text) ?? text;
}

export function ngettext(singular: string, plural: string, count: number): string {
  return catalog().ngettext?.(singular, plural, count) ?? (count === 1 ? singular : plural);
}

export function pgettext(context: string, text: string): string {
  return catalog().pgettext?.(context, text) ?? text;
}

/** Fill `%(name)s` and `%(name)d` from `values`; `%%` is a percent sign. Numbers are written in the page's language. */
export function interpolate(text: string, values: Record<string, string | number>): string {
  return text.replace(/%%|%\((\w+)\)[sd]/g, (match, name: string | undefined) => {
    if (name === undefined) return "%";
    const value = values[name];
    if (value === undefined) return match;
    return typeof value === "number" ? formatNumber(value) : value;
  });
}

/** The page's language as Intl wants it: `zh-hans` becomes `zh-Hans`. */
export function language(): string {
  const [code] = Intl.getCanonicalLocales(document.documentElement.lang || "en");
  return code ?? "en";
}

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** Arabic pages keep the digits that the server writes. */
export function locale(): string {
  const code = language();
  return code.startsWith("ar") ? `${code}-u-nu-latn` : code;
}
