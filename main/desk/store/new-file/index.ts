import { indexes } from './indexes.ts';
import { tables } from './tables.ts';
import { trashTables } from './trash-tables.ts';

/**
 * What a new `desk.db` begins with: everything that the migrations up to `version` make of an empty file, which they take ten times
 * as long for, because SQLite reads the whole schema again for each thing that is renamed. Migrations after it run as in any
 * other file, so nothing here changes with a new one; a test holds the two against each other.
 */
export const newFile = {
  version: 32,
  sql: `${tables}${trashTables}${indexes}
    INSERT INTO current_model (number) VALUES (0);`,
};
