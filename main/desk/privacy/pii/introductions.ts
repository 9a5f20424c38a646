import type { Span } from './span.ts';

/**
 * Where people say what they are called, in the languages that customers write. A name follows, or stands before in
 * those of the East. Flags `giu` are meant.
 */
export const introducedBy = String.raw`(?:(?<!\p{L})(?:my (?:full )?name['’]?(?:s| is)|i am called|i['’]m called|ich heiße|ich heisse|mein name ist|mein name lautet|je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è|mijn naam is|jag heter|mitt namn är|jeg hedder|jeg heter|mit navn er|mitt navn er|nazywam się|mam na imię|jmenuji se|meu nome é|(?:eu )?chamo-me|me chamo|minun nimeni on|nimeni on|a nevem|numele meu este|меня зовут|мене звати|казвам се|με λένε|ονομάζομαι|(?:benim )?adım|zovem se|tôi tên là|nama saya(?: adalah)?)|اسمي|שמי|קוראים לי|我叫|我是|我的名字是|私の名前は|私は|わたしは|제 이름은|저는)[ \t:：]{0,3}`;
/** A form's word for a name, with its colon. */
export const nameLabel = String.raw`(?<![\p{L}])(?:(?:full |first |customer |contact |your )?name|vor- und nachname|nom(?: et prénom)?|nombre(?: y apellidos?)?|nome(?: e cognome)?|naam|namn|navn|nimi|név|nume|imię(?: i nazwisko)?|jméno|имя|ім['’]я|фио|姓名|收件人|收货人|联系人|名前|お名前|ご氏名|氏名|宛名|届け先|이름|성함|성명|받는 사람|수령인)[ \t]?[:：][ \t]{0,8}`;

const kanjiKana = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・々]`;
/** Scripts without capitals: behind a cue a name is what stands there, up to the next mark. */
const uncasedName = String.raw`${kanjiKana}{2,12}?(?=です|と申|と言|といい|$|[\s,.!?。、，；！？])|[\p{Script=Hangul}]{2,5}?(?=입니다|이에요|예요|이?라고|이라|$|[\s,.!?])|[\p{Script=Arabic}\p{Script=Hebrew}]{2,20}(?: [\p{Script=Arabic}\p{Script=Hebrew}]{2,20}){1,3}|[\p{Script=Devanagari}\p{Script=Thai}]{2,30}(?: [\p{Script=Devanagari}\p{Script=Thai}]{2,30})?`;

/** The family names that most people bear in Japan, China and Korea. */
const japanese =
  '佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡邉|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|林|斎藤|斉藤|清水|山崎|森|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|三浦|中野|中川|原田|松田|竹内|小野|田村|中山|和田|石田|森田|上田|原|内田|柴田|酒井|宮崎|横山|高木|安藤|宮本|大野|小島|谷口|工藤|今井|高田|増田|丸山|杉山|村田|大塚|新井|藤本|小山|平野|河野|上野|野口|武田|松井|千葉|菅原|岩崎|久保|木下|佐野|野村|松尾|菊地|菊池|市川|杉本|古川|大西|島田|水野|桜井|高野|渡部|吉川|山内|西田|飯田|西川|小松|北村|安田|五十嵐|川口|平田|関|中田|久保田|服部|東|岩田|土屋|川崎|福島|本田|樋口|秋山|田口|永井|中西|山中|吉村|川上|石原|馬場';
const chinese =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蔣葉蘇呂盧鍾譚陸賈鄒閻龍賀顧龔萬錢嚴湯';
const korean =
  '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추';

interface FoundName extends Span {
  /** Whether who writes says so of themselves. */
  readonly isOwn: boolean;
}

/** Names by what stands behind them: "佐藤と申します", "김민수입니다"; of others "陈先生", "田中さん", "박지훈 씨". */
const before: readonly (readonly [isOwn: boolean, pattern: RegExp])[] = [
  [
    true,
    /(?<=^|[\s、。，「：:のは])(?:(?![のはがをにでと])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]){2,10}?(?=と申し|と言い|といい)/gmu,
  ],
  [
    true,
    new RegExp(
      String.raw`(?<!\p{L})(?!고객|선생)[${korean}]\p{Script=Hangul}{2}(?=입니다|이라고|라고\s?합)`,
      'gu',
    ),
  ],
  [
    false,
    /(?<!\p{Script=Han}|お|ご)(?!\p{Script=Han}{0,3}[客皆母父姉兄弟妹奥嬢娘主者員屋店社長方])[\p{Script=Han}々]{1,4}(?=様|さま|さん|氏(?!名))/gu,
  ],
  [
    true,
    new RegExp(
      String.raw`(?<=\n[ \t]{0,4})(?:(?:${japanese})[ \u3000]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,3}|(?!谢谢|謝謝)[${chinese}]\p{Script=Han}{1,2}|[${korean}]\p{Script=Hangul}{2})(?=[ \t]{0,4}(?:拜上|드림|올림|より)?\s*$)`,
      'gu',
    ),
  ],
  [false, /(?<!\p{Script=Katakana})\p{Script=Katakana}[\p{Script=Katakana}ー]{1,9}(?=様|さん)/gu],
  [false, new RegExp(String.raw`[${chinese}]\p{Script=Han}{0,2}?(?=先生|女士|小姐|太太)`, 'gu')],
  [
    false,
    new RegExp(
      String.raw`(?<!\p{L})(?!고객|선생|사장|기사|점장)[${korean}]\p{Script=Hangul}{1,2}(?=\s?씨(?!\p{L}{2})|님)`,
      'gu',
    ),
  ],
];
const behind = new RegExp(`(?:${introducedBy}|${nameLabel})(${uncasedName})`, 'giu');
/** "私は" and "저는" stand before other things as well: only before what is made as names are. */
const loose = /^(?:私は|わたしは|저는|我是)/u;
const asName = new RegExp(
  String.raw`^(?:[${chinese}]\p{Script=Han}{1,2}|[${korean}]\p{Script=Hangul}{1,3}|\p{Script=Han}{3,6})$`,
  'u',
);
/** What is no name behind "私は": a trade, a customer. */
const noName = /[客員者人生師家社店目]$/u;

/** Names in scripts without capitals, where people say who they or others are. */
export function* findIntroducedNames(text: string): Generator<FoundName> {
  for (const match of text.matchAll(behind)) {
    const name = match[1] ?? '';
    const end = match.index + match[0].length;
    if (loose.test(match[0]) && (!asName.test(name) || noName.test(name))) continue;
    yield { start: end - name.length, end, isOwn: true };
  }
  for (const [isOwn, pattern] of before)
    for (const { index, 0: name } of text.matchAll(pattern))
      yield { start: index, end: index + name.length, isOwn };
}
