import { z } from 'zod';
import type { Span } from './base.ts';
import type { Statement } from './errors.ts';
import { id, type ShapeOf } from './schema.ts';

const snippetKind = z.enum(['greeting', 'sign-off', 'policy', 'apology', 'calming', 'macro']);
export type SnippetKind = z.infer<typeof snippetKind>;

/** A text of the shop with placeholders; see replies/snippets. */
export const snippetSchema = z.strictObject({
  id,
  /** What it is called by, such as `refund-policy`; unique, without spaces. */
  shortName: z.string().regex(/^[^\s{}]{1,60}$/u),
  /** What it is about, in a few words: it is found by their meaning. */
  title: z.string().trim().min(1).max(200),
  text: z.string().min(1).max(10_000),
  /** greeting and sign-off stand at the ends of a reply, calming before its answers. */
  kind: snippetKind,
  tone: z.enum(['any', 'formal', 'friendly']),
  /** Came with the sample shop and goes with it. */
  sample: z.boolean(),
});
export type Snippet = ShapeOf<typeof snippetSchema>;

/** What is filled from the message and the settings. */
export const builtInVariables = [
  'customer.first_name',
  'customer.name',
  'customer.email',
  'customer.phone',
  'order.number',
  'amount',
  'tracking',
  'product',
  'date',
  'agent',
  'shop',
] as const;
export type BuiltInVariable = (typeof builtInVariables)[number];

/** What a snippet needs and nobody has said yet. */
export interface MissingValue {
  /** What it is filled under. */
  readonly name: string;
  /** What the message or the settings should have told; `snippets.variables` of locales/ asks for it. */
  readonly variable: BuiltInVariable | null;
  /** The question for the agent as the snippet puts it; empty for a variable, and for a choice without a name. */
  readonly ask: string;
  /** What it may be; empty when any words do. */
  readonly choices: readonly string[];
  /** Whether other words than the choices do as well. */
  readonly allowsOther: boolean;
}

export interface FilledSnippet {
  readonly text: string;
  /** In the order of the text; their placeholders still stand in it as `{{…}}`. */
  readonly missing: readonly MissingValue[];
  /** Where the cursor goes, an offset into the text in UTF-16 code units; null for its end. */
  readonly cursor: number | null;
}

/** What is wrong with a snippet's text, and where. Lines and columns count from 1. */
export interface TemplateProblem extends Span {
  readonly line: number;
  readonly column: number;
  readonly code: TemplateProblemCode;
}

export type TemplateProblemCode =
  | 'unclosed'
  | 'else_without_if'
  | 'second_else'
  | 'end_without_if'
  | 'if_without_end'
  | 'empty'
  | 'brace'
  | 'choice_unnamed'
  | 'date'
  | 'condition_empty'
  | 'condition_without_value'
  | 'ask_empty'
  | 'name_missing'
  | 'too_few_choices';

export interface SnippetMatch {
  readonly snippet: Snippet;
  readonly by: 'short name' | 'words' | 'meaning';
}

export interface SnippetPreview extends FilledSnippet {
  readonly problems: readonly TemplateProblem[];
}

/** What came of a file of snippets, by their short names. */
export interface SnippetImport {
  /** For `snippets.undoImport`, while the desk runs. */
  readonly id: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly skipped: readonly SkippedSnippet[];
  /** Imported, but not quite as it was. */
  readonly notes: readonly { readonly name: string; readonly what: Statement<SnippetChange> }[];
}

export interface SkippedSnippet {
  /** Empty where it has none. */
  readonly name: string;
  /** Which one of the file it is, from 1. */
  readonly position: number;
  readonly why: Statement<SkipReason>;
}

type SkipReason =
  | 'malformed'
  | 'picture'
  | 'regex'
  | 'no_text'
  | 'no_name'
  | 'html'
  | 'runs_program'
  | 'reads_clipboard'
  | 'unknown_type'
  | 'time_of_day'
  | 'hours_counted'
  | 'far_date'
  | 'duplicate'
  | 'same'
  | 'too_many'
  | 'template'
  | 'too_long'
  | 'invalid';
export type SnippetChange =
  | 'markdown'
  | 'random'
  | 'dates'
  /** `places` of another program became ours. */
  | 'places';
