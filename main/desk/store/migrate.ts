import { existsSync, renameSync, rmSync } from 'node:fs';
import { createPrivateFile } from './private-folder.ts';
import { DeskFailure } from '../failure.ts';
import { number } from './row-readers.ts';
import type { Connection } from './connection.ts';
import { fsyncFile, fsyncParent } from './atomic-file.ts';
import { removeOlderMigrationCopies } from './copy-rotation.ts';

/** The SQL that makes of an empty file what the migrations up to `version` would. */
export interface NewFile {
  readonly version: number;
  readonly sql: string;
}

/**
 * Brings the file to the newest version, one transaction a migration, after a copy to `desk.db.before-vN`; an empty file begins
 * as `newFile` says. Throws `newer_version` (untouched) when the file was written by a newer Sidedesk.
 */
export function migrate(
  connection: Connection,
  path: string,
  migrations: readonly string[],
  newFile: NewFile | null = null,
): void {
  const isNew = versionOf(connection) === 0;
  if (isNew && newFile !== null) step(connection, { from: 0, to: newFile.version, sql: newFile.sql });
  const found = versionOf(connection);
  if (found > migrations.length) throw new DeskFailure('newer_version', { reason: 'store' });
  if (found === migrations.length) return;
  if (!isNew) copyBeforeMigration(connection, path, `${path}.before-v${migrations.length}`);
  for (let version = found; version < migrations.length; version += 1) {
    step(connection, { from: version, to: version + 1, sql: migrations[version] ?? '' });
  }
}

function step(
  connection: Connection,
  { from, to, sql }: { readonly from: number; readonly to: number; readonly sql: string },
): void {
  connection.write(() => {
    // The window and the command may start at once: whoever comes second finds the work done.
    if (versionOf(connection) !== from) return;
    connection.db.exec(sql);
    connection.db.exec(`PRAGMA user_version = ${to}`);
  });
}

export function versionOf(connection: Connection): number {
  const row = connection.db.prepare('PRAGMA user_version').get();
  return row === undefined ? 0 : number(row, 'user_version');
}

/** A whole copy under a name that it only gets when it is complete. SQLite does not sync such a copy itself. */
function copyBeforeMigration(connection: Connection, path: string, target: string): void {
  const temporary = `${target}.tmp`;
  rmSync(temporary, { force: true });
  createPrivateFile(temporary);
  connection.db.prepare('VACUUM INTO ?').run(temporary);
  fsyncFile(temporary);
  if (existsSync(target)) rmSync(target);
  renameSync(temporary, target);
  fsyncParent(target);
  removeOlderMigrationCopies(path, target);
}
