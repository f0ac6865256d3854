/** The rows of a tree that show: what is open, or what a search finds with all that leads there. */
import type { Label } from '#app/core/labeling/model.ts';

/** A place in a tree; `isPartial`: what lies below it is fetched when it is opened. */
export type TreeLabel = Omit<Label, 'children'> & { children: readonly TreeLabel[]; isPartial?: boolean };

export type TreeRow = {
  label: TreeLabel;
  /** From the root to it. */
  names: readonly string[];
  /** The names joined by newlines. */
  path: string;
  /** From 1. */
  level: number;
  opens: boolean;
  isOpen: boolean;
  /** Place among its siblings that show, from 1, and how many those are. */
  position: number;
  siblings: number;
};

export function treeRows(labels: readonly TreeLabel[], open: ReadonlySet<string>, query: string): TreeRow[] {
  const sought = query.trim().toLowerCase();
  const found = sought === '' ? undefined : matches(labels, sought);
  return below(
    labels,
    [],
    (path) => found?.shown.has(path) ?? true,
    (path) => open.has(path) || found?.opened.has(path) === true,
  );
}

function below(
  labels: readonly TreeLabel[],
  above: readonly string[],
  shows: (path: string) => boolean,
  isOpen: (path: string) => boolean,
): TreeRow[] {
  const here = labels.map((label) => ({ label, names: [...above, label.name] })).filter(({ names }) => shows(names.join('\n')));
  return here.flatMap(({ label, names }, index) => {
    const path = names.join('\n');
    const opens = label.children.length > 0 || label.isPartial === true;
    const row: TreeRow = {
      label,
      names,
      path,
      level: names.length,
      opens,
      isOpen: opens && isOpen(path),
      position: index + 1,
      siblings: here.length,
    };
    return [row, ...(row.isOpen ? below(label.children, names, shows, isOpen) : [])];
  });
}

type Found = { shown: Set<string>; opened: Set<string> };

/** Places whose words hold what is sought, those above them (open), and those below a match, to be opened by hand. */
function matches(labels: readonly TreeLabel[], sought: string): Found {
  const found: Found = { shown: new Set(), opened: new Set() };
  const visit = (label: TreeLabel, above: string, isUnder: boolean): boolean => {
    const path = above === '' ? label.name : `${above}\n${label.name}`;
    const isMatch = label.value.toLowerCase().includes(sought);
    const inside = label.children.map((child) => visit(child, path, isUnder || isMatch)).includes(true);
    if (inside) found.opened.add(path);
    if (isMatch || inside || isUnder) found.shown.add(path);
    return isMatch || inside;
  };
  for (const label of labels) visit(label, '', false);
  return found;
}
