import type { ContactHistory, Detail, Reading } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import type { AuditLogTable, Contact, ContactHistoryTable } from '../store/store.ts';

/** Knows by keyed hashes when a customer has written before, without keeping who wrote. */
export interface ContactHistoryService {
  /** What came before from the same address, telephone or about the same order; null where nothing did, or no key is open. */
  lookUp(message: Pick<Reading, 'text' | 'details'>): ContactHistory | null;
  /** What is kept of a message that was read; null where nothing tells who wrote, or no key is open. */
  toRecord(message: Pick<Reading, 'text' | 'details'>): Contact | null;
}

const kinds = ['email', 'phone', 'order'] as const;
type Kind = (typeof kinds)[number];
const isKind = (kind: Detail['kind']): kind is Kind => kinds.some((one) => one === kind);

/** More different messages than this are no customer's: it is an address of the shop itself, or an example. */
const maxMessages = 12;
/** The same message is read again and again while somebody works on it. */
const maxRecords = 200;

const folded = ({ kind, text, normalized }: Detail): string =>
  kind === 'order'
    ? text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
    : (normalized ?? text).trim().toLowerCase();

export function createContactHistory({
  contacts,
  auditTable,
  vault,
}: {
  readonly contacts: ContactHistoryTable;
  readonly auditTable: Pick<AuditLogTable, 'ofCase'>;
  readonly vault: Pick<Vault, 'isOpen' | 'keyedHash'>;
}): ContactHistoryService {
  const messageHashOf = (text: string): Uint8Array => vault.keyedHash(`message ${text.trim()}`);

  function senderHashesOf(
    details: readonly Detail[],
  ): ReadonlyMap<string, { readonly matchedBy: Kind; readonly hash: Uint8Array }> {
    return new Map(
      details.flatMap((detail) => {
        if (!isKind(detail.kind)) return [];
        const words = `${detail.kind} ${folded(detail)}`;
        return [[words, { matchedBy: detail.kind, hash: vault.keyedHash(words) }] as const];
      }),
    );
  }

  function lastOutcomeOf(caseIds: readonly string[]): ContactHistory['lastOutcome'] {
    const done = new Set(caseIds.flatMap((caseId) => auditTable.ofCase(caseId).map(({ kind }) => kind)));
    if (done.has('reply')) return 'answered';
    return done.has('hand-over') ? 'handed over' : 'left';
  }

  return {
    lookUp({ text, details }) {
      if (!vault.isOpen()) return null;
      const own = Buffer.from(messageHashOf(text));
      const found = [...senderHashesOf(details).values()].flatMap(({ matchedBy, hash }) => {
        const earlier = contacts
          .findBySender(hash, maxRecords)
          .filter(({ messageHash }) => !own.equals(messageHash));
        const messages = Map.groupBy(earlier, ({ messageHash }) =>
          Buffer.from(messageHash).toString('base64'),
        );
        return messages.size === 0 || messages.size > maxMessages ? [] : [{ matchedBy, earlier, messages }];
      });
      const [most] = found.toSorted((a, b) => b.messages.size - a.messages.size);
      const [last] = most?.earlier ?? [];
      if (most === undefined || last === undefined) return null;
      const ofLast = most.earlier.filter(({ messageHash }) =>
        Buffer.from(messageHash).equals(last.messageHash),
      );
      return {
        messages: most.messages.size,
        lastAt: last.at,
        matchedBy: most.matchedBy,
        lastOutcome: lastOutcomeOf([...new Set(ofLast.map(({ caseId }) => caseId))]),
      };
    },
    toRecord({ text, details }) {
      if (!vault.isOpen()) return null;
      const senderHashes = [...senderHashesOf(details).values()].map(({ hash }) => hash);
      return senderHashes.length === 0 ? null : { senderHashes, messageHash: messageHashOf(text) };
    },
  };
}
