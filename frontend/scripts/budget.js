// Weighs what a public page may load unasked: the entry, its styles and every registered element with what it imports.
// What an element fetches later, when somebody plays a film or turns a fossil, is listed but not counted.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 100_000;
const ENTRY = "src/main.ts";

const manifest = JSON.parse(readFileSync("dist/manifest.json", "utf8"));
const weight = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;

/** The files of a module and of all that it imports, styles included. */
function files(name, found = new Set()) {
  const chunk = manifest[name];
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const other of chunk.imports ?? []) files(other, found);
  return found;
}

const elements = manifest[ENTRY].dynamicImports ?? [];
const counted = files(ENTRY);
for (const element of elements) files(element, counted);
const later = new Set();
for (const element of elements) {
  for (const name of manifest[element].dynamicImports ?? []) files(name, later);
}

const rows = [...counted].map((file) => [weight(file), file]).sort((a, b) => b[0] - a[0]);
const sum = rows.reduce((total, [bytes]) => total + bytes, 0);
for (const [bytes, file] of rows) console.log(`${String(bytes).padStart(8)}  ${file}`);
console.log(`${String(sum).padStart(8)}  of ${LIMIT} bytes, compressed`);
for (const file of later) if (!counted.has(file)) console.log(`${String(weight(file)).padStart(8)}  ${file} (when asked for)`);

if (sum > LIMIT) {
  console.error(`A public page may load ${LIMIT} bytes of scripts and styles; these are ${sum}.`);
  process.exit(1);
}
