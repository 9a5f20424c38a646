import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleShopFolder, temporaryFolder } from '../support/folder.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const message = (name: string): string => path.resolve('main/sample-shop/messages', name);
const fixture = (name: string): string => path.resolve('test/fixtures/snippets', name);

describe('the snippets of the sample shop, with the real model', () => {
  const closers: (() => Promise<void>)[] = [];
  let desk: TestDesk;
  beforeAll(async () => {
    const atEnd = (close: () => Promise<void>) => closers.unshift(close);
    desk = await openTestDesk({ folder: sampleShopFolder(atEnd) }, atEnd);
    await desk.api.call('settings.change', { agentName: 'Ines' });
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });
  const find = (text: string, caseId: string | null = null) =>
    desk.api.call('snippets.find', { text, caseId, limit: 5 });
  const first = async (text: string) => (await find(text))[0]?.snippet.shortName;
  const snippet = async (shortName: string) => {
    const snippets = await desk.api.call('snippets.list', {});
    const found = snippets.find((one) => one.shortName === shortName);
    if (found === undefined) throw new Error(`There is no snippet ${shortName}`);
    return found;
  };

  it('are found by the start of their name, by typos and by what they mean', async () => {
    await expect
      .poll(() => first('they still wait for a lost parcel'), { timeout: 20_000 })
      .toBe('calm-late');
    expect((await find('mon'))[0]).toMatchObject({ by: 'short name', snippet: { shortName: 'money-back' } });
    expect((await find(';mon'))[0]?.snippet.shortName).toBe('money-back');
    expect((await find('vocher')).map((one) => one.snippet.shortName)).toContain('money-back');
    expect(await first('reimburse what they paid')).toBe('money-back');
    expect(await first('bake another one for them')).toBe('replacement');
  });

  it('are filled from the message of the case, and ask for the rest', async () => {
    const reading = await desk.api.call('messages.read', { path: message('01-squashed-loaves.eml') });
    const { id } = await snippet('so-sorry');
    const { caseId } = reading;
    const filled = await desk.api.call('snippets.fill', { id, caseId, values: {} });
    const order = reading.details.find(({ kind }) => kind === 'order')?.text ?? 'no order number';
    expect(filled).toMatchObject({ missing: [] });
    expect(filled.text).toContain(`(order ${order})`);
    const replacement = await snippet('replacement');
    const asked = await desk.api.call('snippets.fill', { id: replacement.id, caseId, values: {} });
    expect(asked.missing).toMatchObject([{ ask: 'Which loaf?', choices: [], allowsOther: true }]);
    const values = { 'which loaf?': 'Field Rye' };
    const done = await desk.api.call('snippets.fill', { id: replacement.id, caseId, values });
    expect(done.text).toContain('a new Field Rye and');
    expect(done.cursor).toBe(done.text.length);
  });

  it('calm an unhappy customer by what the message is about, and leave a thankful one alone', async () => {
    const calming = async (name: string) => {
      const { caseId } = await desk.api.call('messages.read', { path: message(name) });
      return (await desk.api.call('snippets.calming', { caseId })).map((one) => one.shortName);
    };
    expect((await calming('01-squashed-loaves.eml'))[0]).toBe('so-sorry');
    expect(await calming('13-thank-you.eml')).toEqual([]);
    // A paused desk offers nothing by itself.
    await desk.api.call('settings.change', { suggestions: 'paused' });
    expect(await calming('01-squashed-loaves.eml')).toEqual([]);
    await desk.api.call('settings.change', { suggestions: 'on' });
  });

  it('refuse what is malformed, with the place, and a name that is taken', async () => {
    const fields = { id: null, shortName: 'new', title: 'New', kind: 'macro', tone: 'any' } as const;
    await expect(
      desk.api.call('snippets.save', { snippet: { ...fields, text: 'One\n{{if x}} two' } }),
    ).rejects.toMatchObject({
      error: { code: 'bad_request', reason: 'template', params: { line: 2, column: 1 } },
    });
    await expect(
      desk.api.call('snippets.save', { snippet: { ...fields, shortName: 'SO-SORRY', text: 'x' } }),
    ).rejects.toMatchObject({ code: 'bad_request' });
    const preview = await desk.api.call('snippets.preview', {
      text: '{{agent}} {{',
      caseId: null,
      values: {},
    });
    expect(preview).toMatchObject({ text: 'Ines {{', problems: [{ line: 1, column: 11 }] });
  });

  it('are found by their new words after a change (an old vector would answer)', async () => {
    const { sample, ...fields } = await snippet('replacement');
    expect(sample).toBe(true);
    await desk.api.call('snippets.save', {
      snippet: { ...fields, title: 'Opening hours of the shop', text: 'We are there from 7 to 18.' },
    });
    // What is new is embedded once nobody has searched for a moment: looked at more often, it never would be.
    await expect
      .poll(() => first('until when can I come by'), { timeout: 20_000, interval: 2_000 })
      .toBe('replacement');
  });

  it('come from a file, are changed by it, and go back as they were', async () => {
    const before = await desk.api.call('settings.get', {});
    const imported = await desk.api.call('snippets.import', { path: fixture('shop.csv') });
    expect(imported).toMatchObject({
      added: ['refund-policy', 'bye'],
      changed: [],
      skipped: [
        { name: 'broken', why: { code: 'template', params: { line: 1, column: 1, problem: 'date' } } },
        { name: 'refund-policy', why: { code: 'duplicate' } },
      ],
    });
    const again = await desk.api.call('snippets.import', { path: fixture('shop.csv') });
    expect([again.added, again.changed, again.skipped.length]).toEqual([[], [], 4]);
    const espanso = await desk.api.call('snippets.import', { path: fixture('shop.yml') });
    expect(espanso.added).toEqual(['hi', 'late', 'back', 'loaf', 'formvar', 'braces']);
    expect(espanso.skipped.map(({ name }) => name)).toContain('open');
    expect(espanso.notes).toEqual([{ name: 'late', what: { code: 'dates' } }]);
    await desk.api.call('snippets.undoImport', { id: espanso.id });
    await desk.api.call('snippets.undoImport', { id: imported.id });
    expect(await desk.api.call('settings.get', {})).toEqual(before);
    await expect(desk.api.call('snippets.undoImport', { id: imported.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      desk.api.call('snippets.import', { path: message('13-thank-you.eml') }),
    ).rejects.toMatchObject({ code: 'unsupported_type' });
  });

  it('go out as a table that comes in as it was, and nothing is overwritten', async () => {
    const folder = temporaryFolder();
    const { path: file, snippets } = await desk.api.call('snippets.export', { folder });
    const second = await desk.api.call('snippets.export', { folder });
    expect([path.basename(file), path.basename(second.path)]).toEqual(['snippets.csv', 'snippets (2).csv']);
    const { added, changed, skipped } = await desk.api.call('snippets.import', { path: file });
    expect([added, changed, skipped.length]).toEqual([[], [], snippets]);
  });

  it('go with the sample shop, but for the one that was edited', async () => {
    await desk.api.call('sample.remove', {});
    const snippets = await desk.api.call('snippets.list', {});
    expect(snippets.map(({ shortName }) => shortName)).toEqual(['replacement']);
  });
});
