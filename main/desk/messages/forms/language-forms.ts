/**
 * How a language other than English asks, asks for and tells, as data. Every form is looked for in words as
 * `plainWords` writes them, of one part of a sentence.
 */
export interface LanguageForms {
  /** Before these words a new part may begin without a mark. */
  readonly joins: RegExp;
  /** What leads over to a further request and is no part of what it asks. */
  readonly lead: RegExp;
  /** It goes on from what was said before: "außerdem …". */
  readonly adds: RegExp;
  /** "auch" near its beginning says the same. */
  readonly also: RegExp;
  /** A condition or a reason, behind which what is asked still belongs to it. */
  readonly subordinate: RegExp;
  /** A question by its first words. */
  readonly question: RegExp;
  /** A statement to the shop that a chat asks with: only behind a question. */
  readonly further: RegExp;
  /** The frame of an indirect question, with the word that begins what is asked. */
  readonly indirect: RegExp;
  /** The words that begin what a frame asks. */
  readonly listed: RegExp;
  /** What the customer would like, in the first person. */
  readonly wish: RegExp;
  /** What the shop is asked to do. */
  readonly request: RegExp;
  /** A fault, something missing or late, a charge. */
  readonly told: RegExp;
  /** It cannot be understood without what was said before. */
  readonly pointsBack: RegExp;
  /** What is asked for to put a fault right. */
  readonly remedy: RegExp;
  /** "What shall I do?": what about stands before it. The whole part. */
  readonly vague: RegExp;
  /** What a clause that tells of something else may begin with: an article, a pronoun. */
  readonly subject: RegExp;
  /** It begins another matter, whatever it says of it: "Noch etwas: …". */
  readonly another: RegExp;
  /** Greetings, thanks, closing words, a wish for an answer. The whole part. */
  readonly pleasantry: RegExp;
  readonly thanks: RegExp;
  readonly pleased: RegExp;
  readonly noAnswer: RegExp;
  /** What the customer has just done, told so that the shop knows. */
  readonly deed: RegExp;
}

type Written = { readonly [form in Exclude<keyof LanguageForms, 'subject' | 'another'>]: string } & {
  readonly subject?: string;
  readonly another?: string;
  /** The same as `joins` where "and" is written in one with the word that it leads to, which is no lead. */
  readonly joinsWithin?: string;
};

const never = '(?!)';
const expression = {
  begins: (form: string) => new RegExp(`^(?:${form || never})(?= |$)`),
  anywhere: (form: string) => new RegExp(`(?:^| )(?:${form || never})(?= |$)`),
  whole: (form: string) => new RegExp(`^(?:${form || never})$`),
};

/** The forms of a language from how they are written: alternatives, parted by a bar. */
export const toForms = (written: Written): LanguageForms => ({
  joins: expression.begins([written.joins, written.joinsWithin ?? never].join('|')),
  lead: new RegExp(`^(?:(?:${written.joins}|${written.lead}) )+`),
  adds: expression.begins(written.adds),
  also: expression.anywhere(written.also),
  subordinate: expression.begins(written.subordinate),
  question: expression.begins(written.question),
  further: expression.begins(written.further),
  indirect: new RegExp(`(?:^| )(?:${written.indirect}) (?:\\S+ ){0,3}?(?:${written.listed})(?= |$)`),
  listed: expression.begins(written.listed),
  wish: expression.begins(written.wish),
  request: expression.anywhere(written.request),
  told: expression.anywhere(written.told),
  pointsBack: expression.anywhere(written.pointsBack),
  remedy: expression.anywhere(written.remedy),
  vague: expression.whole(written.vague),
  subject: expression.begins(written.subject ?? ''),
  another: expression.begins(written.another ?? ''),
  pleasantry: expression.whole(written.pleasantry),
  thanks: expression.anywhere(written.thanks),
  pleased: expression.anywhere(written.pleased),
  noAnswer: expression.anywhere(written.noAnswer),
  deed: expression.anywhere(written.deed),
});
