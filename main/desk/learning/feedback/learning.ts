import type { CallInput, CallOutput, FeedbackItem, Reading, Settings } from '../../../../preload/contract.ts';
import type { Changes } from '../../changes.ts';
import type { Embedder, Log } from '../../ports.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import { type AnswerUse, detectAnswerUse } from '../reply-edits/answer-use.ts';
import type { ProposalCodec } from '../past-answers/proposal-codec.ts';
import type { ProposalIndex } from '../past-answers/proposal-index.ts';
import type { Proposals } from '../past-answers/proposals.ts';
import { createPhrasings, type Phrasings } from '../phrasings/phrasings.ts';
import { createEdits } from './edits.ts';
import { createNewAnswers } from './new-answers.ts';
import { createNegativeFeedback } from './negative-feedback.ts';

/** What is learned from replies and feedback, and the owner's view of it. Nothing is kept while no key is open. */
export interface Learning {
  readonly phrasings: Phrasings;
  /** Learns from a copied reply; `read` is the message as it was read, where that is still known. Never rejects. */
  learnFromReply(reply: CallInput<'replies.commit'>, read: Reading | null): Promise<void>;
  /** Returns its id, and that of the phrasing of the right answer; null for what is not kept. */
  addNegativeFeedback(
    feedback: CallInput<'learning.addNegativeFeedback'>,
  ): Promise<CallOutput<'learning.addNegativeFeedback'>>;
  /** Newest first. */
  list(offset: number, limit: number): { readonly total: number; readonly rows: readonly FeedbackItem[] };
  accept(ids: readonly string[]): void;
  /** Removes the named ones, or all (null). The search is then what it was before them. Returns how many. */
  undo(ids: readonly string[] | null): Promise<number>;
}

/** Details that name somebody or something of one customer. */
const naming: ReadonlySet<string> = new Set(['name', 'email', 'phone', 'order', 'tracking']);
/** Answered with the source's own words, changed or not: it is the answer to that question. */
const teaches = ({ use, target }: AnswerUse): string | null =>
  use === 'accepted' || use === 'edited' || use === 'replaced' ? target : null;

export function createLearning(deps: {
  readonly store: Pick<
    Store,
    'phrasings' | 'negativeFeedback' | 'edits' | 'feedbackItems' | 'passages' | 'proposals'
  >;
  readonly search: Pick<Search, 'titlesOf' | 'findAll'>;
  readonly embedder: Embedder;
  readonly vault: Vault;
  readonly codec: ProposalCodec;
  readonly proposalIndex: ProposalIndex;
  readonly proposals: Pick<Proposals, 'delete'>;
  readonly settings: () => Pick<Settings, 'learning' | 'agentName'>;
  readonly wouldRegress: Parameters<typeof createPhrasings>[0]['wouldRegress'];
  readonly newId: () => string;
  readonly now: () => number;
  readonly changes: Changes;
  readonly log: Log;
}): Learning {
  const { store, vault, settings, changes, log } = deps;
  const phrasings = createPhrasings({
    ...deps,
    requiresApproval: () => settings().learning === 'when accepted',
  });
  const negativeFeedback = createNegativeFeedback(deps);
  const edits = createEdits(deps);
  const newAnswers = createNewAnswers(deps);
  const mayLearn = (): boolean => settings().learning !== 'off' && vault.isOpen();

  async function learnFrom(reply: CallInput<'replies.commit'>, read: Reading | null): Promise<void> {
    const by = settings().agentName;
    const suggested = new Map(read?.questions.map((one) => [one.text, one.suggestions[0]?.target ?? null]));
    const uses = detectAnswerUse(reply, (question) => suggested.get(question) ?? null);
    const names = [
      by,
      ...(read?.details ?? []).filter(({ kind }) => naming.has(kind)).map(({ text }) => text),
    ].flatMap((name) => [name, ...name.split(/[\s,]+/)].filter((part) => part.length > 1));
    await phrasings.learn(
      uses.flatMap((one) => {
        const target = teaches(one);
        return target === null ? [] : [{ question: one.question, target }];
      }),
      by,
      reply.caseId,
    );
    const recorded = edits.record(uses, names, by, reply.caseId);
    const proposed = await newAnswers.propose(uses, names, by);
    if (recorded + proposed === 0) return;
    log.write('info', 'learning.from-reply', { edits: recorded, answers: proposed });
    // A search finds the same: edits and new answers are proposed.
    changes.publish('learned', { cause: null, added: [] });
    changes.publish('review', null);
  }

  return {
    phrasings,
    async learnFromReply(reply, read) {
      if (!mayLearn()) return;
      try {
        await learnFrom(reply, read);
      } catch (error) {
        log.write('warn', 'learning.not-learned', { name: error instanceof Error ? error.name : 'unknown' });
      }
    },
    async addNegativeFeedback(feedback) {
      const nothing = { id: null, rightId: null };
      if (!mayLearn()) return nothing;
      const { agentName, learning } = settings();
      const id = await negativeFeedback.add(feedback, agentName, learning === 'when accepted');
      if (id === null) return nothing;
      changes.publish('learned', { cause: { kind: 'feedback_given' } });
      const { caseId, question, right } = feedback;
      if (right === undefined) return { id, rightId: null };
      const [rightId = null] = await phrasings.learn([{ question, target: right }], agentName, caseId);
      return { id, rightId };
    },
    list(offset, limit) {
      const { total, rows } = store.feedbackItems.list(offset, limit);
      const idsOf = (kind: FeedbackItem['kind']): readonly string[] =>
        rows.filter((row) => row.kind === kind).map(({ id }) => id);
      const known = new Map(
        [
          ...phrasings.get(idsOf('phrasing')),
          ...negativeFeedback.get(idsOf('negative feedback')),
          ...edits.get(idsOf('edit')),
          ...newAnswers.get(idsOf('new entry')),
        ].map((item) => [item.id, item]),
      );
      return { total, rows: rows.flatMap(({ id }) => known.get(id) ?? []) };
    },
    accept(ids) {
      store.negativeFeedback.accept(ids);
      phrasings.accept(ids);
    },
    async undo(ids) {
      const open = (source: 'reply' | 'edit'): readonly string[] =>
        store.proposals
          .ofReplies(source)
          .filter(({ state }) => state !== 'rejected')
          .map(({ id }) => id);
      const answers = open('reply').filter((id) => ids === null || ids.includes(id));
      const edited = ids === null ? open('edit') : edits.acceptedFor(ids);
      const undone =
        phrasings.undo(ids) + store.negativeFeedback.remove(ids) + edits.remove(ids) + answers.length;
      await deps.proposals.delete([...answers, ...edited]);
      changes.publish('learned', { cause: { kind: 'learning_undone' } });
      changes.publish('review', null);
      return undone;
    },
  };
}
