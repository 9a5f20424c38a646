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
    ['Mi hija nació el 3 de abril de 2014.', 'Mi hija nació el [BIRTH DATE].'],
    ['Nasci a 5 de março de 1990.', 'Nasci a [BIRTH DATE].'],
    ['Mia figlia è nata il 02.09.2013.', 'Mia figlia è nata il [BIRTH DATE].'],
    ['Urodziłem się 12 maja 1985.', 'Urodziłem się [BIRTH DATE].'],
    ['Я родилась 15 марта 1988 года.', 'Я родилась [BIRTH DATE] года.'],
    ['Narozen 5. 6. 1977', 'Narozen [BIRTH DATE]'],
    ['Doğum tarihim 12.04.1983.', 'Doğum tarihim [BIRTH DATE].'],
    ['生年月日は1985年4月12日です。', '生年月日は[BIRTH DATE]です。'],
    ['1985年4月12日生まれです。', '[BIRTH DATE]生まれです。'],
    ['생년월일: 1992년 3월 1일', '생년월일: [BIRTH DATE]'],
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
    ['佐藤健一と申します。電話番号は090-1234-5678です。', '[NAME]と申します。電話番号は[PHONE]です。'],
    ['担当の田中さん、電話(06)6123-4567まで', '担当の[NAME]さん、電話[PHONE]まで'],
    ['我叫王小明，手机号13800138000。', '我叫[NAME]，手机号[PHONE]。'],
    ['高橋様、ご連絡ありがとうございます。', '[NAME]様、ご連絡ありがとうございます。'],
    ['陈先生说，请联系刘芳女士。', '[NAME]先生说，请联系[NAME]女士。'],
    [
      '제 이름은 김민수입니다. 전화번호는 010-1234-5678입니다.',
      '제 이름은 [NAME]입니다. 전화번호는 [PHONE]입니다.',
    ],
    ['박지훈 씨가 주문했습니다.', '[NAME] 씨가 주문했습니다.'],
    ['Ονομάζομαι Δημήτρης Παπανικολάου.', 'Ονομάζομαι [NAME].'],
  ])('names and telephones that no blank parts from other words: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['Mein Ausweis hat die Nummer T220001293.', 'Mein Ausweis hat die Nummer [ID].'],
    ['Meine Reisepassnummer lautet C01X00T478.', 'Meine Reisepassnummer lautet [ID].'],
    ['Mon passeport porte le numéro 12AB34567.', 'Mon passeport porte le numéro [ID].'],
    ['N° de carte d’identité : 880692310285', 'N° de carte d’identité : [ID]'],
    ['Mi pasaporte es el AAB123456.', 'Mi pasaporte es el [ID].'],
    ['La mia carta d’identità è la CA12345AB.', 'La mia carta d’identità è la [ID].'],
    ['Rijbewijsnummer 5123456789', 'Rijbewijsnummer [ID]'],
    ['Dowód osobisty nr ABC123456', 'Dowód osobisty nr [ID]'],
    ['Паспорт 4510 123456 выдан', 'Паспорт [ID] выдан'],
    ['Sozialversicherungsnummer 12 190367 K 006', 'Sozialversicherungsnummer [ID]'],
    ['パスポート番号はTK1234567です。', 'パスポート番号は[ID]です。'],
    ['护照号码是E12345678。', '护照号码是[ID]。'],
    ['Seria i numer dowodu: CBA654321', 'Seria i numer dowodu: [ID]'],
    ['身份证号：11010519491231002X', '身份证号：[ID]'],
    ['여권번호 M12345678', '여권번호 [ID]'],
  ])('numbers of papers, however they are led up to: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['Адрес: г. Казань, ул. Пушкина, д. 12, кв. 5. Заказ 99120.', 'Адрес: [ADDRESS]. Заказ 99120.'],
    ['190000, Санкт-Петербург, Невский проспект, дом 20, квартира 7', '[ADDRESS]'],
    ['Надішліть на вул. Шевченка, 5.', 'Надішліть на [ADDRESS].'],
    ['Живу на проспекте Мира, д. 101.', 'Живу на [ADDRESS].'],
    ['бул. Витоша 18, ап. 4, 1000 София', '[ADDRESS]'],
    ['Λεωφόρος Κηφισίας 44', '[ADDRESS]'],
    ['住所は東京都渋谷区神南1-2-3です。', '住所は[ADDRESS]です。'],
    ['送り先：〒150-0041 東京都渋谷区神南1丁目2番3号', '送り先：[ADDRESS]'],
    ['请寄到上海市浦东新区世纪大道100号5楼。', '请寄到[ADDRESS]。'],
    ['주소는 서울특별시 강남구 테헤란로 123입니다.', '주소는 [ADDRESS]입니다.'],
  ])('addresses of scripts that order them otherwise: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['Where is it? Many thanks, Kavita', 'Where is it? Many thanks, [NAME]'],
    ['Wann kommt das Paket? Danke, Jutta', 'Wann kommt das Paket? Danke, [NAME]'],
    ['Où est le colis ? Merci, Aziliz.', 'Où est le colis ? Merci, [NAME].'],
    ['Когда откроетесь?\n\nС уважением,\nДина', 'Когда откроетесь?\n\nС уважением,\n[NAME]'],
    ['Auf das Konto von Kontoinhaberin Waltraud Ickstadt.', 'Auf das Konto von Kontoinhaberin [NAME].'],
    ['Das Paket war für Herrn Braun, nicht für Petra Sandig.', 'Das Paket war für [NAME], nicht für [NAME].'],
    ['Mi hija Macarena Ibáñez recogió el pedido.', 'Mi hija [NAME] recogió el pedido.'],
  ])('names beside words of their language: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    'Der Preis war zu hoch, die Ware kam am Montag und die Rechnung am Freitag.',
    'Die Farbe Braun gibt es in Größe 38. Das Paket hat der Nachbar.',
    'Montag bis Freitag von 9 bis 18 Uhr. Kundennummer 48812, Rechnung 7730.',
    'Artikelnummer 4711-0815, Größe 42/44, 30 Tage Rückgabe.',
    'El pedido llegó el lunes. Las fotos están en el correo.',
    'Les verres sont cassés. Du lundi au vendredi, la facture de mars.',
    'Gli orari di agosto? Il pacco è arrivato martedì.',
    'De doos kwam maandag. Het glas is stuk, maat 42.',
    'Paketet kom i måndags. Två glas är trasiga.',
    'Paczka przyszła w poniedziałek. Proszę o zwrot.',
    'April is fine, May too. Thanks, bye!',
    'Em março voltamos, em Março estava aberto.',
    'Le rendez-vous est à la Porte 5.',
    'Amex 2 times, Visa 3 times.',
    'Garantie 5 Jahre, Lieferzeit 3 Tage, Farbe 7016.',
    'Магазин на улице не работал, дома 5 кошек. Купил 12 штук.',
    '東京の店は何時までですか。3-1-1の部品です。',
    '请问北京有店吗？88号的颜色好看。',
    '서울에 매장이 있나요? 5번 색상입니다.',
    'お客様の声、皆様、お母様へ。店員さんは親切でした。',
    '请问先生，北京有店吗？',
    '고객님, 선생님께 드릴 선물입니다.',
    '注文日は2026年4月12日、代金は4,980円、送料550円です。',
    '주문번호 20260311, 가격 35,000원입니다.',
    'Der Ausweis gilt 10 Jahre, die Steuer ist 19 %.',
    'The bus pass costs 45.50 and is valid 30 days.',
    'La nata il 12/05/2026 era acida.',
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
