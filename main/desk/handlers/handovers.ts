import type { Translate } from '../../../locales/keys.ts';
import type { CallInput, DeskHandlers } from '../../../preload/contract.ts';
import { readMessage, type ReadDeps } from '../messages/read-message.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import type { MailProgram } from '../ports.ts';
import { type CommitDeps, recordDecision } from '../replies/commit.ts';
import { proposeEscalation } from '../replies/handover/escalation.ts';
import { writeHandoverSummary } from '../replies/handover/write-summary.ts';
import { toMailto } from '../replies/handover/mailto.ts';
import { createHandoverSummary, type HandoverInput } from '../replies/handover/handover-summary.ts';
import { formatText } from '../replies/handover/format-summary.ts';
import type { Search } from '../search/search.ts';
import { retryWhileBusy } from '../store/retry-while-busy.ts';
import type { UnfinishedFiles } from '../store/unfinished-files.ts';
import type { SettingsService } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `handovers.${string}`>;

/** The calls of handing over: the summary, and sending it by the clipboard, a file or a mail draft. */
export function createHandoverHandlers(deps: {
  readonly committing: CommitDeps;
  readonly cases: CaseCache;
  readonly reading: ReadDeps;
  readonly search: Pick<Search, 'titlesOf'>;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly mail: MailProgram;
  readonly unfinished: UnfinishedFiles;
  readonly t: Translate;
}): Pick<DeskHandlers, Calls> {
  const { committing, cases, reading, search, settings, mail, unfinished, t } = deps;

  /** What was read is in the case; a desk that was started anew since then reads the message again. */
  async function readingOf(caseId: string, message: string): Promise<HandoverInput> {
    const known = cases.get(caseId);
    if (known !== null) return known;
    const read = await readMessage({ text: message, subject: null }, reading);
    return { ...read, suggestionsWithheld: null, escalation: proposeEscalation(read, settings.get()) };
  }

  async function summaryFor(input: CallInput<'handovers.compose'>) {
    const { caseId, message, questions } = input;
    const titles = search.titlesOf(questions.flatMap(({ shown }) => shown.map(({ target }) => target)));
    return createHandoverSummary(await readingOf(caseId, message), input, titles);
  }

  return {
    'handovers.compose': async (input) => {
      const summary = await summaryFor(input);
      return { summary, text: formatText(summary, t) };
    },
    'handovers.send': async ({ way, ...input }) => {
      const summary = await summaryFor(input);
      const text = formatText(summary, t);
      const draft = way.by === 'mail' ? toMailto(summary, t) : null;
      const copied = way.by === 'clipboard' || draft?.isWhole === false;
      if (copied) await committing.clipboard.write({ text, html: '' });
      if (way.by === 'file')
        await writeHandoverSummary(way.path, summary, t, (file) => unfinished.note(file));
      if (draft !== null) await mail.open(draft.url);
      const decision = { ...input, to: summary.to };
      await retryWhileBusy(() => recordDecision('handover', decision, { by: way.by }, committing));
      return { text, copied };
    },
  };
}
