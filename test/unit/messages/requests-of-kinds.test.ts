import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { extractQuestions } from '../../../main/desk/messages/questions.ts';
import { splitSentences } from '../../../main/desk/messages/sentences.ts';

const row = z.object({
  text: z.string(),
  language: z.string(),
  kind: z.string(),
  questions: z.array(z.object({ quote: z.string() })),
});
const rows = readFileSync(new URL('../../sets/mails/requests-kinds.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => row.parse(JSON.parse(line)));

// Bug: what came instead, what somebody else wants, wear, lists and wishes in the past were overlooked, or one request.
describe.each([...new Set(rows.map(({ kind }) => kind))])('of a mail (%s)', (kind) => {
  it.each(rows.filter((each) => each.kind === kind))('$text', ({ text, language, questions }) => {
    const found = extractQuestions(splitSentences(text, []), language);
    const requestOf = ({ quote }: { readonly quote: string }): number => {
      const start = text.indexOf(quote);
      return found.findIndex((each) => each.start < start + quote.length && each.end > start);
    };
    // Each is found as a request of its own, and nothing else is.
    expect(questions.map(requestOf)).toEqual(questions.map((_, at) => at));
    expect(found).toHaveLength(questions.length);
  });
});
