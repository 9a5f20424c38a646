import { z } from 'zod';
import { queueSchema, ruleSchema, type QueueList, type RuleTrial, type Routing } from '../shapes/routing.ts';
import { id } from '../shapes/schema.ts';
import { call, messageText, nothing } from './call.ts';

/** Queues, what they have learned, and the rules above them. */
export const queueCalls = {
  'queues.list': call(nothing).for('agent').returns<QueueList>(),
  /** With `id` null a new queue. Messages are routed to it as soon as this resolves. */
  'queues.save': call(
    z.strictObject({ queue: queueSchema.omit({ sample: true }).extend({ id: id.nullable() }) }),
  )
    .for('owner')
    .returns<{ readonly id: string }>(),
  /** Takes its corrected messages with it; rules that led there leave messages where they are routed. */
  'queues.remove': call(z.strictObject({ id })).for('owner').returns<null>(),
  /**
   * Corrects a message: it becomes an example of the queue (null: of none of these) at once, personal data masked.
   * Answers what the message is now. `example` is for `queues.removeExample`.
   */
  'queues.addExample': call(
    z.strictObject({ message: messageText, subject: z.string().max(2_000).nullable(), queue: id.nullable() }),
  )
    .for('agent')
    .returns<{ readonly example: string; readonly routing: Routing }>(),
  /** Deletes a corrected message; what it stood for before counts again. */
  'queues.removeExample': call(z.strictObject({ example: id }))
    .for('agent')
    .returns<null>(),
  /** Routes a message anew. */
  'queues.route': call(z.strictObject({ message: messageText, subject: z.string().max(2_000).nullable() }))
    .for('agent')
    .returns<Routing>(),
  'rules.save': call(z.strictObject({ rule: ruleSchema.extend({ id: id.nullable() }) }))
    .for('owner')
    .returns<{
      readonly id: string;
    }>(),
  /** Tries a rule without saving it: on a text, or (null) on the messages that were read last. Changes and records nothing. */
  'rules.try': call(
    z.strictObject({ rule: ruleSchema.extend({ id: id.nullable() }), text: messageText.nullable() }),
  )
    .for('owner')
    .returns<RuleTrial>(),
  'rules.remove': call(z.strictObject({ id })).for('owner').returns<null>(),
  /** Brings the rules back that Sidedesk comes with; those that the owner added stay. */
  'rules.restoreDefaults': call(nothing).for('owner').returns<null>(),
} as const;
