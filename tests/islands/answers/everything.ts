/** One page with every control and visual of this folder, for looks and for axe. */
import type { Row } from '#app/core/labeling/result.ts';

export const markup = `<View><Header value="How is this text?"/><Text name="t" value="$t"/><Text name="u" value="$u"/>
<Filter toName="kind" placeholder="Find a choice"/>
<Choices name="kind" toName="t" layout="inline"><Choice value="News"/><Choice value="Story" hint="Made up"/><Choice value="Letter"/></Choices>
<Choices name="tags" toName="t" choice="multiple" layout="select"><Choice value="Long"/><Choice value="Dull"/></Choices>
<Taxonomy name="life" toName="t" showFullPath="true"><Choice value="Bacteria"/><Choice value="Eukarya"><Choice value="Human"/><Choice value="Oak"/></Choice></Taxonomy>
<Number name="age" toName="t" min="0" max="120" slider="true"/><DateTime name="when" toName="t"/><DateTime name="month" toName="t" only="month,year"/>
<Pairwise name="better" toName="t,u"/>
<TextArea name="notes" toName="t" label="Notes" rows="2"><Shortcut value="[noise]" hotkey="ctrl+1" background="#c2410c"/><Shortcut value="[laughs]" background="#0b6fb8"/></TextArea>
<List name="list" value="$items" title="Not placed"/><Ranker name="sort" toName="list"><Bucket name="good" title="Good"/><Bucket name="bad" title="Bad"/></Ranker>
<Collapse bordered="true"><Panel value="Facts" open="true"><Table name="facts" value="$facts"/></Panel><Panel value="How to answer"><Markdown value="$md"/></Panel></Collapse>
<Repeater on="$pages" mode="pagination"><Header value="Page {{idx}}"/><Text name="p_{{idx}}" value="$pages[{{idx}}].text"/><Rating name="r_{{idx}}" toName="p_{{idx}}"/></Repeater></View>`;

export const data = {
  t: 'The heron stood in the shallow water until the mist had gone.',
  u: 'Then it rose, turned once over the reeds and flew north.',
  items: [
    { id: 'one', title: 'Heron', body: 'Stands in shallow water and waits.' },
    { id: 'two', title: 'Kingfisher', body: 'Dives from a branch over the stream.' },
    { id: 'three', title: 'Wren' },
  ],
  facts: { Author: 'Ada', Written: 1843, Words: 66 },
  md: '# In short\n\nRead it **twice**, then:\n\n1. choose a kind\n2. say [why](https://example.org)\n',
  pages: [{ text: 'First page.' }, { text: 'Second page.' }],
};

const row = (from_name: string, type: string, value: Record<string, unknown>, to_name = 't'): Row => ({
  id: from_name,
  from_name,
  to_name,
  type,
  origin: 'manual',
  value,
});
export const result: Row[] = [
  row('kind', 'choices', { choices: ['Story'] }),
  row('life', 'taxonomy', { taxonomy: [['Bacteria'], ['Eukarya', 'Oak']] }),
  row('age', 'number', { number: 130 }),
  row('better', 'pairwise', { selected: 'right' }, 'better'),
  row('notes', 'textarea', { text: ['Reads well.', 'Short.'] }),
  row('sort', 'ranker', { ranker: { _: ['three'], good: ['one'], bad: ['two'] } }, 'list'),
];
