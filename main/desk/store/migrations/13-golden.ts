/** Nothing yet. */
export const goldenMigration = '';
