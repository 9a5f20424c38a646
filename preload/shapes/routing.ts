import { z } from 'zod';
import { detailKind, type ScorePart, type Span } from './base.ts';
import type { Statement } from './errors.ts';
import { id, type ShapeOf } from './schema.ts';

const priority = z.enum(['normal', 'high', 'urgent']);
export type Priority = z.infer<typeof priority>;

const phrase = z.string().trim().min(1).max(200);

/** What the shop needs from the customer for messages of a queue. */
const needSchema = z.strictObject({
  /** The sentence or line that asks for it, in the shop's own words. */
  ask: z.string().trim().min(1).max(500),
  /** The detail that fulfils it when the message holds one; null for what only a person can see, such as a photo. */
  detail: detailKind.nullable(),
});

/** Where messages of one kind go. Sizes keep the settings file small enough to be read and edited by hand. */
export const queueSchema = z.strictObject({
  id,
  name: z.string().trim().min(1).max(100),
  /** What belongs there, in the owner's words. With neither this nor an example only rules lead here. */
  description: z.string().max(2_000),
  /** Typed by the owner. What customers wrote is learned beside it, encrypted. */
  examples: z.array(z.string().trim().min(1).max(2_000)).max(100).readonly(),
  /** Who takes it; may be empty. */
  assignee: z.string().max(200),
  priority,
  /** What the shop needs from the customer for such a message, in the order in which it is asked for. */
  needs: z.array(needSchema.readonly()).max(20).readonly(),
  /** A reply to such a message is copied only after a second person has looked at it. */
  secondLook: z.boolean(),
  /** Came with the sample shop and goes with it. */
  sample: z.boolean(),
});
export type Queue = ShapeOf<typeof queueSchema>;

/** When a rule applies. Phrases are matched as whole words, whatever their case; `*` stands for any ending. */
const ruleCondition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    phrases: z.array(phrase).max(300).readonly(),
    notIn: z.array(phrase).max(300).readonly(),
  }),
  z.strictObject({ kind: z.literal('refund above'), amount: z.number().min(0).max(1e9) }),
  z.strictObject({ kind: z.literal('customers'), names: z.array(phrase).max(500).readonly() }),
  // What can only be told once the message is read and answered; these propose a handover.
  z.strictObject({ kind: z.literal('amount above'), amount: z.number().min(0).max(1e9) }),
  z.strictObject({
    kind: z.literal('mood'),
    signs: z
      .array(z.enum(['angry', 'frustrated', 'leaving', 'urgent', 'vulnerable']))
      .min(1)
      .max(5)
      .readonly(),
  }),
  /** The least certain answer of the message is below that word, or there is none. */
  z.strictObject({ kind: z.literal('confidence'), below: z.enum(['sure', 'likely', 'a guess']) }),
  z.strictObject({ kind: z.literal('queue'), queue: id }),
]);
export type RuleCondition = ShapeOf<typeof ruleCondition>;

/** What must never be left to a score. */
export const ruleSchema = z.strictObject({
  id,
  name: z.string().trim().min(1).max(100),
  on: z.boolean(),
  condition: ruleCondition,
  /** The queue that it leads to; null leaves the message where it is routed. */
  queue: id.nullable(),
  priority,
  /** Where it applies, handing the message over is proposed, with the reason. */
  handOver: z.boolean(),
});
export type Rule = ShapeOf<typeof ruleSchema>;

export type RoutingWord = 'sure' | 'likely' | 'a guess' | 'none of these';

export type QueueName = Pick<Queue, 'id' | 'name' | 'assignee' | 'priority'>;

/** A rule that spoke, with the words that made it so. */
export interface Alarm {
  readonly rule: string;
  readonly name: string;
  readonly queue: QueueName | null;
  readonly priority: Priority;
  /** Positions in the message's text; empty when the words stand in the subject. */
  readonly words: readonly (Span & { readonly text: string })[];
  readonly why: Statement<RuleWhy>;
}

/** What a rule saw; `why.routing` of locales/ has the sentences, each with the name of the `rule`. */
export type RuleWhy =
  /** `words` of the message, or of its subject. */
  | 'rule_says'
  | 'rule_subject'
  | 'rule_names'
  /** A refund (`words`) of an `amount` above the `limit`. */
  | 'rule_refund'
  | 'rule_amount'
  /** `signs` of the mood. */
  | 'rule_mood'
  | 'rule_mood_words'
  /** The `question` whose best answer is not sure enough, or missing. */
  | 'rule_unsure'
  | 'rule_unanswered'
  | 'rule_queue';

/** Why a message was routed as it was; `why.routing` of locales/ has the sentences. */
type RoutingWhy =
  | 'rules_only'
  | 'no_queue'
  | 'like_none'
  /** The closest `queue`. */
  | 'unlike'
  | 'closest'
  /** `text` of the example. */
  | 'same_corrected'
  | 'like_corrected'
  | 'same_example'
  | 'like_example'
  | 'description'
  | 'name'
  | 'guess';

/** The parts of the score; `why.parts` of locales/ names them. */
export type RoutingPart = 'neighbours' | 'separation' | 'lead' | 'confidence';

/** An example, a name or a description that spoke for the queue, best first. */
export interface RoutingReason {
  readonly text: string;
  readonly from: 'example' | 'corrected message' | 'description' | 'name';
  /** How much it is alike, about 0 to 1. */
  readonly similarity: number;
}

export interface Routing {
  /** Where the message goes: by the first alarm that names a queue, or as classified; null for none of these. */
  readonly queue: QueueName | null;
  /** Of the queue and of the alarms, the more pressing. */
  readonly priority: Priority;
  /** The closest queue by score alone, even when it is not close enough. */
  readonly best: QueueName | null;
  readonly confidence: { readonly word: RoutingWord; readonly value: number };
  readonly reasons: readonly RoutingReason[];
  /** How it was routed, and what the first rule saw. */
  readonly why: readonly Statement<RoutingWhy | RuleWhy>[];
  /** The parts of the score, for those who ask. */
  readonly parts: readonly ScorePart<RoutingPart>[];
  /** The most pressing first. */
  readonly alarms: readonly Alarm[];
}

/** A customer's message whose queue was corrected by a person; personal data masked. */
export interface TrainingExample {
  readonly id: string;
  readonly at: number;
  /** Null: it belongs to none of the queues. */
  readonly queue: string | null;
  readonly text: string;
}

/** What a rule sees in messages that it is tried on. */
export interface RuleTrial {
  /** How many messages there were. */
  readonly tried: number;
  /** Messages that were read before cannot be read without the key. */
  readonly isLocked: boolean;
  /** Those that it applies to, newest first. `words` are positions in the text; empty where it looks at no words. */
  readonly hits: readonly (Pick<Alarm, 'words' | 'why'> & { readonly text: string })[];
}

export interface QueueList {
  readonly queues: readonly Queue[];
  readonly rules: readonly Rule[];
  readonly trainingExamples: readonly TrainingExample[];
  /** Corrected messages that cannot be read while the vault is locked. */
  readonly lockedExamples: number;
}
