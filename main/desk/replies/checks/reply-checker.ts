import type { CallInput, Finding, FindingKind, Settings, Wordings } from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import { detectLanguage } from '../../library/detect-language.ts';
import { type ReadDeps, toRoutingInput } from '../../messages/read-message.ts';
import type { CaseCache } from '../../audit/case-cache.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import { separateCjk } from '../../store/cjk-tokens.ts';
import type { Snippets } from '../snippets/snippets.ts';
import { openAnswers } from '../compose/reply-language.ts';
import { createChecks } from './checks.ts';
import type { InternalTextIndex } from './internal-text-index.ts';
import type { CheckContext } from './check-input.ts';

type CheckRequest = Pick<CallInput<'replies.check'>, 'caseId' | 'message' | 'reply' | 'questions'>;

/** Checks replies with all that the desk knows: the case, other cases, the library, the settings. */
export interface ReplyChecker {
  /** Takes some milliseconds; searches nothing by meaning. */
  findings(input: CheckRequest): readonly Finding[];
  /**
   * What a reply may go out with: the kinds of its warnings. Throws `not_ready` with the sentence of the first finding
   * that blocks.
   */
  assertNotBlocked(input: CheckRequest): readonly FindingKind[];
}

const inAllWordings = ({ text, wordings }: { readonly text: string; readonly wordings: Wordings }) => [
  text,
  ...Object.values(wordings).filter((wording) => wording !== undefined),
];

/** Enough passages that hold some words to find one that is not internal. */
const passagesAsked = 20;

export function createReplyChecker({
  passages,
  snippets,
  internal,
  search,
  settings,
  cases,
  reading,
}: {
  readonly passages: Pick<Store['passages'], 'searchWords' | 'get' | 'entries'>;
  readonly snippets: Pick<Snippets, 'all'>;
  /** What is marked internal now. */
  readonly internal: () => InternalTextIndex;
  readonly search: Pick<Search, 'sourcesOf'>;
  readonly settings: { readonly get: () => Settings };
  readonly cases: Pick<CaseCache, 'get' | 'otherCustomers'>;
  readonly reading: Pick<ReadDeps, 'languages' | 'translatedLanguages' | 'now' | 'region' | 'shop'>;
}): ReplyChecker {
  const check = createChecks(openAnswers());
  /** The word index knows where words stand side by side, so the library need not be in memory. */
  function isInLibrary(words: string): boolean {
    const asked = separateCjk(words)
      .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim();
    if (asked === '') return false;
    const hits = passages.searchWords(`"${asked}"`, [1, 1, 1], passagesAsked);
    const found = passages.get(hits.map(({ passageId }) => passageId));
    const entries = passages.entries(found.flatMap(({ entryId }) => entryId ?? []));
    const hidden = new Set(
      entries.flatMap(({ id, internal: isInternal, audience, documentAudience }) =>
        isInternal || (audience ?? documentAudience) === 'staff' ? [id] : [],
      ),
    );
    return found.some(({ entryId, documentAudience }) =>
      entryId === null ? documentAudience !== 'staff' : !hidden.has(entryId),
    );
  }

  /** The case as it was read, or the message anew when the desk was started since then. */
  function messageOf({ caseId, message: text }: CheckRequest): CheckContext['message'] {
    const read = cases.get(caseId);
    const details = read?.details ?? toRoutingInput({ text, subject: null }, reading).details;
    const of = (kind: 'name' | 'email'): readonly string[] =>
      details.filter((detail) => detail.kind === kind).map((detail) => detail.text);
    return {
      text: read?.text ?? text,
      subject: read?.subject ?? null,
      language: read === null ? detectLanguage(text, reading.languages) : read.language,
      names: of('name'),
      emails: of('email'),
    };
  }

  function findings(input: CheckRequest): readonly Finding[] {
    const sources = search.sourcesOf(input.questions.flatMap(({ chosen }) => chosen ?? []));
    return check(input.reply, {
      message: messageOf(input),
      questions: input.questions,
      settings: settings.get(),
      snippets: snippets.all(),
      sources: new Map(
        [...sources].flatMap(([target, source]) =>
          source.internal ? [] : [[target, inAllWordings(source)] as const],
        ),
      ),
      others: cases.otherCustomers(input.caseId),
      internal: internal(),
      isInLibrary,
    });
  }

  return {
    findings,
    assertNotBlocked(input) {
      const found = findings(input);
      const [worst] = found;
      if (worst?.severity === 'block')
        throw new DeskFailure('not_ready', {
          params: { ...worst.why.params, finding: worst.why.code },
        });
      return [...new Set(found.map(({ kind }) => kind))];
    },
  };
}
