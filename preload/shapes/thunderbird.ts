/** What the add-on of Thunderbird and the app send each other, one JSON value a frame. docs/adr/thunderbird.md. */
import { z } from 'zod';

/** The headers of a mail that are read; the others stay in the mail program. As they were sent, not decoded. */
export const givenHeaders = [
  'from',
  'reply-to',
  'to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'return-path',
  'authentication-results',
  'auto-submitted',
  'precedence',
  'list-id',
  'x-autoreply',
  'x-autorespond',
] as const;

/** A mail as a mail program gives it: what was written, and the names of what is attached. */
export const givenMail = z.strictObject({
  headers: z.partialRecord(z.enum(givenHeaders), z.string().max(20_000)),
  /** '' where there is none. */
  text: z.string().max(1_000_000),
  html: z.string().max(2_000_000),
  attachments: z.array(z.string().max(500)).max(200).readonly(),
});
export type GivenMail = Readonly<z.infer<typeof givenMail>>;

/** Made by the add-on for each mail that it gives, and kept by both sides: a reply goes to that mail alone. */
export const givenMailId = z.uuidv4();

/** Bytes of one frame, from the add-on and to it; Thunderbird itself takes no larger one than the second. */
export const frameLimits = { fromAddOn: 4_000_000, toAddOn: 1_000_000 } as const;

/** The host's first frame, by which the app knows that whoever asks can read its data folder. */
export const addOnGreeting = z.strictObject({ do: z.literal('greet'), secret: z.string().max(200) });

/** Why the add-on could not put a reply into a draft. */
const addOnRefusals = ['unknown_mail', 'no_draft'] as const;

export const fromAddOn = z.discriminatedUnion('do', [
  /** A person pressed the button or the key over this mail. */
  z.strictObject({ do: z.literal('take'), id: givenMailId, mail: givenMail }),
  /** The reply stands in a draft of its mail. */
  z.strictObject({ do: z.literal('placed'), id: givenMailId, reply: z.uuid() }),
  z.strictObject({
    do: z.literal('refused'),
    id: givenMailId,
    reply: z.uuid(),
    code: z.enum(addOnRefusals),
  }),
]);
export type FromAddOn = z.infer<typeof fromAddOn>;

/** All that a refusal says; `thunderbird.refused` of locales/ has the sentences. `not_running` is the host's own. */
export const wireRefusals = [
  'bad_message',
  'too_large',
  'not_allowed',
  'unknown_reply',
  'locked',
  'busy',
  'failed',
  'not_running',
] as const;
export type WireRefusal = (typeof wireRefusals)[number];

export type ToAddOn =
  | { readonly do: 'taken'; readonly id: string }
  | { readonly do: 'refused'; readonly id: string | null; readonly code: WireRefusal }
  | {
      readonly do: 'reply';
      readonly id: string;
      /** Names this reply in the answer. */
      readonly reply: string;
      readonly text: string;
      readonly html: string;
      /** Milliseconds since 1970 after which nothing may be typed any more: the app says then that there is no draft. */
      readonly until: number;
    };
