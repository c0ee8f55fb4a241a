/** The way every loader and action goes: who asks, may he, what was posted; refusals become answers a page can show. */
import { data, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from "@remix-run/node";
import type { Accounts } from "../server/db/schema.ts";
import { membership, type Actor } from "../server/domain/command.ts";
import { mustBeInside } from "../server/domain/members/member-list.ts";
import type { Act } from "../server/domain/people.ts";
import { Refusal } from "../server/domain/refusal.ts";
import type { Calendar } from "./i18n/format.ts";
import { routePolicy, type PublicRoute, type RouteName } from "./route-policy.ts";
import type { FormFailure } from "./ui/field.tsx";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** A request that was let in: what loaders and actions work with. */
export interface Visit {
  context: AppLoadContext;
  ground: AppLoadContext["ground"];
  request: Request;
  params: Args["params"];
  /** Where the request came from, as the sessions of the domain want it. */
  client: { address: string; userAgent: string };
}

/** A visit of somebody who is signed in. */
export interface SignedInVisit extends Visit {
  actor: Actor;
  account: Accounts;
  /** The project of the address; empty outside of projects. */
  projectId: string;
}

type VisitOf<R extends RouteName> = R extends PublicRoute ? Visit : SignedInVisit;

/** What was posted, by field name; a field that is absent is an empty string. */
export interface Posted {
  get(name: string): string;
  has(name: string): boolean;
  /** A file; undefined when none was chosen. */
  file(name: string): Promise<Uint8Array | undefined>;
  /** Fields of one kind, by what follows the prefix in their names. */
  startingWith(prefix: string): Record<string, string>;
}

/** The time zone of pages that belong to no project. */
export const homeTimeZone = "Europe/Moscow";

/** Who is signed in. @throws Response leading to the sign-in page, and from there back to this one */
export function actorOf({ context, request }: Pick<Args, "context" | "request">): Actor {
  if (context.account) return { accountId: context.account.id };
  const { pathname, search } = new URL(request.url);
  const to = request.method === "GET" ? pathname + search : "/";
  throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
}

/** How days and hours are told on a page of this time zone. */
export function calendarOf(context: AppLoadContext, timeZone: string = homeTimeZone): Calendar {
  return { language: context.language, timeZone, now: context.ground.clock.now() };
}

async function admit<R extends RouteName>(route: R, args: Args): Promise<VisitOf<R>> {
  const { context, request, params } = args;
  const { ground, address, userAgent } = context;
  const visit: Visit = { context, ground, request, params, client: { address, userAgent } };
  const admission = routePolicy[route];
  if (admission === "public") return visit as VisitOf<R>;
  const actor = actorOf(args);
  const account = context.account!;
  if (admission === "administrator" && !account.isAdmin) throw new Refusal("not-found");
  if (admission === "inside") await mustBeInside(ground, actor);
  else if (admission !== "administrator" && admission !== "signed-in") {
    await membership(ground, actor, params.projectId ?? "", admission satisfies Act);
  }
  const signedIn: SignedInVisit = { ...visit, actor, account, projectId: params.projectId ?? "" };
  return signedIn as VisitOf<R>;
}

/** A refusal as the answer of a whole page: the error boundary shows its sentence under its status. */
export function refusalResponse(refusal: Refusal, args: Pick<Args, "context" | "request">) {
  if (refusal.code === "signed-out") return redirect("/sign-in");
  const { code, status } = refusal;
  return data({ code, message: refusal.sentence(args.context.language) }, { status });
}

/** Lets the reader of a route in and reads for him. @throws Response for refusals */
export async function pageData<R extends RouteName, T>(
  route: R,
  args: LoaderFunctionArgs,
  read: (visit: VisitOf<R>) => T | Promise<T>,
): Promise<T> {
  try {
    return await read(await admit(route, args));
  } catch (error) {
    if (error instanceof Refusal) throw refusalResponse(error, args);
    throw error;
  }
}

/** Never sent back to the page. */
const secretFields = new Set(["password", "current", "code", "token", "passkey"]);

async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Refusal("wrong-form");
  }
}

function postedOf(form: FormData): Posted {
  const get = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    get,
    has: (name) => form.has(name),
    file: async (name) => {
      const value = form.get(name);
      // Without a choice browsers send a file of no name and no bytes.
      if (!(value instanceof File) || (value.name === "" && value.size === 0)) return undefined;
      return new Uint8Array(await value.arrayBuffer());
    },
    startingWith: (prefix) =>
      Object.fromEntries(
        [...form.keys()]
          .filter((name) => name.startsWith(prefix))
          .map((name) => [name.slice(prefix.length), get(name)]),
      ),
  };
}

function failureOfRefusal(refusal: Refusal, form: FormData, context: AppLoadContext): FormFailure {
  const values = [...form].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && !secretFields.has(pair[0]),
  );
  const { code, field } = refusal;
  return { error: { code, message: refusal.sentence(context.language), field }, values: Object.fromEntries(values) };
}

/**
 * Lets the author of a form in and does what it asks. A refusal answers with its status and with what was typed, so that
 * the form keeps it; a page that must not be known answers 404.
 */
export async function formAction<R extends RouteName, T>(
  route: R,
  args: ActionFunctionArgs,
  work: (posted: Posted, visit: VisitOf<R>) => T | Promise<T>,
) {
  let form = new FormData();
  try {
    const visit = await admit(route, args);
    form = await readForm(args.request);
    return await work(postedOf(form), visit);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "not-found" || error.code === "signed-out") throw refusalResponse(error, args);
    return data(failureOfRefusal(error, form, args.context), { status: error.status });
  }
}

/** Chooses among the deeds of one page by the posted `intent`. @throws Refusal invalid */
export function byIntent<T>(posted: Posted, deeds: Record<string, () => Promise<T>>): Promise<T> {
  const deed = Object.hasOwn(deeds, posted.get("intent")) ? deeds[posted.get("intent")] : undefined;
  if (!deed) throw new Refusal("invalid", { fields: "intent" });
  return deed();
}
