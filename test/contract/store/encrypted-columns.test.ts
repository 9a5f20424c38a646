import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { encryptedTables, type EncryptedTable } from '../../../main/desk/store/encrypted-columns.ts';
import { pastMailbox } from '../../support/past-mails.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { open, rawDatabase } from '../support/store.ts';

const register: readonly EncryptedTable[] = Object.values(encryptedTables);
const columnsOf = ({ columns, embedding }: EncryptedTable): readonly string[] => [
  ...Object.keys(columns),
  ...(embedding === undefined ? [] : ['embedding']),
];
const isEncrypted = (table: string, column: string): boolean =>
  register.some(
    (each) => (each.table === table || each.trashTable === table) && columnsOf(each).includes(column),
  );

/**
 * Columns that hold no customer's words, because … A new column of text or bytes goes into the register
 * (main/desk/store/encrypted-columns.ts), or here with the reason. Columns of the trash are those of their tables.
 */
const withoutWords: Readonly<Record<string, readonly string[]>> = {
  'the shop wrote it, for everybody': [
    'documents.*',
    'document_texts.*',
    'entries.*',
    'entry_versions.*',
    'variants.*',
    'passages.*',
    'tombstones.*',
    'column_mappings.*',
    'survey_columns.columns',
    'snippets.*',
    'dismissed_pairs.key',
    'golden_questions.best_title',
    'golden_questions.best_text',
    'golden_questions.heading',
  ],
  'it names a row, a case, a queue, a model, a folder or an agent': [
    '*.id',
    '*.case_id',
    '*.entry_id',
    '*.document_id',
    '*.trash_id',
    '*.by',
    'compared_entries.*',
    'similar_entries.*',
    'models.*',
    'folders.*',
    'gaps.queue_id',
    'gaps.cluster',
    'gaps.answered_by',
    'golden_questions.target',
    'form_drafts.subject',
    'proposals.result_entry_id',
    'training_examples.queue_id',
    'training_examples.replaced_by',
    'case_facts.queue',
    'case_subjects.subject',
    '*.import_id',
    'answer_facts.*',
  ],
  'it is a word out of a closed list': [
    'audit_log.kind',
    'contact_history.kind',
    'rating_facts.measure',
    'case_facts.*',
    'case_subjects.kind',
    'gaps.origin',
    'golden_questions.confidence',
    'form_drafts.form',
    'negative_feedback.reason',
    'proposals.state',
    'proposals.source',
    'vectors.field',
  ],
  'it is facts about a decision, never a text (the audit log is tested for it)': ['audit_log.facts'],
  'it is a hash: of a ciphertext, of facts, of a whole conversation, of an answer of the shop, or keyed by the vault':
    [
      'audit_log.secret_hash',
      'audit_log.previous',
      'audit_log.hash',
      'audit_log.mac',
      'contact_history.sender_hash',
      'contact_history.message_hash',
      'processed_conversations.key',
      'survey_marks.mark',
      'survey_columns.signature',
      'learned_phrasings.answer_hash',
      'negative_feedback.answer_hash',
    ],
  'it is the numbers of an embedding of what the shop wrote': ['vectors.vector', 'passage_tokens.tokens'],
  'it is facts about the file itself': ['meta.*'],
};

/** With their twins in the trash. */
const registeredColumns = (): readonly string[] =>
  register.flatMap(({ table, trashTable, ...columns }) =>
    [table, ...(trashTable === undefined ? [] : [trashTable])].flatMap((each) =>
      columnsOf({ table, ...columns }).map((name) => `${each}.${name}`),
    ),
  );

interface Column {
  readonly table: string;
  readonly name: string;
}

/** Columns of text or bytes of every table but those that FTS5 keeps for itself. */
function wordColumns(db: DatabaseSync): readonly Column[] {
  return db
    .prepare(
      `SELECT t.name AS "table", c.name AS name FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'passages_fts%' AND t.name NOT LIKE 'sqlite_%'
       AND c.type NOT IN ('INTEGER', 'INT', 'REAL') ORDER BY 1, 2`,
    )
    .all()
    .map((row) => ({ table: String(row['table']), name: String(row['name']) }));
}
const twinOf = (table: string): string => table.replace(/^trash_/u, '');

