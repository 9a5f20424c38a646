import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, CallOutput, FindingKind, Reading, Span, Topic } from '../../preload/contract.ts';
import { mergeDraft } from './draft.ts';
import { insertSnippet, piecesOf, type SnippetToInsert } from './insert.ts';
import { handOverOf, type HandOverWay, type HandOverWords } from './hand-over.ts';
import { sentenceOf } from './settings.ts';
import {
  isComposed,
  isEdited,
  renumbered,
  shownQuestions,
  suggestionsOf,
  workFrom,
  type Asked,
  type Finished,
  type MessageSource,
  type Voice,
  type Work,
} from './work.ts';

interface WorkspaceState {
  readonly work: Work | null;
  readonly isReading: boolean;
  readonly isCopying: boolean;
  /** The last piece of work that left the window, to come back to. */
  readonly aside: { readonly work: Work; readonly why: Finished | 'replaced' } | null;
  readonly problem: string | null;
  /** A place in the reply to go to; the number tells two requests apart. */
  readonly goTo: (Span & { readonly number: number }) | null;
  readonly read: (input: CallInput<'messages.read'>, from: MessageSource['from']) => Promise<boolean>;
  readonly readClipboard: () => Promise<boolean>;
  readonly clear: () => void;
  /** Where the message of that reading goes now, if it is still in hand. */
  readonly setTopic: (reading: Reading, topic: Topic) => void;
  readonly bringBack: () => void;
  readonly activate: (index: number) => void;
  /** Takes a suggestion for a question, or leaves it open when it was taken already. */
  readonly take: (index: number, target: string) => Promise<void>;
  readonly leaveOut: (index: number) => Promise<void>;
  readonly search: (index: number | null, text: string) => Promise<boolean>;
  readonly dropSearch: (index: number) => void;
  /** Lists the closest answers of a question that has no good one. */
  readonly showClosest: (index: number) => void;
  readonly noteGap: (index: number) => Promise<boolean>;
  readonly edit: (text: string) => void;
  /** Puts a filled snippet into the reply, where it belongs or at `at`, and leads the cursor there. */
  readonly insert: (snippet: SnippetToInsert, at: Span | null) => boolean;
  /** Composes this one reply in another tone or length, as far as the owner has written that. */
  readonly sound: (voice: Voice) => Promise<void>;
  /** Takes the last exchange of answers back. */
  readonly undo: () => void;
  /** Replaces what the agent wrote by the suggestion; can be undone. */
  readonly useSuggestion: () => void;
  /** Copies and records. `overruled`: kinds of what was found in the reply and went past. */
  readonly copy: (overruled?: readonly FindingKind[]) => Promise<'copied' | 'failed'>;
  /** Leads to a place in the reply. */
  readonly lead: (place: Span) => void;
  /** The text of the pack as it would be given; null when it could not be composed, and `problem` says why. */
  readonly composeHandOver: (words: HandOverWords) => Promise<string | null>;
  /** Gives the pack; null when it could not be given, and `problem` says why. */
  readonly handOver: (words: HandOverWords, way: HandOverWay) => Promise<CallOutput<'handovers.give'> | null>;
  /** Hides the proposal to hand this message over. */
  readonly putProposalAside: () => void;
  readonly nameSecondPerson: (name: string) => void;
  readonly dismissProblem: () => void;
}

export type WorkspaceStore = StoreApi<WorkspaceState>;

