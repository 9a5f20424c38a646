import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '..', '..', '..', 'renderer');
/** Paper has sizes and colours of its own, and tokens.css is where the others come from. */
const own = new Set(['ui/tokens.css', 'ui/print.css']);

const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.css') && !own.has(name));

// Bug: a part of the window gets a size of text or a colour that no theme, text size or high contrast changes.
it('sizes of text and colours stand in tokens.css alone', () => {
  const raw = sheets.flatMap((name) =>
    readFileSync(path.join(renderer, name), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        /font-size:(?!\s*(?:var\(|inherit))|font:\s*\d+\s+[\d.]|#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i.test(
          line,
        )
          ? [`${name}:${at + 1}: ${line.trim()}`]
          : [],
      ),
  );
  expect(sheets.length).toBeGreaterThan(50);
  expect(raw).toEqual([]);
});
