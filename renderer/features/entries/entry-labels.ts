import type { EntryFields, EntryRow, Wordings } from '../../../preload/contract.ts';
import { format, t } from '../../i18n.ts';

/** `3 Oct` of a day that is written as YYYY-MM-DD. */
export const formatDay = (iso: string): string => format.shortDate(new Date(`${iso}T12:00:00`));

/** How often it was suggested and used, in words. */
export function usageText({ suggested, used, lastUsedAt }: EntryRow): string {
  if (suggested === 0 && used === 0) return t('entries.unused');
  if (lastUsedAt === null) return t('entries.usage', { suggested, used });
  return t('entries.usageLast', { suggested, used, last: lastUsedAt });
}

export const wordingKinds = ['short', 'formal', 'friendly'] as const satisfies readonly (keyof Wordings)[];

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
    audience = null,
    reviewBy,
    wordings = {},
  } = fields;
  return [
    question,
    answer,
    ...wordingKinds.flatMap((kind) => {
      const text = wordings[kind];
      const wording = t(`entries.wording.${kind}`);
      return text === undefined ? [] : [t('entries.asText.wording', { wording, text })];
    }),
    ...variants.map((text) => t('entries.asText.phrasing', { text })),
    ...(tags.length > 0 ? [t('entries.asText.tags', { tags: tags.join(', ') })] : []),
    ...(collection === null ? [] : [t('entries.asText.collection', { name: collection })]),
    ...(language === null ? [] : [t('entries.asText.language', { code: language })]),
    ...(internal ? [t('entries.asText.internal')] : []),
    ...(audience === null ? [] : [t('entries.asText.audience', { audience })]),
    ...(reviewBy === null ? [] : [t('entries.asText.reviewBy', { day: formatDay(reviewBy) })]),
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
  audience,
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
  audience,
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
  audience: null,
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
