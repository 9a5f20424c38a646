import type { Span } from './span.ts';

/**
 * Addresses of scripts that order or part them otherwise than the Latin ones: Cyrillic ones name the pieces ("г. Казань,
 * ул. Пушкина, д. 12, кв. 5"), those of the East go from the large to the small without a blank. Every repetition has a
 * bound.
 */

const cyrillicName = String.raw`\p{Lu}[\p{Script=Cyrillic}\p{M}'’.-]{0,30}`;
const cyrillicNames = String.raw`${cyrillicName}(?:[ ]${cyrillicName}){0,2}`;
const streetWord = String.raw`(?:ул|улиц\p{L}{1,2}|просп|пр(?:-?к?т)?|проспект\p{L}{0,2}|пер|переул\p{L}{1,4}|б-р|бул|бульвар\p{L}{0,2}|пл|площад\p{L}{1,2}|наб|набережн\p{L}{2}|ш|шоссе|проезд\p{L}{0,2}|вул|вулиц\p{L}{1,2}|пров|провул\p{L}{1,4}|майдан)`;
const placeWord = String.raw`(?:г|гор|город|м|місто|с|село|пос|п|дер|обл|область|р-н|район|гр|край)`;
const house = String.raw`(?:(?:д|дом|буд|будинок|вл|№)\.?\s?)?№?\s?\d{1,4}\p{L}?(?:[/-]\d{1,4}\p{L}?)?`;
const unit = String.raw`(?:к|корп|корпус|стр|строение|кв|квартира|оф|офис|под|подъезд|п-д|эт|этаж|ап|вх|ет|бл|пом|комн)\.?\s?\d{1,4}\p{L}?`;
const code = String.raw`\d{4,6}`;
const cyrillic = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${code},?\s)?(?:(?:${placeWord}\.?\s)?${cyrillicNames}(?:\s(?:обл|область|край|район)\.?)?,\s){0,3}` +
    String.raw`(?:(?-i:${streetWord})\.?\s[„"«]?(?:\d{1,3}(?:-\p{L}{1,3})?\s)?${cyrillicNames}["“»]?|${cyrillicNames}\s(?-i:${streetWord}))` +
    String.raw`(?:,?\s${house}(?!\p{L}|\d))(?:,?\s${unit}){0,4}(?:,\s(?:${code}\s)?(?:${placeWord}\.?\s)?${cyrillicNames}|,\s${code}(?!\d))?`,
  'gu',
);

const kana = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]`;
const digit = '[\\d０-９]';
const japanese = new RegExp(
  String.raw`(?:〒?\s?${digit}{3}[-－]${digit}{4}[\s\u3000]{0,2})?(?:(?:東京都|北海道|(?:大阪|京都)府|(?!東京|大阪|京都)\p{Script=Han}{2,3}県)${kana}{1,24}?|(?<!\p{Script=Han})\p{Script=Han}{1,4}[市区]${kana}{1,16}?)[\s\u3000]?${digit}{1,4}(?:(?:[-－ー‐]|丁目|番地?の?|の)${digit}{1,4}){1,3}(?:番地?|号)?(?:[\s\u3000]?[\p{Script=Katakana}ー]{2,16}[\s\u3000]?${digit}{1,4}(?:号室)?)?` +
    String.raw`|〒\s?${digit}{3}[-－]${digit}{4}`,
  'gu',
);

/** Not what stands before an address in a Chinese sentence, nor what ends one of its pieces: so each is read one way. */
const chineseName = String.raw`(?![到在至寄于是为我请的送住给往省市区县區縣])\p{Script=Han}`;
const chinese = new RegExp(
  String.raw`(?<!${chineseName})(?:(?:${chineseName}){2,8}(?:省|自治区|市|区|县|區|縣)){1,3}(?:(?:${chineseName}){1,8}(?:镇|乡|街道|鎮))?(?:${chineseName}){1,8}(?:路|街|道|巷|弄|胡同|段)(?:\d{1,3}(?:弄|巷|段))?\s?\d{1,5}[号號](?:\s?[\dA-Z]{1,5}(?:号楼|楼|樓|层|室|栋|单元|座|号|弄)){0,4}`,
  'gu',
);

const korean =
  /(?<!\p{L})(?:\p{Script=Hangul}{2,7}(?:특별시|광역시|시|도)\s)?(?:\p{Script=Hangul}{1,6}(?:시|구|군|읍|면)\s){1,2}(?:\p{Script=Hangul}{1,5}동\s)?(?:[\p{Script=Hangul}\d]{1,12}(?:로|길)\s?\d{1,4}(?:-\d{1,4})?|\d{1,4}-\d{1,4}번?지?)(?:,?\s(?:[\p{Script=Hangul}]{2,12}\s)?\d{1,4}(?:동|호|층)){0,3}/gu;

/** Addresses in Cyrillic, Japanese, Chinese and Korean. */
export function* findScriptAddresses(text: string): Generator<Span> {
  for (const pattern of [cyrillic, japanese, chinese, korean])
    for (const { index, 0: written } of text.matchAll(pattern)) {
      const start = index + (written.length - written.trimStart().length);
      yield { start, end: index + written.length };
    }
}
