import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { noteFailure } from '../../../main/desk/library/parse/notes.ts';
import { DeskFailure } from '../../../main/desk/failure.ts';
import type { ParsedDocument } from '../../../main/desk/library/parsed.ts';
import { createParsePool } from '../../../main/desk/library/parse/pool.ts';
import { sharedParsers } from '../../support/parse-worker.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/import');
const strings = z.array(z.string());
const expectations = z
  .array(
    z.object({
      file: z.string(),
      outcome: z.enum(['ready', 'failed']),
      code: z.string().optional(),
      accept: strings.optional(),
      kind: z.string().optional(),
      title: z.string().optional(),
      questions: strings.optional(),
      answers: z.record(z.string(), z.string()).optional(),
      questionsOptional: z.boolean().optional(),
      moreQuestions: z.boolean().optional(),
      variants: z.record(z.string(), strings).optional(),
      tags: z.record(z.string(), strings).optional(),
      sections: z.boolean().optional(),
      contains: strings.optional(),
      lacks: strings.optional(),
      shows: z.string(),
    }),
  )
  .parse(JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8')));

const pool = createParsePool({ startParser: sharedParsers, log: { write: () => undefined } });
afterAll(() => pool.close());

async function parsed(file: string): Promise<ParsedDocument | DeskFailure> {
  try {
    const result = await pool.document(path.join(folder, file), null);
    if (result.kind === 'unchanged') throw new Error('Nothing was known of this file');
    return result.document;
  } catch (error) {
    if (error instanceof DeskFailure) return error;
    throw error;
  }
}

describe('files as people have them', () => {
  test('no fixture is left out of the list', async () => {
    const found = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((item) => item.isFile())
      .map((item) => path.relative(folder, path.join(item.parentPath, item.name)).replaceAll('\\', '/'));
    const listed = new Set([...expectations.map(({ file }) => file), 'README.md', 'expected.json']);
    expect(found.filter((file) => !listed.has(file))).toEqual([]);
  });

  test.each(expectations)('$file: $shows', async (expected) => {
    const document = await parsed(expected.file);
    const outcome = document instanceof DeskFailure ? document.code : 'ready';
    const right = expected.outcome === 'ready' ? 'ready' : expected.code;
    expect([right, ...(expected.accept ?? [])]).toContain(outcome);
    const problems =
      document instanceof DeskFailure
        ? [/^[A-Z].*\.$/.test(noteFailure(document)) ? [] : 'not a plain sentence']
        : [...misunderstood(document, expected), ...inexact(document)];
    expect(problems.flat()).toEqual([]);
  });
});

function misunderstood(document: ParsedDocument, expected: (typeof expectations)[number]): readonly string[] {
  const { kind, title, entries, sections, text } = document;
  const flat = text.replace(/\s+/g, ' ');
  const questions = entries.map(({ question }) => question);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const answers = Object.fromEntries(
    entries.map(({ question, start, end }) => [question, text.slice(start, end)]),
  );
  const isFree = (expected.questionsOptional && questions.length === 0) || expected.moreQuestions;
  const differing = (['variants', 'tags'] as const).flatMap((what) =>
    Object.entries(expected[what] ?? {}).filter(
      ([question, wanted]) => !same(entries.find((entry) => entry.question === question)?.[what], wanted),
    ),
  );
  return [
    ...(expected.kind && kind !== expected.kind ? [`kind ${kind}`] : []),
    ...(expected.title && title !== expected.title ? [`title ${title}`] : []),
    ...(expected.questions && !isFree && !same(questions, expected.questions)
      ? [`questions ${questions.join()}`]
      : []),
    ...(expected.answers && !same(answers, expected.answers) ? [`answers ${JSON.stringify(answers)}`] : []),
    ...(expected.sections && sections.length === 0 ? ['no sections'] : []),
    ...differing.map(([question]) => `variants or tags of ${question}`),
    ...(expected.contains ?? [])
      .filter((part) => !flat.includes(part.replace(/\s+/g, ' ')))
      .map((part) => `lacks ${part}`),
    ...(expected.lacks ?? []).filter((part) => text.includes(part)).map((part) => `contains ${part}`),
  ];
}

/** A citation opens at its place only when every stretch is inside the text, has words, and shares none with another. */
function inexact({ text, sections, entries }: ParsedDocument): readonly string[] {
  const stretches = [...sections, ...entries].toSorted((a, b) => a.start - b.start);
  const wrong = stretches.filter(({ start, end }, at) => {
    const inside = text.slice(start, end);
    const before = stretches[at - 1]?.end ?? 0;
    return start < before || end > text.length || inside !== inside.trim() || !/[\p{L}\p{N}]/u.test(inside);
  });
  const hasControls = /\p{Cc}/u.test(text.replace(/[\n\t]/g, ''));
  return [
    ...wrong.map(({ start, end }) => `stretch ${start}-${end}`),
    ...(hasControls || !text.isWellFormed() ? ['signs that nobody can read'] : []),
  ];
}
