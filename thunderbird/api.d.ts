/** What the add-on uses of Thunderbird's interface for add-ons (from 128 on). */
interface Listeners<Given extends readonly unknown[]> {
  addListener(listener: (...given: Given) => void): void;
}

interface Port {
  readonly error: Error | null;
  readonly onMessage: Listeners<[message: unknown]>;
  readonly onDisconnect: Listeners<[port: Port]>;
  postMessage(message: unknown): void;
}

interface MailHead {
  /** Of this run of Thunderbird; it stays the same when the mail is moved. */
  readonly id: number;
  readonly headerMessageId: string;
  readonly author: string;
  readonly subject: string;
}

declare const messenger: {
  readonly runtime: { connectNative(host: string): Port };
  readonly i18n: { getMessage(key: string): string };
  readonly messageDisplay: {
    getDisplayedMessages(
      tab: number,
    ): Promise<{ readonly messages: readonly MailHead[] } | readonly MailHead[]>;
  };
  readonly messages: {
    get(id: number): Promise<MailHead>;
    getFull(
      id: number,
      how: { readonly decodeHeaders: boolean },
    ): Promise<{ readonly rawHeaders: Readonly<Record<string, readonly string[]>> }>;
    listInlineTextParts(
      id: number,
    ): Promise<readonly { readonly contentType: string; readonly content: string }[]>;
    listAttachments(id: number): Promise<readonly { readonly name: string }[]>;
  };
  readonly messageDisplayAction: {
    readonly onClicked: Listeners<[tab: { readonly id: number }]>;
    setTitle(what: { readonly tabId: number; readonly title: string }): Promise<void>;
    setBadgeText(what: { readonly tabId: number; readonly text: string }): Promise<void>;
  };
  readonly compose: {
    beginReply(id: number, how: 'replyToSender'): Promise<{ readonly id: number }>;
    getComposeDetails(
      tab: number,
    ): Promise<{ readonly relatedMessageId?: number; readonly isPlainText: boolean }>;
  };
  readonly tabs: {
    executeScript(tab: number, script: { readonly code: string }): Promise<readonly unknown[]>;
  };
};
