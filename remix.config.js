/** The Vite config of the app; `remix vite:build --config remix.config.js` and the development server both read it. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

/** What stands around pages, from the outside inwards: whoever has a page has the scripts of all that is around it. */
const frames = [
  ["door", /\/app\/(root|entry\.client)\.tsx/],
  ["frame", /\/app\/routes\/projects\.\$projectId\/route\.tsx/],
];

/** Modules that come with those whose names match, by way of imports that do not wait. */
function reached(match, { getModuleIds, getModuleInfo }) {
  const seen = new Set();
  const waiting = [...getModuleIds()].filter((id) => match.test(id));
  for (const id of waiting) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}

const reachedOnce = new Map();

/**
 * What every page has anyway is one file, and what every page of a project has is another: by dozens of small ones they weigh
 * more, and asking for them keeps a slow machine from showing the page.
 */
function framesAsFiles(id, graph) {
  for (const [name, match] of frames) {
    if (!reachedOnce.has(name)) reachedOnce.set(name, reached(match, graph));
    if (reachedOnce.get(name).has(id)) return name;
  }
  return undefined;
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
    rollupOptions: { output: { manualChunks: framesAsFiles } },
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
