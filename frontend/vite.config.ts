// Builds src/ into dist/ with a manifest that django-vite reads; also the home of the vitest settings.
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Relative, so that the files work below any STATIC_URL.
  base: "./",
  build: {
    outDir: "dist",
    manifest: "manifest.json",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ["src/main.ts", "src/service-worker.ts", "src/styles/organize.css", "src/styles/editor.css"],
      output: {
        // Browsers know a service worker by its address, so that one keeps its name.
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { origin: "http://localhost:5173" },
  test: {
    environment: "jsdom",
    setupFiles: ["vitest.setup.ts"],
    include: ["src/**/*.test.ts"],
    restoreMocks: true,
  },
});
