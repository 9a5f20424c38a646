import type { Catalogue } from './catalogues.ts';

/** English has two forms. A key that only ends like one, `too_many`, is none. */
type BaseOf<Key extends string, Siblings> = Key extends `${infer Base}_one`
  ? `${Base}_other` extends Siblings
    ? Base
    : Key
  : Key extends `${infer Base}_other`
    ? `${Base}_one` extends Siblings
      ? Base
      : Key
    : Key;
/** The paths of all sentences: `errors.disk_full`. Those of a plural are one key: `library.files` of `files_one`, `files_other`. */
type PathsOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? BaseOf<Key, keyof Node>
    : `${Key}.${PathsOf<Node[Key]>}`;
}[keyof Node & string];
export type MessageKey = PathsOf<Catalogue>;

/**
 * What a sentence is filled with, by the name of its place: `{{name}}`, or `{{name, how}}` to be written in a way that places.ts
 * knows. Numbers, dates and lists are written as the locale does. `count` chooses the plural; `context` chooses `key_context`
 * where there is such a sentence, otherwise `key` itself.
 */
export type MessageParams = Readonly<Record<string, string | number | Date | readonly string[] | undefined>>;

/** Words a message in one language. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;
