import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openTestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

it('reads "tomorrow" in an old mail as the day after it was written, not as of today', async () => {
  const desk = await openTestDesk();
  const file = path.join(temporaryFolder(onTestFinished), 'old.eml');
  writeFileSync(
    file,
    'From: Ruth <ruth@example.com>\r\nDate: Mon, 2 Mar 2020 10:00:00 +0000\r\nSubject: Parcel\r\n\r\nWill it be here tomorrow?\r\n',
  );
  const { details } = await desk.api.call('messages.read', { path: file });
  expect(details.find(({ kind }) => kind === 'date')).toMatchObject({ normalized: '2020-03-03' });
});
