import type { BuiltInVariable } from '../../../preload/shapes/snippets.ts';

/** A stretch of a text that somebody has to fill: a place of a snippet of any program, a bracket, a gap. */
export interface OpenPlace {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** What belongs there, as the place names it; empty for a gap. */
  readonly name: string;
}

/** What people and programs leave open, in the languages of the European shops; alone or with words around it. */
const fields =
  'names?|first ?names?|last ?names?|surname|number|no\\.?|nr\\.?|#|order|ticket|customer|client|recipient|date|time|day|amount|price|sum|total|link|url|address|city|e-?mail|phone|telephone|tracking|product|item|company|shop|store|agent|signature|salutation|title|(?:coupon|voucher|promo|discount|tracking) code|coupon|voucher|reason|answer|card|secret|id|' +
  'vorname|nachname|nummer|bestellnummer|auftragsnummer|bestellung|kunde|datum|uhrzeit|betrag|preis|adresse|anschrift|telefon|anrede|grund|antwort|produkt|artikel|firma|unterschrift|sendungsnummer|' +
  'prénom|nom|numéro|commande|montant|adresse|produit|lien|nombre|apellido|número|pedido|fecha|importe|dirección|enlace|nome|cognome|numero|ordine|importo|indirizzo|prodotto|naam|voornaam|bestelnummer|bedrag|adres|imię|nazwisko|numer|zamówienia|kwota';
const compound = '(?:[\\p{L}]+(?:name|number|nummer|_id|datum))';
const field = `(?<![\\p{L}])(?:${fields}|${compound})(?![\\p{L}])`;
/** How an order to the writer begins. */
const order =
  '(?:your|insert|enter|add|fill|type|write|ihre?n?|deine?n?|bitte|hier|votre|vos|insérer|ajouter|su|tu|insertar|inserisci|il tuo|uw|jouw|vul|wstaw)\\b';
const unit =
  '(?:EUR|USD|GBP|CHF|PLN|CZK|SEK|DKK|NOK|€|\\$|£|zł|kr|%|Uhr|days?|Tagen?|jours?|días|giorni|dagen|weeks?|Wochen?)(?![\\p{L}])';

/** Signs of programs, and words in brackets: in any case. */
const anyCase = [
  // {{…}}, {% … %}, ${…}, #{…}, %{…}, {!…}, {#…}, {$…}: templates.
  String.raw`\{\{[^{}\n]{0,200}\}\}`,
  String.raw`\{%[^%{}\n]{1,200}%\}`,
  String.raw`[$#%@]\{[^{}\n]{1,120}\}`,
  String.raw`\{[!#$@%][^{}\n]{1,120}\}`,
  String.raw`\{[\p{L}_][\p{L}\p{N}_.-]{0,60}(?: [\p{L}\p{N}_.-]{1,30}){0,3}(?:\|[^{}\n|]{0,40})?\}`,
  // [[…]], <<…>>, *|…|*, @@…@@: letters to many and text expanders.
  String.raw`\[\[[\p{L}_][^[\]\n]{0,80}\]\]`,
  String.raw`<<\s?[\p{L}_][\p{L}\p{N}_. -]{0,60}>>`,
  String.raw`\*\|[^|\n]{1,60}\|\*`,
  String.raw`@@[\p{L}_][\p{L}\p{N}_.]{1,40}@@`,
  // %name%, %filltext:name=order%, %clipboard%.
  String.raw`(?<![\p{N}%])%[\p{L}_][\p{L}\p{N}_.]{2,40}(?::[^%\n]{1,80})?%(?![\p{N}%])`,
  // [your answer], [First Name], [Order #], <name>; a link is none.
  String.raw`\[${order}[^\]\n]{1,120}\](?!\()`,
  String.raw`\[(?:[\p{L}\p{N}'’.]{1,20}[ _/-]){0,3}${field}(?:[ _/-](?:of|for|here|goes here|des?|der|du|hier|einfügen|eintragen)(?: [\p{L}\p{N}'’ -]{1,40})?)?[ #]{0,2}\](?!\()`,
  String.raw`<(?:(?:customer|first|last|order|tracking|company|agent|your)[ _-]?)?(?:name|number|date|link|address|amount|vorname|nachname|datum|nummer)>`,
  // Gaps.
  String.raw`(?<!\w)_{3,}(?!\w)`,
  String.raw`(?<!\.)\.{5,}(?!\.)`,
  String.raw`(?<=\s)(?:\.{3,4}|…)(?=\s?${unit})`,
] as const;
/** What only its capitals tell from a word, a price or a quotation. */
const asWritten = [
  // «FirstName», ##NAME##, $first_name, [SHIPPING METHOD].
  // One step a letter: a word within a word would be tried in every way that capitals can be parted.
  String.raw`«\s?(?:(?=[A-Za-z]{1,60}[A-Z_.])[A-Za-z][A-Za-z0-9_.]{1,80}|[Nn]ame|[Vv]orname|[Pp]rénom|[Nn]om)\s?»`,
  String.raw`(?<![#\w])(#{1,2})[A-Z][A-Z0-9_]{2,40}\1(?![#\w])`,
  String.raw`(?<![\w$\\])\$[a-z]+(?:[_.][a-z]+|[A-Z][a-z]+)+(?![\w(])`,
  String.raw`\[(?:\p{Lu}{2,}[ _/-]){1,4}\p{Lu}{2,}\](?!\()`,
  // XXX, XX.XX.XXXX, XX EUR, TBD.
  String.raw`(?<![\p{L}\p{N}])X{3,}(?![\p{L}\p{N}])`,
  String.raw`(?<![\p{L}\p{N}])XX(?:[.,/:-]X{2,})+(?![\p{L}\p{N}])`,
  String.raw`(?<![\p{L}\p{N}])XX(?=\s?${unit})`,
  String.raw`(?<![\p{L}\p{N}])(?:TBD|TBA|TBC|TODO|FIXME)(?![\p{L}\p{N}])`,
] as const;
const inAnyCase = new RegExp(anyCase.join('|'), 'giu');
const inThisCase = new RegExp(asWritten.join('|'), 'gu');

