import { app, utilityProcess } from 'electron';
import { systemLanguages, t } from './i18n.ts';
import type { EngineOptions } from '../wire/engine-contract.ts';
import type { AppPaths } from './app-paths.ts';
import { serveParsers } from './parser-processes.ts';
import type { EngineProcess } from './supervisor.ts';

/**
 * Searching makes much garbage that dies young. With V8's usual nursery it grows the engine by a hundred megabytes and is
 * no quicker for it (measured at 10,000 passages).
 *
 * Reading a message runs hundreds of patterns over it. V8 compiles each at its second use, to 30 MB for ten messages; from
 * the hundredth on, and at once in a text of 1,000 letters and more, it is 10 MB, and a message takes as long.
 */
const engineFlags = ['--js-flags=--max-semi-space-size=8 --regexp-tier-up-ticks=100'];

/** Starts the engine as Electron's utility process. */
export function forkEngine(
  paths: AppPaths,
  { language, isShut }: Pick<EngineOptions, 'language' | 'isShut'>,
): EngineProcess {
  const options: EngineOptions = {
    version: app.getVersion(),
    systemLanguages: systemLanguages(),
    language,
    dataFolder: paths.data,
    modelsFolder: paths.models,
    sampleShopFolder: paths.sampleShop,
    isShut,
  };
  const child = utilityProcess.fork(paths.engine, [JSON.stringify(options)], {
    serviceName: t('shell.engine'),
    stdio: 'inherit',
    execArgv: engineFlags,
  });
  serveParsers(child, paths);
  return {
    port: {
      post: (message) => child.postMessage(message),
      listen: (listener) => child.on('message', listener),
    },
    onExit: (listener) => child.once('exit', listener),
    kill: () => {
      child.kill();
    },
  };
}
