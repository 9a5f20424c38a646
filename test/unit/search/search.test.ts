import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../main/desk/store/open-store.ts';
import { bakery, type Library, openLibrary, standIn, vectorOf } from './library.ts';

let library: Library;
const ask = async (text: string, { context = '', byMeaning = true, limit = 3 } = {}) => {
  const { results, searchedBy } = await library.search.findAll([{ text, context }], { limit, byMeaning });
  const [found] = results;
  if (found === undefined) throw new Error('no result');
  return { ...found, searchedBy, best: found.suggestions[0] };
};
const open = async (embedder = standIn()): Promise<void> => {
  library = openLibrary(embedder);
  library.add('bakery.csv', bakery);
  await Promise.resolve();
};

afterEach(() => library.close());

describe('with the model', () => {
  beforeEach(() => open());

  test('what another program removed a moment ago is not suggested', async () => {
    const asked = 'May I rent a wooden crate?';
    const documentId = library.add('crates.csv', [{ question: asked, answer: 'Yes, for a week.' }]);
    expect((await ask(asked)).best?.title).toBe(asked);
    const { store: other } = openStore({
      folder: library.folder,
      now: Date.now,
      newId: () => 'undo',
      log: { write: () => {} },
      ownName: 'Written here',
    });
    other.documents.remove([documentId]);
    other.close();
    const { suggestions } = await ask(asked);
    expect(suggestions.map(({ title }) => title)).not.toContain(asked);
  });

  test('somebody searches while answers are looked for, and nobody does where the background asks the model', async () => {
    await library.search.prepare(['How do I get a refund?']);
    await library.search.findAll([{ text: 'refund', context: '' }], {
      limit: 3,
      byMeaning: true,
      inBackground: true,
    });
    expect(library.search.isSearchActive()).toBe(false);
    await ask('refund');
    expect(library.search.isSearchActive()).toBe(true);
  });

  test('a question asked by a variant does not miss its entry', async () => {
    const { best, searchedBy } = await ask('I want my money back please');
    expect(best?.title).toBe('How do I get a refund?');
    expect(best?.text).toBe('Write to us within a week. We pay back to the card you used.');
    expect(searchedBy).toBe('meaning and words');
  });

  test.each([
    ['I see error E-4021 on the page', 'What does error E-4021 mean?'],
    ['I see error E-4012 on the page', 'What does error E-4012 mean?'],
  ])('a code does not find the entry of a code that looks like it: %s', async (text, title) => {
    expect((await ask(text)).best?.title).toBe(title);
  });

  test('a code in running text is found by its passage, and the reason says so', async () => {
    const { best } = await ask('Do you still have BX-78?');
    expect(best?.target).toMatch(/^p:/);
    expect(best?.text).toContain('BX-78');
    expect(best?.why).toEqual({ code: 'exact', params: { exact: ['BX-78'] } });
  });

  test('"where" and "when" do not find the same entry', async () => {
    expect((await ask('Where is the parcel?')).best?.title).toBe('Where is my parcel?');
    expect((await ask('When will the parcel come?')).best?.title).toBe('When will my parcel come?');
  });

  test('what the library knows nothing about is not suggested', async () => {
    const { verdict, suggestions } = await ask('Do you teach evening classes in pottery?');
    expect(verdict.word).toBe('no good answer');
    expect(suggestions.length).toBeGreaterThan(0);
  });

  test('marks and source point at the words and the place', async () => {
    const { best } = await ask('How do I freeze a loaf for months?');
    if (best === undefined) throw new Error('no suggestion');
    expect(best.matchedInTitle.map(({ start, end }) => best.title.slice(start, end))).toContain('freeze');
    expect(best.matchedInText.map(({ start, end }) => best.text.slice(start, end))).toContain('months');
    const document = library.store.documents.open(best.source.documentId);
    expect(document?.text.slice(best.source.start, best.source.end)).toBe(best.text);
  });

  test('a question that leans on what was said before is not answered without it', async () => {
    const context = 'I sliced and wrapped the loaf.';
    expect((await ask('For how long?', { context })).best?.title).toBe('Can I freeze the loaf?');
  });

  test('what was said before does not drag a clear question to another answer', async () => {
    const context = 'I asked for a refund and want my money back.';
    expect((await ask('Can I freeze the loaf?', { context })).best?.title).toBe('Can I freeze the loaf?');
  });

  test('a question is found by the whole message where it names nothing itself', async () => {
    const asked = [{ text: 'And what now?', context: '' }];
    const whole =
      'I can freeze soup, I can freeze peas, but can I freeze the loaf, the whole loaf? And what now?';
    const find = async (options: { readonly whole?: string }) => {
      const { results } = await library.search.findAll(asked, { limit: 3, byMeaning: true, ...options });
      return results[0]?.suggestions[0]?.title;
    };
    expect(await find({})).not.toBe('Can I freeze the loaf?');
    expect(await find({ whole })).toBe('Can I freeze the loaf?');
  });

  test('a removed document is not found any more, a new one is found at once', async () => {
    await ask('Do you rent out cargo bikes?');
    const added = library.add('bikes.csv', [
      { question: 'Do you rent out cargo bikes?', answer: 'Yes, by the hour, at the mill.' },
    ]);
    expect((await ask('Do you rent out cargo bikes?')).best?.title).toBe('Do you rent out cargo bikes?');
    library.remove(added);
    const { suggestions } = await ask('Do you rent out cargo bikes?', { limit: 10 });
    expect(suggestions.map(({ title }) => title)).not.toContain('Do you rent out cargo bikes?');
  });

  test.each([
    '"AND" NOT (refund* OR',
    'NEAR(a b) ^col:x',
    '\0',
    '💥💥',
    '   ',
    'a'.repeat(5000),
    'x "y" '.repeat(900),
  ])('no text breaks the word index: %j', async (text) => {
    await expect(ask(text)).resolves.toBeDefined();
  });

  test('the texts of targets that are gone are left out', async () => {
    const { best } = await ask('How do I get a refund?');
    const texts = library.search.sourcesOf([best?.target ?? '', 'e:gone', 'p:999', 'p:x']);
    expect([...texts.keys()]).toEqual([best?.target]);
  });

  test('a message without a question is not reported as searched without the model', async () => {
    const { searchedBy } = await library.search.findAll([], { limit: 3, byMeaning: true });
    expect(searchedBy).toBe('meaning and words');
  });
});

