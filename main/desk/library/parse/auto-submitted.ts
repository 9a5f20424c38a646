/** Headers of a mail by their names in small letters. */
export type Headers = ReadonlyMap<string, string>;

const automatedSenders =
  /^(?:mailer-daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|notifications?|newsletter|auto(?:mated|reply)?|nicht[-_.]?antworten|ne[-_.]?pas[-_.]?repondre)\b[^@]*@|^mailer-daemon$/i;
const automatedSubjects =
  /^\s*(?:auto(?:matic|mated)?[- ]?(?:reply|response|antwort)\b|automatische antwort|abwesenheits?(?:notiz|benachrichtigung)?\b|out[- ]of[- ](?:the[- ])?office\b|réponse automatique|absence du bureau|respuesta automática|risposta automatica|fuori sede|automatisch antwoord|afwezig\b|undeliver(?:able|ed)\b|delivery (?:status notification|has failed|failure)|mail delivery (?:failed|failure|system)|returned mail|unzustellbar|failure notice|read:|gelesen:)/i;

/**
 * Whether a program wrote a mail: an absence note, a delivery failure, a newsletter, a notification. After RFC 3834 and
 * what mail programs do besides.
 */
export function isAutoSubmitted(headers: Headers, from: string, subject: string): boolean {
  const has = (name: string): boolean => headers.has(name);
  const value = (name: string): string => headers.get(name)?.trim().toLowerCase() ?? '';
  return (
    (has('auto-submitted') && !value('auto-submitted').startsWith('no')) ||
    /^(?:bulk|junk|list|auto_reply)$/.test(value('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply-from', 'list-unsubscribe', 'list-id', 'feedback-id'].some(
      has,
    ) ||
    value('return-path') === '<>' ||
    /^multipart\/report\b/.test(value('content-type')) ||
    automatedSenders.test(from) ||
    automatedSubjects.test(subject)
  );
}
