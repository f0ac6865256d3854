import type { Visit } from '#app/domain/sign-ins.ts';

/** A moment to count from. */
export const noon = new Date('2026-05-04T12:00:00Z');
export const later = (seconds: number, from = noon): Date => new Date(from.getTime() + seconds * 1000);

/** A browser without an address, so that tests do not slow each other down. */
export const visit = (given: Partial<Visit> = {}): Visit => ({ agent: 'test', address: '', now: noon, secure: false, ...given });
