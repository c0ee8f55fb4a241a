/** The Vite config of the app; `remix vite:build --config remix.config.js` and the development server both read it. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

const frame = /\/app\/(project\/(side|block-status)|ui\/icon|topbar)\.tsx$/;

/** Icons that every page shows are one file: in files of their own they weigh twice as much, and are a request each. */
function iconsOfTheFrame(id, { getModuleInfo }) {
  if (!id.includes("/lucide-react/dist/esm/icons/")) return undefined;
  return getModuleInfo(id)?.importers.some((file) => frame.test(file)) ? "frame-icons" : undefined;
}

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        // Its /__manifest endpoint can be made to do unbounded work.
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  // Everything comes from our own server as files: the Content-Security-Policy allows no data: fonts or styles.
  build: {
    ...{ target: "es2022", assetsInlineLimit: 0, sourcemap: false },
    rollupOptions: { output: { manualChunks: iconsOfTheFrame } },
  },
  optimizeDeps: {
    // Each icon is a module of its own: bundled beforehand one by one they would make the browser reload.
    exclude: ["lucide-react"],
    include: [
      "i18next",
      "react-aria-components",
      "yjs",
      "y-websocket",
      "y-protocols/awareness",
      "@tiptap/core",
      "@tiptap/react",
      "@tiptap/extension-collaboration",
      "@tiptap/extension-list",
      "@tiptap/extension-table",
      "@tiptap/y-tiptap",
    ],
  },
});
