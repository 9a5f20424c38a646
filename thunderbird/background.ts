import type { FromAddOn, GivenMail, ToAddOn } from '../preload/shapes/thunderbird.ts';

/**
 * The add-on: gives the open mail to Sidedesk when a person presses the button or the key, and puts the reply that comes back
 * into a draft of that mail. It asks for no right to send, and reads no other mail. docs/adr/thunderbird.md.
 */

/** Bytes of the largest message that the app takes. */
const longestMessage = 4_000_000;
const longest = { header: 20_000, text: 1_000_000, html: 2_000_000, name: 500, attachments: 200 } as const;

/** The same as `givenHeaders` of the app. */
const headerNames: readonly (keyof GivenMail['headers'])[] = [
  'from',
  'reply-to',
  'to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'return-path',
  'authentication-results',
  'auto-submitted',
  'precedence',
  'list-id',
  'x-autoreply',
  'x-autorespond',
];

type Refusal = Extract<ToAddOn, { do: 'refused' }>['code'] | 'not_installed' | 'no_mail';
type Reply = Extract<ToAddOn, { do: 'reply' }>;

/** A mail that was given, as it was then, and where its button is. */
interface Given {
  readonly mail: MailHead;
  readonly tab: number;
}

/** By the id that was made for each: a reply names it. */
const given = new Map<string, Given>();
/** Ids of those that the app has not taken yet. */
const asked = new Set<string>();
let port: Port | null = null;
/** Drafts are begun one after the other. */
let drafting: Promise<void> = Promise.resolve();

const t = (key: string): string => messenger.i18n.getMessage(key.replaceAll('.', '_'));

/** Says beside the button what became of the mail; null: all is well. */
async function say(tab: number, refused: Refusal | null): Promise<void> {
  const title = refused === null ? t('thunderbird.take') : t(`thunderbird.refused.${refused}`);
  try {
    await messenger.messageDisplayAction.setTitle({ tabId: tab, title });
    await messenger.messageDisplayAction.setBadgeText({ tabId: tab, text: refused === null ? '' : '!' });
  } catch {
    // The tab was closed meanwhile.
  }
}

function connect(): Port {
  if (port !== null) return port;
  const made = messenger.runtime.connectNative('sidedesk');
  port = made;
  made.onMessage.addListener((message) => hear(message as ToAddOn));
  made.onDisconnect.addListener(({ error }) => {
    if (port === made) port = null;
    const isMissing = error !== null && /no such native/i.test(error.message);
    for (const id of asked) refuse(id, isMissing ? 'not_installed' : 'not_running');
  });
  return made;
}

const send = (message: FromAddOn): void => connect().postMessage(message);

function refuse(id: string, code: Refusal): void {
  asked.delete(id);
  const one = given.get(id);
  given.delete(id);
  if (one !== undefined) void say(one.tab, code);
}

function hear(message: ToAddOn): void {
  switch (message.do) {
    case 'taken': {
      const one = given.get(message.id);
      if (asked.delete(message.id) && one !== undefined) void say(one.tab, null);
      return;
    }
    case 'refused': {
      // One that names no mail is about all that was asked.
      for (const id of message.id === null ? [...asked] : [message.id])
        if (asked.has(id)) refuse(id, message.code);
      return;
    }
    case 'reply':
      // What fails for one holds up no other.
      drafting = drafting.then(() => answer(message)).catch(() => undefined);
  }
}

async function textsOf(id: number): Promise<Pick<GivenMail, 'text' | 'html'>> {
  const parts = await messenger.messages.listInlineTextParts(id);
  const all = (type: string): string =>
    parts
      .filter(({ contentType }) => contentType.toLowerCase().startsWith(type))
      .map(({ content }) => content)
      .join('\n\n');
  const html = all('text/html');
  const text = all('text/plain').slice(0, longest.text);
  // A page of that length is no mail; where there are words beside it, they are enough.
  return { text, html: html.length > longest.html && text !== '' ? '' : html };
}

