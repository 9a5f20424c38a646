/** Mails as customers write them, for what is looked at. */
export const messages = {
  'two-questions': `Hello, this is Maren Okafor, order #48213.

Where is my parcel? It should have been here on Saturday. And how should I store the bread at home?

Best wishes
Maren`,
  'no-answer':
    'Hello, this is Dev Raman. Do you run sourdough courses for beginners? And where is my parcel?',
  upset: `This is a disgrace! My loaves arrived squashed and mouldy, and nobody answered my last two mails. I want a refund for order BB-20714. I will never order from you again, and my lawyer will hear of this.

Maren Okafor`,
  storing: 'Hello, how should I store the bread at home? Best wishes, Priya Nair',
  late: 'Hello, what if my parcel is late? Thank you, Tom Becker',
  scam: `From: DHL Support <no-reply@dhl-parcel-verify.example>
Reply-To: pay@mailbox.example
Subject: Your parcel is on hold

Dear customer, your parcel is on hold. Please pay the customs fee of 2.99 within 24 hours and confirm your card number and PIN here: http://dhl.parcel-verify.example/login`,
  long: `Subject: Re: Order BB-20714: several things

Dear Bluebird Bakery team,

I ordered two rye loaves, a tin of shortbread and the gift box on 12 November 2026 and paid EUR 48.30 by card. My order number is BB-20714, and you can reach me at anneliese.vandenbroucke-oesterreicher@long-domain-name.example or on +44 20 7946 0958.

First of all, when will the parcel arrive? The tracking page has said "handed to the carrier" for four days now. Second, one loaf of the last order was squashed: can I have a refund for it? And third, is the shortbread safe for somebody with a nut allergy? My daughter is coming for the weekend.

I would also like to know whether you deliver to 12 High Street, Leeds LS2 7EW, on Saturdays, and if I can change the address of an order that was already paid.

Thanks a lot,
Anneliese Vandenbroucke-Österreicher
Sent from my iPhone

On Monday 23 November 2026 at 09:12 Bluebird Bakery <hello@bluebird.example> wrote:
> Hello Anneliese,
> your order BB-20714 left us today.
> Warm regards
> Ines`,
  Arabic: `مرحبا، اسمي ليلى حداد، رقم الطلب #48213.

متى يصل الطرد؟ كان يجب أن يصل يوم السبت. وكيف أحفظ الخبز في البيت؟

مع أطيب التحيات
ليلى`,
  Hebrew: `שלום, שמי נועה כהן, הזמנה #48213.

איפה החבילה שלי? היא הייתה אמורה להגיע בשבת. ואיך לשמור על הלחם בבית?

תודה
נועה`,
  Japanese: `こんにちは、佐藤美咲と申します。注文番号は #48213 です。

荷物はいつ届きますか？土曜日に届くはずでした。また、パンはどのように保存すればよいですか？

よろしくお願いいたします。
佐藤`,
} as const;

const mail = (from: string, subject: string, at: string, text: string): string =>
  `From: ${from}\r\nTo: hello@bluebird.example\r\nDate: ${at}\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`;

/** What waits in a folder on a Monday morning. */
export const customerMails: readonly string[] = [
  mail(
    'Maren Okafor <maren@mail.example>',
    'Where is my parcel?',
    'Sat, 28 Nov 2026 08:12:00 +0000',
    messages['two-questions'],
  ),
  mail(
    'Maren Okafor <maren@mail.example>',
    'Re: Where is my parcel?',
    'Sun, 29 Nov 2026 18:40:00 +0000',
    'Still nothing. I am really disappointed, this is the third time I write. Where is order #48213?',
  ),
  mail(
    'Dev Raman <dev.raman@post.example>',
    'Courses',
    'Fri, 27 Nov 2026 15:02:00 +0000',
    messages['no-answer'],
  ),
  mail(
    '"Café Aurora, Bestellungen und Einkauf" <einkauf@aurora.example>',
    'Anfrage Großhandel',
    'Fri, 27 Nov 2026 09:30:00 +0000',
    'Guten Tag, wir möchten wöchentlich 40 Brote bestellen. Gibt es einen Preis für Großkunden?',
  ),
  mail(
    'Priya Nair <priya@home.example>',
    'Nut allergy',
    'Sun, 29 Nov 2026 20:11:00 +0000',
    'My son has a severe nut allergy and ate your shortbread an hour ago. Does it contain nuts? Please answer at once.',
  ),
  mail(
    '=?utf-8?B?2YTZitmE2Ykg2K3Yr9in2K8=?= <layla@mail.example>',
    '=?utf-8?B?2KfZhNi32YTYqA==?=',
    'Sat, 28 Nov 2026 11:00:00 +0000',
    messages.Arabic,
  ),
  mail(
    '=?utf-8?B?5L2Q6Jek576O5ZKy?= <misaki@mail.example>',
    '=?utf-8?B?5rOo5paH44Gr44Gk44GE44Gm?=',
    'Sat, 28 Nov 2026 12:00:00 +0000',
    messages.Japanese,
  ),
  mail(
    'Tom Becker <tom@mail.example>',
    'Invoice',
    'Thu, 26 Nov 2026 10:20:00 +0000',
    'Hello, could you send me the invoice for order BB-20698? Thank you.',
  ),
  mail(
    'DHL Support <no-reply@dhl-parcel-verify.example>',
    'Your parcel is on hold',
    'Sun, 29 Nov 2026 07:00:00 +0000',
    'Dear customer, your parcel is on hold. Please pay the customs fee of 2.99 within 24 hours and confirm your card number and PIN here: http://dhl.parcel-verify.example/login',
  ),
];
