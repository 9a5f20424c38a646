import { expect, test } from 'vitest';
import { type CallName, deskCalls } from '../../../preload/contract.ts';
import { leavesOf, samplesOf } from '../../support/contract-walk.ts';
import { howMany } from '../../support/how-many.ts';
import { hostileValues, mutated } from '../../support/mutants.ts';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { keyStore } from '../support/key-store.ts';
import { seededRandom } from '../support/seeded-random.ts';

/** What would end or empty the desk, change who may what, or write where it is told to. */
const isLeftOut = (name: string): boolean =>
  /^(vault|people|backups|models|updates|diagnostics|folders|packs)\./.test(name) ||
  leavesOf(deskCalls[name as keyof typeof deskCalls].input).some(({ at }) => /path|folder|file/i.test(at));

const names = Object.keys(deskCalls).filter((name) => !isLeftOut(name)) as CallName[];
const rounds = Math.ceil(howMany(300, 'SIDEDESK_MALFORMED') / names.length);

// Catches: an input that the contract lets through and a handler does not expect: `internal`, a crash, an answer that never comes.
test(
  'whatever a call is given, the real desk answers with a value or a code, and still does afterwards',
  async () => {
    const desk = await openTestDesk({ keyStore, embedder: fakeEmbedder(realEmbedder()) });
    const random = seededRandom(7);
    const hostile = hostileValues(random);
    const unforeseen: unknown[] = [];
    let calls = 0;
    for (let round = 0; round < rounds; round += 1)
      for (const name of names) {
        const samples = samplesOf(deskCalls[name as keyof typeof deskCalls].input);
        const input = samples[round % samples.length];
        const given = round % 4 === 0 ? input : round % 4 === 1 ? hostile() : mutated(input, random, hostile);
        const reply = await desk.wire.request(name, given);
        calls += 1;
        if (!reply.ok && reply.error.code === 'internal') unforeseen.push([name, given]);
      }
    if (calls > 1_000)
      console.log(`${calls} calls of ${names.length} kinds, ${unforeseen.length} unforeseen`);
    expect(unforeseen.slice(0, 10)).toEqual([]);
    expect((await desk.api.call('desk.status', {})).version).toBe('0.0.0');
  },
  howMany(60, 'SIDEDESK_MALFORMED') * 1_000,
);
