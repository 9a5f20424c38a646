import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Library } from '../library/library.ts';
import { readMessage, type ReadDeps } from '../messages/read.ts';
import { type Oversight, withoutSuggestions } from '../oversight/oversight.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import { escalationOf } from '../replies/hand-over/escalation.ts';
import { wantsSecondLook } from '../replies/hand-over/second-look.ts';
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
  readonly oversight: Pick<Oversight, 'before' | 'holding' | 'read'>;
  readonly newId: () => string;
}): Pick<DeskHandlers, Calls> {
  const { library, reading, drafts, search, settings, oversight, newId } = deps;
  return {
    'messages.read': async (given) => {
      const started = performance.now();
      const mail = 'path' in given ? await library.readMail(given.path) : { text: given.text, subject: null };
      const read = await readMessage(mail, reading);
      const { held, arm } = oversight.holding(read);
      const shown = held === null ? read : { ...read, questions: read.questions.map(withoutSuggestions) };
      const whole = {
        ...shown,
        caseId: newId(),
        held,
        before: oversight.before(read),
        escalation: escalationOf(read, settings.get()),
        secondLook: wantsSecondLook(read.topic, settings.get().queues),
        draft: held === null ? drafts.first(read) : drafts.bare(read),
        ms: performance.now() - started,
      };
      oversight.read(whole, read.questions, arm);
      return whole;
    },
    'messages.search': async ({ text }) => {
      const { results } = await search.findAll([{ text, context: '' }], { limit: 10, byMeaning: true });
      const { suggestions, verdict } = found(results[0] ?? null, 'answer');
      return { start: 0, end: text.length, text, number: 1, suggestions, verdict };
    },
  };
}
