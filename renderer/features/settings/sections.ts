import type { ComponentType } from 'react';
import { BackupsSection } from './sections/backups.tsx';
import { BesideSection } from './sections/beside.tsx';
import { ChecksSection } from './sections/checks.tsx';
import { KeysSection } from './sections/keys.tsx';
import { LearningSection } from './sections/learning.tsx';
import { LookSection } from './sections/look.tsx';
import { MessagesSection } from './sections/messages.tsx';
import { ModelSection } from './sections/model.tsx';
import { PeopleSection } from './sections/people.tsx';
import { PrivacySection } from './sections/privacy.tsx';
import { RepliesSection } from './sections/replies.tsx';
import { RetentionSection } from './sections/retention.tsx';
import { StyleSection } from './sections/style.tsx';
import { SupportSection } from './sections/support.tsx';
import { WordsSection } from './sections/words.tsx';
import type { SectionProps } from './setting.tsx';
import type { SettingSection } from './setting-places.ts';

/** What stands in each section, below its heading. */
export const sections: Readonly<Record<SettingSection, ComponentType<SectionProps>>> = {
  replies: RepliesSection,
  style: StyleSection,
  checks: ChecksSection,
  words: WordsSection,
  messages: MessagesSection,
  learning: LearningSection,
  look: LookSection,
  beside: BesideSection,
  keys: KeysSection,
  model: ModelSection,
  people: PeopleSection,
  privacy: PrivacySection,
  retention: RetentionSection,
  backups: BackupsSection,
  support: SupportSection,
};
