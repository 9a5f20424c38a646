/** What `desk eval` measures, in the order in which its help and its errors name it. */
export const evalKinds = [
  'retrieval',
  'mails',
  'questions',
  'triage',
  'mood',
  'folds',
  'scam',
  'pii',
  'import',
  'learning',
  'drafts',
  'scale',
] as const;

export type EvalKind = (typeof evalKinds)[number];

/** Whether it is one of `evalKinds`. */
export const isEvalKind = (word: string): word is EvalKind => evalKinds.some((kind) => kind === word);
