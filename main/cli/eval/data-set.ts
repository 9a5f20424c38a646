import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { UsageError } from '../arguments.ts';

/** The rows of a `.jsonl` file of a data set, checked. Throws UsageError when it is missing or malformed. */
export async function readRows<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw new UsageError(`The data set has no ${name}.`);
  const rows: z.output<Schema>[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const row = schema.safeParse(asJson(line));
    if (!row.success) throw new UsageError(`${name}, line ${number}, is not what it should be.`);
    rows.push(row.data);
  }
  return rows;
}

function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
