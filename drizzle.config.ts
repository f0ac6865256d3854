import { defineConfig } from 'drizzle-kit';

// The one default export of the house: drizzle-kit looks for it.
export default defineConfig({
  dialect: 'postgresql',
  schema: './app/db/schema/index.ts',
  out: './app/db/migrations',
  casing: 'snake_case',
});
