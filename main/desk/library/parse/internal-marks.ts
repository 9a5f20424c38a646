import type { OmissionKind } from '../../../../preload/contract.ts';
import { foldCase } from '../../store/fold-case.ts';
import { type Block, collapseWhitespace } from './blocks.ts';
import type { ParseWarnings } from './parse-warnings.ts';

type Kind = Extract<OmissionKind, 'internal' | 'draft'>;

/** What people write above or before a text that is for colleagues alone. All folded: small letters without accents. */
const phrases = new RegExp(
  `^(?:${[
    'internal (?:use )?only|(?:for )?internal use(?: only)?|internal (?:notes?|information|info|instructions|comments?)',
    '(?:for )?(?:staff|team|employees|colleagues|agents?|support)(?: eyes)? only|(?:for|to) (?:staff|employees|agents|colleagues|the team)|(?:staff|agent|team) notes?',
    '(?:this is )?not (?:meant )?for (?:customers|clients|the public|guests)|(?:please )?do not (?:share|send|show|forward|tell)(?: this)?(?: with| to)? (?:the )?(?:customers?|clients?|guests?|public)',
    'nur (?:fur )?intern|nur (?:fur (?:den )?)?interne[nr]? (?:gebrauch|zwecke)|intern(?:e|er|es) (?:notiz(?:en)?|hinweise?|information(?:en)?|infos?|anmerkung(?:en)?|vermerke?|anweisung(?:en)?)|(?:nur )?fur (?:mitarbeiter(?:innen)?|mitarbeitende|kolleg(?:en|innen)|das team|das personal)|nicht fur (?:die )?(?:kund(?:en|innen)|gaste)(?: bestimmt)?|nicht an (?:kunden|gaste) (?:weitergeben|schicken|senden|herausgeben)',
    '(?:a )?usage interne|notes? internes?|informations? internes?|(?:reserve|reservee?) (?:au personnel|a l.equipe|aux equipes|aux collaborateurs)|(?:equipe|personnel) (?:uniquement|seulement)|pas pour les clients|ne pas (?:communiquer|transmettre|envoyer|montrer) aux clients',
    '(?:solo )?(?:para )?uso interno|solo interno|(?:solo )?para (?:el )?(?:personal|equipo)|(?:solo|unicamente) (?:personal|equipo)|notas? internas?|informacion interna|no (?:es )?para (?:los )?clientes|no (?:compartir|enviar|mostrar) (?:con|a) (?:los )?clientes',
    'ad uso interno|note? intern[ae]|(?:solo|riservato) (?:per il|al) personale|non per i clienti|non (?:inviare|mostrare) ai clienti',
    'alleen (?:voor )?intern(?: gebruik)?|interne (?:notities?|informatie|opmerking(?:en)?)|(?:alleen )?voor (?:medewerkers|personeel)|niet voor klanten',
    'apenas (?:para )?uso interno|(?:so|apenas) para (?:a )?equip[ae]|nao (?:e )?para (?:os )?clientes',
    '(?:tylko )?do uzytku wewnetrznego|notatki wewnetrzne|tylko dla pracownikow|nie dla klientow',
    '(?:endast|bara|kun) (?:for )?(?:internt(?: bruk| brug)?|personal(?:en)?|ansatte|medarbejdere)|interna anteckningar|interne notater|(?:inte|ikke) (?:for|til) (?:kunder|kunderna|kundene|kunderne)',
    'vain (?:henkilokunnalle|sisaiseen kayttoon)|ei asiakkaille|pouze (?:interni|pro zamestnance)|jen pro (?:zamestnance|personal)|interni poznamky?|ne pro zakazniky',
    'только для (?:сотрудников|персонала)|для внутреннего (?:пользования|использования)|не для клиентов',
  ].join('|')})$`,
);
/** These are also said of things: an internal frame, an internal width. */
const adjectives =
  /^(?:internal|intern|interne|internes|interno|interna|internt|inhouse|in-house|wewnetrzne|sisainen|внутреннее)$/;
