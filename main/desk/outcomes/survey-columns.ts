import { type SurveyColumns, type SurveyField, type SurveyKind } from '../../../preload/shapes/outcomes.ts';
import { surveyFields } from '../../../preload/shared/survey-columns.ts';
import { detectScale, hasLeft, saidIn } from './rating-values.ts';
import type { SurveyFile } from './survey-table.ts';
import { findDayFirst, timeIn } from './survey-dates.ts';

/** Rows that say what a column is. */
const sampled = 400;
/** Of filled cells, those that must be readable. */
const mostly = 0.6;

/** Whoever works at the shop is no customer. */
const ofShop =
  /agent|assignee|assigned|assisted|mitarbeiter|bearbeiter|zuständig|\brep\b|team|owner|staff|author|brand|group/i;
const names: Readonly<Record<SurveyField, readonly (readonly [weight: number, pattern: RegExp])[]>> = {
  rating: [
    [
      3,
      /\bcsat\b|\bnps\b|satisfaction (?:score|rating)|survey (?:rating|score|result)|^(?:rating|score|bewertung|note|calificaci[oó]n|puntuaci[oó]n|évaluation)$/i,
    ],
    [
      2,
      /rating|score|satisf|zufrieden|bewertung|calificaci|puntuaci|valoraci|évalua|how (?:likely|satisfied|happy|would you rate)|wie (?:wahrscheinlich|zufrieden|bewerten|gut)|recommend|recommand|recomend|experience|stars|sterne|étoiles|estrellas/i,
    ],
    [1, /result|answer|response|antwort|réponse|respuesta|value|wert|status|state|churn|active/i],
  ],
  at: [
    [
      4,
      /(?:rat(?:ed|ing)|respon(?:ded|se)|submi(?:tted|t)|submission|answered|bewertet|beantwortet|survey (?:completed|date))\b.{0,12}(?:at|on|date|time|am|datum|utc|$)|end date|zeitstempel|timestamp|horodateur|marca temporal|left|churned|cancell?ed|gekündigt|unsubscribed/i,
    ],
    [2, /^(?:date|datum|fecha|time|zeit|day|date et heure)$/i],
    [2, /updated|modified|score date|completed|last order|letzte bestellung/i],
    [1, /date|datum|fecha|created|erstellt|créé|creado|_at$| at$|time/i],
  ],
  email: [[2, /e-?mail|courriel|correo|mail ?adresse|adresse mail/i]],
  order: [[2, /order|bestell|auftrag|commande|pedido/i]],
  ticket: [
    [
      3,
      /(?:ticket|case|conversation|request|anfrage|fall).{0,8}(?:id|nr|no\b|number|nummer|#|numéro|número)/i,
    ],
    [2, /^(?:ticket|conversation|case|request)s?$/i],
  ],
  subject: [[2, /subject|betreff|objet|asunto|(?:ticket|conversation) (?:title|name)/i]],
  comment: [
    [3, /comment|kommentar|commentaire|comentario|verbatim|feedback|remark|bemerkung|anmerkung/i],
    [2, /reason|why|warum|pourquoi|por qué|tell us|open-ended|grund|improve|besser/i],
  ],
  response: [
    [3, /(?:response|respondent|rating|survey|answer|submission|reply).{0,3}(?:id|#|token|key)\b/i],
    [1, /^(?:#|id|token|network id)$/i],
  ],
};

const statusName = /status|state|churn|active|aktiv|statut|état|estado|zustand|left/i;

type Column = readonly string[];

/** How many of the filled cells are what they should be; 0 without any. */
function shareOf(cells: Column, isOne: (cell: string) => boolean): number {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 0 ? 0 : filled.filter(isOne).length / filled.length;
}

const isAddress = (cell: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(cell);
const isRating = (cell: string): boolean => saidIn(cell) !== null;
const isTime = (cell: string): boolean => timeIn(cell, true) !== null || timeIn(cell, false) !== null;

/** Whether what stands in a column can be that. */
const fits: Readonly<Record<SurveyField, (cells: Column) => boolean>> = {
  rating: (cells) =>
    shareOf(cells, isRating) >= mostly &&
    cells.some((cell) => ['word', 'number'].includes(saidIn(cell)?.kind ?? '')),
  at: (cells) => shareOf(cells, isTime) >= mostly,
  email: (cells) => shareOf(cells, isAddress) >= mostly,
  order: (cells) =>
    shareOf(cells, (cell) => /\d{2}/.test(cell) && cell.length <= 40) >= mostly && !fits.at(cells),
  ticket: (cells) => shareOf(cells, (cell) => /^#?\d{2,12}$/.test(cell)) >= mostly,
  subject: (cells) => shareOf(cells, (cell) => /\p{L}{2}/u.test(cell)) >= mostly,
  comment: (cells) =>
    cells.every((cell) => cell === '') || shareOf(cells, (cell) => /\p{L}{2}/u.test(cell)) >= 0.3,
  response: (cells) => {
    const filled = cells.filter((cell) => cell !== '');
    return filled.length > 0 && new Set(filled).size >= filled.length * 0.9;
  },
};

/** In this order: what is taken first is taken from the others. */
const order: readonly SurveyField[] = [
  'email',
  'at',
  'comment',
  'rating',
  'ticket',
  'order',
  'subject',
  'response',
];

/** Which column is most likely what; `isDayUnsure` where days and months can be read either way. */
export function guessColumns(
  { header, rows }: Pick<SurveyFile, 'header' | 'rows'>,
  kind: SurveyKind,
): { readonly columns: SurveyColumns; readonly isDayUnsure: boolean } {
  const cellsOf = (at: number): Column => rows.slice(0, sampled).map((row) => row[at] ?? '');
  const taken = new Set<number>();
  const found = Object.fromEntries(surveyFields.map((field) => [field, null])) as Record<
    SurveyField,
    number | null
  >;
  for (const field of order) {
    let best = 0;
    for (const [at, name] of header.entries()) {
      if (taken.has(at) || ofShop.test(name)) continue;
      const weight = names[field].find(([, pattern]) => pattern.test(name))?.[0] ?? 0;
      if (weight <= best || (field === 'comment' && weight < 3 && fits.rating(cellsOf(at)))) continue;
      if (!fits[field](cellsOf(at))) continue;
      best = weight;
      found[field] = at;
    }
    const at = found[field];
    if (at !== null) taken.add(at);
  }
  // Whether a customer left is told by words of its own.
  if (kind === 'left') {
    const status = header.findIndex((name, at) => statusName.test(name) && cellsOf(at).some(hasLeft));
    found.rating = status === -1 ? null : status;
  }
  // A column of ratings may be called by its question alone.
  if (found.rating === null && kind === 'ratings')
    found.rating = header.findIndex((_, at) => !taken.has(at) && isRatingAlone(cellsOf(at)));
  if (found.rating === -1) found.rating = null;
  if (found.email === null)
    found.email = header.findIndex(
      (name, at) => !taken.has(at) && !ofShop.test(name) && fits.email(cellsOf(at)),
    );
  if (found.email === -1) found.email = null;
  const { rating, at } = found;
  const dayFirst = at === null ? null : findDayFirst(rows.map((row) => row[at] ?? ''));
  const isNumeric = at !== null && cellsOf(at).some((cell) => /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}/.test(cell));
  return {
    columns: {
      ...found,
      scale:
        rating === null
          ? 'words'
          : detectScale(
              rows.map((row) => row[rating] ?? ''),
              header[rating] ?? '',
            ),
      dayFirst: dayFirst ?? true,
    },
    isDayUnsure: isNumeric && dayFirst === null,
  };
}

const isRatingAlone = (cells: Column): boolean =>
  fits.rating(cells) &&
  shareOf(cells, (cell) => ['word', 'number'].includes(saidIn(cell)?.kind ?? '')) >= 0.8 &&
  new Set(cells).size <= 30;
