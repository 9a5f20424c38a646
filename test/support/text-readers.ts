import type { CheckContext } from '../../main/desk/replies/checks/check-input.ts';
import { parserOf, type Format } from '../../main/desk/library/parse/formats.ts';
import { parseMail } from '../../main/desk/library/parse/read-mail.ts';
import { joinWrappedLines, stripTrackingLinks } from '../../main/desk/library/parse/mail-blocks.ts';
import { conversationsOfJson } from '../../main/desk/library/parse/json-conversations.ts';
import { chunk } from '../../main/desk/library/chunk.ts';
import { detectLanguage } from '../../main/desk/library/detect-language.ts';
import { displayName, stripControlCharacters } from '../../main/desk/library/sanitize.ts';
import type { Conversation } from '../../main/desk/library/conversation.ts';
import { extractFacts } from '../../main/desk/learning/similar-entries/extract-facts.ts';
import { polarityOf } from '../../main/desk/learning/similar-entries/stances.ts';
import { createSubjectReader } from '../../main/desk/learning/similar-entries/subjects.ts';
import { extractChanges } from '../../main/desk/learning/feedback/text-changes.ts';
import { alignEdits } from '../../main/desk/learning/reply-edits/align-edits.ts';
import { extractPairs } from '../../main/desk/learning/past-answers/extract-pairs.ts';
import { createMasker } from '../../main/desk/learning/past-answers/masker.ts';
import { isCustomerSpecific } from '../../main/desk/learning/past-answers/score.ts';
import { stripPleasantries } from '../../main/desk/learning/past-answers/strip-pleasantries.ts';
import { extractDetails } from '../../main/desk/messages/details.ts';
import { partsOf } from '../../main/desk/messages/message-parts.ts';
import { createMoodClassifier } from '../../main/desk/messages/mood/mood-classifier.ts';
import { headModel } from '../../main/desk/messages/mood/linear-head.ts';
import { extractQuestions } from '../../main/desk/messages/questions.ts';
import { type ReadDeps, readMessage, toRoutingInput } from '../../main/desk/messages/read-message.ts';
import { scamWarningOf } from '../../main/desk/messages/scam/scam-guard.ts';
import { splitSentences } from '../../main/desk/messages/sentences.ts';
import { createRuleEngine } from '../../main/desk/messages/routing/rule-engine.ts';
import type { Embedder } from '../../main/desk/ports.ts';
import { detectPii } from '../../main/desk/privacy/pii/detect.ts';
import { mask, maskForLearning } from '../../main/desk/privacy/pii/mask.ts';
import { createChecks } from '../../main/desk/replies/checks/checks.ts';
import { buildInternalTextIndex } from '../../main/desk/replies/checks/internal-text-index.ts';
import { clipboardHtml } from '../../main/desk/replies/clipboard-html.ts';
import { editRatio } from '../../main/desk/replies/commit.ts';
import { compose } from '../../main/desk/replies/compose/compose.ts';
import { draftProvenance } from '../../main/desk/replies/compose/provenance.ts';
import { stripMarkdown } from '../../main/desk/replies/compose/strip-markdown.ts';
import { openPlacesIn } from '../../main/desk/replies/open-places.ts';
import { adoptPlaces } from '../../main/desk/replies/snippets/adopt-places.ts';
import { parseSnippetCsv } from '../../main/desk/replies/snippets/import-csv.ts';
import { parseEspanso } from '../../main/desk/replies/snippets/import-espanso.ts';
import { parseTemplate } from '../../main/desk/replies/snippets/parse-template.ts';
import { renderTemplate } from '../../main/desk/replies/snippets/render-template.ts';
import { expandQuery } from '../../main/desk/search/query-expansion.ts';
import { parseQuery } from '../../main/desk/search/query.ts';
import { createTokenizer } from '../../main/desk/search/tokenizer.ts';
import { foldCase } from '../../main/desk/store/fold-case.ts';
import { defaultRules, defaultSettings, ownersQueue } from './default-settings.ts';
import { t } from './i18n.ts';

/** Everything that reads or checks a text, by name, as far as it needs no model and no library. */

