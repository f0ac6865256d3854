/** How a person likes the editor: kept on this machine, so that no page waits for it. */

/** How the list of regions is put together. */
export const regionGroups = ['none', 'label', 'kind'] as const;
export const regionOrders = ['made', 'place', 'score'] as const;

export type EditorSettings = Toggles & {
  regionGroup: (typeof regionGroups)[number];
  regionOrder: (typeof regionOrders)[number];
  /** The last first. */ regionTurned: boolean;
};

/** What is on or off. */
export type Toggles = {
  /** The label stays in hand after a region is made with it. */
  keepLabel: boolean;
  /** A region that was just made is selected. */
  selectNew: boolean;
  /** Regions show the names of their labels. */
  showNames: boolean;
  /** Buttons show their keys. */
  showKeys: boolean;
  /** Single keys choose labels, answers and tools; else only keys with Ctrl or Alt do anything outside of what has the focus. */
  singleKeys: boolean;
};

export const standardSettings: EditorSettings = {
  keepLabel: true,
  selectNew: true,
  showNames: true,
  showKeys: true,
  singleKeys: true,
  regionGroup: 'none',
  regionOrder: 'made',
  regionTurned: false,
};

const place = 'gloss:editor';

/** What this machine remembers; standard where it remembers nothing, or may not. */
export function readSettings(storage: Pick<Storage, 'getItem'> | undefined): EditorSettings {
  const known: unknown = parse(read(storage));
  if (typeof known !== 'object' || known === null) return standardSettings;
  const given = known as Record<string, unknown>;
  const allowed: Record<string, readonly unknown[]> = { regionGroup: regionGroups, regionOrder: regionOrders };
  const fits = (name: string) => (allowed[name] ?? [true, false]).includes(given[name]);
  const entries = Object.entries(standardSettings).map(([name, standard]) => [name, fits(name) ? given[name] : standard]);
  return Object.fromEntries(entries) as EditorSettings;
}

/** Private windows may refuse; the settings then last as long as the page. */
export function writeSettings(storage: Pick<Storage, 'setItem'> | undefined, settings: EditorSettings): boolean {
  try {
    storage?.setItem(place, JSON.stringify(settings));
    return storage !== undefined;
  } catch {
    return false;
  }
}

function read(storage: Pick<Storage, 'getItem'> | undefined): string | null {
  try {
    return storage?.getItem(place) ?? null;
  } catch {
    return null;
  }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
