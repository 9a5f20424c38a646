import type { SampleMessage } from '../shapes.ts';
import { call, nothing } from './call.ts';

/** The sample shop of the first start. */
export const sampleCalls = {
  'sample.add': call(nothing).for('owner').returns<null>(),
  'sample.remove': call(nothing).for('owner').returns<null>(),
  'sample.messages': call(nothing).for('agent').returns<readonly SampleMessage[]>(),
} as const;
