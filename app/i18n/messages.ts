/** The types of messages: Russian is their source, English has to say all of the same. */
import type { ru } from "./ru.ts";

type Raw = typeof ru;
type Form = "one" | "few" | "many" | "other";
type CountedKey<K> = K extends `${infer Base}_${Form}` ? Base : never;
type PlainKey<K> = Exclude<K, `${string}_${Form}`> & string;
type Plain = PlainKey<keyof Raw>;
type Counted = CountedKey<keyof Raw>;

/** What can be said: plain keys, and keys that choose their form by `count`. */
export type MessageKey = Plain | Counted;

/** The same messages in English, which has two plural forms. */
export type EnglishOf<Table> = Record<PlainKey<keyof Table> | `${CountedKey<keyof Table>}_${"one" | "other"}`, string>;

type Holes<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
// No `K & keyof Raw`: the compiler would meet each key with all of them, and take a minute.
type Source<K> = K extends keyof Raw
  ? Raw[K]
  : `${K & string}_many` extends infer Many extends keyof Raw
    ? Raw[Many]
    : never;
type Arguments<K extends MessageKey> = [Holes<Source<K>>] extends [never]
  ? []
  : [values: Record<Holes<Source<K>>, string | number>];

/** Says a message; `{holes}` of the message are the required values. */
export type Translate = <K extends MessageKey>(key: K, ...values: Arguments<K>) => string;

/** Messages without holes: what tables and titles may name. */
export type SimpleKey = { [K in MessageKey]: Arguments<K> extends [] ? K : never }[MessageKey];
