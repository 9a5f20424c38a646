import type { Finding, FindingKind, Settings } from '../../../../preload/contract.ts';
import { internalText } from './internal-text.ts';
import { type Check, type CheckContext, type CheckResult, prepareCheck } from './check-input.ts';
import { createUnfilledPlaceholders } from './unfilled-placeholder.ts';
import { otherCustomers } from './other-customer.ts';
import { promises } from './promises.ts';
import { thirdParties } from './third-party.ts';
import { createUnanswered } from './unanswered.ts';
import { wrongLanguage } from './wrong-language.ts';

/** What stands against copying a reply: what blocks first, then in the order of the reply. Pure. */
export type CheckReply = (reply: string, context: CheckContext) => readonly Finding[];

/** What the owner makes of a kind; what must never go out blocks always. */
function severityOf(kind: FindingKind, { checks }: Settings): 'block' | 'warn' | 'off' {
  return kind === 'unfilledPlaceholder' || kind === 'secondLook' ? 'block' : checks[kind];
}

function judged({ onlyWarns, ...found }: CheckResult, settings: Settings): readonly Finding[] {
  const severity = severityOf(found.kind, settings);
  if (severity === 'off') return [];
  return [{ ...found, severity: onlyWarns === true ? 'warn' : severity }];
}

const rank = ({ severity }: Finding): number => (severity === 'block' ? 0 : 1);

/** `open` is what a draft has for an answer that is still missing, in each language. */
export function createChecks(open: readonly string[], more: readonly Check[] = []): CheckReply {
  const unfilled = createUnfilledPlaceholders(open);
  const checks: readonly Check[] = [
    unfilled,
    otherCustomers,
    internalText,
    thirdParties,
    promises,
    createUnanswered(unfilled),
    wrongLanguage,
    ...more,
  ];
  return (reply, context) => {
    const input = prepareCheck(reply, context);
    return checks
      .flatMap((check) => check(input))
      .flatMap((found) => judged(found, context.settings))
      .toSorted((a, b) => rank(a) - rank(b) || a.start - b.start);
  };
}
