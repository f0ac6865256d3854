import { Hono } from 'hono';
import { z } from 'zod';
import { readKeymap, remappable, type KeymapProblem } from '#app/core/labeling/keymap.ts';
import { paths } from '#app/core/paths.ts';
import { changeKeymap } from '#app/domain/users.ts';
import type { UserEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allowSignedIn, signedIn } from '#app/web/scopes.ts';
import { KeymapPage } from '#views/keymap.tsx';

const form = z.object(Object.fromEntries(remappable.map(({ name }) => [name, z.string().trim().max(40, 'A key is shorter than that.').optional()])));

const errorsOf = (problems: readonly KeymapProblem[]): Record<string, string> =>
  Object.fromEntries(problems.map(({ name, message }) => [name, message]));

/** The keys of the editor, one person's own. */
export const keymapRoutes = new Hono<UserEnv>()
  .get(paths.keymap, signedIn, (c) => {
    const { keymap } = c.var.user;
    return page(c, <KeymapPage keymap={keymap} errors={errorsOf(readKeymap(keymap).problems)} />);
  })
  .put(paths.keymap, signedIn, allowSignedIn(), async (c) => {
    const read = await readForm(c, form);
    const { keymap, problems } = readKeymap(read.ok ? read.values : {});
    const errors = read.ok ? errorsOf(problems) : read.errors;
    if (Object.keys(errors).length > 0) return page(c, <KeymapPage keymap={c.var.user.keymap} errors={errors} given={read.given} />, 422);
    await changeKeymap(c.var.db, c.var.user, keymap);
    setFlash(c, 'Your keys are saved. Editors that are open take them when they are opened again.');
    return go(c, paths.keymap);
  })
  .delete(paths.keymap, signedIn, allowSignedIn(), async (c) => {
    await changeKeymap(c.var.db, c.var.user, {});
    setFlash(c, 'Every act has its standard key again.');
    return go(c, paths.keymap);
  });
