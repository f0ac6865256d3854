import { Hono } from 'hono';
import { paths } from '#app/core/paths.ts';
import type { UserEnv } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import { signedIn } from '#app/web/scopes.ts';
import { LanguagePage } from '#views/labeling-language.tsx';

/** The reference of the labeling language, for everybody who is signed in. */
export const labelingLanguageRoutes = new Hono<UserEnv>().get(paths.labelingLanguage, signedIn, (c) => page(c, <LanguagePage />));
