/**
 * English words that say how something is asked, not what about. They count as evidence only between a question and a
 * question ("where …" against "where …"), never against running text, and are never marked as matched.
 */
export const stopWords = `
a about all also am an and any anybody anyone anything are as at be been being but by can could did do does doing done for from get got had has have
having he her hers him his how i if in into is it its just let like may me might mine much must my myself need needs no
nor not of off on once or our ours out own please s same shall she should so some somebody someone something still such t than that the their theirs
them then there these they this those through to too up us very want wants was we were what when where which while who
whom whose why will with would you your yours yourself
d ll m re ve don didn doesn isn wasn weren won wouldn couldn shouldn hasn haven hadn aren ain im ive id dont doesnt
didnt isnt cant wont arent wasnt couldnt wouldnt thats whats hows
hi hello hey dear thanks thank regards sir madam pls plz ok okay yes
`;

const german = `
aber als am an auch auf aus bei bin bis bitte da danke das dass dem den der des die dies diese doch du ein eine einen einer es für haben hat hätte ich ihr ihre ihnen im in ist ja kann können könnte man mein meine mich mir mit nach nicht noch nur oder sehr sich sie sind so über um und uns unser vom von vor war was wann wie wieso warum wer wo welche welcher wenn werden wir wird zu zum zur
`;

const wordsIn = (list: string): readonly string[] => list.trim().split(/\s+/);

/** The same, to be asked for a word in small letters. */
export const stopWordSet: ReadonlySet<string> = new Set(wordsIn(stopWords));

/** With those of German, for texts that are compared and not searched. */
export const germanAndEnglishStopWords: ReadonlySet<string> = new Set(wordsIn(stopWords + german));
