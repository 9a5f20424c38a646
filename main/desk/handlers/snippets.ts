import type { DeskHandlers } from '../../../preload/contract.ts';
import type { CaseCache } from '../audit/case-cache.ts';
import { exportSnippets } from '../replies/snippets/export-snippets.ts';
import type { Snippets } from '../replies/snippets/snippets.ts';

type Calls = Extract<keyof DeskHandlers, `snippets.${string}`>;

/** The calls of snippets. A case that this desk has not read fills nothing; its placeholders are asked for. */
export function createSnippetHandlers(deps: {
  readonly snippets: Snippets;
  readonly cases: CaseCache;
}): Pick<DeskHandlers, Calls> {
  const { snippets, cases } = deps;
  const readingOf = (caseId: string | null) => (caseId === null ? null : cases.get(caseId));
  return {
    'snippets.list': () => snippets.all(),
    'snippets.find': ({ text, caseId, limit }) => snippets.find(text, readingOf(caseId), limit),
    'snippets.fill': ({ id, caseId, values }) => snippets.fill(id, readingOf(caseId), values),
    'snippets.preview': ({ text, caseId, values }) => snippets.preview(text, readingOf(caseId), values),
    'snippets.calming': ({ caseId }) => {
      const reading = readingOf(caseId);
      return reading === null || reading.suggestionsWithheld !== null ? [] : snippets.calming(reading);
    },
    'snippets.save': ({ snippet }) => snippets.save(snippet),
    'snippets.remove': ({ id }) => {
      snippets.remove(id);
      return null;
    },
    'snippets.import': ({ path }) => snippets.import(path),
    'snippets.undoImport': ({ id }) => {
      snippets.undoImport(id);
      return null;
    },
    'snippets.export': ({ folder }) => exportSnippets(snippets.all(), folder),
  };
}
