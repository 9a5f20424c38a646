import type {
  AuditRow,
  ErasureResult,
  AuditRowDetail,
  AuditVerification,
} from '../../../preload/contract.ts';
import { count, plural } from '../../ui/format.ts';

const kindLabels: Readonly<Record<string, string>> = {
  read: 'Read',
  reply: 'Copied',
  'hand-over': 'Handed over',
  wrong: 'Marked wrong',
  paused: 'Suggestions paused',
  resumed: 'Suggestions resumed',
  pilot: 'Comparison changed',
  erased: 'A customer erased',
  begun: 'The log begins to be chained',
};

/** What happened, in a word or two. */
export const kindLabel = ({ kind }: Pick<AuditRow, 'kind'>): string => kindLabels[kind] ?? kind;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function chosenText(outcome: AuditRow['replyOutcome'], changed: number | null): string {
  if (changed === null) return '';
  if (outcome === 'none') return 'written by the agent';
  const share = changed === 0 ? '' : `${percent(changed)} changed`;
  if (outcome === 'replaced') return `another answer${share === '' ? '' : `, ${share}`}`;
  return share === '' ? 'as suggested' : share;
}

/** What was suggested and what became of it. */
export function outcomeText({
  kind,
  questions,
  lowestConfidence,
  replyOutcome,
  changed,
  suggestionsWithheld,
}: AuditRow): string {
  const parts = [
    suggestionsWithheld === 'paused'
      ? 'nothing shown: paused'
      : suggestionsWithheld === 'pilot'
        ? 'nothing shown: compared'
        : '',
    kind === 'read' && questions > 0 ? plural(questions, 'question') : '',
    lowestConfidence === null ? '' : questions > 1 ? `least sure: ${lowestConfidence}` : lowestConfidence,
    chosenText(replyOutcome, changed),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

const fieldLabels: Readonly<Record<string, string>> = {
  agent: 'Agent',
  subject: 'Subject',
  message: 'Message',
  question: 'Question',
  comment: 'What the agent said about it',
  questions: 'What was suggested, and why',
  suggested: 'Suggested reply',
  reply: 'What was copied',
  note: 'Note to the colleague',
};

export const fieldLabel = (name: string): string => fieldLabels[name] ?? name;

export function unavailableText({ contentState }: AuditRowDetail): string {
  switch (contentState) {
    case 'kept':
      return 'The words are locked. Unlock them in the settings to read them.';
    case 'erased':
      return 'The words were erased on request. The line still counts in the chain.';
    case 'none':
      return 'Only facts were kept: no key was open.';
  }
}

/** The result of the check, in a sentence that says what it means. */
export function verificationText({ lines, erased, firstBroken, head, seal }: AuditVerification): string {
  if (firstBroken !== null)
    return `The log does not hold from line ${count(firstBroken.sequence)} on. ${firstBroken.why} Lines before it are as they were written.`;
  if (head === null) return 'The log is empty, so there is nothing to check.';
  const sealed = {
    valid: 'Its end is sealed by the key.',
    none: 'Its end is not sealed, as no key was open yet.',
    locked: 'Whether the seal of its end fits can be seen once the key is open.',
    invalid: 'The seal of its end does not fit.',
  }[seal];
  const erasedLines = erased === 0 ? '' : ` The words of ${plural(erased, 'line')} were erased on request.`;
  return `All ${plural(lines, 'line')} are as they were written: none was changed, removed or moved. ${sealed}${erasedLines} The last is line ${count(head.sequence)}, ${head.hash.slice(0, 12)}….`;
}

export function erasureText({ lines, cases, otherRecords, unreadable }: ErasureResult): string {
  const others = otherRecords.map(({ table, count: number }) => `${count(number)} among ${table}`);
  if (lines === 0 && others.length === 0)
    return `Nothing that is kept names that customer.${unreadText(unreadable)}`;
  const inLog = lines === 0 ? '' : `${plural(lines, 'line')} of ${plural(cases, 'case')} in the log`;
  return `Erased: ${[inLog, ...others].filter((part) => part !== '').join(', ')}. The copies of the library that were made before still hold it until newer ones take their place, ten days at most.${unreadText(unreadable)}`;
}

const unreadText = (unread: number): string =>
  unread === 0 ? '' : ` ${plural(unread, 'record')} could not be read, so nobody knows whether they do.`;
