import { entryIdOf } from '../../../../preload/shared/answer-targets.ts';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { PastAnswersStatus, WireError } from '../../../../preload/contract.ts';
import type { Changes } from '../../changes.ts';
import { toDiskFailure, DeskFailure, toFailure } from '../../failure.ts';
import type { Conversation, ConversationSummary } from '../../library/conversation.ts';
import { walkFiles } from '../../library/walk.ts';
import type { Embedder, Log } from '../../ports.ts';
import { clearWhenLocked } from '../../privacy/clear-when-locked.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import type { ProposalTable } from '../../store/proposals.ts';
import type { MetaTable } from '../../store/store.ts';
import { quantize } from '../../vectors.ts';
import { answerSimilarity, createTextAnalyzer } from '../similar-entries/question-similarity.ts';
import { distinctQuestions, type EmbeddedPair, type Group, groupPairs } from './group-pairs.ts';
import type { DecryptedProposal, ProposalCodec } from './proposal-codec.ts';
import type { ProposalIndex } from './proposal-index.ts';
import { createProposalDedup, mergeIntoProposal } from './proposal-dedup.ts';
import { extractPairs } from './extract-pairs.ts';
import { createMasker } from './masker.ts';
import { detectShopAddresses, createShopMatcher } from './shop-senders.ts';

interface RunInput {
  readonly paths: readonly string[];
  readonly shopAddresses?: readonly string[] | undefined;
}

