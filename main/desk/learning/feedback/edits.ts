import { entryIdOf, entryTarget } from '../../../../preload/shared/answer-targets.ts';
import { z } from 'zod';
import type { FeedbackItem } from '../../../../preload/contract.ts';
import type { Vault } from '../../privacy/vault.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { StoredEdit } from '../../store/edits.ts';
import type { Store } from '../../store/store.ts';
import type { AnswerUse } from '../reply-edits/answer-use.ts';
import type { DecryptedProposal, ProposalCodec } from '../past-answers/proposal-codec.ts';
import type { ProposalIndex } from '../past-answers/proposal-index.ts';
import { applyChange, type TextChange, extractChanges, changeKey } from './text-changes.ts';

/** What agents change in answers. The same change in several replies is proposed as a change of the entry. */
export interface Edits {
  /** `names` are words that name somebody in this case. Returns how many changes were recorded. */
  record(uses: readonly AnswerUse[], names: readonly string[], by: string, caseId: string): number;
  /** As the owner sees them, in no order. */
  get(ids: readonly string[]): readonly FeedbackItem[];
  /** Ids of the accepted proposals that were made because of these edits. */
  acceptedFor(ids: readonly string[]): readonly string[];
  /** Removes the named ones, or all. What was proposed because of them is only proposed while it still recurs. */
  remove(ids: readonly string[] | null): number;
}

/** Replies in which the same words must have been changed in the same way. */
const recurring = 2;
const text = z.string();
const changeSchema = z.object({ left: text, before: text, after: text, right: text });

interface ObservedEdit {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly change: TextChange;
}

export function createEdits({
  store,
  vault,
  codec,
  proposalIndex,
  newId,
}: {
  readonly store: Pick<Store, 'edits' | 'passages' | 'proposals'>;
  readonly vault: Vault;
  readonly codec: ProposalCodec;
  readonly proposalIndex: Pick<ProposalIndex, 'put'>;
  readonly newId: () => string;
}): Edits {
  const { edits, passages, proposals } = store;
  const { change: changeColumn } = encryptedTables.edits.columns;
  const opened = ({ id, at, by, change }: StoredEdit): ObservedEdit => ({
    id,
    at,
    by,
    change: changeSchema.parse(JSON.parse(vault.decrypt(change, changeColumn, id))),
  });
  const proposedFor = (entryId: string): readonly DecryptedProposal[] =>
    proposals.editsOf(entryId).map((stored) => codec.decrypt(stored));
  const isSame = (change: TextChange, { content }: DecryptedProposal): boolean =>
    content.change !== undefined && changeKey(content.change) === changeKey(change);

  /** Brings what is proposed for an entry in line with what agents changed in it. What was decided stays decided. */
  function propose(entryId: string): void {
    const [entry] = passages.entries([entryId]);
    if (entry === undefined) return;
    const known = proposedFor(entryId);
    const all = Map.groupBy(edits.ofEntry(entryId).map(opened), ({ change }) => changeKey(change));
    const again = [...all.values()].filter((seen) => seen.length >= recurring);
    const isLeft = (proposal: DecryptedProposal): boolean =>
      again.some(([one]) => one !== undefined && isSame(one.change, proposal));
    proposals.remove(
      known.filter((proposal) => proposal.state === 'open' && !isLeft(proposal)).map(({ id }) => id),
    );
    for (const seen of again) {
      const [first, last] = [seen[0], seen.at(-1)];
      if (first === undefined || last === undefined || applyChange(entry.answer, first.change) === null)
        continue;
      const before = known.find((proposal) => isSame(first.change, proposal));
      if (before !== undefined && before.state !== 'open') continue;
      const id = before?.id ?? newId();
      const content = {
        question: entry.question,
        answer: '',
        variants: [],
        alike: seen.length,
        language: null,
        keys: seen.map((each) => each.id),
        change: first.change,
      };
      proposalIndex.put([
        {
          id,
          state: 'open',
          source: 'edit',
          by: [...new Set(seen.map(({ by }) => by))].filter((by) => by !== '').join(', '),
          rank: Math.log2(1 + seen.length),
          asked: seen.length,
          firstAt: first.at,
          lastAt: last.at,
          entryId,
          content,
          vector: new Int8Array(),
        },
      ]);
    }
  }

  return {
    record(uses, names, by, caseId) {
      const touched = new Set<string>();
      const seen = uses
        .filter(({ use, edited }) => edited > 0 && (use === 'edited' || use === 'replaced'))
        .flatMap(({ target, parts }) => {
          const changedEntry = target === null ? null : entryIdOf(target);
          const [entry] = changedEntry === null ? [] : passages.entries([changedEntry]);
          if (entry === undefined || touched.has(entry.id)) return [];
          touched.add(entry.id);
          return parts.flatMap((part) =>
            extractChanges(entry.answer, part, names).map((change) => ({ entryId: entry.id, change })),
          );
        })
        .map(({ entryId, change }) => {
          const id = newId();
          return { id, by, entryId, caseId, change: vault.encrypt(JSON.stringify(change), changeColumn, id) };
        });
      if (seen.length === 0) return 0;
      edits.add(seen);
      for (const entryId of new Set(seen.map((each) => each.entryId))) propose(entryId);
      return seen.length;
    },
    get(ids) {
      const rows = edits.get(ids);
      const isOpen = vault.isOpen();
      const decided = new Map(
        [...new Set(rows.map(({ entryId }) => entryId))].map((id) => [id, isOpen ? proposedFor(id) : []]),
      );
      const entries = new Map(
        passages.entries([...decided.keys()]).map((entry) => [entry.id, entry] as const),
      );
      return rows.map((row): FeedbackItem => {
        const { id, at, by, entryId } = row;
        const entry = entries.get(entryId);
        const readable = vault.decryptIfReadable(row.change, changeColumn, id);
        const change = readable === null ? null : changeSchema.parse(JSON.parse(readable));
        const proposal = decided.get(entryId)?.find(({ content }) => content.keys.includes(id));
        const isThere = change === null || applyChange(entry?.answer ?? '', change) !== null;
        return {
          kind: 'edit',
          id,
          at,
          by,
          phrase: null,
          target: entryTarget(entryId),
          title: entry?.question ?? '',
          negativeFeedback: null,
          change: change && { before: change.before.trim(), after: change.after.trim() },
          state:
            proposal?.state === 'accepted' && !isThere
              ? 'used'
              : !isThere
                ? 'stale'
                : proposal?.state === 'open'
                  ? 'proposed'
                  : 'recorded',
        };
      });
    },
    acceptedFor(ids) {
      if (!vault.isOpen()) return [];
      const wanted = new Set(ids);
      return [...new Set(edits.get(ids).map(({ entryId }) => entryId))]
        .flatMap(proposedFor)
        .filter(({ state, content }) => state === 'accepted' && content.keys.some((key) => wanted.has(key)))
        .map(({ id }) => id);
    },
    remove(ids) {
      const touched = ids === null ? [] : edits.get(ids).map(({ entryId }) => entryId);
      const removed = edits.remove(ids);
      if (vault.isOpen()) for (const entryId of new Set(touched)) propose(entryId);
      return removed;
    },
  };
}
