import type { Ports } from './ports.ts';
import type { Store } from './store/store.ts';

/** The sample shop comes once, into a library that never held anything; removed, it stays away. */
export function addSampleOnce(
  { seed, log }: Ports,
  { documents, meta }: Store,
  addSample: () => Promise<unknown>,
): void {
  if (seed === 'nothing' || meta.get('sample_offered') !== null) return;
  meta.set('sample_offered', 'yes');
  if (documents.counts().documents > 0) return;
  addSample().catch(() => log.write('error', 'sample.not-added'));
}
