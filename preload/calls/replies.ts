import { z } from 'zod';
import type { Draft } from '../shapes.ts';
import { call, id, messageText } from './call.ts';
import { findingKind } from './checks.ts';

/** A text of the shop with placeholders; see replies/snippets. */
export const snippetSchema = z.strictObject({
  id,
  /** What it is called by, such as `refund-policy`; unique, without spaces. */
  shortName: z.string().regex(/^[^\s{}]{1,60}$/u),
  /** What it is about, in a few words: it is found by their meaning. */
  title: z.string().trim().min(1).max(200),
  text: z.string().min(1).max(10_000),
  /** greeting and sign-off stand at the ends of a reply, calming before its answers. */
  kind: z.enum(['greeting', 'sign-off', 'policy', 'apology', 'calming', 'macro']),
  tone: z.enum(['any', 'formal', 'friendly']),
  /** Came with the sample shop and goes with it. */
  sample: z.boolean(),
});

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

const severity = z.enum(['block', 'warn', 'off']);

/** What is looked at before a reply is copied, and what follows. An unfilled placeholder always blocks. */
export const checksSchema = z
  .strictObject({
    otherCustomer: severity,
    internalText: severity,
    thirdParty: severity,
    promises: severity,
    unanswered: severity,
    wrongLanguage: severity,
    /** Words that a reply must not promise; `*` stands for any ending. */
    promiseWords: z.array(z.string().trim().min(1).max(200)).max(300).readonly(),
  })
  .readonly();

/** A question of a message, what was shown for it and what the agent chose. */
export const shownQuestion = z.strictObject({
  question: z.string().max(5_000),
  shown: z.array(z.strictObject({ target: id, confidence: z.number().min(0).max(1) })).max(10),
  chosen: id.nullable(),
});

const piece = z.strictObject({
  from: z.enum(['setting', 'source', 'snippet', 'needs', 'open']),
  text: z.string().max(50_000),
  question: z.int().min(1).nullable(),
  target: id.nullable(),
});

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
      answers: z.array(z.strictObject({ question: z.string().max(5_000), target: id.nullable() })).max(50),
    }),
  ).returns<Draft>(),
  /** Copies the reply, then records what was shown, chosen and changed. `kept` says how much of it was recorded. */
  'replies.commit': call(
    z.strictObject({
      /** Of the reading that it answers. */
      caseId: id,
      message: messageText,
      suggested: messageText,
      /** The draft as it was suggested for what is chosen now: each piece with the question that it belongs to. */
      pieces: z.array(piece).max(200),
      reply: messageText.min(1),
      /** Who looked at the reply besides the agent, where the queue wants that; a name. */
      secondLook: z.string().trim().max(200).nullable().default(null),
      /** `leftOut` says that nobody expects an answer to it. */
      questions: z.array(shownQuestion.extend({ leftOut: z.boolean().default(false) })).max(50),
      /** Kinds of warnings that the agent saw and went past. */
      overruled: z.array(findingKind).max(8).default([]),
    }),
  ).returns<{ readonly auditLogId: string; readonly kept: 'everything' | 'facts only' }>(),
} as const;
