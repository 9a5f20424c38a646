import { type Audience, audiences } from '../../../preload/contract.ts';
import { entryTarget, passageTarget } from '../../../preload/shared/answer-targets.ts';
import { number, oneOf, text } from './row-readers.ts';
import type { Connection } from './connection.ts';

/** Whom documents and entries are for, where that is not everyone. */
export interface AudienceTable {
  /** Every entry, and every passage of running text, that is not for everyone. */
  limited(): ReadonlyMap<string, Audience>;
  /** Whether anything is for whoever writes without saying more: for everyone, or for private customers. */
  hasForPrivate(): boolean;
  /** A person's choice for documents; null: as their files say. */
  choose(documentIds: readonly string[], audience: Audience | null): void;
}

const ofDocument = 'coalesce(d.audience, d.guessed_audience)';
/** Whom an entry is for in the end, for statements that call the tables `e` and `d`. */
const ofEntry = `coalesce(e.audience, ${ofDocument}, 'everyone')`;

export function createAudienceTable({ sql, read, write }: Connection): AudienceTable {
  return {
    limited: () =>
      read(() => {
        const documents = `documents d INDEXED BY documents_with_audience`;
        const entries = sql(`
          SELECT e.id, e.audience FROM entries e INDEXED BY entries_with_audience WHERE e.audience IS NOT NULL
          UNION ALL
          SELECT e.id, ${ofDocument} FROM ${documents} CROSS JOIN entries e ON e.document_id = d.id
          WHERE ${ofDocument} IS NOT NULL AND e.audience IS NULL`).all();
        const passages = sql(`
          SELECT p.id, ${ofDocument} AS audience FROM ${documents} CROSS JOIN passages p ON p.document_id = d.id
          WHERE ${ofDocument} IS NOT NULL AND p.entry_id IS NULL`).all();
        const all = [
          ...entries.map((row) => [entryTarget(text(row, 'id')), oneOf(row, 'audience', audiences)] as const),
          ...passages.map(
            (row) => [passageTarget(number(row, 'id')), oneOf(row, 'audience', audiences)] as const,
          ),
        ];
        return new Map(all.filter(([, audience]) => audience !== 'everyone'));
      }),
    hasForPrivate: () =>
      read(() => {
        const row = sql(`SELECT
          EXISTS (SELECT 1 FROM entries e JOIN documents d ON d.id = e.document_id
            WHERE ${ofEntry} IN ('everyone', 'private'))
          OR EXISTS (SELECT 1 FROM passages p JOIN documents d ON d.id = p.document_id
            WHERE p.entry_id IS NULL AND coalesce(${ofDocument}, 'everyone') IN ('everyone', 'private')) AS found`).get();
        return row !== undefined && number(row, 'found') === 1;
      }),
    choose: (documentIds, audience) =>
      write(() => {
        sql('UPDATE documents SET audience = ? WHERE id IN (SELECT value FROM json_each(?))').run(
          audience,
          JSON.stringify(documentIds),
        );
      }),
  };
}
