import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

/** Words that stand nowhere but where this test puts them. */
const words = [
  'Quillermo',
  'Zanzarelli',
  'Brombeerweg',
  'vexfoundling',
  'QZ-48213',
  'plumjacket',
  'Ottokarsen',
];
const [first = '', last = '', street = '', secret = '', order = '', product = '', owner = ''] = words;

test('a diagnostics file holds versions, counts and codes, and not a word of anybody, wherever words are', async () => {
  const folder = path.join(temporaryFolder(), `desk of ${owner}`);
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  const desk = await openTestDesk({ folder, version: '1.2.3' });
  const { api } = desk;
  await api.call('vault.create', { passphrase: `${secret} ${secret}` });
  await api.call('settings.change', {
    shopName: `${owner} & Sons`,
    agentName: first,
    greeting: `Dear {name}, ${first}`,
    signOff: street,
    label: { on: true, text: secret },
    glossary: [[product, 'jacket']],
    queues: [
      {
        id: 'a1',
        name: last,
        description: product,
        examples: [`Where is ${order}?`],
        assignee: owner,
        priority: 'normal',
        needs: [],
        secondLook: false,
        sample: false,
      },
    ],
  });
  const library = path.join(temporaryFolder(), `${last} ${street}`);
  mkdirSync(library);
  const faq = path.join(library, `${first}.md`);
  writeFileSync(
    faq,
    `# ${product}\n\n## Does ${first} ship the ${product}?\nYes, ${last} ships to ${street}.\n`,
  );
  writeFileSync(path.join(library, `${order}.pdf`), `%PDF-1.4 ${secret}`);
  await api.call('library.import', { paths: [library] });
  await desk.services.library.whenIdle();
  const message = `Hello, I am ${first} ${last}, ${street} 4. Does ${product} ${order} come? ${secret}`;
  const reading = await api.call('messages.read', { text: message });
  await api.call('replies.commit', {
    caseId: reading.caseId,
    pieces: [...reading.draft.pieces],
    message,
    suggested: reading.draft.text,
    reply: `Dear ${first}, yes. ${owner}`,
    questions: [],
  });
  // Whatever somebody else wrote into the folder.
  writeFileSync(path.join(folder, `${first} ${last}.txt`), secret);
  writeFileSync(path.join(folder, `desk.db.${owner}`), secret);
  const hostile = {
    at: new Date().toISOString(),
    level: 'error',
    event: `engine.${first}`,
    code: last,
    file: street,
  };
  for (const log of ['engine.log', 'shell.log', 'desk.log'])
    appendFileSync(
      path.join(folder, 'logs', log),
      `${JSON.stringify(hostile)}\n${JSON.stringify({ ...hostile, event: 'model.loaded', ms: 4711 })}\n${secret}\n`,
    );

  const file = path.join(temporaryFolder(), 'diagnostics.json');
  const made = await api.call('diagnostics.write', { path: file });
  const text = readFileSync(file, 'utf8');
  expect(made).toEqual({ path: file, bytes: Buffer.byteLength(text) });
  for (const word of [...words, path.basename(folder), 'jacket', 'Sons'])
    expect(text.toLowerCase()).not.toContain(word.toLowerCase());

  const told = JSON.parse(text) as {
    app: object;
    desk: { library: object; settings: object; vault: object; store: { rows: object } };
    files: object;
    log: Record<string, readonly object[]>;
  };
  expect(told.app).toMatchObject({ version: '1.2.3', node: process.versions.node });
  expect(told.desk.library).toMatchObject({ documents: 2 });
  expect(told.desk.vault).toMatchObject({ state: 'open', by: 'passphrase' });
  expect(told.desk.settings).toMatchObject({ shopName: 'set', glossary: 1, queues: 1, theme: 'system' });
  // Tables that later migrations gave another name are counted as well.
  expect(told.desk.store.rows).toMatchObject({ documents: 2, audit_log: expect.any(Number) as number });
  expect(told.desk.store.rows).toHaveProperty('training_examples');
  expect(told.files).toHaveProperty(['desk.db']);
  expect(told.files).toHaveProperty(['other']);
  expect(told.log['shell.log']).toEqual([
    { at: hostile.at, level: 'error', event: 'model.loaded', facts: { ms: 4711 } },
  ]);
});
