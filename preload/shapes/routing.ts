import type { DetailKind, Span } from './base.ts';

export type TopicWord = 'sure' | 'likely' | 'a guess' | 'none of these';
export type Priority = 'normal' | 'high' | 'urgent';

/** Where messages of one kind go. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  /** What belongs there, in the owner's words. With neither this nor an example only rules lead here. */
  readonly description: string;
  /** Typed by the owner. What customers wrote is learned beside it, encrypted. */
  readonly examples: readonly string[];
  /** Who takes it; may be empty. */
  readonly assignee: string;
  readonly priority: Priority;
  readonly needs: readonly Need[];
  /** A reply to such a message is copied only after a second person has looked at it. */
  readonly secondLook: boolean;
  /** Came with the sample shop and goes with it. */
  readonly sample: boolean;
}

/** What the shop needs from the customer for messages of a queue. */
interface Need {
  readonly ask: string;
  /** The detail that fulfils it when the message holds one; null for what only a person can see. */
  readonly detail: DetailKind | null;
}

export type QueueName = Pick<Queue, 'id' | 'name' | 'assignee' | 'priority'>;

/** When a rule applies. Phrases are matched as whole words, whatever their case; `*` stands for any ending. */
export type RuleCondition =
  | { readonly kind: 'words'; readonly phrases: readonly string[]; readonly notIn: readonly string[] }
  | { readonly kind: 'refund above'; readonly amount: number }
  | { readonly kind: 'customers'; readonly names: readonly string[] }
  | { readonly kind: 'amount above'; readonly amount: number }
  | { readonly kind: 'mood'; readonly signs: readonly MoodSign[] }
  /** The least certain answer of the message is below that word, or there is none. */
  | { readonly kind: 'confidence'; readonly below: 'sure' | 'likely' | 'a guess' }
  | { readonly kind: 'queue'; readonly queue: string };

type MoodSign = 'angry' | 'frustrated' | 'leaving' | 'urgent' | 'vulnerable';

/** What must never be left to a score. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly condition: RuleCondition;
  /** The queue that it leads to; null leaves the message where it is routed. */
  readonly queue: string | null;
  readonly priority: Priority;
  /** Where it applies, handing the message over is proposed, with the reason. */
  readonly handOver: boolean;
}

/** A rule that spoke, with the words that made it so. */
export interface Alarm {
  readonly rule: string;
  readonly name: string;
  readonly queue: QueueName | null;
  readonly priority: Priority;
  /** Positions in the message's text; empty when the words stand in the subject. */
  readonly words: readonly (Span & { readonly text: string })[];
  readonly why: string;
}

/** An example, a name or a description that spoke for the queue, best first. */
export interface TopicReason {
  readonly text: string;
  readonly from: 'example' | 'corrected message' | 'description' | 'name';
  /** How much it is alike, about 0 to 1. */
  readonly similarity: number;
}

export interface Topic {
  /** Where the message goes: by the first alarm that names a queue, or as classified; null for none of these. */
  readonly queue: QueueName | null;
  /** Of the queue and of the alarms, the more pressing. */
  readonly priority: Priority;
  /** The closest queue by score alone, even when it is not close enough. */
  readonly best: QueueName | null;
  readonly confidence: { readonly word: TopicWord; readonly value: number };
  readonly reasons: readonly TopicReason[];
  /** One sentence that a person understands. */
  readonly why: string;
  /** The parts of the score, by their plain names, for those who ask. */
  readonly parts: readonly { readonly name: string; readonly value: number }[];
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

export interface QueueList {
  readonly queues: readonly Queue[];
  readonly rules: readonly Rule[];
  readonly trainingExamples: readonly TrainingExample[];
  /** Corrected messages that cannot be read while the vault is locked. */
  readonly lockedExamples: number;
}
