import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Cases } from '../oversight/cases.ts';
import { toSnippetTable } from '../replies/snippets/import-csv.ts';
import type { Snippets } from '../replies/snippets/snippets.ts';
import type { SettingsRoom } from '../settings/settings.ts';

type Calls = Extract<keyof DeskHandlers, `snippets.${string}`>;

/** The calls of snippets. A case that this desk has not read fills nothing; its places are asked for. */
export function createSnippetHandlers(deps: {
  readonly snippets: Snippets;
  readonly cases: Cases;
  readonly settings: Pick<SettingsRoom, 'get'>;
}): Pick<DeskHandlers, Calls> {
  const { snippets, cases, settings } = deps;
  const readingOf = (caseId: string | null) => (caseId === null ? null : cases.get(caseId));
  return {
    'snippets.find': ({ text, caseId, limit }) => snippets.find(text, readingOf(caseId), limit),
    'snippets.fill': ({ id, caseId, values }) => snippets.fill(id, readingOf(caseId), values),
    'snippets.preview': ({ text, caseId, values }) => snippets.preview(text, readingOf(caseId), values),
    'snippets.calming': ({ caseId }) => {
      const reading = readingOf(caseId);
      return reading === null ? [] : snippets.calming(reading);
    },
    'snippets.save': ({ snippet }) => snippets.save(snippet),
    'snippets.remove': async ({ id }) => {
      await snippets.remove(id);
      return null;
    },
    'snippets.import': ({ path }) => snippets.import(path),
    'snippets.undoImport': async ({ id }) => {
      await snippets.undoImport(id);
      return null;
    },
    'snippets.table': () => {
      const all = settings.get().snippets;
      return { text: toSnippetTable(all), snippets: all.length };
    },
  };
}
