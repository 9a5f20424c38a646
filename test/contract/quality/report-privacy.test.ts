import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answerMails, reportOf } from '../../support/report-of-shop.ts';
import { personalDataIn, simulatedShop } from '../../support/simulated-shops.ts';
import { realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { openDeskAt, testClock } from './quality-room.ts';

test('nothing that belongs to anybody gets into the report, its files, the exported log or the pages', async () => {
  const shop = simulatedShop(20_261);
  const desk = await openDeskAt(testClock(), { embedder: fakeEmbedder(realEmbedder()) });
  await answerMails(desk.api, shop);
  await desk.services.gaps.whenIdle();
  const folder = path.join(desk.folder, 'out');
  mkdirSync(folder);
  const said = await reportOf(desk.api, folder, { firstDay: '2026-10-01', lastDay: '2026-10-31' });
  for (const [place, text] of said)
    expect({ place, found: personalDataIn(text, shop, place) }).toEqual({ place, found: [] });
  // What customers asked is there, without whoever asked.
  expect(said.get('overview')).toContain('"kind":"gap"');
});
