import type { ContactHistory, Detail, Reading } from '../../../preload/contract.ts';
import type { Vault } from '../privacy/vault.ts';
import type { AuditLogTable, Contact, ContactHistoryTable } from '../store/store.ts';
import { storedHandover } from '../store/stored-words.ts';

/** Knows by keyed hashes when a customer has written before, without keeping who wrote. */
export interface ContactHistoryService {
  /** What came before from the same address, telephone or about the same order; null where nothing did, or no key is open. */
  lookUp(message: Pick<Reading, 'text' | 'details'>): ContactHistory | null;
  /** What is kept of a message that was read; null where nothing tells who wrote or about what, or no key is open. */
  toRecord(message: Pick<Reading, 'text' | 'details' | 'subject'>): Contact | null;
}

const kinds = ['email', 'phone', 'order'] as const;
type Kind = (typeof kinds)[number];
const isKind = (kind: Detail['kind']): kind is Kind => kinds.some((one) => one === kind);

/** More different messages than this are no customer's: it is an address of the shop itself, or an example. */
const maxMessages = 12;
/** The same message is read again and again while somebody works on it. */
const maxRecords = 200;

/** What tells who wrote, or about what, as the hashes are made of it. */
export type ContactKind = Kind | 'subject' | 'ticket';

/** `Re:`, `AW:` and the like, and the number of a ticket, which help desks put before or behind. */
const answered =
  /^(?:\s{0,3}(?:re|aw|sv|vs|antw|antwort|tr|rv|fw|fwd|wg)\s{0,3}(?:\[\d{1,3}\])?\s{0,3}:\s{0,3}){1,9}/iu;
const ticketWord = '(?:ticket|case|request|anfrage|demande|caso)';
const numbered = String.raw`\s{0,3}(?:id|nr\.?|no\.?)?\s{0,3}[:#-]?\s{0,3}(\d{3,12})`;
/** A number with a sign alone is as often that of an order. */
const ticketNumber = new RegExp(
  String.raw`\[\s{0,3}${ticketWord}?${numbered}\s{0,3}\]|\b${ticketWord}${numbered}`,
  'iu',
);

/** The number of the ticket that a subject names; null without one. */
export function ticketIn(subject: string): string | null {
  const found = ticketNumber.exec(subject);
  return found?.[1] ?? found?.[2] ?? null;
}

/** What a hash is made of; '' for what tells nothing. */
export function contactWords(kind: ContactKind, given: string): string {
  const text = given.normalize('NFC').trim();
  if (kind === 'order') return text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (kind === 'ticket') return text.replaceAll(/\D/g, '');
  if (kind === 'subject')
    return text
      .replace(ticketNumber, ' ')
      .replace(answered, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  return text.toLowerCase();
}

const folded = ({ kind, text, normalized }: Detail & { readonly kind: Kind }): string =>
  contactWords(kind, kind === 'order' ? text : (normalized ?? text));

/** By the vault's key: it tells nobody who. `words` are as `contactWords` makes them. */
export const contactHash = (vault: Pick<Vault, 'keyedHash'>, kind: ContactKind, words: string): Uint8Array =>
  vault.keyedHash(`${kind} ${words}`);

/** Whether a message tells who wrote it. */
export const tellsWho = ({ hashes }: Contact): boolean =>
  hashes.some(({ kind }) => kinds.some((one) => one === kind));

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
        const { kind } = detail;
        const words = `${kind} ${folded({ ...detail, kind })}`;
        return [[words, { matchedBy: kind, hash: vault.keyedHash(words) }] as const];
      }),
    );
  }

  function lastOutcomeOf(caseIds: readonly string[]): ContactHistory['lastOutcome'] {
    const done = new Set(caseIds.flatMap((caseId) => auditTable.ofCase(caseId).map(({ kind }) => kind)));
    if (done.has('reply')) return 'answered';
    return done.has(storedHandover) ? 'handed over' : 'left';
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
    toRecord({ text, details, subject }) {
      if (!vault.isOpen()) return null;
      const about: readonly (readonly [ContactKind, string])[] = [
        ['subject', contactWords('subject', subject ?? '')],
        ['ticket', ticketIn(subject ?? '') ?? ''],
      ];
      const hashes = [
        ...[...senderHashesOf(details).values()].map(({ matchedBy, hash }) => ({ kind: matchedBy, hash })),
        ...about
          .filter(([, words]) => words !== '')
          .map(([kind, words]) => ({ kind, hash: contactHash(vault, kind, words) })),
      ];
      return hashes.length === 0 ? null : { hashes, messageHash: messageHashOf(text) };
    },
  };
}
