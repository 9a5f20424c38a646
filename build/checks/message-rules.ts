/** Where sentences may stand outside the catalogues, and why. Paths are relative to the root, with forward slashes. */

/** What is not worded for the person at the desk. */
export const exceptions: readonly (readonly [files: RegExp, because: string])[] = [
  [/^main\/cli\/eval\//, 'figures for whoever works on Sidedesk'],
  [/^main\/desk\/settings\/default-promise-phrases\.ts$/, 'what is looked for in replies, in two languages'],
  [/^main\/desk\/library\/mail\/header-labels\.ts$/, 'what is looked for in mails, in many languages'],
  [/^main\/desk\/library\/parse\/(mail-charset|build-eml)\.ts$/, 'headers of a mail'],
  [/^main\/shell\/thunderbird\/installation\.ts$/, 'what Thunderbird reads'],
  [/^main\/desk\/store\/damaged-file\.ts$/, 'how a file of SQLite begins'],
  [/^main\/shell\/chromium-switches\.ts$/, 'switches of Chromium'],
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
  // The errors that are thrown and caught here.
  /^super$/,
  // Names of folders, and what a text is compared with.
  /^path\.join$/,
  /(^|\.)(startsWith|includes|indexOf|has)$/,
  // What zod says stays inside.
  /\.(refine|check|describe)$/,
];

/** SQL is made of sentences, too. */
export const isSql = (text: string): boolean =>
  /^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|WITH|PRAGMA|BEGIN|ALTER|DROP|SAVEPOINT|RELEASE|ROLLBACK|AND|OR|ORDER BY|WHERE|VALUES|JOIN|LEFT JOIN|CROSS JOIN|INDEXED BY|IN|ON CONFLICT|UNION|FROM|LIMIT|EXISTS|NOT|VACUUM|ATTACH|REINDEX)\b/.test(
    text,
  );

/** Attributes that hold names, addresses and styles. */
export const unseenAttributes =
  /^(className|id|key|role|type|style|href|src|slot|name|value|d|viewBox|data-.*)$/;