/** The message in hand: what was asked, what was taken, and the reply that comes of it. */
export function createWorkspaceStore(api: DeskApi, now: () => number = Date.now): WorkspaceStore {
  return createStore<WorkspaceState>()((set, get) => {
    let readings = 0;
    let composings = 0;
    let goings = 0;

    const change = (part: Partial<Work>) => {
      set(({ work }) => (work === null ? {} : { work: { ...work, ...part } }));
    };
    const changeAsked = (index: number, part: Partial<Asked>) => {
      set(({ work }) =>
        work === null
          ? {}
          : {
              work: {
                ...work,
                asked: work.asked.map((one, at) => (at === index ? { ...one, ...part } : one)),
              },
            },
      );
    };

    /** Composes anew for what is taken now and carries the agent's words over. Only the last of several counts. */
    const compose = async (before: readonly Asked[]) => {
      const { work } = get();
      if (work === null) return;
      composings += 1;
      const mine = composings;
      const included = work.asked.filter(({ leftOut }) => !leftOut);
      try {
        const composed = await api.call('replies.compose', {
          caseId: work.reading.caseId,
          queue: work.topic.queue?.id ?? null,
          ...(work.voice === null ? {} : { voice: work.voice }),
          name: work.reading.details.find(({ kind }) => kind === 'name')?.text ?? null,
          answers: included.map(({ question, taken }) => ({
            question: question.text,
            target: taken?.target ?? null,
          })),
        });
        const latest = get().work;
        if (mine !== composings || latest === null || latest.reading !== work.reading) return;
        const draft = renumbered(composed, included);
        const merged = mergeDraft(latest.draft, draft, latest.text);
        change({
          draft,
          text: merged.text,
          kept: merged.kept,
          before: isEdited(latest) ? { draft: latest.draft, text: latest.text, asked: before } : null,
        });
      } catch (error) {
        if (mine === composings) set({ problem: sentenceOf(error) });
      }
    };

    const setAside = (why: Finished | 'replaced') => {
      const { work } = get();
      if (work !== null) set({ aside: { work, why } });
    };

    return {
      work: null,
      isReading: false,
      isCopying: false,
      aside: null,
      problem: null,
      goTo: null,
      async read(input, from) {
        readings += 1;
        const mine = readings;
        set({ isReading: true, problem: null });
        try {
          const reading = await api.call('messages.read', input);
          if (mine !== readings) return false;
          const { work } = get();
          // Words that the agent wrote are never dropped silently: they can be brought back.
          if (work !== null && isEdited(work)) setAside('replaced');
          else if (work !== null) set({ aside: null });
          set({
            isReading: false,
            work: workFrom(reading, { from, at: now() }),
          });
          return true;
        } catch (error) {
          if (mine === readings) set({ isReading: false, problem: sentenceOf(error) });
          return false;
        }
      },
      async readClipboard() {
        try {
          const { text } = await api.call('shell.readClipboard', {});
          if (text.trim() !== '') return await get().read({ text }, 'from clipboard');
          set({ problem: 'There is no text on the clipboard. Copy the message first.' });
        } catch (error) {
          set({ problem: sentenceOf(error) });
        }
        return false;
      },
      clear() {
        const { work, aside } = get();
        readings += 1;
        if (work !== null && isEdited(work) && aside?.work !== work) setAside('replaced');
        set({ work: null, isReading: false, problem: null });
      },
      setTopic(reading, topic) {
        const { work } = get();
        if (work?.reading !== reading) return;
        change({ topic });
        // Another queue asks for other things.
        if (work.topic.queue?.id !== topic.queue?.id && isComposed(work)) void compose(work.asked);
      },
      bringBack() {
        const { aside, work } = get();
        if (aside === null) return;
        set({ work: aside.work, aside: work === null ? null : { work, why: 'replaced' }, problem: null });
      },
      activate(index) {
        const { work } = get();
        if (work !== null && index >= 0 && index < work.asked.length) change({ active: index });
      },
      async take(index, target) {
        const asked = get().work?.asked;
        const one = asked?.[index];
        if (asked === undefined || one === undefined) return;
        const untake = one.taken?.target === target && !one.leftOut;
        const suggestion = suggestionsOf(one).find((other) => other.target === target) ?? one.taken;
        changeAsked(index, { taken: untake ? null : suggestion, leftOut: false });
        change({ active: index });
        await compose(asked);
      },
      async leaveOut(index) {
        const asked = get().work?.asked;
        const one = asked?.[index];
        if (asked === undefined || one === undefined) return;
        changeAsked(index, { leftOut: !one.leftOut });
        change({ active: index });
        await compose(asked);
      },
      async search(index, text) {
        const { work } = get();
        if (work === null || text.trim() === '') return false;
        try {
          const question = await api.call('messages.search', { text: text.trim() });
          if (get().work?.reading !== work.reading) return false;
          if (index !== null) {
            changeAsked(index, { byHand: { text: text.trim(), suggestions: question.suggestions } });
            return true;
          }
          // A message without a question gets one: what the agent looks for.
          const latest = get().work ?? work;
          const number = latest.asked.length + 1;
          const added = { ...question, number, start: 0, end: 0 };
          change({
            asked: [
              ...latest.asked,
              {
                question: added,
                byHand: null,
                taken: null,
                leftOut: true,
                notedAsGap: false,
                showsClosest: true,
              },
            ],
            active: number - 1,
          });
          return true;
        } catch (error) {
          set({ problem: sentenceOf(error) });
          return false;
        }
      },
      dropSearch(index) {
        changeAsked(index, { byHand: null });
      },
      showClosest(index) {
        changeAsked(index, { showsClosest: true });
      },
      async noteGap(index) {
        const one = get().work?.asked[index];
        if (one === undefined || one.notedAsGap) return false;
        try {
          const { caseId } = get().work?.reading ?? {};
          const { text, number } = one.question;
          const from = caseId === undefined ? {} : { from: { caseId, number } };
          await api.call('gaps.note', { question: text, ...from });
          changeAsked(index, { notedAsGap: true });
          return true;
        } catch (error) {
          set({ problem: sentenceOf(error) });
          return false;
        }
      },
      async sound(voice) {
        const { work } = get();
        if (work === null) return;
        change({ voice });
        if (isComposed(work)) await compose(work.asked);
      },
      edit(text) {
        change({ text, before: null, kept: [] });
      },
      insert(snippet, at) {
        const { work } = get();
        if (work === null) return false;
        const { text, inserted, cursor } = insertSnippet(work, snippet, at);
        change({ text, inserted: [...work.inserted, inserted], before: null, kept: [] });
        goings += 1;
        set({ goTo: { start: cursor, end: cursor, number: goings } });
        return true;
      },
      undo() {
        const before = get().work?.before;
        if (before === null || before === undefined) return;
        composings += 1;
        change({ ...before, before: null, kept: [] });
      },
      useSuggestion() {
        const { work } = get();
        if (work === null || !isEdited(work)) return;
        const { draft, text, asked } = work;
        change({ text: draft.text, before: { draft, text, asked }, kept: [] });
      },
      lead({ start, end }) {
        goings += 1;
        set({ goTo: { start, end, number: goings } });
      },
      async copy(overruled = []) {
        const { work, isCopying } = get();
        if (work === null || isCopying) return 'failed';
        if (work.text.trim() === '') {
          set({ problem: 'The reply is empty, so there is nothing to copy.' });
          return 'failed';
        }
        set({ isCopying: true, problem: null });
        try {
          const { kept } = await api.call('replies.commit', {
            caseId: work.reading.caseId,
            message: work.reading.text,
            suggested: work.draft.text,
            pieces: [...work.draft.pieces, ...piecesOf(work)],
            reply: work.text,
            secondLook: work.lookedAtBy.trim() === '' ? null : work.lookedAtBy,
            questions: shownQuestions(work.asked).map((shown, at) => ({
              ...shown,
              leftOut: work.asked[at]?.leftOut ?? false,
            })),
            overruled: [...overruled],
          });
          setAside(kept === 'everything' ? 'copied everything' : 'copied facts only');
          set({ work: null, isCopying: false });
          return 'copied';
        } catch (error) {
          set({ isCopying: false, problem: sentenceOf(error) });
          return 'failed';
        }
      },
      async composeHandOver(words) {
        const { work } = get();
        if (work === null) return null;
        try {
          return (await api.call('handovers.compose', handOverOf(work, words))).text;
        } catch (error) {
          set({ problem: sentenceOf(error) });
          return null;
        }
      },
      async handOver(words, way) {
        const { work } = get();
        if (work === null) return null;
        try {
          const given = await api.call('handovers.give', { ...handOverOf(work, words), way });
          setAside('handed over');
          set({ problem: null });
          return given;
        } catch (error) {
          set({ problem: sentenceOf(error) });
          return null;
        }
      },
      putProposalAside() {
        change({ isProposalAside: true });
      },
      nameSecondPerson(name) {
        change({ lookedAtBy: name });
      },
      dismissProblem() {
        set({ problem: null });
      },
    };
  });
}