describe('without the model', () => {
  test('falls back to keyword search when the model failed, and reports it', async () => {
    await open(standIn(() => Promise.reject(new Error('no model'))));
    const { best, searchedBy } = await ask('How do I get a refund?');
    expect(searchedBy).toBe('words');
    expect(best?.title).toBe('How do I get a refund?');
    expect(best?.confidence.word).not.toBe('no good answer');
  });

  test('searches by words while the model loads and by meaning once it is ready', async () => {
    let ready = (): void => {};
    await open(
      standIn(
        () =>
          new Promise((resolve) => {
            ready = resolve;
          }),
      ),
    );
    expect((await ask('refund')).searchedBy).toBe('words');
    ready();
    await new Promise((resolve) => setTimeout(resolve));
    expect((await ask('refund')).searchedBy).toBe('meaning and words');
  });

  test('falls back to keyword search when the model fails during a search', async () => {
    await open({ ...standIn(), embed: () => Promise.reject(new Error('gone')) });
    const { best, searchedBy } = await ask('How do I get a refund?');
    expect(searchedBy).toBe('words');
    expect(best?.title).toBe('How do I get a refund?');
  });

  test('a language that the model does not serve is not guessed by meaning', async () => {
    let asked = 0;
    await open({
      ...standIn(),
      embed: async (texts) => {
        asked++;
        return texts.map(vectorOf);
      },
    });
    expect((await ask('Wo ist mein Paket?', { byMeaning: false })).searchedBy).toBe('words');
    expect(asked).toBe(0);
  });

  test.each([
    ['请问我的包裹在哪里？', '我的包裹到哪儿了？'],
    ['返金の手続きはどうすればいいですか', '返金はできますか？'],
    ['환불은 어떻게 받나요', '환불을 받을 수 있나요?'],
    ['จะขอคืนเงินได้อย่างไร', 'ขอคืนเงินได้ไหม'],
  ])(
    'a message in a script without spaces finds nothing although its words are there: %s',
    async (text, title) => {
      await open();
      library.add('other.csv', [
        { question: '我的包裹到哪儿了？', answer: '请点击发货邮件里的链接查询。' },
        { question: '面包可以冷冻吗？', answer: '可以，切片包好，三个月。' },
        { question: '返金はできますか？', answer: '一週間以内にご連絡ください。' },
        { question: 'パンは冷凍できますか？', answer: 'はい、三か月まで。' },
        { question: '환불을 받을 수 있나요?', answer: '일주일 안에 연락해 주세요.' },
        { question: '빵을 얼려도 되나요?', answer: '네, 석 달까지 됩니다.' },
        { question: 'ขอคืนเงินได้ไหม', answer: 'ติดต่อเราภายในหนึ่งสัปดาห์' },
        { question: 'แช่แข็งขนมปังได้ไหม', answer: 'ได้ นานสามเดือน' },
      ]);
      const { best, verdict } = await ask(text, { byMeaning: false });
      expect(best?.title).toBe(title);
      expect(verdict.value).toBeGreaterThan(0);
      expect(best?.matchedInTitle.length).toBeGreaterThan(0);
    },
  );
});

test('an empty library says that it has no good answer', async () => {
  library = openLibrary();
  await Promise.resolve();
  const { suggestions, verdict } = await ask('Where is my parcel?');
  expect(suggestions).toEqual([]);
  expect(verdict).toEqual({ word: 'no good answer', value: 0 });
});
