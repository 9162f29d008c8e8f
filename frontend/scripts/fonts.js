// Copies the typefaces of printed documents out of node_modules, which an installation does not keep.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";

const packages = {
  "noto-sans": ["400Regular/NotoSans_400Regular.ttf", "700Bold/NotoSans_700Bold.ttf"],
  "noto-sans-sc": ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"],
  "noto-sans-arabic": [
    "400Regular/NotoSansArabic_400Regular.ttf",
    "700Bold/NotoSansArabic_700Bold.ttf",
  ],
};

const target = new URL("../fonts-documents/", import.meta.url);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [name, files] of Object.entries(packages)) {
  const source = new URL(`../node_modules/@expo-google-fonts/${name}/`, import.meta.url);
  for (const file of files) copyFileSync(new URL(file, source), new URL(file.split("/")[1], target));
  copyFileSync(new URL("LICENSE_FONT", source), new URL(`LICENSE-${name}.txt`, target));
}
