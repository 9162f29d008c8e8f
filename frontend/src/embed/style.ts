// The widget's own few rules, in its shadow. Pages set --sy-ink, --sy-paper, --sy-accent and --sy-font from outside.

const RULES = `
:host{display:block;color:var(--sy-ink,inherit);background:var(--sy-paper,transparent);font:var(--sy-font,inherit);line-height:1.45}
.days{display:flex;flex-wrap:wrap;gap:.4em;margin-block-end:.8em}
button{font:inherit;color:inherit;background:none;border:1px solid currentColor;border-radius:3px;padding:.35em .8em;min-block-size:2.4em;cursor:pointer;opacity:.85}
button[aria-pressed=true]{opacity:1;box-shadow:inset 0 -3px var(--sy-accent,currentColor);font-weight:600}
ol{list-style:none;margin:0;padding:0}
li{display:grid;grid-template-columns:7.5em minmax(0,1fr);gap:0 1em;padding-block:.55em;border-block-start:1px solid color-mix(in srgb,currentColor 22%,transparent)}
li.on{box-shadow:inset 3px 0 var(--sy-accent,currentColor);padding-inline-start:.6em}
time{font-variant-numeric:tabular-nums;grid-row:span 2}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.15em}
li>a{font-weight:600;overflow-wrap:anywhere}
small{opacity:.85;grid-column:2;overflow-wrap:anywhere}
strong{display:block}
:focus-visible{outline:2px solid var(--sy-accent,currentColor);outline-offset:2px}
.foot{font-size:.88em;opacity:.85;margin-block:.8em 0}
@media (width<26rem){li{grid-template-columns:minmax(0,1fr)}small{grid-column:1}time{grid-row:auto}}
`;

let made: CSSStyleSheet | undefined;

/** A constructed sheet needs no permission from the page's content security policy. */
export function sheet(): CSSStyleSheet {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(RULES);
  }
  return made;
}
