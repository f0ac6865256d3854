/** Visual tags: neither data nor answers, only how things stand (formats 1.6, heartex 7.7). */

import { mixins, tag } from './define.ts';

const place = ['style:style', 'className', 'idAttr'];

export const visualTags = [
  tag('visual', 'View', { attributes: ['display:block|inline=block', ...place, ...mixins.visibility], drawn: true }),
  tag('visual', 'Header', { attributes: ['value:data', 'size=4', 'underline:bool=false', ...place], drawn: true }),
  tag('visual', 'Markdown', { attributes: ['value:data', ...place, ...mixins.visibility], drawn: true }),
  tag('visual', 'Style', { drawn: true }),
  tag('visual', 'Collapse', { attributes: ['accordion:bool=true', 'bordered:bool=false', 'open:bool=false'], children: ['Panel'], drawn: true }),
  tag('visual', 'Panel', { attributes: ['value:data', 'open:bool'], drawn: true }),
  tag('visual', 'Filter', {
    attributes: [
      'name',
      'toName',
      'placeholder=Quick Filter',
      'minLength:number=3',
      'style:style',
      'hotkey',
      'casesensetive:bool=false',
      'cleanup:bool=true',
    ],
    required: ['toName'],
    drawn: true,
  }),
  tag('visual', 'Repeater', { attributes: ['on:data', 'indexFlag={{idx}}', 'mode:list|pagination=list'], required: ['on'], drawn: true }),
  tag('visual', 'Replica', { attributes: ['name:data', 'value:data'], open: true, drawn: true }),
];
