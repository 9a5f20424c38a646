import type { GoldenOverview, GoldenPair, GoldenRank } from '../../preload/contract.ts';
import { parse, UsageError } from './arguments.ts';
import { readPassphrase, unlock } from './open-desk.ts';
import { openDeskAs } from './open-desk-as.ts';
import { t } from './i18n.ts';

/**
 * `desk golden list|run`: the questions that must keep their answers, asked again with run. Exit status 1 when one is worse
 * than it was. Customers' questions are encrypted: `--passphrase FILE` (or `-`) opens them.
 */
export async function runGolden(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {});
  const [verb, ...more] = positionals;
  if ((verb !== 'list' && verb !== 'run') || more.length > 0)
    throw new UsageError(t('cli.usage.goldenVerbs'));
  const desk = await openDeskAs(values);
  try {
    await unlock(desk, await readPassphrase(values.passphrase));
    await desk.modelSettled;
    // What they are now is only known by asking.
    const overview = await desk.api.call('golden.run', {});
    console.log(values.json ? JSON.stringify(overview, null, 2) : asText(overview, verb));
    return overview.regression === null ? 0 : 1;
  } finally {
    await desk.close();
  }
}

function asText({ pairs, regression }: GoldenOverview, verb: 'list' | 'run'): string {
  if (pairs.length === 0) return t('cli.golden.none');
  const listed = verb === 'list' ? pairs : pairs.filter(({ state }) => state !== 'as before');
  const end = t('cli.golden.summary', { count: pairs.length, worse: regression?.worse ?? 0 });
  return [...listed.map(asLine), end].join('\n');
}

function asLine({ question, title, state, baseline, current }: GoldenPair): string {
  const change =
    current === null || state === 'as before'
      ? rankText(baseline)
      : `${rankText(baseline)} → ${rankText(current)}`;
  const asked = question ?? t('cli.golden.unreadable');
  return `${t(`golden.states.${state}`)}  ${asked}  ${change}  [${title ?? t('cli.golden.gone')}]`;
}

const rankText = ({ rank, confidence }: GoldenRank): string =>
  rank === null
    ? t('golden.notInTop')
    : t('golden.rank', { rank, confidence: t(`common.confidence.${confidence}`) });
