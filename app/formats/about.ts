import type { Role } from '#app/core/permissions.ts';

/** The project that exported tasks are of, for formats that tell of it. */
export type ExportedPerson = {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  /** Snapshots that were frozen before it was asked for do not tell it. */
  role?: Role;
};

/** `instruction`: HTML, cleaned. `people`: everybody who belongs to the project or answered in it, by id; nobody where they stay unnamed. */
export type About = { id: number; title: string; description: string; instruction: string; organization: string; people: ExportedPerson[] };
