import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Library } from '../library/library.ts';
import { readMessage, type ReadDeps } from '../messages/read.ts';
import type { Cases } from '../oversight/cases.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import type { Search } from '../search/search.ts';
import type { SettingsRoom } from '../settings/settings.ts';
import { found } from './found.ts';

type Calls = Extract<keyof DeskHandlers, `messages.${string}`>;

/** The calls of a message: reading it with everything that is suggested for it, and searching by hand. */
export function createMessageHandlers(deps: {
  readonly library: Pick<Library, 'readMail'>;
  readonly reading: ReadDeps;
  readonly drafts: Drafts;
  readonly search: Search;
  readonly settings: Pick<SettingsRoom, 'get'>;
  readonly cases: Cases;
  readonly newId: () => string;
}): Pick<DeskHandlers, Calls> {
  const { library, reading, drafts, search, settings, cases, newId } = deps;
  return {
    'messages.read': async (given) => {
      const started = performance.now();
      const mail = 'path' in given ? await library.readMail(given.path) : { text: given.text, subject: null };
      const read = await readMessage(mail, reading);
      const draft = drafts.first(read);
      const whole = {
        ...read,
        caseId: newId(),
        held: null,
        escalation: null,
        secondLook: false,
        draft,
        ms: performance.now() - started,
      };
      cases.keep(whole);
      return whole;
    },
    'messages.search': async ({ text }) => {
      const { results } = await search.findAll([{ text, context: '' }], { limit: 10, byMeaning: true });
      const { suggestions, verdict } = found(results[0] ?? null, 'answer');
      return { start: 0, end: text.length, text, number: 1, suggestions, verdict };
    },
  };
}
