import type { DecisionRow, DeskHandlers, OpenedDecision } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import { type Decisions, secretContext } from '../oversight/decisions.ts';
import { eraseWords } from '../oversight/erase.ts';
import { exportLog } from '../oversight/export.ts';
import { rowOf } from '../oversight/facts.ts';
import { pilotFigures } from '../oversight/figures.ts';
import type { Marks } from '../oversight/marks.ts';
import { verifyLog } from '../oversight/verify.ts';
import { textsOfWords } from '../oversight/words.ts';
import type { Vault } from '../privacy/vault.ts';
import type { SettingsRoom } from '../settings/settings.ts';
import type { JournalLine, Store } from '../store/store.ts';

type Calls = Extract<keyof DeskHandlers, `log.${string}` | `pilot.${string}`>;

const named = (row: DecisionRow, names: ReadonlyMap<string | null, string>): DecisionRow => ({
  ...row,
  by: names.get(row.by) ?? row.by,
});

/** The calls of the decision log and of the comparison. */
export function createOversightHandlers({
  store: { journal, wordsElsewhere: elsewhere },
  vault,
  decisions,
  marks,
  settings,
  now,
  onErased,
}: {
  readonly store: Pick<Store, 'journal' | 'wordsElsewhere'>;
  readonly vault: Vault;
  readonly decisions: Decisions;
  readonly marks: Marks;
  readonly settings: Pick<SettingsRoom, 'get'>;
  readonly now: () => number;
  /** What other rooms hold in memory of what was erased is to be read anew. */
  readonly onErased: () => void;
}): Pick<DeskHandlers, Calls> {
  /** Names that stand in the settings; whoever is not there any more keeps the mark. */
  function namesByMark(): ReadonlyMap<string | null, string> {
    const { agentName, pilot } = settings.get();
    const names = [...pilot.agents, agentName].filter((name) => name.trim() !== '');
    return new Map(names.map((name) => [marks.of(name), name]));
  }
  function opened(line: JournalLine): OpenedDecision {
    const facts: unknown = JSON.parse(line.facts);
    const isOpen = vault.status().state === 'open';
    return {
      ...named(rowOf({ ...line, hasSecret: line.secret !== null }), namesByMark()),
      facts: JSON.stringify(facts, null, 2),
      texts:
        line.secret === null || !isOpen
          ? null
          : textsOfWords(vault.decrypt(line.secret, secretContext(line.id))),
      hash: line.hash,
    };
  }
  return {
    'log.list': (query) => {
      decisions.flush();
      const { total, rows } = journal.page(query);
      const names = namesByMark();
      return { total, rows: rows.map((row) => named(rowOf(row), names)) };
    },
    'log.open': ({ id }) => {
      const line = journal.get(id);
      if (line === null) throw new DeskFailure('not_found', 'That line is not in the log.');
      return { lines: (line.caseId === null ? [line] : journal.ofCase(line.caseId)).map(opened) };
    },
    'log.verify': () => verifyLog(journal, decisions),
    'log.export': (input) => exportLog(input, { journal, vault, decisions }),
    'log.erase': async (wanted) => {
      const erased = await eraseWords(wanted, { journal, elsewhere, vault, decisions });
      onErased();
      return erased;
    },
    'pilot.figures': () => {
      decisions.flush();
      return pilotFigures(journal, settings.get().pilot, now());
    },
  };
}
