import type { CallInput, DeskHandlers } from '../../../preload/contract.ts';
import { readMessage, type ReadDeps } from '../messages/read.ts';
import type { Cases } from '../oversight/cases.ts';
import type { MailProgram } from '../ports.ts';
import { type CommitDeps, record } from '../replies/commit.ts';
import { escalationOf } from '../replies/hand-over/escalation.ts';
import { writeHandOver } from '../replies/hand-over/file.ts';
import { mailOf } from '../replies/hand-over/mail.ts';
import { packOf, type ToHandOver } from '../replies/hand-over/pack.ts';
import { asText } from '../replies/hand-over/text.ts';
import type { Search } from '../search/search.ts';
import type { SettingsRoom } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `handovers.${string}`>;

/** The calls of handing over: the pack, and giving it by the clipboard, a file or a mail draft. */
export function createHandOverHandlers(deps: {
  readonly committing: CommitDeps;
  readonly cases: Cases;
  readonly reading: ReadDeps;
  readonly search: Pick<Search, 'titlesOf'>;
  readonly settings: Pick<SettingsRoom, 'get'>;
  readonly mail: MailProgram;
}): Pick<DeskHandlers, Calls> {
  const { committing, cases, reading, search, settings, mail } = deps;

  /** What was read stands in the case; a desk that was started anew since then reads the message again. */
  async function readingOf(caseId: string, message: string): Promise<ToHandOver> {
    const known = cases.get(caseId);
    if (known !== null) return known;
    const read = await readMessage({ text: message, subject: null }, reading);
    return { ...read, held: null, escalation: escalationOf(read, settings.get()) };
  }

  async function packFor(input: CallInput<'handovers.compose'>) {
    const { caseId, message, questions } = input;
    const titles = search.titlesOf(questions.flatMap(({ shown }) => shown.map(({ target }) => target)));
    return packOf(await readingOf(caseId, message), input, titles);
  }

  return {
    'handovers.compose': async (input) => {
      const pack = await packFor(input);
      return { pack, text: asText(pack) };
    },
    'handovers.give': async ({ way, ...input }) => {
      const pack = await packFor(input);
      const text = asText(pack);
      const draft = way.by === 'mail' ? mailOf(pack) : null;
      const copied = way.by === 'clipboard' || draft?.isWhole === false;
      if (copied) await committing.clipboard.write({ text, html: '' });
      if (way.by === 'file') await writeHandOver(way.path, pack);
      if (draft !== null) await mail.open(draft.url);
      record('hand-over', { ...input, to: pack.to }, { by: way.by }, committing);
      return { text, copied };
    },
  };
}
