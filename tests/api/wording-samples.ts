/** Good requests for the endpoints of vague words, and what has to be so before each of them is good. */
import type { Actor } from "../../server/domain/command.ts";
import { keepWord } from "../../server/domain/wording/keeping.ts";
import type { TestGround } from "../helpers/ground.ts";
import { writeRequirements } from "../helpers/requirements.ts";

/** A kept word. */
export interface WordingIds {
  j: string;
}

interface Stage {
  ground: TestGround;
  made: { manager: Actor };
  ids: { p: string; t: string; c: string };
}

const word = { marker: "ru/fast", sentence: "быстро", reason: "Замер в критерии" };

async function written({ ground, made, ids }: Stage) {
  await writeRequirements(ground, made.manager, ids.t, { uuid: "here", statement: "Быстро." });
  return {};
}

export const wordingPreparations = {
  "get /projects/:p/wording/hints": written,
  "post /projects/:p/requirements/:c/kept-words": written,
  "delete /projects/:p/kept-words/:j": async (stage: Stage) => {
    await written(stage);
    const { ground, made, ids } = stage;
    return { j: (await keepWord(ground, made.manager, ids.p, ids.c, word)).id };
  },
};

export const wordingSamples: Record<string, () => { body?: unknown }> = {
  "get /projects/:p/wording/hints": () => ({}),
  "get /projects/:p/wording": () => ({}),
  "put /projects/:p/wording": () => ({ body: { off: false, markersOff: ["ru/fast"] } }),
  "post /projects/:p/requirements/:c/kept-words": () => ({ body: word }),
  "delete /projects/:p/kept-words/:j": () => ({}),
};
