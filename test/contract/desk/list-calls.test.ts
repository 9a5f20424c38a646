import { expect, test } from 'vitest';
import { deskCalls } from '../../../preload/contract.ts';
import { samplesOf } from '../../support/contract-walk.ts';
import { openTestDesk } from '../support/desk.ts';
import { sampleShopFolder } from '../support/folder.ts';

/** Calls that only look: by their names, so that the next one is held to it as well. */
const looks =
  /\.(?:list|listIds|get|getCluster|clusters|status|counts|facets|history|results|find|quickFind)$/u;
const names = Object.keys(deskCalls).filter((name) => looks.test(name)) as (keyof typeof deskCalls)[];

test('no call that lists or looks something up writes to the store', async () => {
  const desk = await openTestDesk({ folder: sampleShopFolder() });
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  await desk.services.gaps.whenIdle();
  expect(names.length).toBeGreaterThan(15);
  for (const name of names)
    for (const input of samplesOf(deskCalls[name].input)) {
      const before = desk.services.store.changes();
      // What is not there is not found, which writes nothing either.
      await desk.api.call(name, input as never).catch(() => undefined);
      expect([name, desk.services.store.changes()]).toEqual([name, before]);
    }
});
