/** What the desk says is a code of a closed list with what fills its sentence; locales/ has the sentences. */

/** What fills a sentence, by the names of its places. Times are milliseconds since 1970, languages ISO 639-1. */
export type WireParams = Readonly<Record<string, string | number | readonly string[]>>;

/** Something the desk says: why it found an answer, what it found in a reply. */
export interface Statement<Code extends string> {
  readonly code: Code;
  readonly params?: WireParams;
}

/**
 * Everything that can go wrong, and of what several cases have a sentence of their own, those cases. `errors.<code>` is the
 * sentence of a code, `errors.<code>_<reason>` that of a case.
 */
export const errorReasons = {
  // of a call
  bad_request: [
    'input',
    'call_name',
    'input_size',
    'backup_key',
    'customer_too_short',
    'file_exists',
    'folder_watched',
    'folder_overlaps',
    'golden_none_worse',
    'golden_not_undoable',
    'key_exists',
    'last_owner',
    'last_way_in',
    'merge_alone',
    'no_file',
    'nothing_to_count',
    'nothing_to_learn',
    'other_backup',
    'passphrase_first',
    'people_told_apart',
    'person_exists',
    'queue_exists',
    'recovery_key',
    'recovery_key_needed',
    'restore_waits',
    'second_look',
    'second_look_person',
    'second_look_queue',
    'second_look_self',
    'settings',
    'snippet_exists',
    'template',
    'too_many_people',
    'too_many_queues',
    'too_many_rules',
    'too_many_snippets',
  ],
  // a reply that must not go out as it is
  not_ready: [],
  unknown_call: [],
  forbidden: ['folder', 'path', 'person', 'place', 'window'],
  // of the role that may, whoever is unlocked
  not_allowed: ['agent', 'editor', 'owner', 'people'],
  not_found: [
    'answer',
    'audit_line',
    'backup',
    'backup_folder',
    'document',
    'document_of_entries',
    'entry',
    'example',
    'export',
    'file',
    'files',
    'folder',
    'gap',
    'gaps',
    'import',
    'pack',
    'pair',
    'person',
    'proposal',
    'proposal_outdated',
    'queue',
    'queue_of_rule',
    'rule',
    'snippet',
    'snippets',
    'trash',
    'update_signature',
    'version',
    'watched_folder',
    'worklist_mail',
  ],
  busy: ['dialog', 'passphrase', 'past_answers', 'restore', 'store'],
  cancelled: ['closing'],
  engine_unavailable: ['stopped'],
  clipboard_failed: ['no_clipboard'],
  mail_failed: ['add_on_away', 'mail_gone', 'no_draft', 'no_program'],
  internal: ['file'],
  // of what is stored
  disk_full: ['backup'],
  backups_failing: [],
  retention_waits: ['clock'],
  store_damaged: ['record', 'missing_restored', 'missing_empty', 'restored', 'empty'],
  newer_version: ['backup', 'key_file', 'pack', 'settings', 'store', 'update'],
  settings_damaged: ['restored'],
  // of the key that protects what customers write
  vault_absent: ['key_store', 'key_store_failed'],
  vault_locked: [
    'key_file',
    'key_file_missing',
    'key_store',
    'key_store_refused',
    'key_store_unreachable',
    'key_store_window',
    'pin_spent',
    'shut',
    'use_option',
  ],
  wrong_passphrase: [],
  // of the model
  model_unavailable: [
    'config',
    'files',
    'manifest',
    'not_loaded',
    'not_opened',
    'not_switched',
    'other_model',
    'stopped',
    'unsupported',
    'weights',
  ],
  // of a document
  empty_file: [],
  no_text: [
    'archive',
    'archive_contents',
    'attachments_only',
    'conversation',
    'espanso',
    'left_out',
    'mail',
    'pdf',
    'snippet_column',
  ],
  scanned: [],
  unsupported_type: [
    'archive_contents',
    'backup',
    'conversations',
    'ebcdic',
    'named',
    'pack',
    'snippets',
    'update',
  ],
  wrongly_named: [],
  password_protected: ['archive'],
  encrypted: ['book'],
  damaged: [
    'audit_export',
    'backup',
    'foreign_definitions',
    'json',
    'mailbox',
    'no_readable_text',
    'pack',
    'self_references',
    'text_missing',
    'yaml',
  ],
  truncated: [],
  too_large: [
    'archive',
    'archive_files',
    'file',
    'mailbox',
    'nested',
    'nested_archives',
    'snippets',
    'text',
    'unpacked',
  ],
  // a library pack whose signature does not fit
  pack_changed: ['other_pack'],
  update_refused: ['changed', 'no_keys', 'other_product', 'unknown_signer'],
  timed_out: ['after'],
  out_of_memory: [],
  unreadable: [
    'backup',
    'backup_folder',
    'bad_name',
    'data_file',
    'folder',
    'in_use',
    'is_folder',
    'is_link',
    'missing',
    'no_permission',
    'not_a_file',
    'store',
    'store_gone',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ErrorCode = keyof typeof errorReasons;
export type ErrorReason<Code extends ErrorCode = ErrorCode> = (typeof errorReasons)[Code][number];

/** What crosses the wire when a call fails, and what is kept of a file that could not be read. */
export interface WireError {
  readonly code: ErrorCode;
  readonly reason?: ErrorReason;
  readonly params?: WireParams;
}