/** All open places of a text, in its order. Linear in its length. */
export function openPlacesIn(text: string): readonly OpenPlace[] {
  const found = [...text.matchAll(inAnyCase), ...text.matchAll(inThisCase)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    words,
    name: nameOf(words),
  }));
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return ordered.filter((place) => {
    const isInside = place.start < end;
    if (!isInside) end = place.end;
    return !isInside;
  });
}

/** `customer.firstName` of `{%customer.firstName,fallback=there%}`, `Name` of `#{input:Name}` and of `{#input -head Name}`. */
function nameOf(words: string): string {
  const inside = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}#]+$/gu, '');
  const [plain = ''] = inside.split(/[,|]/u);
  const asked = plain.replace(/^(?:input|ask|prompt|fill\w*|field|form|var)\b(?:[\s:]+-\w+)*[\s:]*/iu, '');
  const [, value] = /^[\w.]+\s*=\s*(.+)$/u.exec(asked) ?? [];
  const name = (value ?? asked).trim();
  return /^(?:X+|TBD|TBA|TBC|TODO|FIXME)\b/u.test(name) ? '' : name;
}

const startsStaff = /^(?:agent|user|operator|staff|sender|me|my|owner|assignee|mitarbeiter)/;

/** Which of ours a place of another program stands for; null when only a person knows. */
export function variableOf(name: string): BuiltInVariable | null {
  const key = name.replaceAll(/[^\p{L}]/gu, '').toLowerCase();
  const last =
    name
      .split(/[.:]/u)
      .at(-1)
      ?.replaceAll(/[^\p{L}]/gu, '')
      .toLowerCase() ?? '';
  if (/^(?:agent|(?:agent|your|my)(?:first|full)?name|mitarbeiter(?:name)?)$/.test(key)) return 'agent';
  if (startsStaff.test(key) && key.endsWith('name')) return 'agent';
  if (/^(?:shop|store|company|brand|firma|unternehmen|boutique)(?:name)?$/.test(key)) return 'shop';
  if (/^(?:customer|client|kunden?)?(?:fullname|lastname|surname|nachname)$/.test(last))
    return 'customer.name';
  if (
    /^(?:customer|client|contact|recipient|requester|kunden?|first|vor|given|f|customerfirst)?name$|^pr[ée]nom$|^nombre$|^first$|^imi[ęe]$|^voornaam$/.test(
      last,
    )
  )
    return 'customer.first_name';
  if (
    /^(?:order|bestell|auftrags)(?:number|no|nr|id|nummer)?$|^(?:num[ée]ro(?:de)?commande|n[úu]merodepedido|numeroordine|bestelnummer)$/.test(
      last,
    )
  )
    return 'order.number';
  if (/^(?:customer|client|your)?e?mail(?:address|adresse)?$/.test(last)) return 'customer.email';
  if (/^(?:customer|client)?(?:phone|telephone|telefon|mobile)(?:number|nummer)?$/.test(last))
    return 'customer.phone';
  return /^tracking(?:number|id|code|no|nummer)?$|^sendungsnummer$/.test(last) ? 'tracking' : null;
}
