import type { CallInput, DeskHandlers, Draft, Reading } from '../../../preload/contract.ts';
import type { ParsedMail } from '../library/parsed.ts';
import type { Library } from '../library/library.ts';
import { readMessage, type ReadDeps, type ReadMessage } from '../messages/read-message.ts';
import { type AuditLog, withoutSuggestions } from '../audit/audit-log.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import type { OutcomesRoom } from '../outcomes/outcomes.ts';
import { proposeEscalation } from '../replies/handover/escalation.ts';
import { wantsSecondLook } from '../replies/handover/second-look.ts';
import type { Search } from '../search/search.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { WorklistRoom } from '../worklist/worklist.ts';
import { orNotFound } from './not-found.ts';

type Calls = Extract<keyof DeskHandlers, `messages.${string}`>;

type ReadAgain = Extract<CallInput<'messages.read'>, { readonly text: string }>;

/** Nobody answers a scam by mistake. */
const nothingDrafted: Draft = { text: '', pieces: [] };

const fileMessage = ({ header, ...mail }: ParsedMail) => ({ ...mail, fileHeader: header });

/** The calls of a message: reading it with everything that is suggested for it, and the manual search. */
export function createMessageHandlers(deps: {
  readonly library: Pick<Library, 'readMail' | 'readMailHtml'>;
  readonly reading: ReadDeps;
  readonly drafts: Drafts;
  readonly search: Search;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly auditLog: Pick<AuditLog, 'contactHistory' | 'withholding' | 'recordReading' | 'recordNotScam'>;
  readonly cases: Pick<CaseCache, 'get'>;
  readonly worklist: Pick<WorklistRoom, 'mail' | 'opened' | 'givenAs'>;
  readonly outcomes: Pick<OutcomesRoom, 'takeReply'>;
  readonly newId: () => string;
}): Pick<DeskHandlers, Calls> {
  const { library, reading, drafts, search, settings, auditLog, cases, worklist, outcomes, newId } = deps;
  /** Read again, a message keeps what its file said of it: the head above its words does not say all. */
  async function readText({ html, customer, caseId, notScam, ...given }: ReadAgain): Promise<ReadMessage> {
    const copied = html === undefined ? null : await library.readMailHtml(html);
    const text = given.text.trim() === '' ? (copied?.text ?? '') : given.text;
    const before = caseId === undefined ? null : cases.get(caseId);
    const known = before?.text === text ? before : null;
    const read = await readMessage(
      {
        text,
        subject: known?.subject ?? null,
        automatic: known?.automatic ?? null,
        customer,
        ...(copied !== null && { links: copied.links }),
      },
      reading,
    );
    const scam = known === null ? read.scam : known.scam;
    return {
      ...read,
      ...(known !== null && { header: known.header }),
      scam: scam && { ...scam, isDismissed: scam.isDismissed || notScam === true },
    };
  }

  /** The mail of the list that a reading is of; read again as the same message, it stays that mail. */
  function draftForOf(given: CallInput<'messages.read'>, text: string): string | null {
    if ('worklistMail' in given)
      return worklist.givenAs(given.worklistMail) === null ? null : given.worklistMail;
    const before = 'caseId' in given && given.caseId !== undefined ? cases.get(given.caseId) : null;
    return before?.text === text ? before.draftFor : null;
  }

  function draftOf(read: ReadMessage, withheld: Reading['suggestionsWithheld']): Draft {
    if (withheld === 'scam') return nothingDrafted;
    return withheld === null ? drafts.initial(read) : drafts.unassisted(read);
  }

  return {
    'messages.read': async (given) => {
      const started = performance.now();
      const read =
        'path' in given
          ? await readMessage(fileMessage(await library.readMail(given.path)), reading)
          : 'worklistMail' in given
            ? await readMessage(fileMessage(worklist.mail(given.worklistMail)), reading)
            : await readText(given);
      const draftFor = draftForOf(given, read.text);
      const { reason, arm } = auditLog.withholding(read);
      const shown = reason === null ? read : { ...read, questions: read.questions.map(withoutSuggestions) };
      const whole = {
        ...shown,
        caseId: newId(),
        draftFor,
        suggestionsWithheld: reason,
        contactHistory: auditLog.contactHistory(read),
        escalation: proposeEscalation(read, settings.get()),
        secondLook: wantsSecondLook(read.routing, settings.get().queues),
        draft: draftOf(read, reason),
        ms: performance.now() - started,
      };
      auditLog.recordReading(whole, read.questions, arm);
      const mail = 'worklistMail' in given ? given.worklistMail : draftFor;
      if (mail !== null) worklist.opened(mail, whole.caseId);
      if ('notScam' in given && given.notScam === true) auditLog.recordNotScam(whole);
      const rating = await outcomes.takeReply(whole);
      return rating === null ? whole : { ...whole, rating };
    },
    'messages.search': async ({ text, customer }) => {
      const { results } = await search.findAll([{ text, context: '' }], {
        limit: 10,
        byMeaning: true,
        customer,
      });
      const { suggestions, verdict } = orNotFound(results[0] ?? null, 'answer');
      return { start: 0, end: text.length, text, number: 1, suggestions, verdict };
    },
  };
}
