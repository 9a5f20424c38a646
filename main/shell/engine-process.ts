import { app, utilityProcess } from 'electron';
import type { EngineOptions } from '../wire/engine-contract.ts';
import type { Places } from './places.ts';
import type { EngineProcess } from './supervisor.ts';

/** Starts the engine as Electron's utility process. */
export function forkEngine(places: Places, keyStore: boolean): EngineProcess {
  const options: EngineOptions = {
    version: app.getVersion(),
    dataFolder: places.data,
    modelsFolder: places.models,
    sampleShopFolder: places.sampleShop,
    keyStore,
  };
  const child = utilityProcess.fork(places.engine, [JSON.stringify(options)], {
    serviceName: 'Sidedesk engine',
    stdio: 'inherit',
  });
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