export interface PastAnswers {
  /** Throws `vault_absent` or `vault_locked` where nothing may be kept, `busy` while another run is under way. */
  start(run: RunInput): null;
  status(): PastAnswersStatus;
  /** Gives up; what was proposed before stays. */
  cancel(): null;
  /** Goes on with a run that ended with the program; nothing while the vault is closed. */
  resume(): void;
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

export interface PastAnswersDeps {
  readonly store: { readonly proposals: ProposalTable; readonly meta: MetaTable };
  readonly codec: ProposalCodec;
  readonly proposalIndex: Pick<ProposalIndex, 'put'>;
  readonly embedder: Embedder;
  readonly search: Pick<Search, 'findAll' | 'sourcesOf'>;
  /** The question and the variants of an entry. */
  readonly phrasingsOf: (id: string) => readonly string[];
  readonly read: (
    paths: readonly string[],
    take: (conversations: readonly Conversation[]) => void,
    signal: AbortSignal,
  ) => Promise<ConversationSummary>;
  readonly vault: Pick<Vault, 'isShut'>;
  readonly newId: () => string;
  readonly log: Log;
  readonly changes: Changes;
}

/** Where a proposal would go: a new entry, or another way of asking for one that is there. */
interface ProposalTarget {
  readonly entryId: string | null;
  readonly question: string;
  readonly variants: readonly string[];
}

/** Conversations whose pairs are embedded and kept in one go. */
const conversationsAtOnce = 24;
/** Questions that the library is asked in one go. */
const questionsAtOnce = 16;
/** Characters of an answer that say what it is about. */
const answerStart = 700;
/** An answer that shares less of its words than this with what the library says to a likely match is another answer. */
const sameAnswer = 0.25;
const runKey = 'past-answers.run';

const idleStatus: PastAnswersStatus = {
  state: 'idle',
  filesDone: 0,
  filesTotal: 0,
  conversations: 0,
  answered: 0,
  shopAddresses: [],
  failed: [],
  proposed: 0,
  error: null,
};

/** Reads what the shop answered before and proposes it as entries. One run at a time, in the background. */
export function createPastAnswers(deps: PastAnswersDeps): PastAnswers {
  const { store, codec, embedder, search, changes, log } = deps;
  const { proposals, meta } = store;
  let status = idleStatus;
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;
  let closed = false;
  /** Locked meanwhile: begun again once the key is there. */
  let isInterrupted = false;

  function updateStatus(change: Partial<PastAnswersStatus>): void {
    status = { ...status, ...change };
    changes.publish('review', null);
  }

  function begin(run: RunInput): void {
    const stop = new AbortController();
    status = { ...idleStatus, state: 'reading' };
    const ended = work(run, stop.signal)
      .then(() => {
        proposals.clearProcessed();
        meta.set(runKey, '');
      })
      .catch((error: unknown) => {
        if (closed || isInterrupted) return; // The run goes on at the next start, or once it is unlocked.
        meta.set(runKey, '');
        proposals.clearProcessed();
        if (stop.signal.aborted) updateStatus({ state: 'cancelled' });
        else {
          const known = toDiskFailure(error);
          const reported: WireError = known instanceof DeskFailure ? known.toWire() : { code: 'internal' };
          log.write('error', 'past-answers.failed', { code: reported.code });
          updateStatus({ state: 'failed', error: reported });
        }
      })
      .finally(() => {
        running = null;
        if (isInterrupted) status = idleStatus;
        isInterrupted = false;
        if (closed) return;
        changes.publish('review', null);
        resume();
      });
    running = { stop, ended };
  }

  async function work(run: RunInput, signal: AbortSignal): Promise<void> {
    const yieldIfBusy = async (): Promise<void> => {
      await turn();
      signal.throwIfAborted();
    };
    const files = (await walkFiles(run.paths)).map((file) => file.path);
    if (files.length === 0) throw new DeskFailure('not_found', { reason: 'files' });
    updateStatus({ filesTotal: files.length });
    const conversations: Conversation[] = [];
    const summary = await deps.read(
      files,
      (found) => {
        conversations.push(...found);
        updateStatus({ conversations: conversations.length });
      },
      signal,
    );
    const failed = summary.failed.map(({ path: file, error }) => ({ name: path.basename(file), error }));
    const [unread] = summary.failed;
    if (conversations.length === 0 && unread) throw toFailure(unread.error);
    const shopAddresses = run.shopAddresses ?? detectShopAddresses(conversations);
    updateStatus({
      state: 'analyzing',
      filesDone: files.length,
      failed,
      shopAddresses,
      conversations: conversations.length,
    });
    await embedder.load();
    const pairs = await pairsIn(conversations, shopAddresses, yieldIfBusy);
    const groups = await groupPairs(pairs, yieldIfBusy);
    const proposed = await propose(groups, yieldIfBusy);
    updateStatus({ state: 'done', proposed });
  }

  /** Conversations that an interrupted run has read already are not read again. */
  async function pairsIn(
    conversations: readonly Conversation[],
    shopAddresses: readonly string[],
    yieldIfBusy: () => Promise<void>,
  ): Promise<readonly EmbeddedPair[]> {
    const isShop = createShopMatcher(shopAddresses);
    const masker = await createMasker(conversations, isShop, yieldIfBusy);
    const known = new Map(proposals.processed().map(({ key, secret }) => [key, secret]));
    const all: EmbeddedPair[] = [];
    for (let from = 0; from < conversations.length; from += conversationsAtOnce) {
      const part = conversations.slice(from, from + conversationsAtOnce);
      const fresh: { readonly id: string; readonly pairs: Awaited<ReturnType<typeof extractPairs>> }[] = [];
      for (const conversation of part) {
        const secret = known.get(conversation.id);
        if (secret !== undefined) all.push(...codec.decryptPairs(conversation.id, secret));
        else
          fresh.push({
            id: conversation.id,
            pairs: await extractPairs(conversation, { isShop, masker, embedder }),
          });
        await yieldIfBusy();
      }
      const vectors = await embedder.embed(
        fresh.flatMap(({ pairs }) =>
          pairs.flatMap(({ question, answer }) => [question, answer.slice(0, answerStart)]),
        ),
        'passage',
      );
      let next = 0;
      const embedded = fresh.map(({ id, pairs }) => ({
        key: id,
        pairs: pairs.map((pair): EmbeddedPair => {
          const [question, answer] = [vectors[next++], vectors[next++]];
          if (!question || !answer) throw new RangeError('The embedder returned fewer vectors than texts');
          return { ...pair, questionVector: quantize(question), answerVector: quantize(answer) };
        }),
      }));
      proposals.markProcessed(
        embedded.map(({ key, pairs }) => ({ key, secret: codec.encryptPairs(key, pairs) })),
      );
      all.push(...embedded.flatMap(({ pairs }) => pairs));
      updateStatus({ answered: all.length });
      await yieldIfBusy();
    }
    return all;
  }

  async function propose(groups: readonly Group[], yieldIfBusy: () => Promise<void>): Promise<number> {
    const memory = createProposalDedup([...proposals.all()].map((stored) => codec.decrypt(stored)));
    const put: DecryptedProposal[] = [];
    let fresh = 0;
    for (let from = 0; from < groups.length; from += questionsAtOnce) {
      const part = groups.slice(from, from + questionsAtOnce);
      const wanted: Group[] = [];
      for (const group of part) {
        const outcome = memory(group);
        if (outcome.kind === 'known') put.push(mergeIntoProposal(outcome.proposal, group));
        else if (outcome.kind === 'new') wanted.push(group);
      }
      const existing = await placesOf(wanted);
      for (const [at, group] of wanted.entries()) {
        const match = existing[at];
        if (match === undefined) continue;
        put.push({
          id: deps.newId(),
          state: 'open',
          source: 'past',
          by: '',
          rank: group.score,
          asked: group.asked,
          firstAt: group.firstAt,
          lastAt: group.lastAt,
          entryId: match.entryId,
          content: {
            question: match.question,
            answer: group.answer,
            variants: [...match.variants],
            alike: group.alike,
            language: group.language,
            keys: [...group.keys],
          },
          vector: group.vector,
        });
        fresh++;
      }
      await yieldIfBusy();
    }
    // All at once: an interrupted run leaves the earlier proposals as they were.
    deps.proposalIndex.put(put);
    return fresh;
  }

  const readText = createTextAnalyzer();

  /** Undefined for what the library says already. */
  async function placesOf(groups: readonly Group[]): Promise<readonly (ProposalTarget | undefined)[]> {
    const { results } = await search.findAll(
      groups.map(({ question }) => ({ text: question, context: '' })),
      { limit: 1, byMeaning: true },
    );
    return groups.map((group, at) => {
      const asNew = { entryId: null, question: group.question, variants: group.variants };
      const found = results[at];
      const best = found?.suggestions[0];
      if (found === undefined || best === undefined) return asNew;
      const sure = found.verdict.word === 'sure';
      if (!sure && found.verdict.word !== 'likely') return asNew;
      const entryId = entryIdOf(best.target);
      if (entryId === null) return sure ? undefined : asNew;
      const answer = search.sourcesOf([best.target]).get(best.target)?.text ?? '';
      if (answerSimilarity(readText(answer), readText(group.answer)) < sameAnswer && !sure) return asNew;
      const there = deps.phrasingsOf(entryId);
      const ways = distinctQuestions([...there, group.question, ...group.variants]).slice(
        distinctQuestions(there).length,
      );
      const [question, ...variants] = ways;
      return question === undefined ? undefined : { entryId, question, variants };
    });
  }

  function resume(): void {
    const left = meta.get(runKey) ?? '';
    if (running !== null || left === '') return;
    try {
      codec.encryptPairs('', []);
    } catch {
      return; // Asked again when the vault was opened.
    }
    const run: unknown = JSON.parse(left);
    if (isRun(run)) begin(run);
  }
  changes.subscribe('vault', 'derive', resume);
  clearWhenLocked(changes, deps.vault, () => {
    isInterrupted = running !== null;
    if (!isInterrupted) status = idleStatus;
    running?.stop.abort();
  });

  return {
    start(run) {
      if (running !== null) throw new DeskFailure('busy', { reason: 'past_answers' });
      // Says at once why nothing could be kept.
      codec.encryptPairs('', []);
      proposals.clearProcessed();
      meta.set(runKey, JSON.stringify(run));
      begin(run);
      return null;
    },
    status: () => status,
    cancel() {
      running?.stop.abort();
      return null;
    },
    resume,
    whenIdle: async () => {
      await running?.ended;
    },
    async close() {
      closed = true;
      running?.stop.abort();
      await running?.ended;
    },
  };
}

function isRun(value: unknown): value is RunInput {
  return typeof value === 'object' && value !== null && 'paths' in value && Array.isArray(value.paths);
}
