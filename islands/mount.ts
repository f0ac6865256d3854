/** Finds `[data-island]`, reads its props and starts it; ends it before htmx takes it away. */
type Start = (element: HTMLElement, props: never) => (() => void) | Promise<() => void>;

/** Each island is its own chunk, fetched only on pages that hold it. */
const islands: Record<string, () => Promise<Start>> = {
  labeler: async () => (await import('./labeler/labeler.ts')).startLabeler,
  'config-editor': async () => (await import('./config-editor/config-editor.ts')).startConfigEditor,
  uploads: async () => (await import('./uploads/uploads.ts')).startUploads,
  saving: async () => (await import('./saving/saving.ts')).startSaving,
  journal: async () => (await import('./journal/journal.ts')).startJournal,
};

const running = new Map<Element, () => void>();

async function mount(element: HTMLElement): Promise<void> {
  const load = islands[element.dataset.island ?? ''];
  if (!load || running.has(element)) return;
  running.set(element, () => undefined);
  try {
    const start = await load();
    const dispose = await start(element, JSON.parse(element.dataset.props ?? '{}') as never);
    if (element.isConnected) running.set(element, dispose);
    else dispose();
  } catch (error) {
    // The page has its own words for it (views/label.tsx).
    element.dataset.failed = '';
    reportError(error);
  }
}

function mountAll(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]')) void mount(element);
}

function sweep(): void {
  for (const [element, dispose] of running) {
    if (element.isConnected) continue;
    running.delete(element);
    dispose();
  }
}

new MutationObserver(() => {
  sweep();
  mountAll(document);
}).observe(document.documentElement, { childList: true, subtree: true });
mountAll(document);
