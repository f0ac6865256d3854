/** Controls whose answer has no place of its own (formats 1.5, heartex 7.6). */

import { mixins, tag } from './define.ts';

const control = ['name', 'toname'];
const asked = [...control, ...mixins.required, ...mixins.perRegion, ...mixins.visibility];

export const answerTags = [
  tag('control', 'Choices', {
    attributes: [
      ...asked, 'choice:single|single-radio|multiple=single', 'showinline:bool=false', 'layout:vertical|inline|select=vertical', 'value:data',
      'allownested:bool=false',
    ],
    required: control,
    fits: 'any',
    drawn: true,
    children: ['Choice'],
    labels: { child: 'Choice', needed: true },
    result: { type: 'choices', key: 'choices' },
  }),
  tag('control', 'Taxonomy', {
    attributes: [
      ...asked, 'value:data', 'apiurl:url', 'leafsonly:bool=false', 'showfullpath:bool=false', 'pathseparator= / ', 'maxusages:number',
      'minwidth', 'maxwidth', 'dropdownwidth', 'placeholder', 'labeling:bool=false', 'legacy:bool=false',
    ],
    required: control,
    fits: 'any',
    children: ['Choice'],
    labels: { child: 'Choice', needed: false },
    result: { type: 'taxonomy', key: 'taxonomy' },
  }),
  tag('control', 'TextArea', {
    attributes: [
      ...asked, 'value:data', 'label', 'placeholder', 'maxsubmissions:number', 'editable:bool=false', 'skipduplicates:bool=false',
      'transcription:bool=false', 'displaymode:tag|region-list=tag', 'rows:number=1', 'showsubmitbutton:bool',
    ],
    required: control,
    fits: 'any',
    drawn: true,
    children: ['Shortcut'],
    result: { type: 'textarea', key: 'text' },
  }),
  tag('control', 'Rating', {
    attributes: [
      ...asked, 'maxrating:number=5', 'icon:star|heart|fire|smile=star', 'size:small|medium|large=medium', 'defaultvalue:number=0', 'hotkey',
    ],
    required: control,
    fits: 'any',
    drawn: true,
    result: { type: 'rating', key: 'rating' },
  }),
  tag('control', 'Number', {
    attributes: [...asked, 'min:number', 'max:number', 'step:number=1', 'defaultvalue:number', 'slider:bool=false', 'hotkey'],
    required: control,
    fits: 'any',
    result: { type: 'number', key: 'number' },
  }),
  tag('control', 'DateTime', {
    attributes: [...asked, 'only', 'format', 'min', 'max', 'step', 'defaultvalue'],
    required: control,
    fits: 'any',
    result: { type: 'datetime', key: 'datetime' },
  }),
  tag('control', 'Pairwise', {
    attributes: [...control, ...mixins.required, 'selectionstyle:style', 'leftclass', 'rightclass'],
    required: control,
    fits: 'any',
    result: { type: 'pairwise', key: 'selected' },
  }),
  tag('control', 'Ranker', {
    attributes: [...control, 'axis:x|y=y', 'lockaxis:bool', 'ranked:bool', 'sortable:bool', 'sortedhighlightcolor'],
    required: control,
    fits: ['List'],
    children: ['Bucket'],
    result: { type: 'ranker', key: 'ranker' },
  }),
  tag('control', 'Relations', {
    attributes: ['name', 'toname', 'choice:single|multiple=multiple', 'value:data'],
    fits: 'any',
    children: ['Relation'],
    result: { type: 'relation', key: 'labels' },
  }),
];

export const childTags = [
  tag('child', 'Label', {
    attributes: [
      'value:data', 'selected:bool=false', 'maxusages:number', 'hint', 'hotkey', 'alias', 'showalias:bool=false', 'aliasstyle:style=opacity:0.6',
      'size=medium', 'background', 'selectedcolor=#ffffff', 'granularity:symbol|word|sentence|paragraph', 'groupcancontain', 'html',
      'category:number', 'model_index:number', 'showinline:bool',
    ],
    required: ['value|alias'],
    drawn: true,
  }),
  tag('child', 'Choice', {
    attributes: [
      'value:data', 'selected:bool=false', 'alias', 'hotkey', 'style:style', 'html', 'hint', 'color', 'readonly:bool=false', 'background',
      'showalias:bool=false',
    ],
    required: ['value|alias'],
    drawn: true,
    children: ['Choice'],
  }),
  tag('child', 'Relation', { attributes: ['value', 'background', 'alias'], required: ['value'] }),
  tag('child', 'Shortcut', { attributes: ['value', 'alias', 'hotkey', 'background=#333333'], required: ['value'] }),
  tag('child', 'Bucket', { attributes: ['name', 'title', 'default:bool=false'], required: ['name'] }),
  tag('child', 'Channel', {
    attributes: [
      'column', 'legend', 'units', 'displayformat=.1f', 'interpolation=curveStep', 'height=200', 'strokecolor=#f48a42', 'strokewidth:number=1',
      'markercolor', 'markersize:number=0', 'markersymbol=circle', 'timerange', 'datarange', 'showaxis:bool=true', 'showyaxis:bool=true',
      'fixedscale:bool',
    ],
    required: ['column'],
  }),
  tag('child', 'MultiChannel', {
    attributes: ['height=200', 'showaxis:bool=true', 'showyaxis:bool=true', 'fixedscale:bool'],
    children: ['Channel'],
  }),
];
