/** Configuration: only from the environment, validated at start. */
import path from "node:path";
import { z } from "zod";

const megabyte = 1024 * 1024;

const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address starting with ${protocols.map((p) => `${p}//`).join(" or ")}`,
  });

const environment = z.object({
  /** Port to listen on; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address to listen on. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Folder for databases and files. */
  SVOD_DATA: z.string().min(1).default("data"),
  /** The one origin people open, e.g. https://svod.example.com; default http://localhost:PORT. */
  SVOD_ORIGIN: url(["http:", "https:"])
    .refine((value) => !URL.canParse(value) || new URL(value).origin === value, {
      message: "must have no path and no trailing slash",
    })
    .optional(),
  /** smtp://user:password@host:port; without it letters wait in the outbox. */
  SMTP_URL: url(["smtp:", "smtps:"]).optional(),
  /** The From of letters. */
  MAIL_FROM: z.string().min(3).default("Свод <svod@localhost>"),
  /** How many proxies in front are ours; 0 ignores forwarded headers. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** The largest file attached to a text, MB. */
  SVOD_FILE_MB: z.coerce.number().int().min(1).max(500).default(20),
  /** The largest image in a text, MB. */
  SVOD_IMAGE_MB: z.coerce.number().int().min(1).max(100).default(10),
  /** All files of one project together, MB. */
  SVOD_PROJECT_FILES_MB: z.coerce.number().int().min(1).max(1_000_000).default(2000),
  /** A demonstration database with known passwords. */
  SVOD_DEMO: flag.default(false),
  SVOD_DEMO_PASSWORD: z.string().min(8).default("svod-demo"),
  /** Development: pages come from Vite with hot replacement. */
  SVOD_DEV: flag.default(false),
  /** How long a shutdown waits for requests and commits, in seconds. */
  SHUTDOWN_SECONDS: z.coerce.number().int().min(1).max(300).default(20),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** Exact origins accepted; the first is the one written into letters. Without SVOD_ORIGIN filled in by listening. */
  origins: string[];
  secureCookies: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  trustedProxyHops: number;
  logLevel: string;
  /** How large images and attachments may be, bytes. */
  fileLimits: { file: number; image: number; project: number };
  demo: boolean;
  demoPassword: string;
  dev: boolean;
  shutdownSeconds: number;
}

/** A wrong value in the environment, as one sentence. */
export class ConfigError extends Error {}

/** Reads the configuration. @throws ConfigError with one sentence naming the variable */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const read = environment.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new ConfigError(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const value = read.data;
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: path.resolve(value.SVOD_DATA),
    origins: value.SVOD_ORIGIN ? [value.SVOD_ORIGIN] : [],
    secureCookies: value.SVOD_ORIGIN?.startsWith("https:") ?? false,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    trustedProxyHops: value.TRUSTED_PROXY_HOPS,
    logLevel: value.LOG_LEVEL,
    fileLimits: {
      file: value.SVOD_FILE_MB * megabyte,
      image: value.SVOD_IMAGE_MB * megabyte,
      project: value.SVOD_PROJECT_FILES_MB * megabyte,
    },
    demo: value.SVOD_DEMO,
    demoPassword: value.SVOD_DEMO_PASSWORD,
    dev: value.SVOD_DEV,
    shutdownSeconds: value.SHUTDOWN_SECONDS,
  };
}
