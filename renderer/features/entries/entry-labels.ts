import type { EntryFields, EntryRow, VersionOrigin, Wordings } from '../../../preload/contract.ts';
import { count, languageName, shortDate } from '../../ui/format.ts';

/** `3 Oct` of a day that is written as YYYY-MM-DD. */
export const formatDay = (iso: string): string => shortDate(new Date(`${iso}T12:00:00`).getTime());

export const versionLabels = {
  file: 'read from the file',
  edit: 'changed here',
  restore: 'restored here',
  import: 'brought along',
  accepted: 'accepted from past answers',
  merge: 'joined from duplicates',
} as const satisfies Record<VersionOrigin, string>;

/** How often it was suggested and used, in words. */
export function usageText({ suggested, used, lastUsedAt }: EntryRow): string {
  if (suggested === 0 && used === 0) return 'Never suggested yet.';
  const last = lastUsedAt === null ? '' : `, last on ${shortDate(lastUsedAt)}`;
  return `Suggested ${count(suggested)} ×, used ${count(used)} ×${last}.`;
}

export const wordingLabels = [
  { id: 'short', label: 'Short' },
  { id: 'formal', label: 'Formal' },
  { id: 'friendly', label: 'Friendly' },
] as const satisfies readonly { readonly id: keyof Wordings; readonly label: string }[];

/** One text of all that a person can set, so that two versions can be compared by their words. */
export function entryAsText(fields: EntryFields): string {
  const {
    question,
    answer,
    variants,
    tags,
    collection,
    language,
    internal,
    reviewBy,
    wordings = {},
  } = fields;
  return [
    question,
    answer,
    ...wordingLabels.flatMap(({ id, label }) => {
      const text = wordings[id];
      return text === undefined ? [] : [`${label}: ${text}`];
    }),
    ...variants.map((variant) => `Also asked: ${variant}`),
    ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []),
    ...(collection === null ? [] : [`Collection: ${collection}`]),
    ...(language === null ? [] : [`Language: ${languageName(language)}`]),
    ...(internal ? ['Internal only'] : []),
    ...(reviewBy === null ? [] : [`Review by ${reviewBy}`]),
  ].join('\n');
}

export const pickFields = ({
  question,
  answer,
  variants,
  tags,
  collection,
  language,
  internal,
  reviewBy,
  wordings,
}: EntryFields): EntryFields => ({
  question,
  answer,
  variants,
  tags,
  collection,
  language,
  internal,
  reviewBy,
  wordings,
});

export const emptyFields: EntryFields = {
  question: '',
  answer: '',
  variants: [],
  tags: [],
  collection: null,
  language: null,
  internal: false,
  reviewBy: null,
  wordings: {},
};

/** A list as it is typed: one a line, or with commas between. */
export const parseList = (text: string, separator: RegExp): readonly string[] => [
  ...new Set(
    text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

export const lines = /\n/;
export const commas = /[,\n]/;
