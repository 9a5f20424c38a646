import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import type { GoldenOverview, GoldenPair, GoldenRank } from '../../preload/contract.ts';
import { DeskFailure } from '../desk/failure.ts';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, type OpenDesk, openDesk } from './open-desk.ts';

/**
 * `desk golden list|run`: the questions that must keep their answers, asked again with run. Exit status 1 when one is worse
 * than it was. Customers' questions are encrypted: `--passphrase FILE` (or `-`) opens them.
 */
export async function runGolden(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { passphrase: { type: 'string' } });
  const [verb, ...more] = positionals;
  if ((verb !== 'list' && verb !== 'run') || more.length > 0)
    throw new UsageError('What with the golden questions? There are list and run.');
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  try {
    await open(desk, values.passphrase);
    await desk.modelSettled;
    // What they are now is only known by asking.
    const overview = await desk.api.call('golden.run', {});
    console.log(values.json ? JSON.stringify(overview, null, 2) : asText(overview, verb));
    return overview.regression === null ? 0 : 1;
  } finally {
    await desk.close();
  }
}

async function open({ api }: OpenDesk, from: string | undefined): Promise<void> {
  const { vault } = await api.call('desk.status', {});
  if (vault.state !== 'locked') return;
  if (vault.by === 'key store') throw new DeskFailure('vault_locked', { reason: 'key_store_window' });
  if (from === undefined) throw new DeskFailure('vault_locked', { reason: 'use_option' });
  const passphrase = from === '-' ? await readAll(process.stdin) : readFileSync(from, 'utf8');
  await api.call('vault.unlock', { passphrase: passphrase.replace(/\r?\n$/, '') });
}

function asText({ pairs, regression }: GoldenOverview, verb: 'list' | 'run'): string {
  if (pairs.length === 0)
    return 'There are no golden questions. Keep some in the window: Shift+G on a taken answer.';
  const listed = verb === 'list' ? pairs : pairs.filter(({ state }) => state !== 'as before');
  const bad = regression?.worse ?? 0;
  const end = `${pairs.length} asked, ${bad} worse than before.`;
  return [...listed.map(asLine), end].join('\n');
}

function asLine({ question, title, state, baseline, current }: GoldenPair): string {
  const change =
    current === null || state === 'as before'
      ? inWords(baseline)
      : `${inWords(baseline)} → ${inWords(current)}`;
  return `${state.padEnd(9)}  ${question ?? '(cannot be read)'}  ${change}  [${title ?? 'answer gone'}]`;
}

const inWords = ({ rank, confidence }: GoldenRank): string =>
  rank === null ? 'not found' : `place ${rank}, ${confidence}`;
