/**
 * What a backup holds of the data folder, in the order in which it is written: small files first, so that a look at what it
 * holds does not read the library. Nothing else is ever taken out of a backup, whatever it says.
 */
export const dataFiles = [
  'vault.json',
  'settings.json',
  'erasures.jsonl',
  'audit-log.seal',
  'desk.db',
] as const;
export type DataFile = (typeof dataFiles)[number];
