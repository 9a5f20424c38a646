import type { Statement, WireError } from '../preload/contract.ts';
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
