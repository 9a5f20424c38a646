import type { MailTraces } from '../../main/desk/library/parsed.ts';
import { partsOf } from '../../main/desk/messages/message-parts.ts';
import { scamWarningOf } from '../../main/desk/messages/scam/scam-guard.ts';

/** Codes of the reasons for which a pasted mail to the shop of the tables is warned of; empty where it is not. */
export function scamReasons(text: string, traces: MailTraces | null = null): readonly string[] {
  const shop = { name: 'Larch & Lamb', domains: ['larchlamb.example'] };
  const warning = scamWarningOf({ parts: partsOf({ text, subject: null }), traces, shop });
  return warning?.reasons.map(({ code }) => code) ?? [];
}
