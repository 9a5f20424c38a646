import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskFailure } from '../../../main/desk/failure.ts';
import { readIfExport } from '../../../main/desk/library/export/detect-export.ts';
import type { ParsedDocument } from '../../../main/desk/library/parsed.ts';
import { noteFailure } from '../../../main/desk/library/parse/notes.ts';
import { asParseFailure } from '../../../main/desk/library/parse/parse-failure.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';
import { createColumnMapper } from '../../../main/desk/library/parse/column-mapping.ts';
import { enforceLimits } from '../../../main/desk/library/parse/enforce-limits.ts';
import { fileMutation, mutateFile } from '../../support/files/mutate-file.ts';
import { errorReasons } from '../../../preload/contract.ts';
import { goodFiles } from '../../support/files/good-files.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures/import');
const files = [
  ...goodFiles().map(({ name, bytes }) => ({ name, bytes })),
  ...[
    'pdf/two-pages.pdf',
    'pdf/questions.pdf',
    'docx/handbook.docx',
    'html/help-page.html',
    'markdown/mixed.md',
  ].map((file) => ({
    name: path.basename(file),
    bytes: new Uint8Array(readFileSync(path.join(fixtures, file))),
  })),
];

const others = files.map(({ bytes }) => bytes);

/** As the worker does it, in this thread. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<ParsedDocument | DeskFailure> {
  try {
    const file = { name, bytes, tables: createColumnMapper([]) };
    return enforceLimits((await readIfExport(file)) ?? (await readDocument(file)));
  } catch (error) {
    return asParseFailure(error);
  }
}

const all = Object.keys(errorReasons);
/** The failures that a file can have. */
const codes = new Set<string>(all.slice(all.indexOf('empty_file')).filter((code) => code !== 'unreadable'));

function faultsOf(outcome: ParsedDocument | DeskFailure): readonly string[] {
  if (outcome instanceof DeskFailure)
    return [
      ...(codes.has(outcome.code) ? [] : [`code ${outcome.code}`]),
      ...(/^\P{Cc}+\.$/u.test(noteFailure(outcome)) ? [] : [`sentence ${noteFailure(outcome)}`]),
    ];
  const { text, title, sections, entries } = outcome;
  const stretches = [...sections, ...entries].toSorted((a, b) => a.start - b.start);
  const wrong = stretches.filter(
    ({ start, end }, at) => start < (stretches[at - 1]?.end ?? 0) || end <= start || end > text.length,
  );
  const shown = [
    title,
    ...sections.flatMap(({ headings }) => headings),
    ...entries.map(({ question }) => question),
  ];
  return [
    ...wrong.map(({ start, end }) => `stretch ${start}-${end}`),
    ...(stretches.length === 0 ? ['nothing to search'] : []),
    ...(/[^\P{Cc}\n\t]/u.test(text) || !text.isWellFormed() ? ['signs in the text'] : []),
    ...(shown.some((line) => /\p{Cc}/u.test(line)) ? ['signs in what is shown'] : []),
    ...(title === '' ? ['no title'] : []),
  ];
}

const property = ({ name, bytes }: (typeof files)[number]) =>
  fc.asyncProperty(fileMutation, async (how) => {
    const outcome = await outcomeOf(name, mutateFile(bytes, how, others));
    expect(faultsOf(outcome)).toEqual([]);
  });

// What a library leaves behind is passed over in the worker, and so it is here.
const listeners = process.listeners('unhandledRejection');
beforeAll(() => {
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined);
});
afterAll(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

// Catches: a parser that hangs, throws what is no failure of a file, or makes a document whose places lead nowhere.
describe('a damaged file is read or refused', () => {
  const runs = Number(process.env['SIDEDESK_DAMAGED_RUNS'] ?? 80);
  test.each(files)('$name, in known ways', async (file) => {
    await expect(fc.assert(property(file), { seed: 20_261_123, numRuns: runs })).resolves.toBeUndefined();
  });
  test.each(files)('$name, in new ways', async (file) => {
    await expect(fc.assert(property(file), { numRuns: Math.ceil(runs / 4) })).resolves.toBeUndefined();
  });
});
