import { createStore, type StoreApi } from 'zustand/vanilla';
import { t } from '../i18n.ts';
import type { DeskApi } from '../../preload/client.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { mergeDraft } from './merge-draft.ts';
import { insertSnippet, questionOfTrouble } from './insert-snippet.ts';
import { toHandoverInput } from './handover.ts';
import { toCommitInput, toComposeInput } from './reply-inputs.ts';
import { problemText } from './problem.ts';
import { createActions } from './resource.ts';
import {
  hasDraft,
  isScam,
  isEdited,
  renumberPieces,
  suggestionsOf,
  withAddedQuestion,
  withReading,
  caseFrom,
  type Asked,
  type CaseOutcome,
  type ActiveCase,
} from './active-case.ts';

export type WorkspaceStore = StoreApi<WorkspaceState>;

/** The message in hand: what was asked, what was chosen, and the reply that comes of it. */
export function createWorkspaceStore(api: DeskApi, now: () => number = Date.now): WorkspaceStore {
  return createStore<WorkspaceState>()((set, get) => {
    let readGeneration = 0;
    let composeGeneration = 0;
    let revealCount = 0;
    const { attempt, succeeds } = createActions(set);

    const change = (part: Partial<ActiveCase>) => {
      set(({ activeCase }) => (activeCase === null ? {} : { activeCase: { ...activeCase, ...part } }));
    };
    const changeAsked = (index: number, part: Partial<Asked>) => {
      set(({ activeCase }) =>
        activeCase === null
          ? {}
          : {
              activeCase: {
                ...activeCase,
                asked: activeCase.asked.map((one, at) => (at === index ? { ...one, ...part } : one)),
              },
            },
      );
    };

    /** Composes anew for the answers chosen now and carries the agent's words over. Only the last of several counts. */
    const compose = async (before: readonly Asked[]) => {
      const { activeCase } = get();
      if (activeCase === null) return;
      composeGeneration += 1;
      const ownGeneration = composeGeneration;
      const included = activeCase.asked.filter(({ leftOut }) => !leftOut);
      try {
        const composed = await api.call('replies.compose', toComposeInput(activeCase, included));
        const latest = get().activeCase;
        if (ownGeneration !== composeGeneration || latest === null || latest.reading !== activeCase.reading)
          return;
        const draft = renumberPieces(composed, included);
        const merged = mergeDraft(latest.draft, draft, latest.text);
        change({
          draft,
          text: merged.text,
          conflicts: merged.conflicts,
          undoSnapshot: isEdited(latest) ? { draft: latest.draft, text: latest.text, asked: before } : null,
        });
      } catch (error) {
        if (ownGeneration === composeGeneration) set({ problem: problemText(error) });
      }
    };

    const park = (why: CaseOutcome | 'replaced') => {
      const { activeCase } = get();
      if (activeCase !== null) set({ parked: { activeCase, why } });
    };

    /** What was pressed for a message is done: that one goes aside, as it is by now. True while it is in hand. */
    const complete = (done: ActiveCase, why: CaseOutcome): boolean => {
      const { activeCase, parked } = get();
      const latest = [activeCase, parked?.activeCase].find((one) => one?.source === done.source) ?? done;
      set({ parked: { activeCase: latest, why } });
      const isInHand = activeCase?.source === done.source;
      // Words of another message that were put aside meanwhile stay those to come back to.
      if (!isInHand && parked?.why === 'replaced' && parked.activeCase !== latest) set({ parked });
      return isInHand;
    };

    return {
      activeCase: null,
      isReading: false,
      isCopying: false,
      parked: null,
      problem: null,
      revealRequest: null,
      async read(input, from) {
        readGeneration += 1;
        const ownGeneration = readGeneration;
        set({ isReading: true, problem: null });
        try {
          const reading = await api.call('messages.read', input);
          if (ownGeneration !== readGeneration) return false;
          const { activeCase } = get();
          // Words that the agent wrote are never dropped silently: they are parked and can be restored.
          if (activeCase !== null && isEdited(activeCase)) park('replaced');
          else if (activeCase !== null) set({ parked: null });
          set({
            isReading: false,
            activeCase: caseFrom(reading, { from, at: now() }),
          });
          return true;
        } catch (error) {
          if (ownGeneration === readGeneration) set({ isReading: false, problem: problemText(error) });
          return false;
        }
      },
      async takeClipboard() {
        const taken = await attempt(() => api.call('shell.readClipboard', {}));
        if (taken === null) return null;
        const { text, html, files, isOwn } = taken;
        const [file] = files;
        if (file !== undefined) return files.length === 1 ? { path: file } : { paths: files };
        // A reply that was copied a moment ago is no message: it is said, and nothing in hand goes.
        if (isOwn) set({ problem: t('workspace.ownReply') });
        else if (text.trim() !== '' || html !== '') return { text, ...(html !== '' && { html }) };
        else set({ problem: t('workspace.emptyClipboard') });
        return null;
      },
      clear() {
        const { activeCase, parked } = get();
        readGeneration += 1;
        if (activeCase !== null && isEdited(activeCase) && parked?.activeCase !== activeCase)
          park('replaced');
        set({ activeCase: null, isReading: false, problem: null });
      },
      setRouting(reading, routing) {
        const { activeCase } = get();
        if (activeCase?.reading !== reading) return;
        change({ routing });
        // Another queue asks for other things.
        if (activeCase.routing.queue?.id !== routing.queue?.id && hasDraft(activeCase))
          void compose(activeCase.asked);
      },
      async setCustomer(customer) {
        const { activeCase } = get();
        if (activeCase === null || activeCase.reading.customer?.group === customer) return;
        const { text, caseId } = activeCase.reading;
        const reading = await attempt(() => api.call('messages.read', { text, caseId, customer }));
        const latest = get().activeCase;
        if (reading === null || latest?.reading !== activeCase.reading) return;
        const next = withReading(latest, reading);
        set({ activeCase: next });
        if (hasDraft(next)) await compose(latest.asked);
      },
      restore() {
        const { parked, activeCase } = get();
        if (parked === null) return;
        set({
          activeCase: parked.activeCase,
          parked: activeCase === null ? null : { activeCase, why: 'replaced' },
          problem: null,
        });
      },
      activate(index) {
        const { activeCase } = get();
        if (activeCase !== null && index >= 0 && index < activeCase.asked.length) change({ active: index });
      },
      async choose(index, target) {
        const asked = get().activeCase?.asked;
        const one = asked?.[index];
        if (asked === undefined || one === undefined) return;
        const isDeselecting = one.chosen?.target === target && !one.leftOut;
        const suggestion = suggestionsOf(one).find((other) => other.target === target) ?? one.chosen;
        changeAsked(index, { chosen: isDeselecting ? null : suggestion, leftOut: false });
        change({ active: index });
        await compose(asked);
      },
      async toggleLeftOut(index) {
        const asked = get().activeCase?.asked;
        const one = asked?.[index];
        if (asked === undefined || one === undefined) return;
        changeAsked(index, { leftOut: !one.leftOut });
        change({ active: index });
        await compose(asked);
      },
      async searchManually(index, text) {
        const { activeCase } = get();
        if (activeCase === null || text.trim() === '') return false;
        try {
          const question = await api.call('messages.search', {
            text: text.trim(),
            ...(activeCase.reading.customer && { customer: activeCase.reading.customer.group }),
          });
          if (get().activeCase?.reading !== activeCase.reading) return false;
          if (index !== null) {
            changeAsked(index, { manualSearch: { text: text.trim(), suggestions: question.suggestions } });
            return true;
          }
          // A message without a question gets one: what the agent searches for.
          change(withAddedQuestion(get().activeCase ?? activeCase, question));
          return true;
        } catch (error) {
          set({ problem: problemText(error) });
          return false;
        }
      },
      async addAnswer(title, target) {
        if (!(await get().searchManually(null, title))) return false;
        const added = get().activeCase?.asked.at(-1);
        if (added === undefined || !suggestionsOf(added).some((one) => one.target === target)) return false;
        await get().choose((get().activeCase?.asked.length ?? 0) - 1, target);
        return true;
      },
      clearManualSearch(index) {
        changeAsked(index, { manualSearch: null });
      },
      showClosest(index) {
        changeAsked(index, { showsClosest: true });
      },
      async addGap(index) {
        const one = get().activeCase?.asked[index];
        if (one === undefined || one.addedAsGap) return false;
        return succeeds(async () => {
          const { caseId } = get().activeCase?.reading ?? {};
          const { text, number } = one.question;
          const from = caseId === undefined ? {} : { from: { caseId, number } };
          await api.call('gaps.add', { question: text, ...from });
          changeAsked(index, { addedAsGap: true });
        });
      },
      async setVoice(voice) {
        const { activeCase } = get();
        if (activeCase === null) return;
        change({ voice });
        if (hasDraft(activeCase)) await compose(activeCase.asked);
      },
      async setAsks(asks) {
        const { activeCase } = get();
        if (activeCase === null) return;
        change({ asks });
        await compose(activeCase.asked);
      },
      edit(text) {
        change({ text, undoSnapshot: null, conflicts: [] });
      },
      insert(snippet, at) {
        const { activeCase } = get();
        if (activeCase === null) return false;
        const reply = { ...activeCase, upsetAbout: questionOfTrouble(activeCase.reading) };
        const { text, inserted, cursor } = insertSnippet(reply, snippet, at);
        change({ text, inserted: [...activeCase.inserted, inserted], undoSnapshot: null, conflicts: [] });
        revealCount += 1;
        set({ revealRequest: { start: cursor, end: cursor, number: revealCount } });
        return true;
      },
      undo() {
        const before = get().activeCase?.undoSnapshot;
        if (before === null || before === undefined) return;
        composeGeneration += 1;
        change({ ...before, undoSnapshot: null, conflicts: [] });
      },
      revertToDraft() {
        const { activeCase } = get();
        if (activeCase === null || !isEdited(activeCase)) return;
        const { draft, text, asked } = activeCase;
        change({ text: draft.text, undoSnapshot: { draft, text, asked }, conflicts: [] });
      },
      revealInReply({ start, end }) {
        revealCount += 1;
        set({ revealRequest: { start, end, number: revealCount } });
      },
      async copy(overruled = [], to = 'clipboard') {
        const { activeCase, isCopying } = get();
        if (activeCase === null || isCopying) return 'failed';
        if (activeCase.text.trim() === '') {
          set({ problem: t('workspace.emptyReply') });
          return 'failed';
        }
        const { secondPerson } = get();
        set({ isCopying: true, problem: null });
        try {
          const { kept } = await api.call('replies.commit', {
            ...toCommitInput(activeCase, overruled, secondPerson),
            to,
          });
          const copied = kept === 'everything' ? 'copied everything' : 'copied facts only';
          // A draft takes its time, in which another message may have come into hand: that one stays.
          const isInHand = complete(activeCase, to === 'draft' ? 'put into a draft' : copied);
          set((now) => ({
            isCopying: false,
            activeCase: isInHand ? null : now.activeCase,
            secondPerson: now.secondPerson === secondPerson ? null : now.secondPerson,
          }));
          return 'copied';
        } catch (error) {
          set({ isCopying: false, problem: problemText(error) });
          return 'failed';
        }
      },
      async composeHandover(words) {
        const { activeCase } = get();
        if (activeCase === null) return null;
        const composed = await attempt(() =>
          api.call('handovers.compose', toHandoverInput(activeCase, words)),
        );
        return composed?.text ?? null;
      },
      async handOver(words, way) {
        const { activeCase } = get();
        if (activeCase === null) return null;
        return attempt(async () => {
          const given = await api.call('handovers.send', { ...toHandoverInput(activeCase, words), way });
          complete(activeCase, 'handed over');
          return given;
        });
      },
      async dismissScam() {
        const { activeCase } = get();
        if (activeCase === null || !isScam(activeCase)) return;
        const { text, caseId, customer } = activeCase.reading;
        const chosen = customer?.why.code === 'chosen' ? { customer: customer.group } : {};
        const given = { text, caseId, notScam: true, ...chosen } as const;
        const reading = await attempt(() => api.call('messages.read', given));
        const latest = get().activeCase;
        if (reading === null || latest?.reading !== activeCase.reading) return;
        const fresh = caseFrom(reading, latest.source);
        // What the agent has written stays; the draft is then a click away.
        set({
          activeCase: isEdited(latest) ? { ...fresh, text: latest.text, inserted: latest.inserted } : fresh,
        });
      },
      dismissEscalation: () => change({ isEscalationDismissed: true }),
      setReviewedBy: (reviewedBy) => change({ reviewedBy }),
      secondPerson: null,
      setSecondPerson: (secondPerson) => set({ secondPerson }),
      dismissProblem: () => set({ problem: null }),
    };
  });
}
