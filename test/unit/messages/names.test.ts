import { describe, expect, it } from 'vitest';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';
import { extractDetails } from '../../../main/desk/messages/details.ts';

const now = new Date(2026, 10, 23, 12);
const names = (text: string) =>
  extractDetails(text, findFolds(text), { now, region: 'GB', products: ['Birthday Box'] })
    .filter(({ kind }) => kind === 'name')
    .map(({ text: words }) => words);

describe('names', () => {
  it.each([
    ['name: Mia Wolf\nWhere is my parcel?', 'Mia Wolf'],
    ['My name is Mia.', 'Mia'],
    ['hi im Mia and i need help', 'Mia'],
    ['hello, im Mia', 'Mia'],
    ['my name is Mary Jane Watson and I ask', 'Mary Jane Watson'],
    ['This is Mr Okafor, order 10023.', 'Mr Okafor'],
    ['My name is Mrs. J. Okafor', 'Mrs. J. Okafor'],
    ['Name: Dr. Anna-Lena O’Neil', 'Dr. Anna-Lena O’Neil'],
    ['I am Abd al-Rahman ibn Yusuf, please help', 'Abd al-Rahman ibn Yusuf'],
    ['Ich heiße Anna von der Heide.', 'Anna von der Heide'],
    ['Je m’appelle Zoé Dupont', 'Zoé Dupont'],
    ['me llamo José García', 'José García'],
    ['Меня зовут Иван Петров.', 'Иван Петров'],
    ['我叫王伟，订单 10023', '王伟'],
    ['私の名前は田中です', '田中'],
    ['Name: محمد علي', 'محمد علي'],
    ['佐藤健一と申します。いつ届きますか。', '佐藤健一'],
    ['私は山田花子です。', '山田花子'],
    ['お名前：鈴木一郎', '鈴木一郎'],
    ['我叫王小明，手机坏了', '王小明'],
    ['제 이름은 김민수입니다.', '김민수'],
    ['저는 이서연이라고 합니다.', '이서연'],
  ])('are taken where people say who they are: %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });

  it.each([
    ['Where is my parcel?\n\nThanks, Anna Berger', 'Anna Berger'],
    ['Where is it? Kind regards, Maureen Tilley', 'Maureen Tilley'],
    ['Where is it? Regards, S. Adeyemi', 'S. Adeyemi'],
    ['Can you help? Thanks Pete', 'Pete'],
    ['Can you help?\nDanke, Anna Berger', 'Anna Berger'],
    ['Geht das?\nLG Anna', 'Anna'],
    ['C’est possible ? Merci, Zoé', 'Zoé'],
    ['Hi there, any news?\n- Anna', 'Anna'],
    ['Where is it?\nAnna Berger', 'Anna Berger'],
    ['Please ring.\n\nYours faithfully\nCordelia Frome (Mrs)', 'Cordelia Frome'],
    ['When?\n\nBest,\nDana Whitlock (she/her)', 'Dana Whitlock'],
    ['When?\n\nSincerely,\nOtis P. Graham, Jr.', 'Otis P. Graham'],
    ['When?\n\nRegards,\nAmara Osei | Head of Buying', 'Amara Osei'],
    ['I want my money back.\nB. Rudd', 'B. Rudd'],
    ['Send it again.\nH. Okonjo', 'H. Okonjo'],
    ['Kiedy?\n\nPozdrawiam\nmgr inż. Jan Kos', 'mgr inż. Jan Kos'],
    ['When?\n\nRegards,\nJ.T. Hollis', 'J.T. Hollis'],
    ['Quand ?\n\nBien à vous\nA.-M. Duval', 'A.-M. Duval'],
    ['Geht das? Danke im Voraus, Familie Wessel', 'Familie Wessel'],
    ['Guten Abend, hier ist Familie Oberländer. Wann?', 'Familie Oberländer'],
    ['Wann?\n\nMit freundlichen Grüßen\ni. A. Renate Kolb', 'Renate Kolb'],
    ['Wann?\n\nMit freundlichen Grüßen\nDipl.-Ing. Karl Brenner', 'Dipl.-Ing. Karl Brenner'],
    ['Quando?\n\nCordiali saluti\ndott.ssa Livia Ferri', 'dott.ssa Livia Ferri'],
    ['Wanneer?\n\nGroet,\nmw. T. de Vries', 'mw. T. de Vries'],
    ['いつ届きますか。\n佐藤健一', '佐藤健一'],
    ['Thank you for your help, Zosia. Best wishes, Carol Finch.', 'Carol Finch'],
  ])('are taken where they sign: %s', (text, name) => {
    expect(names(text)).toEqual([name]);
  });

  it('are taken although a product of the shop begins with their letters', () => {
    expect(names('My name is Birth. Where is it?')).toEqual(['Birth']);
  });

  it.each([
    'Hi, this is Black Friday! Where is my parcel?',
    'It is ready for Cyber Monday',
    'This is Terrible customer care',
    'Where is it? Thank you, Zosia.',
    'Where is it? Thanks, Zosia!',
    'Thank you, Mrs. Berger.',
    'This is Great',
    'I am Angry',
    'Thanks for the Birthday Box',
    'I love it. Best Bread',
    'We want one for Sunday. Thanks, Sunday',
    'Is it in the sale? Thanks, June Sale',
    'This is the Birthday Box',
    'Wir danken im Voraus, im Winter sind wir zu.',
    'I want the red one.\nV. Good',
    '陈先生说包裹还没到。',
    '担当の田中さんに伝えてください。',
    '私は学生です。何時までですか。',
    '这是什么？\n谢谢',
  ])('are not what a day, a thing or somebody who is spoken to is called: %s', (text) => {
    expect(names(text)).toEqual([]);
  });
});
