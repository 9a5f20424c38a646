import type { RepeatIssue } from '../../../preload/contract.ts';

/** A message, as far as it tells what came again. */
export interface IssueCase {
  readonly at: number;
  readonly isTroubled: boolean;
  readonly products: readonly string[];
  readonly orders: readonly string[];
}

const fewestTroubled = 2;
const most = 15;

/** Products that several messages had trouble with, and orders that were written about several times; the most trouble first. */
export function findRepeatIssues(cases: readonly IssueCase[]): readonly RepeatIssue[] {
  const found = new Map<string, { kind: RepeatIssue['kind']; name: string; cases: IssueCase[] }>();
  for (const one of cases)
    for (const [kind, names] of [
      ['product', one.products],
      ['order', one.orders],
    ] as const)
      for (const name of names) {
        const key = `${kind} ${name.toLowerCase()}`;
        const own = found.get(key) ?? { kind, name, cases: [] };
        own.cases.push(one);
        found.set(key, own);
      }
  return [...found.values()]
    .map(({ kind, name, cases: own }): RepeatIssue => {
      const times = own.map(({ at }) => at);
      return {
        kind,
        name,
        messages: own.length,
        troubled: own.filter(({ isTroubled }) => isTroubled).length,
        firstAt: Math.min(...times),
        lastAt: Math.max(...times),
      };
    })
    .filter(({ kind, messages, troubled }) =>
      kind === 'product' ? troubled >= fewestTroubled : messages >= 2 && troubled >= 1,
    )
    .toSorted((a, b) => b.troubled - a.troubled || b.messages - a.messages || b.lastAt - a.lastAt)
    .slice(0, most);
}
