import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { KeyStore, Ports } from '../../../main/desk/ports.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { entryFields } from '../support/entry-fields.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { keyStore } from '../support/key-store.ts';

/** A desk with a key store that opens by itself; another machine has `otherStore`. */
export const openDesk = (folder: string, ports: Partial<Ports> = {}): Promise<TestDesk> =>
  openTestDesk({ folder, keyStore, embedder: fakeEmbedder(realEmbedder()), ...ports });

/** A key store that has none of the keys of `keyStore`. */
export const otherStore: KeyStore = {
  wrap: (key) => Promise.resolve(Buffer.concat([Buffer.from('other '), key])),
  unwrap: (wrapped) =>
    Buffer.from(wrapped).subarray(0, 6).equals(Buffer.from('other '))
      ? Promise.resolve(wrapped.subarray(6))
      : Promise.reject(new Error('Not mine')),
};

export async function addEntry({ api }: TestDesk, question: string, answer: string): Promise<string> {
  return (await api.call('entries.save', { id: null, fields: entryFields(question, answer) })).id;
}

/** A message that was read and answered, with a name. */
export async function answer({ api }: TestDesk, name: string, target: string): Promise<string> {
  const message = `Hello,\n\nhow long does rye keep, ${name} asks?\n\nBest regards\n${name}\n${name.toLowerCase()}@post.example`;
  const { caseId } = await api.call('messages.read', { text: message });
  await api.call('replies.commit', {
    caseId,
    message,
    pieces: [],
    suggested: 'Five days.',
    reply: `Dear ${name}, five days.`,
    questions: [
      { question: 'How long does rye keep?', shown: [{ target, confidence: 0.9 }], chosen: target },
    ],
  });
  return caseId;
}

/** What a try left behind, where nothing may be: names in both folders that only something unfinished has. */
export const leftIn = (...folders: readonly string[]): readonly string[] =>
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder).filter((name) => /\.tmp|restore-pending|restored\.json/u.test(name)),
    );

export const fileOf = (folder: string, name: string): string => path.join(folder, name);
