import type { ColumnMapping } from '../../../../preload/contract.ts';
import { isAudienceField } from '../file-audience.ts';
import { collapseWhitespace } from './blocks.ts';
import { languageCode } from './language-names.ts';
import { hasQuestionMark, isQuestion } from './questions.ts';

/** Which column is what, and where the rows begin. */
export interface DetectedColumns extends Omit<ColumnMapping, 'headerRow' | 'question' | 'answer'> {
  readonly question: number;
  readonly answer: number;
  /** Index of the first row that is not a header. */
  readonly firstRow: number;
}

type Rows = readonly (readonly string[])[];

/** What people call these columns, in the main European languages. */
const names = {
  question:
    /^(?:(?:customer |faq |häufige |user )?(?:questions?|fragen?|preguntas?|domand[ae]|vra(?:ag|gen)|perguntas?|pytani[ae]|otázk[ay]|fr[åa]g(?:a|or)|spørgsmål|spørsmål|kysymy(?:s|kset)|soru(?:lar)?|вопросы?|питання|ερώτηση|kérdés(?:ek)?|întrebare|întrebări)(?: text| \(.*\))?|q|faq|query|prompt|anfrage|consulta)$/iu,
  answer:
    /^(?:(?:standard |our |suggested )?(?:answers?|antwort(?:en)?|réponses?|reponses?|respuestas?|rispost[ae]|antwoord(?:en)?|respostas?|odpowied[źz]i?|odpověď|odpovědi|svar|vastau(?:s|kset)|cevap(?:lar)?|yanıt(?:lar)?|ответы?|відповідь|απάντηση|válasz(?:ok)?|răspuns(?:uri)?|repl(?:y|ies)|responses?|solutions?|lösung(?:en)?)(?: text| \(.*\))?|a)$/iu,
  variants:
    /^(?:variants?|varianten?|variantes?|varianti|also asked(?: as)?|other (?:phrasings?|wordings?|questions?)|alternatives?|alternative (?:questions?|phrasings?)|similar questions?|synonyms?|synonyme|paraphrases?|customers also ask|auch gefragt|ähnliche fragen|autres formulations|otras formas)$/iu,
  tags: /^(?:tags?|labels?|categor(?:y|ies)|catégories?|categorías?|categori[ae]|kategorien?|topics?|themas?|themen|thèmes?|temas?|temi|keywords?|stichworte?|schlagworte?|sections?|class(?:es)?|intents?)$/iu,
  language:
    /^(?:lang(?:uage|ue)?|locale|sprache|idioma|lingua|taal|język|språk|sprog|kieli|dil|язык|мова|jazyk)$/iu,
} as const;

const searchedForHeader = 10;

/** Finds which column asks and which answers, by their names or else by what stands in them; null when none does. */
export function detectColumns(rows: Rows): DetectedColumns | null {
  for (const [index, row] of rows.slice(0, searchedForHeader).entries()) {
    const is = (name: RegExp): readonly number[] =>
      row.flatMap((cell, column) => (name.test(collapseWhitespace(cell)) ? [column] : []));
    const found = questionAndAnswers(row);
    if (found)
      return {
        ...found,
        variants: is(names.variants),
        tags: is(names.tags),
        language: is(names.language)[0] ?? null,
        ...audienceColumn(row, found.question, found.answer),
        firstRow: index + 1,
      };
  }
  return byContent(rows);
}

type Named = Pick<DetectedColumns, 'question' | 'answer'> &
  Pick<ColumnMapping, 'moreAnswers' | 'translations'>;

/** In characters. */
const longestName = 100;

