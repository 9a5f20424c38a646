import type { Clause } from './clauses.ts';
import { contentWords } from './pleasantries.ts';

const asking = new Set<Clause['kind']>(['question', 'request', 'wish', 'told', 'vague']);
const isAsked = (clause: Clause | undefined): boolean => clause !== undefined && asking.has(clause.kind);
/** What leads over to a list of what is wanted, or of what is wrong. */
const leadsOver = /[:：]\s*$/u;
const ofWants =
  /\b(?:need|wish(?:es)?|want(?:s|ed)?|request(?:s|ed)?|questions?|quer(?:y|ies)|points?|things|problems?|issues?|faults?|complaints?|remarks?|wünsche?n?|fragen?|punkte|dinge|sachen|mängel|probleme|anliegen|bräuchten?|brauchen?|questions|remarques|points|choses|problèmes|souhaits?|demandes?|besoin|preguntas?|dudas?|cosas|puntos|problemas?|deseos|peticiones|necesit\w+)\b/iu;

/** Where the list goes on that begins at `from`: behind its last item. */
function endOfList(clauses: readonly Clause[], from: number): number {
  let end = from;
  for (let at = from; at < clauses.length; at++) {
    const clause = clauses[at];
    if (clause?.listed === true || (clause?.first === false && end > from)) end = at + 1;
    else break;
  }
  return end;
}

/**
 * Each item of a list that asks or tells is a matter of its own: where one item does, or what leads over to the list
 * says so, the others do, too, whatever their words are. What leads over to it wants nothing beside them.
 */
export function readLists(clauses: readonly Clause[]): readonly Clause[] {
  const read = [...clauses];
  for (let from = 0; from < read.length; from++) {
    if (read[from]?.listed !== true) continue;
    const end = endOfList(read, from);
    const items = read.slice(from, end).filter(({ listed }) => listed);
    const before = read[from - 1];
    const isLedTo = before !== undefined && leadsOver.test(before.text) && ofWants.test(before.text);
    if (items.length >= 2 && (isLedTo || items.some(isAsked))) {
      for (let at = from; at < end; at++) {
        const clause = read[at];
        if (clause?.listed === true && clause.kind === 'statement' && contentWords(clause.text).length > 0)
          read[at] = { ...clause, kind: 'told' };
      }
      if (isLedTo && isAsked(before)) read[from - 1] = { ...before, kind: 'statement' };
    }
    from = end - 1;
  }
  return read;
}
