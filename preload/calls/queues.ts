import { z } from 'zod';
import type { QueueList, Topic } from '../shapes.ts';
import { call, id, messageText, nothing } from './call.ts';

const priority = z.enum(['normal', 'high', 'urgent']);
const phrase = z.string().trim().min(1).max(200);

const needSchema = z.strictObject({
  /** The sentence or line that asks for it, in the shop's own words. */
  ask: z.string().trim().min(1).max(500),
  /** The detail that fulfils it when the message holds one; null for what only a person can see, such as a photo. */
  detail: z.enum(['name', 'email', 'phone', 'order', 'tracking', 'product', 'date', 'amount']).nullable(),
});

/** Sizes keep the settings file small enough to be read and edited by hand. */
export const queueSchema = z.strictObject({
  id,
  name: z.string().trim().min(1).max(100),
  description: z.string().max(2_000),
  examples: z.array(z.string().trim().min(1).max(2_000)).max(100).readonly(),
  assignee: z.string().max(200),
  priority,
  /** What the shop needs from the customer for such a message, in the order in which it is asked for. */
  needs: z.array(needSchema.readonly()).max(20).readonly(),
  /** A reply to such a message is copied only after a second person has looked at it. */
  secondLook: z.boolean(),
  sample: z.boolean(),
});

export const ruleSchema = z.strictObject({
  id,
  name: z.string().trim().min(1).max(100),
  on: z.boolean(),
  condition: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('words'),
      phrases: z.array(phrase).max(300).readonly(),
      notIn: z.array(phrase).max(300).readonly(),
    }),
    z.strictObject({ kind: z.literal('refund above'), amount: z.number().min(0).max(1e9) }),
    z.strictObject({ kind: z.literal('customers'), names: z.array(phrase).max(500).readonly() }),
    // What can only be told once the message is read and answered; these propose a hand-over.
    z.strictObject({ kind: z.literal('amount above'), amount: z.number().min(0).max(1e9) }),
    z.strictObject({
      kind: z.literal('mood'),
      signs: z
        .array(z.enum(['angry', 'frustrated', 'leaving', 'urgent', 'vulnerable']))
        .min(1)
        .max(5)
        .readonly(),
    }),
    z.strictObject({ kind: z.literal('confidence'), below: z.enum(['sure', 'likely', 'a guess']) }),
    z.strictObject({ kind: z.literal('queue'), queue: id }),
  ]),
  queue: id.nullable(),
  priority,
  /** Where it applies, handing the message over is proposed, with the reason. */
  handOver: z.boolean(),
});

/** Queues, what they have learned, and the rules above them. */
export const queueCalls = {
  'queues.list': call(nothing).returns<QueueList>(),
  /** With `id` null a new queue. Messages are routed to it as soon as this resolves. */
  'queues.save': call(
    z.strictObject({ queue: queueSchema.omit({ sample: true }).extend({ id: id.nullable() }) }),
  ).returns<{ readonly id: string }>(),
  /** Takes its corrected messages with it; rules that led there leave messages where they are routed. */
  'queues.remove': call(z.strictObject({ id })).returns<null>(),
  /**
   * Corrects a message: it becomes an example of the queue (null: of none of these) at once, personal data masked.
   * Answers what the message is now. `example` is for `queues.removeExample`.
   */
  'queues.addExample': call(
    z.strictObject({ message: messageText, subject: z.string().max(2_000).nullable(), queue: id.nullable() }),
  ).returns<{ readonly example: string; readonly topic: Topic }>(),
  /** Deletes a corrected message; what it stood for before counts again. */
  'queues.removeExample': call(z.strictObject({ example: id })).returns<null>(),
  /** Routes a message anew. */
  'queues.route': call(
    z.strictObject({ message: messageText, subject: z.string().max(2_000).nullable() }),
  ).returns<Topic>(),
  'rules.save': call(z.strictObject({ rule: ruleSchema.extend({ id: id.nullable() }) })).returns<{
    readonly id: string;
  }>(),
  'rules.remove': call(z.strictObject({ id })).returns<null>(),
  /** Brings the rules back that Sidedesk comes with; those that the owner added stay. */
  'rules.restoreDefaults': call(nothing).returns<null>(),
} as const;
