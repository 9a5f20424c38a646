import type { Omission, Statement, WireError } from '../preload/contract.ts';
import type { MessageKey, Translate } from './keys.ts';

/** Why something failed, in a sentence or two. */
export function wordError(t: Translate, { code, reason, params }: WireError): string {
  return t(`errors.${code}`, { ...params, ...(reason && { context: reason }) });
}

/** The codes that a part of the catalogue has a sentence for. */
type CodeOf<Section extends string, Key = MessageKey> = Key extends `${Section}.${infer Code}` ? Code : never;

/** What the desk may say in the words of a part of the catalogue. */
export type StatementOf<Section extends string> = Statement<CodeOf<Section>>;

/** What the desk says, in the words that `section` of the catalogue has for it; several statements one behind the other. */
export function wordStatements<Section extends string>(
  t: Translate,
  section: Section,
  ...statements: readonly StatementOf<Section>[]
): string {
  return statements.map(({ code, params }) => t(`${section}.${code}` as MessageKey, params)).join(' ');
}

/** What a document holds that is not meant for customers: what of it was taken all the same, and what was left out. */
export function wordOmissions(t: Translate, omissions: readonly Omission[]): readonly string[] {
  const isTaken = ({ state }: Omission): boolean => state === 'taken';
  const worded = (some: readonly Omission[]): readonly string[] =>
    some.map(({ kind, count }) => t(`documents.omissions.${kind}`, { count }));
  const taken = worded(omissions.filter(isTaken));
  const leftOut = worded(omissions.filter((each) => !isTaken(each)));
  return [
    ...(taken.length === 0 ? [] : [t('documents.taken', { parts: taken })]),
    ...(leftOut.length === 0 ? [] : [t('documents.leftOut', { parts: leftOut })]),
  ];
}
