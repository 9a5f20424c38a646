import { z } from 'zod';
import { documentKinds, errorReasons } from '../../../../preload/contract.ts';
import type {
  ConversationEvent,
  Job,
  ParserOver,
  PieceRequest,
  Result,
  WorkerReply,
} from './worker-protocol.ts';

/**
 * A parser that a file took over says what it likes. What is no message of the protocol ends it, before anything is done with it.
 * Of what is large the outside is looked at: who makes something of its parts fails with that one file.
 */

const count = z.int().min(0);
const text = z.string();
const maybeText = text.nullable();
const parts = z.array(z.looseObject({}));

const error = z
  .object({
    code: z.enum(Object.keys(errorReasons) as (keyof typeof errorReasons)[]),
    reason: text.optional(),
    params: z.record(text, z.union([text, z.number(), z.array(text)])).optional(),
  })
  .refine(({ code, reason }) => reason === undefined || errorReasons[code].some((one) => one === reason));

const pieceRequest = z.object({ kind: z.literal('piece'), file: count, at: count });
const parserOver = z.object({ kind: z.literal('parser over'), isOutOfMemory: z.boolean() });

const links = z.array(z.object({ text, url: text }));
const mail = z.object({
  subject: maybeText,
  header: z.object({
    from: z.object({ name: maybeText, address: maybeText }).nullable(),
    replyTo: maybeText,
    sentAt: z.number().nullable(),
    attachments: z.array(text),
    textIn: maybeText,
    attachmentsIn: maybeText,
    readTo: count.nullable(),
    id: maybeText,
    inReplyTo: maybeText,
  }),
  threadIds: z.array(text),
  automatic: maybeText,
  text,
  traces: z.object({ links, to: z.array(text), authentication: text, from: text }),
});
const result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unchanged') }),
  z.object({
    kind: z.literal('parsed'),
    hash: z.string().regex(/^[0-9a-f]{64}$/u),
    bytes: count,
    document: z.looseObject({
      kind: z.enum(documentKinds),
      title: text,
      text,
      sections: parts,
      entries: parts,
    }),
    applied: parts,
  }),
  z.object({
    kind: z.literal('preview'),
    preview: z.looseObject({
      kind: z.enum(documentKinds),
      title: text,
      language: maybeText,
      entries: count,
      sections: count,
      firstEntries: parts,
      firstSections: parts,
      tables: parts,
      moreTables: count,
      warnings: parts,
    }),
  }),
  z.object({ kind: z.literal('mail'), mail }),
  z.object({ kind: z.literal('mail html'), mail: z.object({ text, links }) }),
]);

const ofFile = z.union([
  z.object({ ok: z.literal(true), result }),
  z.object({ ok: z.literal(false), error, thrown: maybeText }),
  pieceRequest,
  parserOver,
]);

const correspondent = z.object({ name: text, address: text });
const conversation = z.object({
  id: text,
  subject: text,
  messages: z
    .array(
      z.object({
        from: correspondent,
        to: z.array(correspondent),
        at: z.number().nullable(),
        text,
        automatic: z.boolean(),
        side: z.enum(['customer', 'shop']).nullable(),
      }),
    )
    .min(1),
});
const summary = z.object({
  conversations: count,
  messages: count,
  damaged: count,
  dropped: count,
  failed: z.array(z.object({ file: count, error })),
});
const ofConversations = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading'), file: count }),
  z.object({ kind: z.literal('conversations'), conversations: z.array(conversation) }),
  z.object({ kind: z.literal('done'), summary }),
  z.object({ kind: z.literal('failed'), error }),
  pieceRequest,
  parserOver,
]);

/** What is said by a parser that reads one file after the other. */
export const isOfFile = (message: unknown): message is WorkerReply | PieceRequest | ParserOver =>
  ofFile.safeParse(message).success;

/** What is said by a parser that looks for conversations. */
export const isOfConversations = (
  message: unknown,
): message is ConversationEvent | PieceRequest | ParserOver => ofConversations.safeParse(message).success;

const answers: Readonly<Record<Job['kind'], readonly Result['kind'][]>> = {
  document: ['unchanged', 'parsed'],
  preview: ['preview'],
  mail: ['mail'],
  'given mail': ['mail'],
  'mail html': ['mail html'],
};

/** Whether it is an answer to what was asked. */
export const isAnswerTo = (job: Job, answer: WorkerReply): boolean =>
  !answer.ok || answers[job.kind].includes(answer.result.kind);

/** For the log: a parser chooses what its errors are called, and may call them by what it read. */
export const nameToLog = (thrown: string): string => (/^\w{1,60}$/u.test(thrown) ? thrown : 'unknown');
