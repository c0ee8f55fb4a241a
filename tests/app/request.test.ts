/** The door of every page: who is let in, and how a refusal answers. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { byIntent, formAction, pageData } from "../../app/request.ts";
import type { Accounts } from "../../server/db/schema.ts";
import { createAccount } from "../../server/domain/accounts/accounts.ts";
import { installationCommand } from "../../server/domain/command.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import type { RequestContext } from "../../server/http/context.ts";
import { openTestGround, type TestGround } from "../helpers/ground.ts";

let ground: TestGround;
beforeEach(async () => {
  ground = await openTestGround();
});
afterEach(() => ground.close());

function person(isAdmin = false): Promise<Accounts> {
  const id = ground.random.id();
  const given = { id, email: `${id}@svod.test`, name: "Анна", language: "ru" as const, passwordHash: null, isAdmin };
  return installationCommand(ground, id, (command) => createAccount(ground, command, given));
}

function contextOf(account: Accounts | null): RequestContext {
  return {
    ground,
    account,
    nonce: "",
    sessionId: null,
    language: "ru",
    theme: "system",
    address: "127.0.0.1",
    userAgent: "",
    origin: "http://svod.test",
    place: 0,
    rendered: new Map(),
    setCookie: () => undefined,
  };
}

function args(account: Accounts | null, path: string, init?: RequestInit, params: Record<string, string> = {}) {
  return { context: contextOf(account), request: new Request(`http://svod.test${path}`, init), params } as never;
}

function form(fields: Record<string, string>): RequestInit {
  return { method: "POST", body: new URLSearchParams(fields) };
}

/** What a door threw: a Response, or Remix data with a status. */
async function thrown(work: Promise<unknown>): Promise<{ status: number; location: string | null }> {
  const answer = (await work.then(
    () => expect.fail("nothing was thrown"),
    (error: unknown) => error,
  )) as Response | { init: { status: number } };
  return answer instanceof Response
    ? { status: answer.status, location: answer.headers.get("Location") }
    : { status: answer.init.status, location: null };
}

describe("who is let in", () => {
  test("a stranger is led to sign in and from there back to where he was going", async () => {
    const answer = await thrown(pageData("profile", args(null, "/profile?tab=1"), () => "seen"));
    expect(answer).toEqual({ status: 302, location: `/sign-in?to=${encodeURIComponent("/profile?tab=1")}` });
  });

  test("a public page opens for a stranger", async () => {
    await expect(pageData("sign-in", args(null, "/sign-in"), () => "seen")).resolves.toBe("seen");
  });

  test("an administrator's page does not exist for others", async () => {
    expect((await thrown(pageData("accounts", args(await person(), "/accounts"), () => "seen"))).status).toBe(404);
    await expect(pageData("accounts", args(await person(true), "/accounts"), () => "seen")).resolves.toBe("seen");
  });

  test("unknown projects and other people's projects answer the same 404", async () => {
    const there = args(await person(), "/projects/nowhere", undefined, { projectId: "nowhere" });
    expect((await thrown(pageData("projects.$projectId", there, () => "seen"))).status).toBe(404);
  });

  test("a refusal of the domain becomes a page of its status", async () => {
    const refuse = () => {
      throw new Refusal("invitation-expired");
    };
    expect((await thrown(pageData("invitation", args(null, "/invitation"), refuse))).status).toBe(410);
  });

  test("anything else stays an error", async () => {
    const fail = () => {
      throw new Error("broken");
    };
    await expect(pageData("invitation", args(null, "/invitation"), fail)).rejects.toThrow("broken");
  });
});

describe("forms", () => {
  const refuse = () => {
    throw new Refusal("bad-email", {}, "email");
  };

  test("a refused form answers 422 with the sentence, its field and what was typed, but never secrets", async () => {
    const posted = form({ email: "плохо", name: "Анна", password: "тайна", token: "тайна", code: "123456" });
    const answer = await formAction("sign-in", args(null, "/sign-in", posted), refuse);
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        error: { code: "bad-email", field: "email", message: expect.stringContaining("Укажите почту") as string },
        values: { email: "плохо", name: "Анна" },
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/тайна|123456/);
  });

  test("a body that is no form is refused with 415 and does nothing", async () => {
    const init = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } };
    let done = false;
    const answer = await formAction("sign-in", args(null, "/sign-in", init), () => (done = true));
    expect(answer).toMatchObject({ init: { status: 415 } });
    expect(done).toBe(false);
  });

  test("an unknown intent is refused, be it a name that every object has", async () => {
    const work = (intent: string) =>
      formAction("sign-in", args(null, "/sign-in", form({ intent })), (posted) =>
        byIntent(posted, { save: () => Promise.resolve("saved") }),
      );
    expect(await work("save")).toBe("saved");
    expect(await work("toString")).toMatchObject({ init: { status: 422 } });
  });

  test("a form posted to what must not be known answers 404", async () => {
    const posted = args(await person(), "/projects/nowhere/settings", form({}), { projectId: "nowhere" });
    expect((await thrown(formAction("projects.$projectId.settings", posted, () => "done"))).status).toBe(404);
  });
});
