/** Nothing yet. */
export const feedbackMigration = '';
