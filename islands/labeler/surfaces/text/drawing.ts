/** A text on the page: leaves of plain text nodes and marks. Knows which text node holds which unit, in both directions. */
import type { Stretch } from './caret.ts';
import { blockAt } from './blocks.ts';
import { paint, type Coat } from './paint.ts';
import { layOut, type Piece, type Segment } from './segments.ts';

/** A place in the page's tree. */
export type Spot = { node: Text; offset: number };

/**
 * A stretch of the text (UTF-16 units) that stands in one place of the page; between two there may be units that are not drawn (line
 * ends). `nodes` is what stands there now, at least one.
 */
export type Leaf = Stretch & { nodes: ChildNode[] };

type Drawn = Leaf & { texts: { node: Text; start: number }[]; look?: string };

export type Drawing = {
  /** Draws these spans, touching only the leaves where something differs; answers whether anything was touched. */
  draw(pieces: readonly Piece[], coats: ReadonlyMap<string, Coat>): boolean;
  /** Text node and offset of a unit; of two nodes that meet there the later one, or the one before it where asked. */
  spotOf(unit: number, side?: 'before'): Spot | undefined;
  /** Unit of a place in the tree; undefined outside the text. */
  unitOf(node: Node, offset: number): number | undefined;
};

export function createDrawing(root: HTMLElement, text: string, given: readonly Leaf[]): Drawing {
  const leaves: Drawn[] = given.map((leaf) => ({ ...leaf, texts: [] }));
  const cuts = [...new Set(leaves.flatMap(({ start, end }) => [start, end]))];
  const starts = new WeakMap<Node, number>();

  function draw(pieces: readonly Piece[], coats: ReadonlyMap<string, Coat>): boolean {
    let touched = false;
    const segments = layOut(pieces, text.length, cuts);
    let at = 0;
    for (const leaf of leaves) {
      while ((segments[at]?.start ?? Infinity) < leaf.start) at += 1;
      const from = at;
      while ((segments[at]?.start ?? Infinity) < leaf.end) at += 1;
      const own = segments.slice(from, at);
      const look = own.map((segment) => lookOf(segment, coats)).join('\n');
      if (look === leaf.look) continue;
      leaf.look = look;
      fill(leaf, own, coats);
      touched = true;
    }
    return touched;
  }

  function fill(leaf: Drawn, segments: readonly Segment[], coats: ReadonlyMap<string, Coat>): void {
    const [plain] = leaf.nodes;
    if (segments.length === 1 && segments[0]?.inner === undefined && leaf.nodes.length === 1 && plain instanceof Text) {
      // Most of a long document has no span, and what stands there may stay.
      plain.data = text.slice(leaf.start, leaf.end);
      leaf.texts = [{ node: plain, start: leaf.start }];
      starts.set(plain, leaf.start);
      return;
    }
    leaf.texts = segments.map(({ start, end }) => ({ node: document.createTextNode(text.slice(start, end)), start }));
    if (leaf.texts.length === 0) leaf.texts = [{ node: document.createTextNode(''), start: leaf.start }];
    for (const { node, start } of leaf.texts) starts.set(node, start);
    const before = leaf.nodes;
    leaf.nodes = leaf.texts.map(({ node }, index) => dress(node, segments[index], coats));
    before[0]?.before(...leaf.nodes);
    for (const node of before) node.remove();
  }

  function spotOf(unit: number, side?: 'before'): Spot | undefined {
    const at = blockAt(leaves, side && unit > 0 ? unit - 1 : unit);
    const texts = leaves[at]?.texts ?? [];
    const found = texts[blockAt(texts, side && unit > 0 ? unit - 1 : unit)];
    return found && { node: found.node, offset: Math.min(unit - found.start, found.node.length) };
  }

  function unitOf(node: Node, offset: number): number | undefined {
    const start = starts.get(node);
    if (start !== undefined) return start + offset;
    if (!root.contains(node)) return undefined;
    const inside = node.childNodes[offset];
    return (inside ? firstFrom(inside) : (endOf(node) ?? firstFrom(node))) ?? leaves.at(-1)?.end;
  }

  /** Where the text at or behind a node begins. */
  function firstFrom(node: Node): number | undefined {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    walker.currentNode = node;
    for (let next: Node | null = node; next; next = walker.nextNode()) {
      const found = starts.get(next);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function endOf(node: Node): number | undefined {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    let end: number | undefined;
    for (let next = walker.nextNode(); next; next = walker.nextNode()) {
      const start = starts.get(next);
      if (start !== undefined) end = start + (next as Text).length;
    }
    return end;
  }

  return { draw, spotOf, unitOf };
}

function dress(node: Text, segment: Segment | undefined, coats: ReadonlyMap<string, Coat>): ChildNode {
  const ground = segment?.inner === undefined ? undefined : coats.get(segment.inner);
  if (!segment || !ground) return node;
  const mark = document.createElement('mark');
  mark.className = 'text-span';
  mark.append(node);
  const lines = segment.lanes.map((id) => (id === undefined ? undefined : coats.get(id)));
  paint(mark, lines, ground, tagOf(segment, coats));
  return mark;
}

function tagOf(segment: Segment, coats: ReadonlyMap<string, Coat>): string {
  return segment.starts
    .map((id) => coats.get(id)?.tag ?? '')
    .filter(Boolean)
    .join(' + ');
}

/** Everything that shows of a segment, as one string to compare. */
function lookOf(segment: Segment, coats: ReadonlyMap<string, Coat>): string {
  const coatLook = (id: string | undefined) => {
    const coat = id === undefined ? undefined : coats.get(id);
    return coat ? [coat.ink.color, ...coat.ink.dash, ...Object.values(coat.ink.look ?? {}), coat.selected].join() : '';
  };
  return `${segment.start}-${segment.end} ${segment.lanes.map(coatLook).join('|')} ${coatLook(segment.inner)} ${tagOf(segment, coats)}`;
}