async function read(id: number): Promise<GivenMail> {
  // As they were sent: decoded, a name with a comma in it can no longer be told from two.
  const { rawHeaders } = await messenger.messages.getFull(id, { decodeHeaders: false });
  const attached = await messenger.messages.listAttachments(id);
  const known = headerNames.flatMap((name) => {
    const [value] = rawHeaders[name] ?? [];
    return value === undefined ? [] : [[name, value.slice(0, longest.header)] as const];
  });
  return {
    headers: Object.fromEntries(known),
    ...(await textsOf(id)),
    attachments: attached.slice(0, longest.attachments).map(({ name }) => name.slice(0, longest.name)),
  };
}

/** Gives the one mail that is open in a tab. */
async function take(tab: number): Promise<void> {
  const open = await messenger.messageDisplay.getDisplayedMessages(tab);
  const [mail, ...others] = 'messages' in open ? open.messages : open;
  if (mail === undefined || others.length > 0) return say(tab, 'no_mail');
  const id = crypto.randomUUID();
  given.set(id, { mail, tab });
  asked.add(id);
  try {
    const message: FromAddOn = { do: 'take', id, mail: await read(mail.id) };
    if (new TextEncoder().encode(JSON.stringify(message)).length > longestMessage) refuse(id, 'too_large');
    else send(message);
  } catch {
    refuse(id, 'failed');
  }
}

/** The mail of that id, if it is still the one that was given. */
async function mailOf(id: string): Promise<MailHead | null> {
  const before = given.get(id)?.mail;
  if (before === undefined) return null;
  const now = await messenger.messages.get(before.id).catch(() => null);
  const isSame =
    now !== null &&
    now.headerMessageId === before.headerMessageId &&
    now.author === before.author &&
    now.subject === before.subject;
  return isSame ? now : null;
}

/**
 * Runs in the draft: types where the cursor is, as a person would, so that the quote stays as it is and all can be undone. After
 * its time nothing is typed: the person was told by then that there is no draft.
 */
function typeInto(what: {
  readonly isPlain: boolean;
  readonly text: string;
  readonly html: string;
  readonly until: number;
}): boolean {
  if (Date.now() > what.until) return false;
  return what.isPlain
    ? document.execCommand('insertText', false, what.text)
    : document.execCommand('insertHTML', false, what.html);
}

type Placed = 'placed' | Extract<FromAddOn, { do: 'refused' }>['code'];

async function place({ id, text, html, until }: Reply): Promise<Placed> {
  const mail = await mailOf(id);
  if (mail === null) return 'unknown_mail';
  // It waited for others until now.
  if (Date.now() > until) return 'no_draft';
  const draft = await messenger.compose.beginReply(mail.id, 'replyToSender');
  const { relatedMessageId, isPlainText } = await messenger.compose.getComposeDetails(draft.id);
  if (relatedMessageId !== mail.id) return 'no_draft';
  const what = JSON.stringify({ isPlain: isPlainText, text, html, until });
  const [isTyped] = await messenger.tabs.executeScript(draft.id, {
    code: `(${typeInto.toString()})(${what})`,
  });
  return isTyped === true ? 'placed' : 'no_draft';
}

/** Puts a reply into a draft and says what became of it, in its time also where Thunderbird never does. */
async function answer(message: Reply): Promise<void> {
  const { id, reply, until } = message;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Placed>((resolve) => {
    timer = setTimeout(() => resolve('no_draft'), until - Date.now());
  });
  const done = await Promise.race([place(message).catch((): Placed => 'no_draft'), late]);
  clearTimeout(timer);
  send(done === 'placed' ? { do: 'placed', id, reply } : { do: 'refused', id, reply, code: done });
}

messenger.messageDisplayAction.onClicked.addListener((tab) => void take(tab.id));
