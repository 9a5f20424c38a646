import { createStore, type StoreApi } from 'zustand/vanilla';
import { t } from '../i18n.ts';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, Finding } from '../../preload/contract.ts';
import { mapFindings } from './map-findings.ts';
import { problemText } from './problem.ts';
import { isScam, type ActiveCase, type ReplyPlace } from './active-case.ts';
import type { WorkspaceStore } from './workspace.ts';

interface ChecksState {
  /** What stands against copying the reply as it is now; what blocks first. */
  readonly findings: readonly Finding[];
  /** Index of the finding that the keys act on. */
  readonly current: number;
  /** The agent has seen these warnings when she wanted to copy: the next time it is copied anyway. */
  readonly isWarned: boolean;
  /** Selects a finding in the reply. */
  readonly reveal: (index: number) => void;
  readonly revealNext: () => void;
  /** Fixes a finding; returns what was done, and how to undo it. */
  readonly fix: (index: number) => { readonly done: string; readonly undo: () => void } | null;
  /** Checks once more, then copies, unless a finding blocks it. */
  readonly copy: (to?: ReplyPlace) => Promise<'copied' | 'blocked' | 'warned' | 'failed'>;
}

export type ChecksStore = StoreApi<ChecksState>;

/** Milliseconds without a key after which the reply is checked. */
const debounceMs = 300;

const toCheckInput = ({ reading, text, asked }: ActiveCase): CallInput<'replies.check'> => ({
  caseId: reading.caseId,
  message: reading.text,
  reply: text,
  questions: asked.map(({ question, chosen, leftOut }) => ({
    question: question.text,
    chosen: chosen?.target ?? null,
    leftOut,
  })),
});

/** Nothing was drafted for a scam, and nothing is to be. */
const lacksNothing = (activeCase: ActiveCase): boolean => isScam(activeCase) && activeCase.text === '';

const isBlocking = ({ severity }: Finding): boolean => severity === 'block';
/** The same warnings, wherever they stand. */
const fingerprint = (findings: readonly Finding[]): string =>
  findings.map(({ kind, words }) => `${kind} ${words}`).join('\n');

/** What the engine finds in the reply in hand, kept current while it is written. */
export function createChecksStore(api: DeskApi, workspace: WorkspaceStore): ChecksStore {
  return createStore<ChecksState>()((set, get) => {
    let generation = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let acknowledged: string | null = null;
    let isBusy = false;
    /** The reply that `findings` are of, as it was checked. */
    let checkedText: string | null = null;

    /** Null when the reply changed meanwhile. */
    const runCheck = async (): Promise<readonly Finding[] | null> => {
      clearTimeout(timer);
      const { activeCase } = workspace.getState();
      if (activeCase === null) return null;
      generation += 1;
      const ownGeneration = generation;
      const findings = await api.call('replies.check', toCheckInput(activeCase));
      const now = workspace.getState().activeCase;
      if (now?.text !== activeCase.text || now.reading !== activeCase.reading) return null;
      // Another check is under way, and will be shown; whoever asked may go by this one.
      if (ownGeneration !== generation) return findings;
      checkedText = activeCase.text;
      set(({ current }) => ({ findings, current: Math.min(current, Math.max(findings.length - 1, 0)) }));
      return findings;
    };
    const scheduleCheck = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // Copying checks again, and says what blocks it.
        runCheck().catch(() => undefined);
      }, ms);
    };
    const resetFindings = (findings: readonly Finding[]) => {
      acknowledged = null;
      checkedText = null;
      set({ findings, isWarned: false });
    };

    workspace.subscribe(({ activeCase }, { activeCase: before }) => {
      if (activeCase === before) return;
      if (activeCase === null || activeCase.reading !== before?.reading) {
        generation += 1;
        resetFindings([]);
        set({ current: 0 });
        if (activeCase !== null && !lacksNothing(activeCase)) scheduleCheck(0);
        else clearTimeout(timer);
        return;
      }
      if (activeCase.asked !== before.asked) checkedText = null;
      if (activeCase.text !== before.text)
        resetFindings(mapFindings(get().findings, before.text, activeCase.text));
      // A draft is checked as soon as it is there; what is typed, when typing pauses.
      if (activeCase.draft !== before.draft) scheduleCheck(0);
      else if (activeCase.text !== before.text || activeCase.asked !== before.asked)
        scheduleCheck(debounceMs);
    });
    for (const event of ['settings.changed', 'snippets.changed', 'library.changed'] as const)
      api.on(event, () => {
        checkedText = null;
        const { activeCase } = workspace.getState();
        if (activeCase !== null && !lacksNothing(activeCase)) scheduleCheck(debounceMs);
      });

    return {
      findings: [],
      current: 0,
      isWarned: false,
      reveal(index) {
        const finding = get().findings[index];
        if (finding === undefined) return;
        set({ current: index });
        workspace.getState().revealInReply(finding);
      },
      revealNext() {
        const { findings, current, reveal } = get();
        const { revealRequest } = workspace.getState();
        const now = findings[current];
        // The first time it reveals the first of the list.
        const isThere =
          now !== undefined && revealRequest?.start === now.start && revealRequest.end === now.end;
        reveal(isThere ? (current + 1) % findings.length : current);
      },
      fix(index) {
        const fix = get().findings[index]?.fix ?? null;
        const { activeCase, edit, toggleLeftOut } = workspace.getState();
        if (fix === null || activeCase === null) return null;
        if (fix.by === 'leave out') {
          const at = activeCase.asked.findIndex(
            ({ question, leftOut }) => question.number === fix.question && !leftOut,
          );
          if (at < 0) return null;
          void toggleLeftOut(at);
          return {
            done: t('workspace.questionLeftOut', { number: fix.question }),
            undo: () => void toggleLeftOut(at),
          };
        }
        const { text, reading } = activeCase;
        edit(text.slice(0, fix.start) + fix.replacement + text.slice(fix.end));
        scheduleCheck(0);
        const undo = () => {
          if (workspace.getState().activeCase?.reading === reading) edit(text);
        };
        return {
          done:
            fix.replacement === ''
              ? t('workspace.textRemoved')
              : t('workspace.textChanged', { text: fix.replacement }),
          undo,
        };
      },
      async copy(to) {
        if (isBusy || workspace.getState().activeCase === null) return 'failed';
        // What is known to block is revealed at once.
        const known =
          checkedText === workspace.getState().activeCase?.text ? get().findings.findIndex(isBlocking) : -1;
        if (known >= 0) {
          get().reveal(known);
          return 'blocked';
        }
        isBusy = true;
        try {
          const findings = await runCheck();
          if (findings === null) {
            workspace.setState({ problem: t('workspace.replyChanged') });
            return 'failed';
          }
          const first = findings.findIndex(isBlocking);
          if (first >= 0) {
            get().reveal(first);
            return 'blocked';
          }
          if (findings.length > 0 && acknowledged !== fingerprint(findings)) {
            acknowledged = fingerprint(findings);
            set({ isWarned: true, current: 0 });
            return 'warned';
          }
          return await workspace.getState().copy([...new Set(findings.map(({ kind }) => kind))], to);
        } catch (error) {
          workspace.setState({ problem: problemText(error) });
          return 'failed';
        } finally {
          isBusy = false;
        }
      },
    };
  });
}
