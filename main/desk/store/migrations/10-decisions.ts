/** Nothing yet. */
export const decisionsMigration = '';
