/** The heart of the texts worker in the test's own process: a real log on disk, a clock set by hand, everything said. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import * as Y from "yjs";
import { emptyDocument, type DocNode } from "../../content/schema/document.ts";
import { schemaVersion } from "../../content/schema/version.ts";
import { TextsCore, type CoreOptions, type Spoken } from "../../server/texts/core.ts";
import { readSync, rootName, syncStep1, syncStep2, syncUpdate, writeSync } from "../../server/texts/messages.ts";
import { openUpdateLog } from "../../server/texts/update-log.ts";

export interface TestCore {
  core: TextsCore;
  /** Everything said since the last look. */
  said(): Spoken[];
  troubles: string[];
  /** Moves the clock, ms. */
  advance(ms: number): void;
  folder: string;
  file: string;
  /** Makes a text. */
  create(doc?: DocNode): string;
  /** Opens a socket; answers its number. */
  open(text: string, user: string): number;
  /** Delivers an update and answers the close code, if that is what it led to. */
  deliver(socket: number, update: Uint8Array, right?: { mayWrite?: boolean; locked?: boolean }): number | undefined;
  /** A copy of the text as a newcomer gets it. */
  copy(text: string): Y.Doc;
  /** Stops and opens the same data anew. */
  reopen(): void;
}

/** Opens a core over a new folder, or a given one; the test's end closes it. */
export function openCore(given: Partial<CoreOptions> = {}, folder?: string): TestCore {
  const own = folder ?? mkdtempSync(path.join(tmpdir(), "svod-core-"));
  const file = path.join(own, "texts.db");
  const spoken: Spoken[] = [];
  const troubles: string[] = [];
  let now = Date.parse("2026-03-02T09:00:00.000Z");
  let made = 0;
  let sockets = 0;

  function start(): TextsCore {
    return new TextsCore({
      log: openUpdateLog(file, schemaVersion),
      forms: {},
      now: () => new Date(now),
      id: () => `id-${++made}`,
      speak: (said) => void spoken.push(...said),
      trouble: (what) => void troubles.push(what),
      ...{ deriveMs: 400, deriveLongestMs: 2000, pauseMs: 30_000, longestMs: 300_000, idleMs: 60_000 },
      ...given,
    });
  }

  let core = start();
  onTestFinished(() => {
    core.stop();
    if (!folder) rmSync(own, { recursive: true, force: true });
  });
  const said = () => {
    core.flush();
    return spoken.splice(0);
  };
  return {
    get core() {
      return core;
    },
    said,
    troubles,
    advance: (ms) => void (now += ms),
    folder: own,
    file,
    create(doc = emptyDocument()) {
      const id = `text${++made}`;
      core.create([{ id, doc }], "author");
      return id;
    },
    open(text, user) {
      core.open(++sockets, text, user, undefined, true);
      return sockets;
    },
    deliver(socket, update, { mayWrite = true, locked = false } = {}) {
      said();
      core.frame(socket, writeSync(syncUpdate, update), mayWrite, locked);
      const answer = said().find((one) => one.to === "close" && one.socket === socket);
      return answer?.to === "close" ? answer.code : undefined;
    },
    copy(text) {
      const doc = new Y.Doc();
      doc.getXmlFragment(rootName);
      const socket = ++sockets;
      core.open(socket, text, "reader", undefined, false);
      core.frame(socket, writeSync(syncStep1, Y.encodeStateVector(doc)), false, false);
      for (const one of said()) {
        if (one.to !== "socket" || one.socket !== socket) continue;
        const { step, payload } = readSync(one.frame);
        if (step === syncStep2) Y.applyUpdate(doc, payload);
      }
      core.close(socket);
      return doc;
    },
    reopen() {
      core.stop();
      core = start();
    },
  };
}

/** The update that an edit of a copy makes. */
export function edited(copy: Y.Doc, edit: (fragment: Y.XmlFragment) => void): Uint8Array {
  const before = Y.encodeStateVector(copy);
  copy.transact(() => edit(copy.getXmlFragment(rootName)));
  return Y.encodeStateAsUpdate(copy, before);
}