test('every column of text or bytes is registered as encrypted, or holds no customer words for a reason', () => {
  const folder = temporaryFolder();
  open(folder).store.close();
  const db = rawDatabase(folder);
  const columns = wordColumns(db);
  db.close();
  const listed = Object.values(withoutWords).flat();
  const covers =
    ({ table, name }: Column) =>
    (pattern: string): boolean =>
      [`${twinOf(table)}.${name}`, `${twinOf(table)}.*`, `*.${name}`].includes(pattern);
  const unknown = columns.filter(
    (column) => !isEncrypted(column.table, column.name) && !listed.some(covers(column)),
  );
  expect(unknown.map(({ table, name }) => `${table}.${name}`)).toEqual([]);
  // What is listed is there, and what is registered is there and nowhere else.
  expect(listed.filter((pattern) => !columns.some((column) => covers(column)(pattern)))).toEqual([]);
  const there = new Set(columns.map(({ table, name }) => `${table}.${name}`));
  expect(registeredColumns().filter((column) => !there.has(column))).toEqual([]);
});

const faq = `# Help

## How long does delivery take?

Delivery takes two working days. It is free above 40 pounds.

## Can I change my address?

Yes, you can change the address until five in the evening.
`;

/** Reads a message, changes the draft and copies it, as the window does. */
async function reply(
  { api }: TestDesk,
  message: string,
  edit: (draft: string) => string,
  chooseBest = true,
): Promise<string> {
  const { caseId, questions } = await api.call('messages.read', { text: message });
  const answers = questions.map(({ text, suggestions }) => ({
    question: text,
    target: chooseBest ? (suggestions[0]?.target ?? null) : null,
  }));
  const draft = await api.call('replies.compose', { caseId, name: 'Zqname', answers });
  await api.call('replies.commit', {
    caseId,
    message,
    suggested: draft.text,
    pieces: [...draft.pieces],
    reply: edit(draft.text),
    questions: answers.map(({ question, target }, index) => ({
      question,
      shown: (questions[index]?.suggestions ?? []).map((one) => ({
        target: one.target,
        confidence: one.confidence.value,
      })),
      chosen: target,
    })),
  });
  return caseId;
}

/** A desk in which everything that a customer wrote, or that an agent wrote about one, has a word beginning with "zq". */
async function filledDesk(): Promise<TestDesk> {
  const desk = await openTestDesk();
  const { api, services } = desk;
  const file = path.join(temporaryFolder(), 'help.md');
  writeFileSync(file, faq);
  await api.call('library.import', { paths: [file] });
  await services.library.whenIdle();
  await api.call('vault.create', { passphrase: 'a good long passphrase' });
  await api.call('settings.change', { agentName: 'Maya', shopName: 'Corner Bakery' });
  const [best] = (await api.call('messages.search', { text: 'How long does delivery take?' })).suggestions;
  const target = best?.target ?? '';
  expect(target).not.toBe('');

  const from = '\n\nZqname Zqsurname\nzqmail@example.org\nOrder ZQ-48377';
  const caseId = await reply(
    desk,
    `Hello,\n\nhow many days does the delivery of a zqmessage loaf take?${from}`,
    (draft) => draft.replace('two working days', 'two zqedit days'),
  );
  await reply(
    desk,
    `Hello,\n\ncan I bring my zqgap parrot into the bakery?${from}`,
    () => 'Yes, a zqreply parrot may come in.',
    false,
  );
  await api.call('gaps.add', { question: 'Do you repair a zqnoted oven?', from: { caseId, number: 1 } });
  await api.call('formDrafts.save', { form: 'reply', subject: caseId, caseId, content: 'Dear zqdraft lady' });
  await api.call('learning.addNegativeFeedback', {
    caseId,
    question: 'How long until my zqwrong timer rings?',
    target,
    reason: 'wrong',
    comment: 'This zqcomment is for pickup only.',
  });
  await api.call('golden.add', { question: 'How long does a zqgolden delivery take?', target });
  const { id: queue } = await api.call('queues.save', {
    queue: {
      id: null,
      name: 'Returns',
      description: 'Sending things back',
      examples: [],
      assignee: 'Ines',
      priority: 'normal',
      needs: [],
      secondLook: false,
    },
  });
  await api.call('queues.addExample', {
    message: 'My zqtaught loaf came squashed.',
    subject: 'Zqsubject',
    queue,
  });
  await api.call('snippets.save', {
    snippet: {
      id: null,
      shortName: 'late',
      title: 'It is late',
      text: 'Dear {{name}}, {{which}} is late.',
      kind: 'macro',
      tone: 'any',
    },
  });
  const [snippet] = await api.call('snippets.find', { text: 'late', caseId, limit: 1 });
  const values = { name: 'Zqname', which: 'your zqvalue loaf' };
  const { text } = await api.call('snippets.fill', { id: snippet?.snippet.id ?? '', caseId, values });
  await reply(desk, `Where is my zqlate loaf?${from}`, () => text);
  await api.call('handovers.send', {
    caseId,
    message: `Hello, I want my zqmoney back.${from}`,
    note: 'She called twice, zqnote.',
    questions: [],
    to: 'Ines',
    way: { by: 'clipboard' },
  });
  const waiting = path.join(temporaryFolder(), 'zqfile.eml');
  writeFileSync(waiting, 'From: Zqsender <a@zqhost.example>\nSubject: Zqhead\n\nWhere is my zqwaiting loaf?');
  await api.call('worklist.add', { paths: [waiting] });
  await services.worklist.whenIdle();
  const survey = path.join(temporaryFolder(), 'ratings.csv');
  writeFileSync(
    survey,
    'Email,Order,Rating,Comment,Rated at\nzqmail@example.org,ZQ-48377,1,Zqname had a zqsurvey loaf,2025-03-04 10:00 UTC',
  );
  const { columns } = await api.call('outcomes.preview', { path: survey, kind: 'ratings', columns: null });
  await api.call('outcomes.import', { path: survey, kind: 'ratings', columns, confirmed: [] });
  const box = path.join(temporaryFolder(), 'past.mbox');
  writeFileSync(box, pastMailbox().replaceAll(/\b(?:lamps?|bulbs?)\b/gu, 'zqlamp'));
  await api.call('pastAnswers.start', { paths: [box] });
  await vi.waitFor(async () => expect((await api.call('pastAnswers.status', {})).state).toBe('done'), {
    timeout: 60_000,
    interval: 100,
  });
  await services.gaps.whenIdle();
  await services.golden.whenIdle();
  // What replies taught comes behind them.
  await vi.waitFor(async () => {
    const kinds = (await api.call('learning.list', { offset: 0, limit: 100 })).rows.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['phrasing', 'negative feedback', 'edit', 'new entry']));
  }, 60_000);
  return desk;
}

