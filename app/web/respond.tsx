import './contexts.ts';
import { Readable } from 'node:stream';
import type { Context, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { personName } from '#app/core/person-name.ts';
import { can, type Verb } from '#app/core/permissions.ts';
import { FrameContext, type Flash, type Frame } from '#views/frame.ts';
import { SignedOut } from '#views/ui/signed-out.tsx';
import type { Env } from './env.ts';
import { takeFlash } from './flash.ts';

type Node = JSX.Element;

/** htmx 4 says what it will do with the answer: `partial` requests get the content without the shell. */
export const isPartial = (c: Context): boolean => c.req.header('HX-Request-Type') === 'partial';

/** Asked for a part of a page that stays, also where htmx picks the part out of a whole answer; going back in the history fetches the page itself. */
export const renewsPart = (c: Context): boolean =>
  c.req.header('HX-Request-Type') !== undefined && c.req.header('HX-History-Restore-Request') === undefined;

function frameOf(c: Context, flash?: Flash): Frame {
  const { maybeUser: user, clock, assets } = c.var as Env['Variables'];
  return {
    user: user && { id: user.id, name: personName(user), email: user.email, role: user.role },
    can: (verb: string) => user !== undefined && can(user.role, verb as Verb),
    flash,
    path: c.req.path,
    theme: user?.theme ?? undefined,
    partial: isPartial(c),
    now: clock(),
    assets,
  };
}

const draw = (frame: Frame, view: Node): string => (<FrameContext.Provider value={frame}>{view}</FrameContext.Provider>).toString();

/** A view as an answer: the whole page, or just its content for htmx, from the same component. */
export async function page(c: Context, view: Node, status: ContentfulStatusCode = 200): Promise<Response> {
  const frame = frameOf(c, takeFlash(c));
  c.header('Vary', 'HX-Request-Type');
  c.header('Cache-Control', 'no-store');
  const html = draw(frame, view);
  return c.html(frame.partial ? html : `<!doctype html>${html}`, status);
}

/** Sends people on after an act: 303 so that a reload repeats nothing; htmx follows it by fetching the page. */
export function go(c: Context, path: string): Response & TypedResponse {
  return c.redirect(path, 303) as never;
}

/** To a part of a page whose session has ended: the sign-in form would take the part's place, and the focus from whoever writes in it. */
export function signedOut(c: Context): Response | Promise<Response> {
  c.header('Vary', 'HX-Request-Type');
  c.header('Cache-Control', 'no-store');
  return c.html(draw(frameOf(c), <SignedOut />), 401);
}

/** A file to keep: the name is encoded into the header, never trusted as one (T11). */
export function downloadHeaders({ name, type }: { name: string; type: string }) {
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    // Once more alone: programs of the field look for it there (formats 4.1).
    filename: plain,
    'Cache-Control': 'no-store',
  };
}

/** Bytes that are made as they are sent: there are no parts of them to ask for. */
export function download(c: Context, file: { name: string; type: string; size?: number }, bytes: AsyncIterable<Uint8Array>): Response {
  const size = file.size === undefined ? undefined : { 'Content-Length': String(file.size) };
  return c.body(Readable.toWeb(Readable.from(bytes)) as ReadableStream, 200, { ...downloadHeaders(file), 'Accept-Ranges': 'none', ...size });
}
