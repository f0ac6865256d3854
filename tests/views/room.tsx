/** A room to show views in: a frame around them, and the HTML they become. */
import { can, type Role } from '#app/core/permissions.ts';
import { FrameContext, type Frame } from '#views/frame.ts';
import type { Child } from 'hono/jsx';

export const noon = new Date('2026-05-02T12:00:00Z');

/** Ada manages unless another role is named. */
export function frameFor(role: Role = 'manager', rest: Partial<Frame> = {}): Frame {
  return {
    user: { id: 1, name: 'Ada Byron', email: 'ada@example.org', role },
    can: (verb) => can(role, verb),
    path: '/projects/7/tasks',
    now: noon,
    organization: 'Analytical Society',
    assets: (name) => `/assets/${name}`,
    ...rest,
  };
}

/** Renders within a frame, as `page()` does. */
export async function show(view: Child, frame: Frame = frameFor()): Promise<string> {
  return (<FrameContext.Provider value={frame}>{view}</FrameContext.Provider>).toString();
}

/** Text that would become script or markup wherever it is not escaped (T12, T16). */
export const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&\``;
