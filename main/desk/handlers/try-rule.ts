import type { CallInput, RuleTrial } from '../../../preload/contract.ts';
import type { Translate } from '../../../locales/keys.ts';
import { toEventTexts } from '../audit/event-texts.ts';
import type { AuditWriter } from '../audit/writer.ts';
import { readMessage, toRoutingInput, type ReadDeps } from '../messages/read-message.ts';
import { createRuleEngine } from '../messages/routing/rule-engine.ts';
import type { Vault } from '../privacy/vault.ts';
import { proposeEscalation } from '../replies/handover/escalation.ts';
import type { SettingsService } from '../settings/settings.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { Store } from '../store/store.ts';

/** Messages that were read last; where the whole message must be understood for it, fewer. */
const recentByWords = 30;
const recentByReading = 8;
const { secret: auditSecret } = encryptedTables.auditLog.columns;

interface TrialDeps {
  readonly store: Pick<Store, 'auditLog'>;
  readonly writer: Pick<AuditWriter, 'flush'>;
  readonly vault: Vault;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly reading: ReadDeps;
  readonly t: Translate;
}

/** Tries a rule that need not be saved: on a text, or on the messages that were read last. Records nothing. */
export async function tryRule(
  { rule: given, text }: CallInput<'rules.try'>,
  { store: { auditLog }, writer, vault, settings, reading, t }: TrialDeps,
): Promise<RuleTrial> {
  const rule = { ...given, id: given.id ?? 'tried', on: true, handOver: true };
  const engine = createRuleEngine([rule], []);
  const isByWords = ['words', 'refund above', 'customers'].includes(rule.condition.kind);

  async function hit(message: string): Promise<RuleTrial['hits'][number] | null> {
    const alarms = engine.alarms(toRoutingInput({ text: message, subject: null }, reading));
    const [alarm] = alarms;
    if (isByWords) return alarm === undefined ? null : { text: message, words: alarm.words, why: alarm.why };
    const read = await readMessage({ text: message, subject: null }, reading);
    const { queues, agentName } = settings.get();
    // Whoever tries a rule asks what it sees, also in what a machine sent.
    const found = proposeEscalation({ ...read, automatic: null }, { rules: [rule], queues, agentName });
    const why = found?.reasons[0]?.why;
    return why === undefined ? null : { text: message, words: [], why };
  }

  function recent(): readonly string[] {
    writer.flush();
    const limit = isByWords ? recentByWords : recentByReading;
    const { rows } = auditLog.page({ offset: 0, limit, kinds: ['read'] });
    const texts = rows.flatMap(({ id }) => {
      const secret = auditLog.get(id)?.secret ?? null;
      const words = secret === null ? null : vault.decryptIfReadable(secret, auditSecret, id);
      if (words === null) return [];
      return toEventTexts(words, t).flatMap((one) => (one.name === 'message' ? [one.text] : []));
    });
    return [...new Set(texts)];
  }

  const isLocked = text === null && !vault.isOpen();
  const messages = text === null ? (isLocked ? [] : recent()) : [text];
  const hits: RuleTrial['hits'][number][] = [];
  for (const message of messages) {
    const found = await hit(message);
    if (found !== null) hits.push(found);
  }
  return { tried: messages.length, isLocked, hits };
}
