import type { CallInput, DeskHandlers } from '../../../preload/contract.ts';
import type { Phrasings } from '../learning/phrasings/phrasings.ts';
import { readMessage, type ReadDeps } from '../messages/read.ts';
import type { Log } from '../ports.ts';
import type { Cases } from '../oversight/cases.ts';
import { commitReply, type CommitDeps, record } from '../replies/commit.ts';
import type { Drafts } from '../replies/compose/drafts.ts';
import { composeHandOver, type HandOverQuestion } from '../replies/hand-over.ts';
import type { Search } from '../search/search.ts';
import type { SettingsRoom } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `replies.${string}` | `handovers.${string}`>;

/** The calls of replies and hand-overs: composing, copying, recording, and what is learned from them. */
export function createReplyHandlers(deps: {
  readonly committing: CommitDeps;
  readonly drafts: Drafts;
  readonly cases: Cases;
  readonly phrasings: Phrasings;
  readonly reading: ReadDeps;
  readonly search: Search;
  readonly settings: Pick<SettingsRoom, 'get'>;
  readonly log: Log;
}): Pick<DeskHandlers, Calls> {
  const { committing, drafts, cases, phrasings, reading, search, settings, log } = deps;

  /** What was shown for each question, by the names that a colleague knows. */
  const tried = (questions: CallInput<'handovers.copy'>['questions']): readonly HandOverQuestion[] => {
    const titles = search.titlesOf(questions.flatMap(({ shown }) => shown.map(({ target }) => target)));
    return questions.map(({ question, shown, chosen }) => {
      const best = shown.find(({ target }) => target === (chosen ?? shown[0]?.target));
      return {
        question,
        closest: best ? (titles.get(best.target) ?? null) : null,
        confidence: best ? `${Math.round(best.confidence * 100)} %` : '',
        chosen: chosen !== null,
      };
    });
  };

  return {
    'replies.compose': (input) => drafts.chosen(input),
    'replies.commit': async (input) => {
      const committed = await commitReply(input, committing);
      const decisions = input.questions.flatMap(({ question, chosen }) =>
        chosen === null ? [] : [{ question, target: chosen }],
      );
      if (settings.get().learning !== 'off')
        phrasings
          .learn(decisions, settings.get().agentName)
          .catch(() => log.write('warn', 'learning.not-learned'));
      return committed;
    },
    'handovers.copy': async (input) => {
      // What was read stands in the case; a desk that was started anew since then reads the message again.
      const read =
        cases.get(input.caseId) ?? (await readMessage({ text: input.message, subject: null }, reading));
      const text = composeHandOver({
        ...input,
        details: read.details,
        mood: read.mood,
        questions: tried(input.questions),
      });
      await committing.clipboard.write({ text, html: '' });
      record('hand-over', input, {}, committing);
      return { text };
    },
  };
}
