/**
 * What somebody says of a reply of the weekly sample, yes or no, in the order in which it is asked; `quality.points` of
 * locales/ has the sentences.
 */
export const qualityPoints = [
  'answered',
  'right',
  'complete',
  'tone',
  'language',
  'promises',
  'personalData',
] as const;
