import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, Finding } from '../../preload/contract.ts';
import { movedFindings } from './moved-findings.ts';
import { sentenceOf } from './settings.ts';
import type { Work } from './work.ts';
import type { WorkspaceStore } from './workspace.ts';

interface ChecksState {
  /** What stands against copying the reply as it is now; what blocks first. */
  readonly findings: readonly Finding[];
  /** Index of the finding that the keys act on. */
  readonly current: number;
  /** The agent has seen these warnings when she wanted to copy: the next time it is copied anyway. */
  readonly isWarned: boolean;
  /** Leads to a finding's place in the reply. */
  readonly lead: (index: number) => void;
  readonly leadToNext: () => void;
  /** Puts a finding right; returns what was done, and how to take it back. */
  readonly fix: (index: number) => { readonly done: string; readonly undo: () => void } | null;
  /** Looks once more, then copies, unless something stands against it. */
  readonly copy: () => Promise<'copied' | 'blocked' | 'warned' | 'failed'>;
}

export type ChecksStore = StoreApi<ChecksState>;

/** Milliseconds without a key after which the reply is looked at. */
const pause = 300;

const toCheck = ({ reading, text, asked }: Work): CallInput<'replies.check'> => ({
  caseId: reading.caseId,
  message: reading.text,
  reply: text,
  questions: asked.map(({ question, taken, leftOut }) => ({
    question: question.text,
    chosen: taken?.target ?? null,
    leftOut,
  })),
});

const blocks = ({ severity }: Finding): boolean => severity === 'block';
/** The same warnings, wherever they stand. */
const nameOf = (findings: readonly Finding[]): string =>
  findings.map(({ kind, words }) => `${kind} ${words}`).join('\n');

/** What the engine finds in the reply in hand, kept current while it is written. */
export function createChecksStore(api: DeskApi, workspace: WorkspaceStore): ChecksStore {
  return createStore<ChecksState>()((set, get) => {
    let looks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let warnedOf: string | null = null;
    let isBusy = false;
    /** The reply that `findings` are of, as it was looked at. */
    let looked: string | null = null;

    /** Null when the reply changed meanwhile. */
    const look = async (): Promise<readonly Finding[] | null> => {
      clearTimeout(timer);
      const { work } = workspace.getState();
      if (work === null) return null;
      looks += 1;
      const mine = looks;
      const findings = await api.call('replies.check', toCheck(work));
      const now = workspace.getState().work;
      if (now?.text !== work.text || now.reading !== work.reading) return null;
      // Another look is under way, and will be shown; whoever asked may go by this one.
      if (mine !== looks) return findings;
      looked = work.text;
      set(({ current }) => ({ findings, current: Math.min(current, Math.max(findings.length - 1, 0)) }));
      return findings;
    };
    const lookSoon = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // Copying looks again, and tells what stands in its way.
        look().catch(() => undefined);
      }, ms);
    };
    const forget = (findings: readonly Finding[]) => {
      warnedOf = null;
      looked = null;
      set({ findings, isWarned: false });
    };

    workspace.subscribe(({ work }, { work: before }) => {
      if (work === before) return;
      if (work === null || work.reading !== before?.reading) {
        looks += 1;
        forget([]);
        set({ current: 0 });
        if (work !== null) lookSoon(0);
        else clearTimeout(timer);
        return;
      }
      if (work.asked !== before.asked) looked = null;
      if (work.text !== before.text) forget(movedFindings(get().findings, before.text, work.text));
      // A draft is looked at as soon as it is there; what is typed, when the hands rest.
      if (work.draft !== before.draft) lookSoon(0);
      else if (work.text !== before.text || work.asked !== before.asked) lookSoon(pause);
    });
    for (const event of ['settings.changed', 'library.changed'] as const)
      api.on(event, () => {
        looked = null;
        if (workspace.getState().work !== null) lookSoon(pause);
      });

    return {
      findings: [],
      current: 0,
      isWarned: false,
      lead(index) {
        const finding = get().findings[index];
        if (finding === undefined) return;
        set({ current: index });
        workspace.getState().lead(finding);
      },
      leadToNext() {
        const { findings, current, lead } = get();
        const { goTo } = workspace.getState();
        const now = findings[current];
        // The first time it leads to where the list begins.
        const isThere = now !== undefined && goTo?.start === now.start && goTo.end === now.end;
        lead(isThere ? (current + 1) % findings.length : current);
      },
      fix(index) {
        const fix = get().findings[index]?.fix ?? null;
        const { work, edit, leaveOut } = workspace.getState();
        if (fix === null || work === null) return null;
        if (fix.by === 'leaving out') {
          const at = work.asked.findIndex(
            ({ question, leftOut }) => question.number === fix.question && !leftOut,
          );
          if (at < 0) return null;
          void leaveOut(at);
          return { done: `Question ${fix.question} is left out.`, undo: () => void leaveOut(at) };
        }
        const { text, reading } = work;
        edit(text.slice(0, fix.start) + fix.replacement + text.slice(fix.end));
        lookSoon(0);
        const undo = () => {
          if (workspace.getState().work?.reading === reading) edit(text);
        };
        return { done: fix.replacement === '' ? 'Removed.' : `Wrote “${fix.replacement}”.`, undo };
      },
      async copy() {
        if (isBusy || workspace.getState().work === null) return 'failed';
        // What is known to stand in the way is led to at once.
        const known = looked === workspace.getState().work?.text ? get().findings.findIndex(blocks) : -1;
        if (known >= 0) {
          get().lead(known);
          return 'blocked';
        }
        isBusy = true;
        try {
          const findings = await look();
          if (findings === null) {
            workspace.setState({ problem: 'The reply changed while it was looked at. Please copy again.' });
            return 'failed';
          }
          const first = findings.findIndex(blocks);
          if (first >= 0) {
            get().lead(first);
            return 'blocked';
          }
          if (findings.length > 0 && warnedOf !== nameOf(findings)) {
            warnedOf = nameOf(findings);
            set({ isWarned: true, current: 0 });
            return 'warned';
          }
          return await workspace.getState().copy([...new Set(findings.map(({ kind }) => kind))]);
        } catch (error) {
          workspace.setState({ problem: sentenceOf(error) });
          return 'failed';
        } finally {
          isBusy = false;
        }
      },
    };
  });
}
