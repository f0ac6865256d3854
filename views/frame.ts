/** What surrounds every view and no view should pass by hand: who looks, what they may, where assets lie. Filled in by `app/web/respond.tsx`. */
import { createContext, useContext } from 'hono/jsx';
import type { Role, Verb } from '#app/core/permissions.ts';

/** One line about what just happened. `undo` posts to an address that takes it back. */
export type Flash = { kind: 'done' | 'notice' | 'warning' | 'problem'; text: string; undo?: { action: string; label: string } };

/** `app` holds script and style that every page has; `labeler` only the editor's. The build hashes them. */
export type AssetName =
  | 'css'
  | 'pages-css'
  | 'labeler-css'
  | 'config-css'
  | 'htmx'
  | 'manners'
  | 'alpine'
  | 'islands'
  | 'icons'
  | 'icons-more'
  | 'favicon';

export type Frame = {
  user?: { id: number; name: string; email: string; role: Role };
  /** Verbs of the person within the project the page is about, or within the organization. */
  can: (verb: Verb) => boolean;
  flash?: Flash;
  /** Path and query of this page, to come back to. */
  path: string;
  /** Absent: as the system says. */
  theme?: 'light' | 'dark';
  /** An htmx request for the content alone: layouts leave out everything around it. */
  partial?: boolean;
  /** The clock of the request; absent in rooms without one, where the system's is taken. */
  now?: Date;
  organization?: string;
  assets: (name: AssetName) => string;
};

const nobody: Frame = { can: () => false, path: '/', assets: (name) => `/assets/${name}` };

export const FrameContext = createContext<Frame>(nobody);
export const useFrame = (): Frame => useContext(FrameContext);
