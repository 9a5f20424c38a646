import { describe, expect, it } from 'vitest';
import { mask } from '../../../main/desk/privacy/pii/mask.ts';

describe('personal data is masked whole', () => {
  it.each([
    ['My card is 4111.1111.1111.1111, please charge it.', 'My card is [CARD], please charge it.'],
    ['My card is 4111  1111  1111  1111.', 'My card is [CARD].'],
    ['My card is 4111 - 1111 - 1111 - 1111.', 'My card is [CARD].'],
    ['Card 5500–0000–0000–0004', 'Card [CARD]'],
    ['card: 3782.822463.10005', 'card: [CARD]'],
  ])('cards, however they are parted: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['IBAN DE89.3704.0044.0532.0130.00', 'IBAN [IBAN]'],
    ['IBAN GB29.NWBK.6016.1331.9268.19', 'IBAN [IBAN]'],
    ['IBAN: CH93 - 0076 - 2011 - 6238 - 5295 - 7', 'IBAN: [IBAN]'],
    ['DE89  3704  0044  0532  0130  00. Thanks', '[IBAN]. Thanks'],
  ])('accounts: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['I was born 12.03.1985.', 'I was born [BIRTH DATE].'],
    ['I was born on 12 March 1985.', 'I was born on [BIRTH DATE].'],
    ['I was born on the 3rd of March 1979.', 'I was born on the [BIRTH DATE].'],
    ['geb. 12.03.1985', 'geb. [BIRTH DATE]'],
    ['geboren am 3. März 1979', 'geboren am [BIRTH DATE]'],
    ['born: 12/03/1985', 'born: [BIRTH DATE]'],
    ['date of birth: 1985-03-12, DOB 3/12/85', 'date of birth: [BIRTH DATE], DOB [BIRTH DATE]'],
    ['DOB 12/03/85', 'DOB [BIRTH DATE]'],
    ['né le 12/03/1985', 'né le [BIRTH DATE]'],
    ['nacido el 12-03-1985', 'nacido el [BIRTH DATE]'],
    ['born in 1985', 'born in [BIRTH DATE]'],
    ['It is for my son. He was born in 2015.', 'It is for my son. He was born in [BIRTH DATE].'],
    ['Ich bin am 3.5.1985 geboren.', 'Ich bin am [BIRTH DATE] geboren.'],
    ['My wife is ill. She was born on 3.5.1985.', 'My wife is ill. She was born on [BIRTH DATE].'],
    ['He was born on 3 May 1985, is it free?', 'He was born on [BIRTH DATE], is it free?'],
  ])('births: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['my user is eva.sommer85', 'my user is [NAME]'],
    ['user: maria_keller', 'user: [NAME]'],
    ['my login is tom.baker1990', 'my login is [NAME]'],
    ['her user name is anna-lena.mueller', 'her user name is [NAME]'],
    ['https://shop.example/track?email=eva%40x.example', 'https://shop.example/track?email=[EMAIL]'],
    [
      'https://x.example/?name=Eva%20Sommer&mail=eva.sommer%40mail.example',
      'https://x.example/?name=[NAME]&mail=[EMAIL]',
    ],
  ])('accounts and links that hold a name: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['I am Abd al-Rahman ibn Yusuf, please help', 'I am [NAME], please help'],
    ['I am Omar ibn al-Khattab', 'I am [NAME]'],
    ['Here is Fatima bint Hassan al-Sayed', 'Here is [NAME]'],
    ['Ludwig van der Rohe and Ana de la Cruz', '[NAME] and [NAME]'],
    ['Hi, this is Will Price writing. Regards, Will', 'Hi, this is [NAME] writing. Regards, [NAME]'],
  ])('names with their particles: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    'VIN WVWZZZ1JZXW000001',
    'Where do I find the VIN of my bicycle?',
    'A new idea was born on Monday.',
    'She was born on 3 May 1935. What a life!',
    'The price is 1.234.567,00 and the version 1.2.3.4.',
    'Order 4111.1111 came on 12.03.2026.',
    'Please read terms.of the offer.',
  ])('nothing else is: %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});
