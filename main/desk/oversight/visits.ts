import type { Detail, EarlierMessages, Reading } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import type { JournalTable, Visit, VisitTable } from '../store/store.ts';

/** Knows when a customer has written before, without keeping who wrote. */
export interface Visits {
  /** What came before from the same address, telephone or about the same order; null where nothing did, or no key is open. */
  before(message: Pick<Reading, 'text' | 'details'>): EarlierMessages | null;
  /** What is kept of a message that was read; null where nothing tells who wrote, or no key is open. */
  of(message: Pick<Reading, 'text' | 'details'>): Visit | null;
}

const kinds = ['email', 'phone', 'order'] as const;
type Kind = (typeof kinds)[number];
const isKind = (kind: Detail['kind']): kind is Kind => kinds.some((one) => one === kind);

/** More different messages than this are no customer's: it is an address of the shop itself, or an example. */
const mostMessages = 12;
/** The same message is read again and again while somebody works on it. */
const mostLines = 200;

const folded = ({ kind, text, meaning }: Detail): string =>
  kind === 'order'
    ? text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
    : (meaning ?? text).trim().toLowerCase();

export function createVisits({
  visits,
  journal,
  vault,
}: {
  readonly visits: VisitTable;
  readonly journal: Pick<JournalTable, 'ofCase'>;
  readonly vault: Pick<Vault, 'status' | 'mark'>;
}): Visits {
  const isOpen = (): boolean => vault.status().state === 'open';
  const messageMark = (text: string): Uint8Array => vault.mark(`message ${text.trim()}`);

  function marksOf(
    details: readonly Detail[],
  ): ReadonlyMap<string, { readonly by: Kind; readonly mark: Uint8Array }> {
    return new Map(
      details.flatMap((detail) => {
        if (!isKind(detail.kind)) return [];
        const words = `${detail.kind} ${folded(detail)}`;
        return [[words, { by: detail.kind, mark: vault.mark(words) }] as const];
      }),
    );
  }

  function becameOf(caseIds: readonly string[]): EarlierMessages['became'] {
    const done = new Set(caseIds.flatMap((caseId) => journal.ofCase(caseId).map(({ kind }) => kind)));
    if (done.has('reply')) return 'answered';
    return done.has('hand-over') ? 'handed over' : 'left';
  }

  return {
    before({ text, details }) {
      if (!isOpen()) return null;
      const own = Buffer.from(messageMark(text));
      const found = [...marksOf(details).values()].flatMap(({ by, mark }) => {
        const earlier = visits.of(mark, mostLines).filter(({ message }) => !own.equals(message));
        const messages = Map.groupBy(earlier, ({ message }) => Buffer.from(message).toString('base64'));
        return messages.size === 0 || messages.size > mostMessages ? [] : [{ by, earlier, messages }];
      });
      const [most] = found.toSorted((a, b) => b.messages.size - a.messages.size);
      const [last] = most?.earlier ?? [];
      if (most === undefined || last === undefined) return null;
      const ofLast = most.earlier.filter(({ message }) => Buffer.from(message).equals(last.message));
      return {
        messages: most.messages.size,
        lastAt: last.at,
        by: most.by,
        became: becameOf([...new Set(ofLast.map(({ caseId }) => caseId))]),
      };
    },
    of({ text, details }) {
      if (!isOpen()) return null;
      const marks = [...marksOf(details).values()].map(({ mark }) => mark);
      return marks.length === 0 ? null : { marks, message: messageMark(text) };
    },
  };
}
