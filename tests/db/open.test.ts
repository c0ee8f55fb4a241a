import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import { installationCommand } from "../../server/domain/command.ts";
import { openTestGround } from "../helpers/ground.ts";

/** Another process's moment: takes the write lock, says so, and lets it go after a while. */
const holder = `
  const { parentPort, workerData } = require("node:worker_threads");
  const db = new (require("better-sqlite3"))(workerData.file);
  db.exec("BEGIN IMMEDIATE");
  parentPort.postMessage("held");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  db.exec("COMMIT");
  db.close();
`;

test("a command that meets another writer waits for him and is carried out", async () => {
  const ground = await openTestGround();
  const file = path.join(ground.config.dataDir, "facts.db");
  const worker = new Worker(holder, { eval: true, workerData: { file } });
  onTestFinished(async () => void (await worker.terminate()));
  await once(worker, "message");
  await installationCommand(ground, "", async ({ q, journal }) => {
    await q.selectFrom("accounts").selectAll().execute();
    await journal({ kind: "account.created", about: "a" });
  });
  const entries = await ground.facts.selectFrom("journal").select("about").execute();
  expect(entries).toEqual([{ about: "a" }]);
});
