/** CoNLL 2003 and its kin: a token and its tag a line, a blank line behind each sentence. Every sentence is a task, its tokens one blank apart. */
import type { Row } from '#app/core/labeling/result.ts';
import { Losses } from '../losses.ts';
import { longestValue, tooLong } from '../read/limits.ts';
import { readLines } from '../read/lines.ts';
import { owned } from '../read/own.ts';
import { Held, tooManyTasks } from './held.ts';
import { markupOf, noteName } from './markup.ts';
import { headSize, mostFaults, partText, type Fault, type ForeignFormat, type ForeignItem, type Part } from './model.ts';
import { counted } from './words.ts';

/** Words of one sentence: a text without blank lines is one. */
const mostTokens = 200_000;

/** O, or B-, I- and what other schemes call the last (L, E) and the only one (S, U) of a name. */
const tag = /^(?:O|([BILESU])-(\S+))$/;
const begin = '-DOCSTART-';

const columnsOf = (line: string): string[] => line.split(/[ \t]+/).filter(Boolean);

/** Every whole line of the head has a tag at its end, and the file is known by its mark, by its ending, or by a name in it. */
function isConll({ path, head }: Part): boolean {
  if (/\.(json|jsonl|csv|tsv|html?|xml)$/i.test(path)) return false;
  const lines = head.split(/\r\n?|\n/).slice(0, head.length >= headSize ? -1 : undefined);
  const rows = lines.map(columnsOf).filter((columns) => columns.length > 0);
  const tags = rows.filter(([first]) => first !== begin).map((columns) => (columns.length > 1 ? tag.exec(columns.at(-1)!) : null));
  const isMarked = rows[0]?.[0] === begin || /\.(conll|iob2?|bio)$/i.test(path);
  return rows.length > 0 && tags.every((found) => found !== null) && (isMarked || tags.some((found) => found?.[1] !== undefined));
}

const tooManyWords = `This sentence has more than ${mostTokens.toLocaleString('en-GB')} words. Put a blank line behind each sentence.`;

type Token = { text: string; label?: string; begins: boolean; ends: boolean };
type Sentence = { file: string; row: number; tokens: Token[] };

async function* sentencesOf(part: Part): AsyncIterable<Sentence | Fault> {
  const file = part.name;
  let sentence: Sentence = { file, row: 1, tokens: [] };
  let length = 0;
  for await (const item of readLines(partText(part), 'line')) {
    const { row } = item;
    if ('problem' in item) return void (yield { file, row, problem: item.problem });
    const columns = columnsOf((item.value as { line: string }).line);
    if (columns.length === 0 || (columns[0] === begin && sentence.tokens.length === 0)) {
      if (sentence.tokens.length > 0) yield sentence;
      [sentence, length] = [{ file, row: row + 1, tokens: [] }, 0];
      continue;
    }
    const [text, last] = [columns[0]!, columns.at(-1)!];
    const found = columns.length > 1 ? tag.exec(last) : null;
    if (!found) {
      const problem =
        columns.length > 1
          ? `"${last.slice(0, 50)}" is no tag. Tags are O, or B- or I- with a label, such as B-PER.`
          : 'A word and its tag are needed here, such as "London B-LOC".';
      yield { file, row, problem };
      continue;
    }
    length += text.length + 1;
    if (length > longestValue) return void (yield { file, row: sentence.row, problem: tooLong('This sentence') });
    if (sentence.tokens.length >= mostTokens) return void (yield { file, row: sentence.row, problem: tooManyWords });
    const [, mark = 'O', label] = found;
    sentence.tokens.push({ text, ...(label !== undefined && { label }), begins: 'BSU'.includes(mark), ends: 'LESU'.includes(mark) });
  }
  if (sentence.tokens.length > 0) yield sentence;
}

const points = (text: string): number => [...text].length;

/** A name goes on while tags of its label follow and none of them begins another. Offsets in code points. */
function rowsOf(tokens: readonly Token[]): Row[] {
  const spans: { start: number; end: number; label: string; words: string[] }[] = [];
  let at = 0;
  let open: string | undefined;
  for (const { text, label, begins, ends } of tokens) {
    const end = at + points(text);
    const last = spans.at(-1);
    if (label !== undefined) {
      if (last && open === label && !begins) {
        last.end = end;
        last.words.push(text);
      } else spans.push({ start: at, end, label, words: [text] });
    }
    open = ends ? undefined : label;
    at = end + 1;
  }
  return spans.map(({ start, end, label, words }, index) => ({
    id: `s${index + 1}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start, end, text: words.join(' '), labels: [label] },
  }));
}

async function* items(parts: readonly Part[]): AsyncIterable<ForeignItem> {
  for (const part of parts)
    for await (const sentence of sentencesOf(part)) {
      if ('problem' in sentence) {
        yield sentence;
        continue;
      }
      const { file, row, tokens } = sentence;
      const result = rowsOf(tokens);
      const data = { text: tokens.map(({ text }) => text).join(' ') };
      // Nobody knows whether a sentence without a name was looked at, so somebody is to look.
      yield { file, row, task: { data, ...(result.length > 0 && { annotations: [{ result }] }) } };
    }
}

/** Its labels are noted. */
function faultsOf(sentence: Sentence | Fault, labels: Set<string>, held: Held): Fault[] {
  if ('problem' in sentence) return [sentence];
  const { file, row, tokens } = sentence;
  for (const { label } of tokens) {
    if (label === undefined) continue;
    const problem = held.label(label);
    if (problem !== undefined) return [{ file, row, problem }];
    if (!labels.has(label)) labels.add(owned(label));
  }
  return [];
}

export const conllFiles: ForeignFormat = {
  title: 'CoNLL',
  find: ({ parts }) => parts.filter(isConll),
  async survey(parts, _delivery, { mostTasks }) {
    const [labels, held] = [new Set<string>(), new Held(mostTasks)];
    const faults: Fault[] = [];
    let count = 0;
    for (const part of parts)
      for await (const sentence of sentencesOf(part)) {
        count += 1;
        faults.push(...faultsOf(sentence, labels, held));
        if (count > mostTasks) faults.push({ file: part.name, row: sentence.row, problem: tooManyTasks(mostTasks) });
        if (count > mostTasks || held.isOver || faults.length >= mostFaults) return faults;
      }
    if (faults.length > 0) return faults;
    const found = [...labels].map((name) => ({ name }));
    return {
      words: `${counted(count, 'sentence')}, ${counted(found.length, 'label')}`,
      count,
      markup: markupOf({ type: 'Text', name: 'text' }, [{ type: 'Labels', name: 'label', labels: found }]),
      used: new Map([
        ['label', labels],
        [noteName, new Set<string>()],
      ]),
      items: () => items(parts),
      leftOut: new Losses(),
    };
  },
};
