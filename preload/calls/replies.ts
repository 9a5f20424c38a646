import { z } from 'zod';
import { findingKind } from '../shapes/checks.ts';
import { draftPiece, type Draft } from '../shapes/replies.ts';
import { id } from '../shapes/schema.ts';
import { call, messageText } from './call.ts';

/** The voice of drafts where the owner has written more than one wording. */
export const styleSchema = z
  .strictObject({
    tone: z.enum(['as written', 'formal', 'friendly']),
    length: z.enum(['full', 'short']),
    /** Stand before the second and each later answer, in turn; may be empty. */
    links: z.array(z.string().trim().min(1).max(200)).max(20).readonly(),
    /** Stands before what the shop still needs. */
    needs: z.string().max(500),
  })
  .readonly();

/** A question of a message, what was shown for it and what the agent chose. */
export const shownQuestion = z.strictObject({
  question: z.string().max(5_000),
  shown: z.array(z.strictObject({ target: id, confidence: z.number().min(0).max(1) })).max(10),
  chosen: id.nullable(),
});

/** A name, or where people are told apart, somebody of them with her passphrase. */
const secondLook = z.union([
  z.string().trim().max(200),
  z.strictObject({ person: id, passphrase: z.string().min(1).max(1000) }),
]);

/** Composing and copying. */
export const replyCalls = {
  /**
   * Composes a draft from the chosen answers; `target` null leaves that question open. Of a case that the desk no longer
   * has in hand it knows neither what the shop still needs nor the mood.
   */
  'replies.compose': call(
    z.strictObject({
      /** Of the reading that it answers. */
      caseId: id,
      /** Where the message goes after a correction; as it was sorted when left out. */
      queue: id.nullable().optional(),
      /** The voice of this one reply; as in the settings when left out. */
      voice: styleSchema.unwrap().pick({ tone: true, length: true }).optional(),
      name: z.string().max(200).nullable(),
      /** Asks the customer for what the shop still needs, too. */
      asks: z.boolean().default(false),
      answers: z.array(z.strictObject({ question: z.string().max(5_000), target: id.nullable() })).max(50),
    }),
  )
    .for('agent')
    .returns<Draft>(),
  /** Copies the reply, or puts it into a draft, then records what was shown, chosen and changed. `kept` says how much of it was recorded. */
  'replies.commit': call(
    z.strictObject({
      /** Of the reading that it answers. */
      caseId: id,
      message: messageText,
      suggested: messageText,
      /** The draft as it was suggested for what is chosen now: each piece with the question that it belongs to. */
      pieces: z.array(draftPiece).max(200),
      reply: messageText.min(1),
      /** A draft of the very mail that the case is of, in the mail program that gave it (`draftFor` of its reading). */
      to: z.enum(['clipboard', 'draft']).default('clipboard'),
      /** Who looked at the reply besides the agent, where the queue wants that. */
      secondLook: secondLook.nullable().default(null),
      /** `leftOut` says that nobody expects an answer to it. */
      questions: z.array(shownQuestion.extend({ leftOut: z.boolean().default(false) })).max(50),
      /** Kinds of warnings that the agent saw and went past. */
      overruled: z.array(findingKind).max(8).default([]),
    }),
  )
    .for('agent')
    .returns<{ readonly auditLogId: string; readonly kept: 'everything' | 'facts only' }>(),
  /** Copies words of the library by themselves, as a reply is copied; a person has just pressed a key for it. Nothing is recorded. */
  'replies.copyText': call(z.strictObject({ text: messageText.min(1) }))
    .for('agent')
    .returns<null>(),
} as const;
