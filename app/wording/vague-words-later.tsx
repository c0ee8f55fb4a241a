/** Hints of vague words come when an editor stands: writing never waits for them. */
import { lazy, Suspense } from "react";
import type { VagueWordsProps } from "./vague-words.tsx";

// Whoever cannot load them now writes without hints.
const VagueWords = lazy(() => import("./vague-words.tsx").catch(() => ({ default: () => null })));

function VagueWordsLater(props: VagueWordsProps) {
  return (
    <Suspense fallback={null}>
      <VagueWords {...props} />
    </Suspense>
  );
}

/** For an editor's `beside`. */
export function hintsBeside(editor: VagueWordsProps["editor"], tools: VagueWordsProps["tools"]) {
  return <VagueWordsLater {...{ editor, tools }} />;
}