/** `Answer`, `Answer 2`, `Answer (DE)` and `Antwort Französisch`: what it is, in which language. */
function nameOf(cell: string): { readonly name: string; readonly language: string | null } {
  const name = collapseWhitespace(cell.replaceAll('_', ' '));
  // A text is no name of a column, and trying to part it takes time with its square.
  if (name.length > longestName) return { name, language: null };
  const [, plain = name, qualifier = ''] =
    /^(.+?)[\s:/-]*[\s([/:-]#?((?:[a-z]{2}(?:-[a-z]{2})?|\p{L}{4,20}|\d{1,2}))[)\]]?$/iu.exec(name) ?? [];
  const language = languageCode(qualifier);
  return language !== null || /^\d/.test(qualifier) ? { name: plain, language } : { name, language: null };
}

/** Of the first language that has both; what answers in others, and what goes on with the answer, beside it. */
function questionAndAnswers(row: readonly string[]): Named | null {
  const columns = row.map((cell, column) => ({ column, ...nameOf(cell) }));
  const of = (kind: 'question' | 'answer') =>
    columns.filter(
      ({ column, name }) => names[kind].test(name) || names[kind].test(collapseWhitespace(row[column] ?? '')),
    );
  const questions = of('question');
  const answers = of('answer').filter(({ column }) => column !== questions[0]?.column);
  const question =
    questions.find(({ language }) => answers.some((each) => each.language === language)) ?? questions[0];
  const own = answers.filter(({ language }) => language === question?.language);
  const [answer, ...more] = own.length > 0 ? own : answers.slice(0, 1);
  if (!question || !answer) return null;
  const others = Map.groupBy(
    answers.filter(({ language }) => language !== answer.language),
    ({ language }) => language,
  );
  return {
    question: question.column,
    answer: answer.column,
    ...(more.length > 0 && { moreAnswers: more.map(({ column }) => column) }),
    ...(others.size > 0 && {
      translations: [...others].map(([language, [first]]) => ({
        question: questions.find((each) => each.language === language && each !== question)?.column ?? null,
        answer: first?.column ?? answer.column,
      })),
    }),
  };
}

/** The language that a column's name speaks of; null when it speaks of none. */
export const languageOfColumn = (name: string): string | null => nameOf(name).language;

function byContent(rows: Rows): DetectedColumns | null {
  const sample = rows.slice(0, 200);
  const columns = Array.from({ length: Math.max(0, ...sample.map((row) => row.length)) }, (_, column) => {
    const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
    const words = cells.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0);
    return {
      column,
      filled: cells.length / Math.max(1, sample.length),
      asked: cells.filter(hasQuestionMark).length / Math.max(1, cells.length),
      words: words / Math.max(1, cells.length),
    };
  });
  const [question] = columns
    .filter(({ asked, filled }) => asked >= 0.6 && filled >= 0.6)
    .toSorted((a, b) => b.asked - a.asked);
  const [answer] = columns
    .filter(
      ({ column, asked, filled, words }) =>
        column !== question?.column && asked < 0.4 && filled >= 0.6 && words >= 1.5,
    )
    .toSorted((a, b) => b.words - a.words);
  if (!question || !answer || sample.length < 2) return null;
  const first = rows[0]?.[question.column] ?? '';
  const firstRow = isQuestion(first) || hasQuestionMark(first) ? 0 : 1;
  const named = (name: RegExp): readonly number[] =>
    firstRow === 0
      ? []
      : (rows[0] ?? []).flatMap((cell, column) => (name.test(collapseWhitespace(cell)) ? [column] : []));
  return {
    question: question.column,
    answer: answer.column,
    variants: [],
    tags: named(names.tags),
    language: named(names.language)[0] ?? null,
    ...(firstRow === 0 ? {} : audienceColumn(rows[0] ?? [], question.column, answer.column)),
    firstRow,
  };
}

/** The column that says whom a row is for, where there is one; it is not one of those that ask and answer. */
function audienceColumn(
  header: readonly string[],
  ...others: readonly number[]
): Pick<ColumnMapping, 'audience'> {
  const column = header.findIndex((cell, at) => isAudienceField(cell) && !others.includes(at));
  return column < 0 ? {} : { audience: column };
}

/** True when the first row names the columns: short, distinct words, with no number and no gap among them. */
export function hasHeader(rows: Rows): boolean {
  const [first = []] = rows;
  const cells = first.map(collapseWhitespace);
  // One cell is no name for a column: a sheet with a single line would be empty.
  if (cells.length < 2) return false;
  const width = Math.max(...rows.slice(0, 50).map((row) => row.length));
  const isName = (cell: string): boolean =>
    cell !== '' && cell.length <= 60 && /\p{L}/u.test(cell) && !/^[\d.,\s%€$£-]+$/.test(cell);
  return cells.every(isName) && new Set(cells).size === cells.length && cells.length >= width;
}
