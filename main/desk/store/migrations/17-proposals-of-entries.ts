/** Proposals are found by their entry, and changes that wait by themselves, so that neither reads through all there are. */
export const proposalsOfEntriesMigration = `
  CREATE INDEX proposals_by_entry ON proposals (entry_id) WHERE entry_id IS NOT NULL;
  CREATE INDEX proposals_by_source ON proposals (source, last_at);
  CREATE INDEX proposals_of_edits ON proposals (entry_id) WHERE source = 'edit' AND state = 'open';
  CREATE INDEX closed_gaps ON gaps (closed_at) WHERE closed_at IS NOT NULL;
`;
