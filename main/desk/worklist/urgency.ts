import type { Mood, Statement } from '../../../preload/contract.ts';
import type { Priority } from '../../../preload/shapes/routing.ts';
import type { WorklistReason } from '../../../preload/shapes/worklist.ts';

/** What decides how soon a mail should be answered. */
export interface Waiting {
  readonly priority: Priority;
  readonly mood: Pick<Mood, 'mood' | 'word' | 'frustration' | 'leaving' | 'urgent' | 'vulnerable'> | null;
  /** Days from today to the day that was promised or is needed; negative when it is over. Null for none. */
  readonly daysToDue: number | null;
  /** In the shop's opening hours. */
  readonly minutesWaited: number;
  /** Another mail of its thread was answered already. */
  readonly isBack: boolean;
  readonly isAutomatic: boolean;
  readonly isScam: boolean;
}

interface Weight {
  readonly why: Statement<WorklistReason>;
  readonly weight: number;
}

/** How much each reason weighs, in the same unit: an opening hour of waiting weighs two. Fitted on half of test/sets/worklist. */
const weights = {
  priority: { urgent: 90, high: 30, normal: 0 },
  back: 60,
  overdue: 55,
  today: 65,
  tomorrow: 50,
  soon: 20,
  vulnerable: 25,
  leaving: 25,
  urgent: 45,
  frustration: 30,
  hour: 2,
  /** After two days of eight hours, a further hour adds less. */
  laterHour: 0.5,
  pleased: -10,
  scam: -60,
  automatic: -120,
} as const;
const longWait = 16;
const mostHours = 80;

/** How urgent a mail is, and the reason that weighs most, with its weight: 0 where none presses. A higher number goes first. */
export function urgencyOf(mail: Waiting): Weight & { readonly score: number } {
  const all = weightsOf(mail);
  const score = all.reduce((total, { weight }) => total + weight, 0);
  if (mail.isScam) return { score, why: { code: 'scam' }, weight: 0 };
  if (mail.isAutomatic) return { score, why: { code: 'automatic' }, weight: 0 };
  const [most] = all.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  if (most !== undefined) return { score, ...most };
  return { score, why: { code: mail.mood?.mood === 'positive' ? 'thanks' : 'new' }, weight: 0 };
}

function weightsOf(mail: Waiting): readonly Weight[] {
  const { priority, mood, isBack, isAutomatic, isScam } = mail;
  const weigh = (code: WorklistReason, weight: number): readonly Weight[] =>
    weight === 0 ? [] : [{ why: { code }, weight }];
  return [
    ...weigh(priority === 'urgent' ? 'urgent' : 'important', weights.priority[priority]),
    ...weigh('back', isBack ? weights.back : 0),
    ...ofDay(mail.daysToDue),
    ...ofMood(mood),
    ...ofWait(mail.minutesWaited),
    ...weigh('scam', isScam ? weights.scam : 0),
    ...weigh('automatic', isAutomatic ? weights.automatic : 0),
  ];
}

function ofDay(days: number | null): readonly Weight[] {
  if (days === null || days > 3) return [];
  const code = days < 0 ? 'overdue' : days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'soon';
  return [{ why: { code }, weight: weights[code] }];
}

function ofMood(mood: Waiting['mood']): readonly Weight[] {
  if (mood === null) return [];
  if (mood.mood === 'positive') return [{ why: { code: 'thanks' }, weight: weights.pleased }];
  const word = mood.word === 'angry' || mood.word === 'frustrated' ? mood.word : 'unhappy';
  return [
    ...(mood.vulnerable ? [{ why: { code: 'vulnerable' }, weight: weights.vulnerable } as const] : []),
    ...(mood.leaving ? [{ why: { code: 'leaving' }, weight: weights.leaving } as const] : []),
    ...(mood.urgent ? [{ why: { code: 'urgent' }, weight: weights.urgent } as const] : []),
    ...(mood.mood === 'negative'
      ? [{ why: { code: word }, weight: weights.frustration * mood.frustration } as const]
      : []),
  ];
}

function ofWait(minutes: number): readonly Weight[] {
  const hours = Math.min(minutes / 60, mostHours);
  const weight = Math.min(hours, longWait) * weights.hour + Math.max(0, hours - longWait) * weights.laterHour;
  const whole = Math.floor(hours);
  return whole < 1
    ? [{ why: { code: 'new' }, weight }]
    : [{ why: { code: 'waiting', params: { hours: whole } }, weight }];
}