const now = new Date(2026, 10, 23, 12);
const tokenizer = createTokenizer();
const vector = new Float32Array(384).fill(1 / Math.sqrt(384));
const embedder: Embedder = {
  model: headModel,
  dimensions: 384,
  maxTokens: 256,
  languages: ['en'],
  translatedLanguages: [],
  load: () => Promise.resolve(),
  embed: (texts) => Promise.resolve(texts.map(() => vector)),
  countTokens: (text) => text.length / 4,
  close: () => Promise.resolve(),
};
const mood = createMoodClassifier({ embedder, log: { write: () => undefined } });
const rules = createRuleEngine(defaultRules, [ownersQueue]);
const products = ['Blue Teapot', 'mug', 'Rye Loaf'];
const reading: ReadDeps = {
  search: {
    findAll: (asked: readonly unknown[]) =>
      Promise.resolve({
        results: asked.map(() => ({ suggestions: [], verdict: { word: 'no good answer', value: 0 } })),
        searchedBy: 'words',
      }),
  } as unknown as ReadDeps['search'],
  router: {
    route: (message: Parameters<typeof rules.alarms>[0]) =>
      Promise.resolve({ queue: null, priority: 'normal', alarms: rules.alarms(message) }),
  } as unknown as ReadDeps['router'],
  mood,
  languages: ['en'],
  translatedLanguages: [],
  now: () => now.getTime(),
  region: 'GB',
  identity: () => ({ name: 'Larch & Lamb', domains: ['larchlamb.example'] }),
  shop: () => ({ orderNumbers: '', products }),
};
const check = createChecks([t('reply.place')]);
const internal = buildInternalTextIndex([
  { title: 'a', text: 'one two three four five six seven '.repeat(500) },
]);
const checked = (changes: Partial<CheckContext['message']>, source: string): CheckContext => ({
  message: {
    text: 'My order #48213 came squashed.',
    subject: null,
    language: 'en',
    names: ['Anna Berger'],
    emails: ['anna@mail.example'],
    ...changes,
  },
  questions: [
    { question: 'When does my parcel arrive?', chosen: 'e:1', leftOut: false },
    { question: 'Can I get a refund?', chosen: null, leftOut: false },
  ],
  settings: { ...defaultSettings, signOff: 'Best wishes\nIna', shopName: 'Larch & Lamb', agentName: 'Ina' },
  snippets: [],
  sources: new Map([['e:1', [source]]]),
  others: { names: ['Dev Raman', 'Rose Baker'], emails: ['dev@mail.example'] },
  internal,
  isInLibrary: () => false,
});
const reply = 'Dear Anna,\n\nyour parcel arrives on Monday. We refund you in full.\n\nBest wishes\nIna';
const conversation = (text: string, isAsked: boolean): Conversation => ({
  id: '1',
  subject: '',
  messages: [true, false].map((asks) => ({
    from: asks
      ? { name: 'Anna Berger', address: 'anna@mail.example' }
      : { name: 'Ina', address: 'hello@shop.example' },
    to: [],
    at: asks ? 1 : 2,
    text:
      asks === isAsked ? text : asks ? 'When does it come? Can I pay?' : 'It comes tomorrow. You can pay.',
    automatic: false,
    side: asks ? ('customer' as const) : ('shop' as const),
  })),
});
const isShop = ({ side }: Conversation['messages'][number]): boolean => side === 'shop';
const masker = await createMasker([], isShop, () => Promise.resolve());
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const parsed = (format: Format) => async (text: string) => {
  const parse = await parserOf(format);
  return parse(
    { name: `a.${format}`, bytes: bytesOf(text) },
    { read: () => Promise.reject(new Error('nothing inside')), depth: 0, consumeBytes: () => undefined },
  );
};
const head = 'From: Anna <anna@mail.example>\nTo: hello@shop.example\nSubject: a\nMIME-Version: 1.0\n';
const mailOf = (type: string, body: string): Uint8Array =>
  bytesOf(`${head}Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}`);

