import type { SampleMessage } from '../shapes.ts';
import { call, nothing } from './call.ts';

/** The sample shop of the first start. */
export const sampleCalls = {
  'sample.add': call(nothing).returns<null>(),
  'sample.remove': call(nothing).returns<null>(),
  'sample.messages': call(nothing).returns<readonly SampleMessage[]>(),
} as const;
