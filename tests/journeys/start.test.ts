import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { startServer } from "../helpers/server.ts";
import { runProgram, temporaryFolder } from "../ops/installation.ts";

it("an operator whose port is taken reads one sentence", async () => {
  const neighbour = createServer().listen(0, "127.0.0.1");
  await once(neighbour, "listening");
  const { port } = neighbour.address() as AddressInfo;
  const env = { SVOD_DATA: await temporaryFolder(), PORT: String(port), LOG_LEVEL: "silent" };
  const ended = await runProgram("build/main.js", [], env);
  neighbour.close();
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/^listen EADDRINUSE[^\n]+\n$/);
});

it("a demonstration served as a real installation warns its operator, and both local addresses sign in", async () => {
  const server = await startServer({ demo: "whole", env: { SVOD_DEMO: "0" } });
  expect(server.output()).toContain("its passwords are known to everybody");
  const { port } = new URL(server.origin);
  for (const origin of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
    const answer = await fetch(`${server.origin}/api/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin },
      body: JSON.stringify({ email: "owner@demo.example", password: "svod-demo" }),
    });
    expect(answer.status).toBe(200);
  }
});