export interface TextReader {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

export const textReaders: readonly TextReader[] = Object.entries<TextReader['read']>({
  'a message: whether it is a scam': (text) =>
    scamWarningOf({
      parts: partsOf({ text, subject: null }),
      traces: null,
      shop: { name: 'Larch & Lamb', domains: ['larchlamb.example'] },
    }),
  'a message: all of it': (text) => readMessage({ text, subject: null }, reading),
  'a message: as a file': (text) =>
    readMessage(
      {
        text,
        subject: text.slice(0, 500),
        fileHeader: {
          from: { name: 'Anna', address: 'a@b.example' },
          replyTo: null,
          sentAt: 0,
          attachments: [],
          textIn: null,
          attachmentsIn: null,
          readTo: null,
          id: null,
          inReplyTo: null,
        },
      },
      reading,
    ),
  'a message: to be routed': (text) => toRoutingInput({ text, subject: null }, reading),
  'a message: parts': (text) => partsOf({ text, subject: null }),
  'a message: sentences': (text) => splitSentences(text, []),
  'a message: requests': (text) => extractQuestions(splitSentences(text, [])),
  ...Object.fromEntries(
    ['de', 'fr', 'es', 'it', 'nl'].map((language) => [
      `a message: requests (${language})`,
      (text: string) => extractQuestions(splitSentences(text, []), language),
    ]),
  ),
  'a message: details': (text) => extractDetails(text, [], { now, region: 'GB', language: 'en', products }),
  'a message: details in German': (text) =>
    extractDetails(text, [], { now, region: 'DE', language: 'de', orderNumbers: 'BB-99999, 99999' }),
  'a message: mood': (text) => mood.classify({ text, sentences: splitSentences(text, []), language: null }),
  'a message: rules': (text) =>
    rules.alarms({ text, subject: null, bodySpans: [{ start: 0, end: text.length }], details: [] }),
  'a message: language': (text) => detectLanguage(text, ['en']),
  'personal data': detectPii,
  'personal data: masked': (text) => mask(text),
  'personal data: masked for learning': maskForLearning,
  'a reply: checks': (text) => check(text, checked({}, reply)),
  'a reply: checks against a message': (text) => check(reply, checked({ text }, reply)),
  'a reply: checks against a source': (text) => check(reply, checked({}, text)),
  'a reply: checks of a copy': (text) => check(text, checked({ text }, text)),
  'a reply: open places': openPlacesIn,
  'a reply: as HTML': clipboardHtml,
  'a reply: what was changed': (text) =>
    editRatio(text.slice(0, text.length / 2), text.slice(text.length / 2)),
  'a draft: composed': (text) =>
    draftProvenance(
      compose({
        name: text.slice(0, 200),
        answers: [
          { question: text.slice(0, 5_000), source: null },
          { question: 'b', source: { target: 'e:1', text } },
        ],
        about: { details: [], queue: null, attachments: [] },
        asks: false,
        settings: defaultSettings,
        voice: { tone: 'as written', length: 'full' },
        snippetFor: () => null,
        t,
      }),
    ),
  'a draft: without Markdown': stripMarkdown,
  'a snippet: parsed and filled': (text) =>
    renderTemplate(parseTemplate(text), { given: new Map(), ambiguous: new Map(), now: 0, locale: 'en-GB' }),
  'a snippet: places': adoptPlaces,
  'snippets: a table': parseSnippetCsv,
  'snippets: espanso': parseEspanso,
  'a mail file: text': (text) => parseMail(mailOf('text/plain', text)),
  'a mail file: HTML': (text) => parseMail(mailOf('text/html', `<p>${text}</p>`)),
  'a mail file: base64': (text) =>
    parseMail(
      bytesOf(
        `${head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(text).toString('base64')}`,
      ),
    ),
  'a mail file: quoted-printable': (text) =>
    parseMail(
      bytesOf(
        `${head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${text}`,
      ),
    ),
  'a mail file: head': (text) =>
    parseMail(
      bytesOf(
        `Subject: ${text.replaceAll(/[\r\n]+/g, ' ')}\nFrom: ${text.slice(0, 10_000).replaceAll(/[\r\n]+/g, ' ')}\n\na`,
      ),
    ),
  'a mail file: anything': (text) => parseMail(bytesOf(text)),
  'a mail file: multipart': (text) =>
    parseMail(
      bytesOf(
        `${head}Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\n\n${text}\n--a--\n`,
      ),
    ),
  'a mail: unwrapped lines': joinWrappedLines,
  'a mail: links': stripTrackingLinks,
  'a document: text': parsed('text'),
  'a document: Markdown': parsed('markdown'),
  'a document: HTML': parsed('html'),
  'a document: CSV': parsed('csv'),
  'a document: reStructuredText': parsed('rst'),
  'a document: RTF': (text) => parsed('rtf')(`{\\rtf1 ${text}}`),
  'a document: JSON': (text) => parsed('json')(JSON.stringify([{ question: 'a?', answer: text }])),
  'a document: mailbox': (text) => parsed('mailbox')(`From a@b Mon Oct  5 10:12:00 2026\n${head}\n${text}\n`),
  'a document: passages': (text) =>
    chunk(
      text,
      { start: 0, end: text.length },
      { countTokens: (part) => part.length / 4, targetTokens: 120, maxTokens: 250 },
    ),
  'past answers: what was asked': (text) =>
    extractPairs(conversation(text, true), { isShop, masker, embedder }),
  'past answers: what was answered': (text) =>
    extractPairs(conversation(text, false), { isShop, masker, embedder }),
  'past answers: without courtesies': stripPleasantries,
  'past answers: of one customer': isCustomerSpecific,
  'past answers: masked': (text) => masker(text, ['Anna Berger', 'Ina']),
  'past answers: chats': (text) =>
    conversationsOfJson(
      bytesOf(
        JSON.stringify([
          {
            messages: [
              { role: 'user', content: text },
              { role: 'agent', content: 'It comes.' },
            ],
          },
        ]),
      ),
    ),
  'learning: changes': (text) => extractChanges(text, { before: text, after: `${text} 5 days` }, []),
  'learning: edits': (text) => alignEdits(text, text.toUpperCase(), [{ start: 0, end: text.length }]),
  'duplicates: facts': (text) => extractFacts(text, { start: 0, end: text.length }),
  'duplicates: yes or no': polarityOf,
  'duplicates: subjects': (text) => createSubjectReader()(text, text),
  'search: words': (text) => parseQuery(text, tokenizer, new Set()),
  'search: synonyms': (text) => expandQuery(text, [['gift box', 'hamper']]),
  'names of files': (text) => [displayName(text), stripControlCharacters(text), foldCase(text)],
}).map(([name, read]) => ({ name, read }));
