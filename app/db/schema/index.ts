/** The whole schema, for drizzle's client and drizzle-kit. */
export * from './activities.ts';
export * from './annotations.ts';
export * from './import-rows.ts';
export * from './people.ts';
export * from './projects.ts';
export * from './snapshots.ts';
export * from './tabs.ts';
export * from './tasks.ts';
export * from './transfers.ts';
export * from './uploads.ts';