const opposites = /^(?:external|extern[eao]?|externt|externes|outside|exterior|aussen|outer|esterno)$/;
const drafts =
  /^(?:draft|(?:work in progress|wip)|unpublished|not published(?: yet)?|entwurf|unveroffentlicht|noch nicht veroffentlicht|brouillon|non publie|borrador|no publicado|bozza|concept|rascunho|szkic|utkast|kladde|udkast|luonnos|koncept|черновик)$/;

const plain = (words: string): string =>
  foldCase(collapseWhitespace(words))
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .trim();

const says = (words: string, mayBeAdjective: boolean): Kind | null => {
  const said = plain(words);
  if (phrases.test(said) || (mayBeAdjective && adjectives.test(said))) return 'internal';
  return mayBeAdjective && drafts.test(said) ? 'draft' : null;
};

/** "[INTERNAL] Which fields are sprayed?", "Is there a key? (nur intern)": in brackets at either end. */
function bracketed(line: string): Kind | null {
  const [, first = ''] = /^[\s*_]*[[({【]([^\])}】]{2,60})[\])}】]/u.exec(line) ?? [];
  const [, last = ''] = /[[({【]([^[({【\])}】]{2,60})[\])}】][\s*_.!]*$/u.exec(line.slice(-80)) ?? [];
  return says(first, true) ?? says(last, true);
}

/** What a heading, a question or a title says of what stands below it: as a whole, or in a part between dashes. */
function ofHeading(text: string): Kind | null {
  if (text.length > 160) return null;
  const parts = text.split(/\s[–—-]+\s|[:|·]\s/u);
  const said = parts.map((part) => says(part, false)).find((kind) => kind !== null);
  return said ?? bracketed(text) ?? (adjectives.test(plain(text)) ? 'internal' : null);
}

/** "Internal note: boat 4 leaks." Single words count where they are bold or in capitals. */
function ofLine(line: string, boldPrefix: string, hasOpposite: boolean): Kind | null {
  const bare = line.replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, '');
  const marked = bracketed(bare.slice(0, 70).replace(/[^\])}】]*$/u, ''));
  if (marked !== null && /^[\s*_]*[[({【]/u.test(bare)) return marked;
  const [, label = ''] = /^([^:：–—]{2,60}?)\s*[:：–—](?=\s|$)/u.exec(bare) ?? [];
  if (label === '') return null;
  const stands =
    plain(boldPrefix) === plain(label) || (label === label.toUpperCase() && /\p{Lu}/u.test(label));
  return says(label, stands && !hasOpposite);
}

const labelOf = (line: string): string => plain(/^([^:：]{2,30})[:：]/u.exec(line)?.[1] ?? '');

/** Taken all the same, a question with its answer is for those who work here; running text has no audience of its own. */
const forStaff = (block: Block): Block => (block.type === 'entry' ? { ...block, audience: 'staff' } : block);

/**
 * The blocks without what their own words say is for colleagues or not out yet: a heading with all below it, a question with
 * its answer, a paragraph or a line of it.
 */
export function omitInternal(blocks: readonly Block[], warnings: ParseWarnings): readonly Block[] {
  const hasOpposite = blocks.some(
    (block) => block.type === 'text' && block.text.split('\n').some((line) => opposites.test(labelOf(line))),
  );
  const out: Block[] = [];
  /** Depth of the heading that is left out with what is below it. */
  let below: number | null = null;
  for (const block of blocks) {
    if (block.type === 'heading' && below !== null && block.depth <= below) below = null;
    if (below !== null) continue;
    if (block.type === 'aside') {
      out.push(block);
      continue;
    }
    if (block.type !== 'text') {
      const words = block.type === 'heading' ? block.text : block.question;
      const kind = ofHeading(words);
      if (kind === null) out.push(block);
      else if (!warnings.omit(kind, words)) out.push(kind === 'internal' ? forStaff(block) : block);
      else if (block.type === 'heading') below = block.depth;
      continue;
    }
    const lines = block.text.split('\n');
    const kept = lines.filter((line, at) => {
      const kind = ofLine(line, at === 0 ? (block.boldPrefix ?? '') : '', hasOpposite);
      return kind === null || !warnings.omit(kind, at === 0 ? block.text : line);
    });
    if (kept.length === lines.length) out.push(block);
    else if (kept.length > 0 && kept[0] === lines[0]) out.push({ ...block, text: kept.join('\n') });
  }
  return out;
}
