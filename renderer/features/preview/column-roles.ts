import type { ColumnMapping } from '../../../preload/contract.ts';

/** What a column may be. Their names should begin with different letters: one letter chooses. */
export const roles = [
  'question',
  'answer',
  'moreAnswers',
  'variants',
  'tags',
  'language',
  'audience',
  'translation',
  'none',
] as const;
export type Role = (typeof roles)[number];

export function roleOf(columns: ColumnMapping, column: number): Role {
  if (columns.question === column) return 'question';
  if (columns.answer === column) return 'answer';
  if (columns.language === column) return 'language';
  if (columns.audience === column) return 'audience';
  if (columns.variants.includes(column)) return 'variants';
  if (columns.moreAnswers?.includes(column)) return 'moreAnswers';
  if (columns.translations?.some((each) => each.question === column || each.answer === column))
    return 'translation';
  return columns.tags.includes(column) ? 'tags' : 'none';
}

/** Gives a column a role. Question, answer, language and audience are one column each: another one that had it, loses it. */
export function withRole(columns: ColumnMapping, column: number, role: Role): ColumnMapping {
  const others = (list: readonly number[]) => list.filter((each) => each !== column);
  const without = (current: number | null) => (current === column ? null : current);
  const freed: ColumnMapping = {
    headerRow: columns.headerRow,
    question: without(columns.question),
    answer: without(columns.answer),
    language: without(columns.language),
    audience: without(columns.audience ?? null),
    variants: others(columns.variants),
    tags: others(columns.tags),
    moreAnswers: others(columns.moreAnswers ?? []),
    translations: (columns.translations ?? []).flatMap((each) =>
      each.answer === column ? [] : [{ ...each, question: without(each.question) }],
    ),
  };
  switch (role) {
    case 'question':
    case 'answer':
    case 'language':
    case 'audience':
      return { ...freed, [role]: column };
    case 'variants':
    case 'tags':
      return { ...freed, [role]: [...freed[role], column].toSorted((a, b) => a - b) };
    case 'moreAnswers':
      return { ...freed, moreAnswers: [...(freed.moreAnswers ?? []), column].toSorted((a, b) => a - b) };
    case 'translation':
      return { ...freed, translations: [...(freed.translations ?? []), { question: null, answer: column }] };
    case 'none':
      return freed;
  }
}
