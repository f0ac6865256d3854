/** Sheets over the editor that few visits need: each its own chunk, fetched when it is first asked for. */
import type { JSX } from 'hono/jsx/dom/jsx-runtime';
import type { Scope } from '../scope.ts';
import { adoptSheet } from './adopt.ts';
import type { State } from './doc.ts';
import type { Parts } from './parts.ts';

export type SheetProps = { parts: Parts; state: State; /** To be called when the dialog has closed. */ closed: () => void };
export type Sheet = (props: SheetProps) => JSX.Element;

const catalog = {
  help: async () => part((await import('./panels/help.tsx')).Help),
  history: async () => part((await import('./panels/history.tsx')).HistorySheet),
  palette: async () => part((await import('./panels/palette.tsx')).CommandPalette),
  settings: async () => part((await import('./panels/settings.tsx')).Settings),
} satisfies Record<string, () => Promise<Part>>;

/** A sheet with the style that it brings along. */
type Part = { Body: Sheet; css?: string };
const part = async (Body: Sheet): Promise<Part> => ({ Body, css: (await import('./panels/sheet-style.ts')).css });

export type SheetName = keyof typeof catalog;

export type Sheets = {
  open(name: SheetName): void;
  /** The one that is to be drawn. */
  shown(): Sheet | undefined;
  closed(): void;
  /** The keys pressed since the palette was asked for; from now on they go to it. */
  held(): string[];
};

/** `draw` asks for everything to be drawn soon. */
export function createSheets(scope: Scope, draw: () => void, announce: (sentence: string) => void): Sheets {
  let shown: Sheet | undefined;
  const held: string[] = [];
  let letGo: Scope | undefined;

  /** Who types on while the palette comes means its field, not the commands of the editor. */
  function hold(): void {
    letGo = scope.child();
    letGo.on(
      window,
      'keydown',
      (event) => {
        event.stopPropagation();
        // Keys with Ctrl are the browser's; with Alt some layouts type letters.
        if (event.metaKey || (event.ctrlKey && !event.altKey)) return;
        event.preventDefault();
        held.push(event.key);
      },
      { capture: true },
    );
  }

  function release(): string[] {
    letGo?.end();
    letGo = undefined;
    return held.splice(0);
  }

  async function fetchSheet(name: SheetName): Promise<void> {
    if (name === 'palette' && !letGo) hold();
    try {
      const { Body, css }: Part = await catalog[name]();
      if (css) adoptSheet(css);
      shown = Body;
      draw();
    } catch (error) {
      if (navigator.onLine) reportError(error);
      release();
      announce('This could not be fetched. Check your connection and try again.');
    }
  }

  return {
    open: (name) => void fetchSheet(name),
    shown: () => shown,
    held: release,
    closed() {
      shown = undefined;
      draw();
    },
  };
}

/** For the `ref` of a sheet's dialog: the browser's own modal keeps focus inside and closes on Escape. */
export function showModal(dialog: HTMLDialogElement | null): void {
  // The element gets its place in the document after its ref is called.
  queueMicrotask(() => dialog?.isConnected && !dialog.open && dialog.showModal());
}
