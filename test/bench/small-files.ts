/** A thousand small files through the whole import, against the bare model on exactly the same texts in the same run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embedWithTokens } from '../../main/desk/library/embed-with-tokens.ts';
import { measureRawModel } from '../../main/cli/eval/measure-raw-model.ts';
import { scaleEntries, scaleMessages } from '../../main/cli/eval/synthetic-texts.ts';
import { openDesk } from '../../main/cli/open-desk.ts';

const [count = 1_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
try {
  const shop = path.join(folder, 'shop');
  mkdirSync(shop);
  for (const [at, { question, answer }] of scaleEntries(count).entries())
    writeFileSync(path.join(shop, `${at}.${at % 2 === 0 ? 'md' : 'txt'}`), `# ${question}\n\n${answer}\n`);
  const embedded: string[] = [];
  const desk = await openDesk({
    dataFolder: path.join(folder, 'data'),
    embedder: (real) => ({
      ...real,
      embed: (texts, purpose) => {
        embedded.push(...texts);
        return real.embed(texts, purpose);
      },
      embedTokens: (texts, purpose) => {
        embedded.push(...texts);
        return embedWithTokens(real, texts, purpose);
      },
    }),
  });
  await desk.modelSettled;
  const started = performance.now();
  await desk.api.call('library.import', { paths: [shop] });
  await desk.services.library.whenIdle();
  const seconds = (performance.now() - started) / 1000;
  await desk.close();
  const bare = await measureRawModel({ passages: embedded, queries: scaleMessages(10) });
  console.log('small files   import     bare model   import ÷ model');
  console.log(
    [
      String(count).padEnd(12),
      `${seconds.toFixed(1)} s`.padEnd(9),
      `${bare.embedSeconds.toFixed(1)} s`.padEnd(11),
      `${(bare.embedSeconds / seconds).toFixed(2)} ×`,
    ].join('  '),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
