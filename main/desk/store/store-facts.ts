import type { Connection } from './connection.ts';
import { migrations } from './migrations/index.ts';
import { versionOf } from './migrate.ts';
import { number } from './row-readers.ts';

/** Figures about `desk.db`, and nothing that stands in it. */
export interface StoreFacts {
  /** Number of migrations that it has been through. */
  readonly schema: number;
  readonly pages: number;
  readonly pageBytes: number;
  readonly freePages: number;
  /** Rows of each table of ours; what else may be in the file is not named. */
  readonly rows: Readonly<Record<string, number>>;
  /** Milliseconds that counting them took. */
  readonly countedInMs: number;
}

const ownTables: ReadonlySet<string> = new Set(
  migrations.flatMap((sql) =>
    [...sql.matchAll(/(?:TABLE|RENAME TO) (?:IF NOT EXISTS )?(\w+)/gu)].map(([, name]) => name ?? ''),
  ),
);

export function readStoreFacts(connection: Connection): StoreFacts {
  const started = performance.now();
  const pragma = (name: 'page_count' | 'page_size' | 'freelist_count'): number =>
    number(connection.sql(`PRAGMA ${name}`).get() ?? {}, name);
  const tables = connection
    .sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => String(row['name']))
    .filter((name) => ownTables.has(name));
  const rows = Object.fromEntries(
    tables.map((name) => [
      name,
      number(connection.sql(`SELECT count(*) AS n FROM ${name}`).get() ?? {}, 'n'),
    ]),
  );
  return {
    schema: versionOf(connection),
    pages: pragma('page_count'),
    pageBytes: pragma('page_size'),
    freePages: pragma('freelist_count'),
    rows,
    countedInMs: Math.round(performance.now() - started),
  };
}
