import { z } from 'zod';
import type { Vault } from '../../privacy/vault.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { StoredProposal } from '../../store/proposals.ts';

const text = z.string();
const contentSchema = z.object({
  question: text,
  answer: text,
  variants: z.array(text),
  alike: z.number(),
  language: text.nullable(),
  /** Keys of the pairs that it was made of. */
  keys: z.array(text),
  /** Of an edit: the words that it exchanges in the answer of its entry. */
  change: z.object({ left: text, before: text, after: text, right: text }).optional(),
  vector: text,
});
const pairsSchema = z.array(
  z.object({
    key: text,
    question: text,
    answer: text,
    at: z.number().nullable(),
    language: text.nullable(),
    questionVector: text,
    answerVector: text,
  }),
);

/** The words of a proposal: what customers and the shop wrote, so it is stored encrypted. */
type ProposalContent = Readonly<Omit<z.infer<typeof contentSchema>, 'vector'>>;

/** A proposal with its words in the clear; they never leave memory like this. */
export interface DecryptedProposal extends Omit<StoredProposal, 'secret' | 'resultEntryId'> {
  readonly content: ProposalContent;
  /** Of its question. */
  readonly vector: Int8Array;
}

const { columns: proposalColumns } = encryptedTables.proposals;
const { columns: conversationColumns } = encryptedTables.processedConversations;
const bytesOf = (vector: Int8Array): string => Buffer.from(vector).toString('base64');
const vectorOf = (bytes: string): Int8Array => new Int8Array(Buffer.from(bytes, 'base64'));

type DecryptedPair = Readonly<
  Omit<z.infer<typeof pairsSchema>[number], 'questionVector' | 'answerVector'>
> & {
  readonly questionVector: Int8Array;
  readonly answerVector: Int8Array;
};

/** Writes and reads what is kept of past conversations, with the key of the vault. Throws `vault_locked` or `vault_absent`. */
export function createProposalCodec(vault: Pick<Vault, 'encrypt' | 'decrypt'>) {
  return {
    encrypt: ({ content, vector, id }: Pick<DecryptedProposal, 'content' | 'vector' | 'id'>): Uint8Array =>
      vault.encrypt(JSON.stringify({ ...content, vector: bytesOf(vector) }), proposalColumns.secret, id),
    decrypt({ secret, ...stored }: StoredProposal): DecryptedProposal {
      const { vector, ...content } = contentSchema.parse(
        JSON.parse(vault.decrypt(secret, proposalColumns.secret, stored.id)),
      );
      return { ...stored, content, vector: vectorOf(vector) };
    },
    encryptPairs: (key: string, pairs: readonly DecryptedPair[]): Uint8Array =>
      vault.encrypt(
        JSON.stringify(
          pairs.map((pair) => ({
            ...pair,
            questionVector: bytesOf(pair.questionVector),
            answerVector: bytesOf(pair.answerVector),
          })),
        ),
        conversationColumns.secret,
        key,
      ),
    decryptPairs: (key: string, secret: Uint8Array): readonly DecryptedPair[] =>
      pairsSchema.parse(JSON.parse(vault.decrypt(secret, conversationColumns.secret, key))).map((pair) => ({
        ...pair,
        questionVector: vectorOf(pair.questionVector),
        answerVector: vectorOf(pair.answerVector),
      })),
  };
}
export type ProposalCodec = ReturnType<typeof createProposalCodec>;
