import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Library } from '../library/library.ts';
import type { Queues } from '../messages/routing/queues.ts';
import type { Snippets } from '../replies/snippets/snippets.ts';

type Calls = Extract<keyof DeskHandlers, `sample.${string}`>;

/** The calls of the sample shop: its documents, queues and snippets come and go together. */
export function createSampleHandlers(rooms: {
  readonly library: Pick<Library, 'addSample' | 'removeSample' | 'sampleMessages'>;
  readonly queues: Pick<Queues, 'addSample' | 'removeSample'>;
  readonly snippets: Pick<Snippets, 'addSample' | 'removeSample'>;
}): Pick<DeskHandlers, Calls> {
  const { library, queues, snippets } = rooms;
  return {
    'sample.add': async () => {
      await queues.addSample();
      await snippets.addSample();
      return library.addSample();
    },
    'sample.remove': async () => {
      await queues.removeSample();
      snippets.removeSample();
      return library.removeSample();
    },
    'sample.messages': () => library.sampleMessages(),
  };
}