/** Ends as a word does: keys and ciphers have such letters by chance, and more of their own behind them. */
const markedWord = /[Zz]q[a-z]{3,}(?![A-Za-z0-9+/=])/g;

/** Words beginning with "zq" by the columns that they stand in, and the encrypted columns that hold anything. */
function searchColumns(folder: string): {
  readonly found: readonly string[];
  readonly filled: readonly string[];
} {
  const db = rawDatabase(folder);
  const filled: string[] = [];
  const found: string[] = [];
  for (const { table, name } of wordColumns(db)) {
    const values = db
      .prepare(`SELECT "${name}" AS value FROM ${table} WHERE "${name}" IS NOT NULL`)
      .all()
      .map(({ value }) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
      );
    if (isEncrypted(table, name) && values.length > 0) filled.push(`${table}.${name}`);
    // The name of the temporary folder is by chance.
    for (const value of values)
      for (const [word] of value.replaceAll(/sidedesk-test-\w+/gu, '').matchAll(markedWord))
        found.push(`${table}.${name}: ${word}`);
  }
  const indexed = db.prepare(`SELECT rowid FROM passages_fts WHERE passages_fts MATCH 'zq*'`).all();
  db.close();
  return { found: [...found, ...indexed.map(({ rowid }) => `passages_fts: ${String(rowid)}`)], filled };
}

test("no customer's word is in the clear in any column of desk.db", { timeout: 240_000 }, async () => {
  const { api, folder } = await filledDesk();
  const before = searchColumns(folder);
  // So that the trash has what hangs on an entry, too.
  const ids = await api.call('entries.listIds', { filter: '', sort: 'name', descending: false });
  await api.call('entries.remove', { ids: [...ids] });
  const after = searchColumns(folder);
  expect([...before.found, ...after.found]).toEqual([]);
  // The desk was filled: every registered column holds something, but for what lives only while mailboxes are read.
  const filled = new Set([...before.filled, ...after.filled]);
  expect(registeredColumns().filter((column) => !filled.has(column))).toEqual([
    'processed_conversations.secret',
  ]);
});
