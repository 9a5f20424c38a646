import type { DeskHandlers, OpenedDecision } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import { type Decisions, secretContext } from '../oversight/decisions.ts';
import { eraseWords } from '../oversight/erase.ts';
import { exportLog } from '../oversight/export.ts';
import { rowOf } from '../oversight/facts.ts';
import { pilotFigures } from '../oversight/figures.ts';
import { verifyLog } from '../oversight/verify.ts';
import { textsOfWords } from '../oversight/words.ts';
import type { Vault } from '../privacy/vault.ts';
import type { SettingsRoom } from '../settings/settings.ts';
import type { JournalLine, Store } from '../store/store.ts';

type Calls = Extract<keyof DeskHandlers, `log.${string}` | `pilot.${string}`>;

/** The calls of the decision log and of the comparison. */
export function createOversightHandlers({
  store: { journal, wordsElsewhere: elsewhere },
  vault,
  decisions,
  settings,
  now,
  onErased,
}: {
  readonly store: Pick<Store, 'journal' | 'wordsElsewhere'>;
  readonly vault: Vault;
  readonly decisions: Decisions;
  readonly settings: Pick<SettingsRoom, 'get'>;
  readonly now: () => number;
  /** What other rooms hold in memory of what was erased is to be read anew. */
  readonly onErased: () => void;
}): Pick<DeskHandlers, Calls> {
  function opened(line: JournalLine): OpenedDecision {
    const facts: unknown = JSON.parse(line.facts);
    const isOpen = vault.status().state === 'open';
    return {
      ...rowOf({ ...line, hasSecret: line.secret !== null }),
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
      return { total, rows: rows.map(rowOf) };
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
