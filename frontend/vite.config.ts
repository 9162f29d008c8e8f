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
      input: [
        "src/checkin/check-in-worker.ts",
        "src/embed/program.ts",
        "src/main.ts",
        "src/service-worker.ts",
        "src/styles/organize.css",
        "src/styles/editor.css",
      ],
      output: {
        // Browsers know a service worker by its address, and pages of others name the widget's: these keep their names.
        entryFileNames: ({ name, facadeModuleId }) => {
          if (name === "service-worker" || name === "check-in-worker") return "[name].js";
          return facadeModuleId?.endsWith("/embed/program.ts")
            ? "embed/program.js"
            : "assets/[name]-[hash].js";
        },
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
