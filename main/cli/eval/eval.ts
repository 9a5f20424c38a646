import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assertNever } from '../../desk/failure.ts';
import { parse, UsageError } from '../arguments.ts';
import { evalDrafts } from './drafts.ts';
import { evalFolds } from './folds.ts';
import { evalImport } from './import.ts';
import { evalKinds, isEvalKind } from './kinds.ts';
import { evalLearning } from './learning.ts';
import { evalMails } from './mails.ts';
import { evalMood } from './mood.ts';
import { evalPii } from './pii.ts';
import { evalQuestions } from './questions.ts';
import { evalRetrieval } from './retrieval.ts';
import type { EvalRun } from './run.ts';
import { evalScale } from './scale.ts';
import { evalScam } from './scam.ts';
import { evalTriage } from './triage.ts';

/** Messages that drafts are composed for unless `--most` says another number. */
const draftsMost = 500;

const thereAre = `There are ${evalKinds.join(', ')}.`;

/** `desk eval KIND DIR --out FILE`: the product's own code over a data set. Prints a one-line JSON summary last. */
export async function runEval(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    out: { type: 'string' },
    passages: { type: 'string' },
    shots: { type: 'string' },
    most: { type: 'string' },
    typos: { type: 'boolean', default: false },
  });
  const [kind, folder] = positionals;
  if (kind === undefined) throw new UsageError(`Which kind? ${thereAre}`);
  if (!isEvalKind(kind)) throw new UsageError(`There is no kind ${kind}. ${thereAre}`);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sidedesk-eval-'));
  try {
    switch (kind) {
      case 'retrieval':
        return finish(await evalRetrieval(checked(folder, values.out, dataFolder), values.typos));
      case 'mails':
        return finish(await evalMails(checked(folder, values.out, dataFolder)));
      case 'questions':
        return finish(await evalQuestions(checked(folder, values.out, dataFolder)));
      case 'import':
        return finish(await evalImport(checked(folder, values.out, dataFolder)));
      case 'pii':
        return finish(await evalPii(checked(folder, values.out, dataFolder)));
      case 'mood':
        return finish(await evalMood(checked(folder, values.out, dataFolder)));
      case 'folds':
        return finish(await evalFolds(checked(folder, values.out, dataFolder)));
      case 'scam':
        return finish(await evalScam(checked(folder, values.out, dataFolder)));
      case 'triage':
        return finish(await evalTriage(checked(folder, values.out, dataFolder), shotsOf(values.shots)));
      case 'learning':
        return finish(await evalLearning(folderOf(folder), dataFolder));
      case 'drafts':
        return finish(
          await evalDrafts(folderOf(folder), dataFolder, count('most', values.most ?? String(draftsMost))),
        );
      case 'scale':
        return finish(await evalScale({ passages: count('passages', values.passages), dataFolder }));
      default:
        return assertNever(kind);
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function finish(summary: Readonly<Record<string, unknown>>): number {
  console.log(JSON.stringify(summary));
  return 0;
}

function checked(folder: string | undefined, out: string | undefined, dataFolder: string): EvalRun {
  const data = folderOf(folder);
  if (out === undefined) throw new UsageError('Where to? --out FILE is missing.');
  return { folder: data, out: path.resolve(out), dataFolder };
}

function folderOf(folder: string | undefined): string {
  if (folder === undefined) throw new UsageError('Which data set?');
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`There is no folder ${folder}.`);
  return path.resolve(folder);
}

function shotsOf(given: string | undefined): number | null {
  return given === undefined ? null : count('shots', given);
}

function count(option: string, given: string | undefined): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1)
    throw new UsageError(`How many? --${option} takes a whole number.`);
  return value;
}
