import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface TableMail {
  /** What kind it is of. */
  readonly kind: string;
  readonly text: string;
}

/** The mails of a table in test/fixtures/scam: each below a line "=== kind". */
export function scamTable(name: string): readonly TableMail[] {
  const file = path.join(import.meta.dirname, '..', 'fixtures', 'scam', `${name}.txt`);
  return readFileSync(file, 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [kind = '', ...lines] = part.split('\n');
      return { kind, text: lines.join('\n').trim() };
    });
}
