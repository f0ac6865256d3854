/** The text on the page: blocks of plain text nodes and marks. Knows which text node holds which unit, in both directions. */
import { blockAt, cutBlocks, type Block } from './blocks.ts';
import { paint, type Coat } from './paint.ts';
import { layOut, type Piece, type Segment } from './segments.ts';

/** A place in the page's tree. */
export type Spot = { node: Text; offset: number };

type Drawn = Block & { element: HTMLElement; nodes: { node: Text; start: number }[]; drawn?: string };

export type Drawing = {
  /** Draws these spans, touching only the blocks where something differs; answers whether anything was touched. */
  draw(pieces: readonly Piece[], coats: ReadonlyMap<string, Coat>): boolean;
  /** Text node and offset of a unit. */
  spotOf(unit: number): Spot | undefined;
  /** Unit of a place in the tree; undefined outside the text. */
  unitOf(node: Node, offset: number): number | undefined;
};

/** Fills `root` with the text. Task text becomes text nodes only, never markup. */
export function createDrawing(root: HTMLElement, text: string): Drawing {
  const blocks = cutBlocks(text).map(createBlock);
  const cuts = blocks.map((block) => block.start);
  const starts = new WeakMap<Node, number>();
  root.replaceChildren(...blocks.map((block) => block.element));

  function draw(pieces: readonly Piece[], coats: ReadonlyMap<string, Coat>): boolean {
    let touched = false;
    const segments = layOut(pieces, text.length, cuts);
    let at = 0;
    for (const block of blocks) {
      const from = at;
      while ((segments[at]?.start ?? Infinity) < block.end) at += 1;
      const own = segments.slice(from, at);
      const look = own.map((segment) => lookOf(segment, coats)).join('\n');
      if (look === block.drawn) continue;
      block.drawn = look;
      fill(block, own, coats);
      touched = true;
    }
    return touched;
  }

  function fill(block: Drawn, segments: readonly Segment[], coats: ReadonlyMap<string, Coat>): void {
    block.nodes = segments.map(({ start, end }) => ({ node: document.createTextNode(text.slice(start, end)), start }));
    if (block.nodes.length === 0) block.nodes = [{ node: document.createTextNode(''), start: block.start }];
    for (const { node, start } of block.nodes) starts.set(node, start);
    block.element.replaceChildren(...block.nodes.map(({ node }, index) => dress(node, segments[index], coats)));
  }

  function spotOf(unit: number): Spot | undefined {
    const nodes = blocks[blockAt(blocks, unit)]?.nodes ?? [];
    const found = nodes[blockAt(nodes, unit)];
    return found && { node: found.node, offset: Math.min(unit - found.start, found.node.length) };
  }

  function unitOf(node: Node, offset: number): number | undefined {
    const start = starts.get(node);
    if (start !== undefined) return start + offset;
    if (!root.contains(node)) return undefined;
    const inside = node.childNodes[offset];
    if (!inside) return endOf(node);
    const first = inside instanceof Text ? inside : document.createTreeWalker(inside, NodeFilter.SHOW_TEXT).nextNode();
    return first ? starts.get(first) : endOf(node);
  }

  function endOf(node: Node): number | undefined {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    let last: Node | null = null;
    while (walker.nextNode()) last = walker.currentNode;
    const start = last && starts.get(last);
    return typeof start === 'number' ? start + (last?.textContent?.length ?? 0) : undefined;
  }

  return { draw, spotOf, unitOf };
}

function createBlock(block: Block): Drawn {
  const element = document.createElement('div');
  element.className = 'text-block';
  // A guess of the height, so that the scroll bar is about right before the block was ever laid out.
  element.style.setProperty('--block-lines', String(Math.ceil(block.text.length / 75) + block.text.split('\n').length - 1));
  return { ...block, element, nodes: [] };
}

function dress(node: Text, segment: Segment | undefined, coats: ReadonlyMap<string, Coat>): Node {
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
    return coat ? `${coat.ink.color}/${coat.ink.dash.join(' ')}/${coat.selected}` : '';
  };
  return `${segment.start}-${segment.end} ${segment.lanes.map(coatLook).join('|')} ${coatLook(segment.inner)} ${tagOf(segment, coats)}`;
}
