import type {
  AuditRow,
  ErasureResult,
  AuditRowDetail,
  AuditVerification,
} from '../../../preload/contract.ts';
import { statementText, t } from '../../i18n.ts';

type Kind = keyof typeof kindKeys;

/** What the log calls it, and its key in the catalogue. */
const kindKeys = {
  read: 'read',
  reply: 'reply',
  handover: 'handover',
  wrong: 'wrong',
  paused: 'paused',
  resumed: 'resumed',
  experiment: 'experiment',
  erased: 'erased',
  begun: 'begun',
  unlocked: 'unlocked',
  restored: 'restored',
  'not-scam': 'notScam',
  quality: 'quality',
  people: 'people',
  fairness: 'fairness',
  passphrase: 'passphrase',
  pin: 'pin',
  'key-store': 'keyStore',
  'recovery-key': 'recoveryKey',
  'new-data-key': 'newDataKey',
  ratings: 'ratings',
  rating: 'rating',
} as const;

const isKind = (kind: string): kind is Kind => Object.hasOwn(kindKeys, kind);

/** What happened, in a word or two. */
export const kindLabel = ({ kind }: Pick<AuditRow, 'kind'>): string =>
  isKind(kind) ? t(`audit.kinds.${kindKeys[kind]}`) : kind;

function chosenText(outcome: AuditRow['replyOutcome'], changed: number | null): string {
  if (changed === null) return '';
  if (outcome === 'none') return t('audit.outcomes.byAgent');
  const share = changed === 0 ? null : t('audit.outcomes.changed', { share: changed });
  if (outcome === 'replaced')
    return [t('audit.outcomes.replaced'), ...(share === null ? [] : [share])].join(', ');
  return share ?? t('audit.outcomes.unedited');
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
  const confidence = lowestConfidence === null ? '' : t(`common.confidence.${lowestConfidence}`);
  const parts = [
    suggestionsWithheld === null ? '' : t(`audit.withheld.${suggestionsWithheld}`),
    kind === 'read' && questions > 0 ? t('common.questions', { count: questions }) : '',
    confidence !== '' && questions > 1 ? t('audit.outcomes.lowestConfidence', { confidence }) : confidence,
    chosenText(replyOutcome, changed),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

const fields = [
  'agent',
  'subject',
  'message',
  'question',
  'comment',
  'questions',
  'suggested',
  'reply',
  'note',
] as const;

export function fieldLabel(name: string): string {
  const known = fields.find((field) => field === name);
  return known === undefined ? name : t(`audit.fields.${known}`);
}

export const unavailableText = ({ contentState }: AuditRowDetail): string =>
  t(`audit.unavailable.${contentState}`);

/** The result of the check, in a sentence that says what it means. */
export function verificationText(verified: AuditVerification): string {
  const { lines, erased, earlier, givenUp, withoutKey, verdict, firstBroken, head, seal } = verified;
  if (firstBroken !== null)
    return t('audit.verified.broken', {
      line: firstBroken.sequence,
      why: statementText('audit.breaks', firstBroken.why),
    });
  if (head === null) return t('audit.verified.empty');
  return [
    verdict === 'intact' ? t('audit.verified.intact', { count: lines }) : t('audit.verified.unproven'),
    ...(withoutKey === null ? [] : [t('audit.verified.withoutKey', { ...withoutKey })]),
    t(`audit.verified.seal.${seal}`),
    ...(earlier === 0 ? [] : [t('audit.verified.earlier', { count: earlier })]),
    ...(givenUp === 0 ? [] : [t('audit.verified.givenUp', { count: givenUp })]),
    ...(erased === 0 ? [] : [t('audit.verified.erased', { count: erased })]),
    t('audit.lastLine', { line: head.sequence, hash: head.hash.slice(0, 12) }),
  ].join(' ');
}

export function erasureText({
  lines,
  cases,
  otherRecords,
  unreadable,
  olderCopies,
  setAside,
}: ErasureResult): string {
  const unread = unreadable === 0 ? [] : [t('audit.erased.unreadable', { count: unreadable })];
  if (lines === 0 && otherRecords.length === 0) return [t('audit.erased.nothing'), ...unread].join(' ');
  const what = [
    ...(lines === 0
      ? []
      : [t('audit.erased.inLog', { count: lines, cases: t('audit.erased.cases', { count: cases }) })]),
    ...otherRecords.map(({ table, count }) => t(`audit.erased.records.${table}`, { count })),
  ];
  const files = [
    ...(olderCopies === 0 ? [] : [t('audit.erased.olderCopies', { count: olderCopies })]),
    ...(setAside === 0 ? [] : [t('audit.erased.setAside', { count: setAside })]),
  ];
  return [
    t('audit.erased.done', { what }),
    ...(files.length === 0 ? [] : [t('audit.erased.files', { files })]),
    ...unread,
  ].join(' ');
}
