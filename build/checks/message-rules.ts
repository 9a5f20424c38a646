/** Where sentences may stand outside the catalogues, and why. Paths are relative to the root, with forward slashes. */

/** What is not worded for the person at the desk. */
export const exceptions: readonly (readonly [files: RegExp, because: string])[] = [
  [/^main\/cli\/eval\//, 'figures for whoever works on Sidedesk'],
  [/^main\/desk\/settings\/default-promise-phrases\.ts$/, 'what is looked for in replies, in two languages'],
];

/** Folders whose sentences have not moved yet. The list only shrinks. */
export const notYet: readonly string[] = [
  'main/cli',
  'main/cli.ts',
  'main/desk/library',
  'main/desk/store',
  'main/shell',
];

/** Properties and attributes that hold what a person reads. */
export const seenNames: ReadonlySet<string> = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'heading',
  'hint',
  'label',
  'message',
  'note',
  'placeholder',
  'text',
  'title',
  'words',
]);

/** Calls and constructors whose texts are for programs and for those who write them. */
export const unseenCalls: readonly RegExp[] = [
  /^new (Error|RangeError|TypeError|RegExp|URL)$/,
  /(^|\.)(sql|exec|prepare|RegExp|querySelector|querySelectorAll|closest|matchMedia|regex)$/,
  // What zod says stays inside.
  /\.(refine|check|describe)$/,
];

/** SQL is made of sentences, too. */
export const isSql = (text: string): boolean =>
  /^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|WITH|PRAGMA|BEGIN|ALTER|DROP|SAVEPOINT|RELEASE|ROLLBACK|AND|OR|ORDER BY|WHERE|VALUES|JOIN|LEFT JOIN|ON CONFLICT|UNION|FROM|LIMIT|EXISTS|NOT|VACUUM|ATTACH|REINDEX)\b/.test(
    text,
  );

/** Attributes that hold names, addresses and styles. */
export const unseenAttributes =
  /^(className|id|key|role|type|style|href|src|slot|name|value|d|viewBox|data-.*)$/;
