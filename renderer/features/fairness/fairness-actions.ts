import type {
  FairnessCheck,
  FairnessComparison,
  FairnessMeasure,
  FigureName,
} from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';

/** The figure whose cases a measure is of. */
const figureOf: Readonly<Record<FairnessMeasure, FigureName>> = {
  held_back: 'held_back',
  right: 'answered',
  answered: 'answered',
  taken: 'answered',
  handed_over: 'handed_over',
  upset: 'upset',
  pressing: 'messages',
  time: 'time',
};

const two = (value: number): string => String(value).padStart(2, '0');
function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The cases of the group that was compared, in the audit log. */
export function openComparedCases(
  desk: Desk,
  { group, measure }: FairnessComparison,
  { from, to }: FairnessCheck,
): void {
  void desk.audit.getState().loadCounted({
    firstDay: dayOf(from),
    lastDay: dayOf(to),
    figure: figureOf[measure],
    ...(group.kind === 'spoken' ? { language: group.id } : { known: true }),
  });
  desk.window.getState().open({ kind: 'audit' });
}
